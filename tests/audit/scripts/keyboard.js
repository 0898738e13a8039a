// The stops of the Tab key. `remember` before the first press, `take` after some of them, `missed` at the end.
(() => {
  const CANDIDATES = "a[href], area[href], button, input, select, textarea, summary, audio[controls], video[controls], iframe, [tabindex], [contenteditable]";
  const numbers = new Map(), before = new WeakMap();
  const number = (element) => numbers.get(element) ?? numbers.set(element, numbers.size).get(element);
  const drawn = (element) => {
    const style = getComputedStyle(element);
    return [style.boxShadow, style.backgroundColor, style.borderColor, style.borderWidth, style.textDecoration].join("|");
  };
  const isTransparent = (colour) => /^rgba\(.*, 0\)$|^transparent$/.test(colour);
  const hasRing = (element) => {
    const style = getComputedStyle(element);
    const outlined = style.outlineStyle !== "none" && (style.outlineStyle === "auto" || parseFloat(style.outlineWidth) >= 1) && !isTransparent(style.outlineColor);
    return outlined || (before.has(element) && before.get(element) !== drawn(element));
  };
  const boxes = (element) => [element, ...(element.labels ?? [])].flatMap((each) => [...each.getClientRects()]).filter((box) => box.width && box.height);
  const isInSentence = (element) => {
    if (getComputedStyle(element).display !== "inline") return false;
    let block = element.parentElement;
    while (block && ["inline", "contents"].includes(getComputedStyle(block).display)) block = block.parentElement;
    const copy = block.cloneNode(true);
    for (const each of copy.querySelectorAll("a, button, script, .visually-hidden")) each.remove();
    return /\p{L}/u.test(copy.textContent);
  };
  const size = (element) => {
    const all = boxes(element);
    const across = (start, end) => Math.max(...all.map((box) => box[end])) - Math.min(...all.map((box) => box[start]));
    return all.length ? [across("left", "right"), across("top", "bottom")] : [0, 0];
  };
  const problems = (element) => {
    const found = [];
    const [box] = boxes(element);
    if (!box || !isShown(element)) return ["is not visible"];
    const x = box.left + box.width / 2, y = Math.min(box.top + box.height / 2, Math.max(box.top + 1, innerHeight - 1));
    if (x < 0 || x > innerWidth || y < 0 || y > innerHeight) found.push("is outside the window");
    else {
      const hit = document.elementFromPoint(x, y);
      const mine = [element, ...(element.labels ?? [])].some((each) => each.contains(hit) || hit?.contains(each));
      if (!mine) found.push(`is covered by ${hit ? describe(hit) : "nothing"}`);
    }
    if (!hasRing(element)) found.push("has no focus ring");
    const [width, height] = size(element);
    if ((width < 23.5 || height < 23.5) && !isInSentence(element)) found.push(`is ${Math.round(width)} × ${Math.round(height)} px, less than 24 × 24`);
    return found;
  };
  const reachable = () => [...document.querySelectorAll(CANDIDATES)].filter((each) => each.tabIndex >= 0 && !each.disabled && isShown(each)
    && !(each.localName === "summary" && each.parentElement?.querySelector("summary") !== each)
    && !(each.type === "radio" && !each.checked));
  const leadsToMain = (element) => {
    const target = element.localName === "a" && element.hash && document.getElementById(decodeURIComponent(element.hash.slice(1)));
    return Boolean(target && (target.localName === "main" || target.closest("main")));
  };
  // Behind the last stop focus leaves the page; a browser without a window of its own may hand it back to the first at once.
  let isFromOutside = false;
  document.addEventListener("focusin", (event) => { isFromOutside = event.relatedTarget === null; }, true);
  const look = () => {
    const element = document.activeElement;
    if (!element || element === document.body || element === document.documentElement) return null;
    const hasLeft = isFromOutside && numbers.get(element) === 0;
    isFromOutside = false;
    if (hasLeft) return null;
    return {
      number: number(element), name: describe(element), problems: problems(element), leadsToMain: leadsToMain(element),
      isInMain: Boolean(element.closest("main")), isMedia: element.matches("audio, video, iframe, input"),
    };
  };
  // Each press first looks at where the one before has led: to ask for that from outside takes as long as the press.
  let stops = [], isUnderWay = false;
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Tab") return;
    if (isUnderWay) stops.push(look());
    isUnderWay = true;
  }, true);
  window.auditKeyboard = {
    remember: () => { for (const each of reachable()) before.set(each, drawn(each)); },
    take: () => {
      const taken = [...stops, look()];
      stops = [];
      isUnderWay = false;
      return taken;
    },
    missed: () => reachable().filter((each) => !numbers.has(each)).map(describe),
  };
})
