// What the other scripts share: an element as a person would point it out, and whether it can be seen.
const describe = (element) => {
  const words = (element.getAttribute("aria-label") || element.textContent || element.getAttribute("name") || "").replace(/\s+/g, " ").trim();
  const id = element.id ? `#${element.id}` : "";
  const names = [...element.classList].map((each) => `.${each}`).join("");
  return `<${element.tagName.toLowerCase()}${id}${names}>${words ? ` "${words.slice(0, 40)}"` : ""}`;
};
const isShown = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true, contentVisibilityAuto: true });
const isForScreenReaders = (element) => {
  for (let each = element; each && each !== document.body; each = each.parentElement) {
    const style = getComputedStyle(each);
    if (style.position === "absolute" && (style.clipPath !== "none" || style.clip !== "auto" || each.clientWidth <= 1)) return true;
  }
  return false;
};
const clips = (value) => value === "hidden" || value === "clip";
const scrolls = (value) => value === "auto" || value === "scroll";
