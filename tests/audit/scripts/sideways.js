// What makes a page scroll sideways, or is cut off at its edge: everything outside the window that no box of its own scrolls.
() => {
  const width = document.documentElement.clientWidth;
  const isInItsOwnBox = (element) => {
    for (let each = element.parentElement; each && each !== document.body; each = each.parentElement) {
      const x = getComputedStyle(each).overflowX;
      const box = each.getBoundingClientRect();
      if ((scrolls(x) || clips(x)) && box.left >= -1 && box.right <= width + 1) return true;
    }
    return false;
  };
  const isOutside = (element) => {
    const box = element.getBoundingClientRect();
    return box.width > 0 && (box.right > width + 1 || box.left < -1);
  };
  const outside = [...document.body.querySelectorAll("*")]
    .filter((each) => isShown(each) && isOutside(each) && !isForScreenReaders(each) && !isInItsOwnBox(each));
  const shown = outside.filter((each) => !outside.includes(each.parentElement)).slice(0, 3).map(describe); // the rest has the same cause
  const scroll = document.documentElement.scrollWidth;
  return shown.length || scroll <= width + 1 ? shown : [`something: the page is ${scroll} px wide`];
}
