// The German beside a page in another language, text by text: for those who learn it, and for those who help them.
(() => {
  "use strict";
  const bar = document.querySelector(".bilingual");
  if (!bar) return;
  const link = bar.querySelector("a"), status = bar.querySelector("[role=status]"), record = bar.closest(".record");
  const button = Object.assign(document.createElement("button"), { type: "button", className: "action" });
  button.append(...link.cloneNode(true).childNodes);
  link.replaceWith(button);

  const TEXTS = "h1, h2, h3, h4, p, li, dt, dd, th, td, caption, summary, figcaption";
  const LEFT_OUT = ".record__tools, .handout, .notice, .source-name, .hours-now, .channels, .tags, .badges, address, nav, [class^=office__]";
  // The texts of a page by its parts, which are called alike in every language; a rich text is a part of its own.
  const parts = (page) => {
    const found = new Map();
    for (const text of page.querySelectorAll(TEXTS)) {
      if (text.closest(LEFT_OUT) || text.querySelector(TEXTS)) continue;
      const part = text.closest("[data-pair], section[aria-labelledby]");
      const rich = text.closest(".rich");
      const key = `${part?.dataset.pair ?? part?.getAttribute("aria-labelledby")} ${Boolean(rich)}`;
      if (!found.has(key)) found.set(key, { place: rich ?? part ?? page, texts: [] });
      found.get(key).texts.push(text);
    }
    return found;
  };
  const kinds = ({ texts }) => texts.map((text) => text.tagName).join();
  const words = (text) => text.textContent.replace(/\s+/g, " ").trim();
  const ways = (text, code) => [...text.querySelectorAll("a:not([href^='#'])")].map((way) => way.getAttribute("href").replace(`/${code}/`, "/")).join();
  const german = (text, tag) => {
    const copy = Object.assign(document.createElement(tag), { lang: "de", dir: "ltr", className: "pair__german" });
    copy.append(...text.cloneNode(true).childNodes);
    for (const each of copy.querySelectorAll("svg")) each.remove();
    for (const each of copy.querySelectorAll("a")) each.replaceWith(...each.childNodes);
    return copy;
  };
  const pair = (own, other) => {
    if (words(own) === words(other) || ways(own, document.documentElement.lang) !== ways(other, "de")) return;
    const both = Object.assign(document.createElement("span"), { className: "pair" }), first = document.createElement("span");
    first.append(...own.childNodes);
    both.append(first, german(other, "span"));
    own.append(both);
  };
  const show = async () => {
    const answer = await fetch(link.href);
    if (!answer.ok) throw new Error(answer.status);
    const others = parts(new DOMParser().parseFromString(await answer.text(), "text/html").querySelector(".record"));
    for (const [key, own] of parts(record)) {
      const other = others.get(key);
      if (!other) continue;
      if (kinds(own) === kinds(other)) own.texts.forEach((text, number) => pair(text, other.texts[number]));
      else {  // told in another number of paragraphs: the whole part below
        const rest = Object.assign(document.createElement("div"), { className: "pair__rest" });
        rest.append(...other.texts.map((text) => german(text, "p")));
        own.place.append(rest);
      }
    }
  };
  const hide = () => {
    for (const rest of record.querySelectorAll(".pair__rest")) rest.remove();
    for (const both of record.querySelectorAll(".pair")) both.replaceWith(...both.firstChild.childNodes);
  };
  const turn = async (on) => {
    button.disabled = true;
    try {
      await (on ? show() : hide());
      record.classList.toggle("is-bilingual", on);
      button.lastChild.textContent = on ? bar.dataset.hide : link.lastChild.textContent;
      status.textContent = on ? bar.dataset.shown : bar.dataset.hidden;
      history.replaceState(null, "", location.pathname + (on ? "?de" : "") + location.hash);
    } catch { status.textContent = bar.dataset.failed; }
    button.disabled = false;
  };
  button.addEventListener("click", () => turn(!record.classList.contains("is-bilingual")));
  if (new URLSearchParams(location.search).has("de")) turn(true);
})();
