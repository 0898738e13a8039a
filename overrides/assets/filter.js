// The filter of a directory: links become boxes to tick, in every combination, over the search index of the language.
// Where that cannot be fetched they stay links.
(() => {
  "use strict";
  const all = (selector, part = document) => [...part.querySelectorAll(selector)];
  const [form, template, tags, cards, more] = all(".filter--live, .found [data-part]"), boxes = all("[name]", form), say = form.dataset, { lang } = document.documentElement;
  let records, results;

  const key = (box) => `${box.name}=${box.value}`;
  const name = (box) => box.nextElementSibling.textContent;
  const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().trim();

  // What is true by now of the hours of a week, or of days. The town's time counts, not the visitor's; `sv` writes as ISO 8601 does.
  const berlin = (days) => new Date(Date.now() + days * 864e5).toLocaleString("sv", { timeZone: "Europe/Berlin" });
  const moments = (each, when, [today, time], end) => {
    if (when.includes("|")) {
      const week = when.split("|").slice((new Date(today).getUTCDay() + 6) % 7), left = week[0].split(",").filter((span) => time < span.slice(6));
      return [left.some((span) => span < time) && "now", left[0] && "today", (left[0] || week.slice(1).join("")) && "week"];
    }
    each.day = when.split(" ").find((day) => day >= today);
    return [each.day === today && "today", each.day < end && "week"];
  };

  const card = (each) => {
    const item = template.content.cloneNode(true), [date, link, text, badges, facts] = all("p, a, ul", item), [first, second = first] = (each[7] || "").split("/");
    const names = (facets) => boxes.filter((box) => facets.includes(box.name) && each.keys.includes(key(box))).map(name);
    date.textContent = each.day && new Date(each.day).toLocaleDateString([`${lang}-u-ca-gregory-nu-latn`, "de"], { dateStyle: "medium" });
    Object.assign(link, { textContent: each[2], href: say.address.replace("{}", each[1]), lang: first || lang });
    Object.assign(text, { textContent: each[3], lang: second || lang });
    for (const textContent of [].concat(each[8] || [], names(say.badges))) badges.append(Object.assign(document.createElement("li"), { textContent }));
    facts.textContent = names("languages").join(" · ");
    return item;
  };
  const show = (until) => {
    cards.append(...results.slice(cards.children.length, until).map(card));
    more.hidden = !results[cards.children.length];
  };
  // What was pressed is gone: on to what stands in its place.
  const stay = (place) => all(tags.firstChild ? ".found input, .found button" : ".filter summary")[place].focus();
  // A box counts what it finds together with those of the other groups. One that finds nothing is given up, so that nobody gets an empty list.
  // Comes out: what to call the choice in an address.
  const refresh = () => {
    const wanted = {}, counts = {}, now = berlin(0).split(" "), end = berlin(6);
    for (const box of boxes) if (box.checked) (wanted[box.name] ??= []).push(key(box));
    results = records.filter((each) => {
      const keys = each.keys.concat(moments(each, each[6] || "", now, end).map((moment) => `when=${moment}`));
      const missed = Object.keys(wanted).filter((group) => !wanted[group].some((one) => keys.includes(one)));
      for (const one of keys) if (missed.every((group) => one.startsWith(`${group}=`))) counts[one] = (counts[one] || 0) + 1;
      return !missed[0];
    }).sort((a, b) => (a.day || "9").localeCompare(b.day || "9"));
    const list = boxes.filter((box) => {
      const count = counts[key(box)] || 0;
      box.parentNode.lastChild.textContent = count;
      box.disabled = !count && !box.matches(":focus");
      return box.checked &&= count;
    });
    if (list.length < Object.values(wanted).flat().length) return refresh();
    for (const each of all("[data-total]")) each.textContent = say.count.replace("{number}", results.length);
    form.classList.toggle("filter--on", !!list[0]);
    tags.replaceChildren(...list.map((box, place) => {
      const label = box.parentNode.cloneNode(true);
      label.onchange = () => { box.click(); stay(place); };
      return label;
    }));
    cards.replaceChildren();
    show(30);
    const query = `?${new URLSearchParams(new FormData(form))}`;
    for (const link of all("a[data-language]")) link.search = query;
    return query;
  };
  const change = () => history.pushState(null, "", refresh());
  const read = () => {
    for (const box of boxes) box.checked = false;
    refresh();
    for (const box of boxes) if (location.search.slice(1).split("&").includes(key(box)) && !box.disabled) { box.checked = true; refresh(); }
  };

  const start = (index) => {
    const label = document.activeElement.parentNode;
    records = index.records.filter((each) => index.kinds[each[0]][0] === say.kind);
    for (const each of records) each.keys = (each[5] || []).map((term) => `${index.facets[index.terms[term][0]]}=${index.terms[term][1]}`);
    for (const each of all("[hidden]", form)) each.hidden = false;
    for (const link of all("label a", form)) link.replaceWith(...link.childNodes);
    label.control?.focus();
    form.onchange = ({ target }) => target.name && change();
    form.onreset = () => setTimeout(() => { change(); stay(0); });
    form.oninput = ({ target }) => {
      if (!target.name) for (const item of all("li", target.closest("fieldset"))) item.hidden = !plain(item.textContent).includes(plain(target.value));
    };
    more.onclick = () => {
      const from = cards.children.length;
      show(from + 30);
      all("a", cards)[from].focus();
    };
    onpopstate = read;
    onbeforeprint = () => show();
    read();
  };
  const load = () => fetch(say.index).then((answer) => answer.json()).then(start);
  if (location.search) load(); else form.addEventListener("click", load, { once: true });
})();
