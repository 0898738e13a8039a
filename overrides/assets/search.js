// The search page: looks through one small index of the page's language, fetched when somebody searches.
(() => {
  "use strict";
  const page = document.querySelector("[data-index]");
  if (!page) return;
  const field = page.querySelector("input");
  const status = page.querySelector("[data-status]");
  const list = page.querySelector("[data-results]");
  const MOST = 30;
  let index = null;

  // The same word however it is written: without marks, in small letters, with one form of Arabic and Persian letters.
  const plain = (text) => text.normalize("NFKD").replace(/[\p{M}\u0640\u200c]/gu, "").toLowerCase()
    .replace(/ı/g, "i").replace(/ß/g, "ss").replace(/ى|ی/g, "ي").replace(/ک/g, "ك").replace(/ة/g, "ه").replace(/['’ʼ`]/g, "");
  const words = (text) => plain(text).split(/[^\p{L}\p{N}]+/u).filter(Boolean);

  const fetchIndex = async () => {
    const entries = await (await fetch(page.dataset.index)).json();
    return entries.map(([link, name, summary, kind, more]) => (
      { link, name, summary, kind, title: words(name), rest: words(summary), more: words(more.join(" ")) }));
  };
  const load = () => (index ??= fetchIndex().catch((error) => { index = null; throw error; }));
  const best = (found, word) => Math.max(0, ...found.map((each) => (each === word ? 3 : each.startsWith(word) ? 2 : word.length > 3 && each.includes(word) ? 1 : 0)));
  const score = (entry, query) => {
    let sum = 0;
    for (const word of query) {
      const own = Math.max(best(entry.title, word) * 4, best(entry.more, word) * 2, best(entry.rest, word));
      if (!own) return 0;
      sum += own;
    }
    return sum;
  };
  const show = async () => {
    const query = words(field.value);
    list.hidden = !query.length;
    status.textContent = "";
    if (!query.length) return;
    let entries;
    try { entries = await load(); } catch { status.textContent = page.dataset.failed; return; }
    const found = entries.map((entry) => ({ entry, score: score(entry, query) })).filter((each) => each.score)
      .sort((a, b) => b.score - a.score);
    list.replaceChildren(...found.slice(0, MOST).map(({ entry }) => {
      const item = document.createElement("li"), link = document.createElement("a"), text = document.createElement("p"), kind = document.createElement("p");
      link.href = entry.link; link.textContent = entry.name; link.dir = text.dir = "auto";
      text.textContent = entry.summary; kind.textContent = entry.kind; kind.className = "card__kind";
      item.append(kind, link, text);
      return item;
    }));
    status.textContent = found.length ? page.dataset.count.replace("{number}", found.length) : page.dataset.nothing;
  };

  field.value = new URLSearchParams(location.search).get("q") ?? "";
  let waiting;
  field.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(show, 150); });
  page.querySelector("form").addEventListener("submit", (event) => {
    event.preventDefault();
    history.replaceState(null, "", `?q=${encodeURIComponent(field.value)}`);
    show();
  });
  show();
})();
