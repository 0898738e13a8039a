// Opens every menu, panel and fold of a page; says how many. Folds come last: a click elsewhere may close them.
async () => {
  const buttons = [...document.querySelectorAll('button[aria-expanded="false"], button[popovertarget]')].filter(isShown);
  for (const each of buttons) each.click();
  const folds = [...document.querySelectorAll("details:not([open])")];
  for (const each of folds) each.open = true;
  // what was folded counts as hidden until it is painted
  for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
  return buttons.length + folds.length;
}
