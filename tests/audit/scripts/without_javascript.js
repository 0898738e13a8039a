// What somebody without JavaScript misses: parts that must be there, and controls that do nothing.
() => {
  const found = [];
  const visible = (selector) => [...document.querySelectorAll(selector)].filter((each) => isShown(each) && each.getBoundingClientRect().height > 0);
  for (const selector of ["h1", "main", "nav"]) if (!visible(selector).length) found.push(`no visible <${selector}>`);
  const doesSomething = (element) => {
    if (element.matches("button[popovertarget], button[command]")) return true;
    return Boolean(element.form?.hasAttribute("action")) && !element.matches("button[type=button], input[type=button]");
  };
  const controls = visible("button, input:not([type=hidden]), select, textarea").filter((each) => !doesSomething(each));
  const dead = visible('a:not([href]), a[href="#"], a[href^="javascript:"], [role=button]:not(a[href], button, summary), [role=tab], [role=combobox]');
  for (const each of [...controls, ...dead]) found.push(`${describe(each)} does nothing`);
  return found;
}
