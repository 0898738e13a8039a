// At `/`: the language chosen last time comes first, then the languages of the browser. All of it plain links.
(() => {
  "use strict";
  const list = document.querySelector("[data-choose]");
  if (!list) return;
  let remembered = null;
  try { remembered = localStorage.getItem("language"); } catch { /* storage is off */ }
  const wanted = [remembered, ...navigator.languages].filter(Boolean).map((code) => code.toLowerCase());
  const rank = (item) => {
    const code = item.querySelector("a").dataset.language.toLowerCase();
    const exact = wanted.findIndex((each) => each === code || each.split("-")[0] === code);
    return exact < 0 ? wanted.length : exact;
  };
  const items = [...list.children];
  const order = new Map(items.map((item, index) => [item, rank(item) * 100 + index]));
  list.append(...items.sort((a, b) => order.get(a) - order.get(b)));
  for (const link of list.querySelectorAll("a[data-language]")) {
    link.addEventListener("click", () => {
      try { localStorage.setItem("language", link.dataset.language); } catch { /* storage is off */ }
    });
  }
})();
