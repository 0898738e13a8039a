// "My list": the button on the page of a record, and the page that shows what was kept. Ids are stored here after a click, never before.
(() => {
  "use strict";
  const place = document.querySelector(".keep, .my-list"), find = (css) => place.querySelector(css), say = place.dataset, status = find("[aria-live]");
  const tidy = (refs) => [...new Set(refs)].filter((ref) => /^[a-z]+\/[a-z\d-]+$/.test(ref));
  const read = () => { try { return tidy(JSON.parse(localStorage.getItem("my-list"))); } catch { return []; } };
  const write = (refs) => {
    try {
      if (refs[0]) localStorage.setItem("my-list", JSON.stringify(refs)); else localStorage.removeItem("my-list");
    } catch { status.textContent = say.failed; }
    dispatchEvent(new Event("storage"));  // for all that shows the list here; other tabs hear of it by themselves
  };

  const showButton = () => {
    const isKept = read().includes(find("button").value);
    find("button").setAttribute("aria-pressed", isKept);
    find("a").hidden = !isKept;
  };

  const shared = tidy(new URLSearchParams(location.search).getAll("r"));
  const refs = () => shared[0] ? shared : read();
  const address = () => `${location.origin}${say.home}my-list/?r=${refs().join("&r=")}`;
  // What the page of a record says. That of a renamed one leads on: its canonical address is the new one.
  const look = async (ref) => {
    const link = `${say.home}${ref}/`;
    try {
      const answer = await fetch(link);
      if (!answer.ok) return { ref, group: say.gone };
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const now = page.querySelector("[rel=canonical]").href.split("/").slice(-3, -1).join("/");
      return now === ref ? { ref, link, group: page.querySelector(".breadcrumbs li:nth-last-child(2)").textContent, page } : { ...await look(now), ref };
    } catch { return { ref, link, group: say.unknown }; }
  };
  const showList = async () => {
    say.state = shared[0] ? "shared" : refs()[0] ? "own" : "empty";
    find("bdi").textContent = address();
    const found = await Promise.all(refs().map(look)), list = find(".my-list__groups");
    let last, items;
    list.textContent = "";
    for (const { ref, link, group, page } of found.sort((a, b) => !a.page - !b.page || a.group.localeCompare(b.group))) {
      const [heading, fresh] = find("template").content.cloneNode(true).children, copy = fresh.firstElementChild, [name, ...texts] = say.texts.split("|").flatMap((css) => page?.querySelector(css) ?? []);
      const title = copy.querySelector("a"), button = copy.querySelector("button");
      if (group !== last) {
        heading.textContent = last = group;
        list.append(heading, items = fresh);
      }
      title.textContent = name?.textContent ?? ref;
      if (name?.lang) title.lang = name.lang;
      if (link) title.href = copy.querySelector("bdi").textContent = location.origin + link;
      title.parentElement.after(...texts);
      button.value = ref;
      button.ariaLabel = `${button.textContent}: ${title.textContent}`;
      items.append(copy);
    }
  };

  let turn = Promise.resolve();
  const show = say.home ? () => { turn = turn.then(showList); } : showButton;
  place.addEventListener("click", async ({ target }) => {
    const { name, value } = target.closest("button") ?? {}, own = read();
    if (name === "print") print();
    if (name === "share") navigator.share({ url: address() });
    if (name === "clear" && confirm(say.sure)) write([]);
    if (name === "copy") {
      try { await navigator.clipboard.writeText(address()); status.textContent = say.copied; } catch { status.textContent = say.notCopied.replace("{address}", address()); }
    }
    if (name === "keep") {
      write(tidy([...own, ...shared]));
      location.href = location.pathname;
    }
    if (name === "toggle") {
      write(own.includes(value) ? own.filter((ref) => ref !== value) : [...own, value]);
      if (say.removed) { status.textContent = say.removed; status.focus(); }
    }
  });
  addEventListener("storage", show);
  addEventListener("pageshow", ({ persisted }) => { if (persisted) show(); });
  show();
  if (!navigator.share) place.classList.add("is-unshared");
  place.hidden = false;
})();
