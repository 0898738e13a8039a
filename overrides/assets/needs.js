// The needs page: boxes instead of links, and one list of what is ticked. Its address holds the list, so it can be passed on.
(() => {
  "use strict";
  const page = document.querySelector(".needs");
  if (!page) return;
  const form = page.querySelector("form"), list = page.querySelector(".needs__list"), status = page.querySelector("[role=status]");
  const boxes = [...form.querySelectorAll("input")], say = page.dataset;
  const address = page.querySelector(".handout__address bdi");
  for (const each of form.querySelectorAll("[hidden]")) each.hidden = false;
  for (const each of form.querySelectorAll("a")) each.hidden = true;

  const show = () => {
    const ticked = boxes.filter((box) => box.checked).map((box) => box.value);
    const query = new URLSearchParams(ticked.map((each) => ["need", each])).toString();
    const seen = new Set();
    for (const part of list.querySelectorAll("[data-need]")) {
      part.hidden = !ticked.includes(part.dataset.need);
      if (part.hidden) continue;
      for (const place of part.querySelectorAll("[data-office]")) {  // a place for several needs is shown once
        const again = seen.has(place.dataset.office);
        place.firstElementChild.hidden = again;
        place.lastElementChild.hidden = !again;
        seen.add(place.dataset.office);
      }
    }
    list.hidden = !ticked.length;
    history.replaceState(null, "", query ? `?${query}` : location.pathname);
    address.textContent = location.href;
    for (const link of document.querySelectorAll("a[data-language]")) link.search = query;
  };
  const announce = () => { const number = boxes.filter((box) => box.checked).length; status.textContent = number ? say.count.replace("{number}", number) : say.nothing; };
  const wanted = new URLSearchParams(location.search).getAll("need");
  for (const box of boxes) box.checked = wanted.includes(box.value);
  show();
  form.addEventListener("change", () => { show(); announce(); });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    announce();
    list.querySelector("h2").focus();
    list.scrollIntoView();
  });
  list.querySelector("[data-do=print]").addEventListener("click", () => print());
  list.querySelector("[data-do=copy]").addEventListener("click", async () => {
    try { await navigator.clipboard.writeText(location.href); status.textContent = say.copied; } catch { status.textContent = say.notCopied; }
  });
})();
