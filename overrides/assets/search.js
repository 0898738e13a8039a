// The search page: shows while somebody types what finder.js finds. Engine and index are fetched when the field is first used.
(() => {
  "use strict";
  const page = document.querySelector("[data-finder]");
  if (!page) return;
  const say = page.dataset, [field, status, list, help] = page.querySelectorAll("input, [role=status], [data-results], [data-help]");
  const near = help.firstElementChild, letter = help.querySelector(".action"), address = letter.href;
  const FIRST = 5;
  let engine, turn = 0;

  const fetchAll = async () => {
    const [{ finder }, words, { default: MiniSearch }, index] = await Promise.all([
      ...[say.finder, say.words, say.engine].map((link) => import(link)), fetch(say.index).then((answer) => answer.json()),
    ]);
    return { ...words, ...index, ...await finder(MiniSearch, index, words) };
  };
  const load = () => engine ??= fetchAll().catch(() => { engine = null; });
  const copy = (number) => page.querySelector("template").content.children[number].cloneNode(true);

  // The text in its own language, with the words marked that were found.
  const write = (element, text, language, matched, words) => {
    if (language) Object.assign(element, { lang: language, dir: "auto" });
    text.split(/([\p{L}\p{M}\p{N}\p{Cf}'’ʼ]+)/u).forEach((piece, place) => {
      const isFound = place % 2 && words(piece).some((word) => matched.includes(word));
      element.append(isFound ? Object.assign(document.createElement("mark"), { textContent: piece }) : piece);
    });
  };
  const item = (link, { id, record: [, , name, summary = "", , , , languages = "", note = ""], matched }, words) => {
    const made = copy(1), [title, badge, text] = made.children, [ofName, ofSummary = ofName] = languages.split("/");
    title.href = link.replace("{}", id);
    write(title, name, ofName, matched, words);
    write(text, summary, ofSummary, matched, words);
    badge.textContent = note;
    return made;
  };
  const group = ([kind, heading, link], hits, words) => {
    const made = copy(0), [title, items, more] = made.children;
    const add = (some) => items.append(...some.map((hit) => item(link, hit, words)));
    title.textContent = heading;
    title.id = `found-${kind}`;
    add(hits.slice(0, FIRST));
    more.hidden = hits.length <= FIRST;
    more.textContent = say.all.replace("{number}", hits.length);
    more.setAttribute("aria-describedby", title.id);
    more.onclick = () => {
      add(hits.slice(FIRST));
      items.children[FIRST].firstElementChild.focus();
      more.remove();
    };
    return made;
  };
  const show = async () => {
    const mine = ++turn, query = field.value.trim();
    if (query && !list.firstChild) status.textContent = say.wait;
    const found = query && await load();
    if (mine !== turn) return;
    const hits = found ? found.search(query) : [], kinds = new Set(hits.map(({ kind }) => kind));
    list.replaceChildren(...[...kinds].map((kind) => group(found.kinds.find(([name]) => name === kind), hits.filter((hit) => hit.kind === kind), found.words)));
    status.textContent = !query ? "" : !found ? say.failed : hits.length ? say.count.replace("{number}", hits.length) : say.nothing;
    help.hidden = !found || hits.length;
    if (help.hidden) return;
    const topics = found.topics(query).map((key) => document.querySelector(`[data-topic="${key}"]`).cloneNode(true));
    near.hidden = !topics.length;
    near.lastElementChild.replaceChildren(...topics);
    letter.href = address.replaceAll("%7Bquery%7D", encodeURIComponent(query));
  };
  const remember = () => history.replaceState(null, "", field.value ? `?q=${encodeURIComponent(field.value)}` : location.pathname);

  field.value = new URLSearchParams(location.search).get("q") ?? "";
  field.onfocus = load;
  field.oninput = (event) => event.isComposing || show();
  field.addEventListener("compositionend", show);
  field.onchange = remember;
  field.onkeydown = ({ key }) => {
    if (key !== "Escape") return;
    field.value = "";
    show();
  };
  field.form.onsubmit = (event) => {
    event.preventDefault();
    remember();
    show();
  };
  show();
})();
