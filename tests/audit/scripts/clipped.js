// Text that is cut off by `overflow: hidden`: lines that reach out of a box that hides what does not fit.
() => {
  const SLACK = 3; // px: the box of a line is a little higher than its letters
  const found = new Set();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || !isShown(element) || isForScreenReaders(element)) continue;
    const range = document.createRange();
    range.selectNodeContents(walker.currentNode);
    const lines = [...range.getClientRects()].filter((line) => line.width > 0);
    for (let each = element; each && each !== document.body; each = each.parentElement) {
      const style = getComputedStyle(each), box = each.getBoundingClientRect();
      const sideways = clips(style.overflowX) && lines.some((line) => line.right > box.right + SLACK || line.left < box.left - SLACK);
      const below = clips(style.overflowY) && lines.some((line) => line.bottom > box.bottom + SLACK || line.top < box.top - SLACK);
      if (sideways || below) found.add(describe(each));
    }
  }
  return [...found];
}
