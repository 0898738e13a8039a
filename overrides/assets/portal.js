// Small comforts; every page works without them.
(() => {
  "use strict";
  // Remember the language that somebody chooses, so that `/` can put it first. Stored only after this click.
  for (const link of document.querySelectorAll("a[data-language]")) {
    link.addEventListener("click", () => {
      try { localStorage.setItem("language", link.dataset.language); } catch { /* storage is off: nothing to remember */ }
    });
  }
  // How much somebody has put on the own list, once there is something.
  const list = document.querySelector(".list-link");
  const count = () => {
    try {
      const { length } = JSON.parse(localStorage.getItem("my-list")) ?? [];
      list.hidden = !length;
      list.lastElementChild.textContent = length;
    } catch { /* storage is off */ }
  };
  for (const name of ["storage", "pageshow"]) addEventListener(name, count);
  // Close an open menu with Escape, with a click beside it, when another one opens or the focus moves on:
  // it would cover what comes next.
  const menus = [...document.querySelectorAll(".popup")];
  for (const menu of menus) {
    menu.addEventListener("toggle", () => {
      if (menu.open) for (const other of menus) if (other !== menu) other.open = false;
    });
  }
  document.addEventListener("keydown", (event) => {
    const open = menus.find((menu) => menu.open);
    if (event.key === "Escape" && open) { open.open = false; open.querySelector("summary").focus(); }
  });
  const closeOthers = ({ target }) => { for (const menu of menus) if (menu.open && !menu.contains(target)) menu.open = false; };
  document.addEventListener("click", closeOthers);
  // With the keyboard only: on a small screen what a finger presses would move away before it is let go.
  // In a wide table browsers are content with a strip of what has the focus.
  document.addEventListener("focusin", (event) => {
    if (!event.target.matches(":focus-visible")) return;
    closeOthers(event);
    if (event.target.closest(".table-scroll")) event.target.scrollIntoView({ block: "nearest", inline: "center" });
  });

  // A page ages after it was built. The town's time counts, not the visitor's: by the rule of EU directive 2000/84/EC, as
  // loading the time zones of `Intl` would take an old phone longer than all the rest of this script.
  const moment = Date.now(), year = new Date(moment).getUTCFullYear();
  const lastSunday = (month) => { const end = new Date(Date.UTC(year, month + 1, 0, 1)); return end.setUTCDate(end.getUTCDate() - end.getUTCDay()); };
  const isSummer = lastSunday(2) <= moment && moment < lastSunday(9);
  const now = new Date(moment + (isSummer ? 2 : 1) * 36e5).toISOString().slice(0, 16);
  const today = now.slice(0, 10), time = now.slice(11);
  for (const each of document.querySelectorAll(".meetings time[datetime]")) {
    if (each.dateTime < today) each.closest("li").hidden = true;
  }
  // `data-until` is a moment, or a time on the day that the list stands under; what has `data-from` is true from then on.
  const until = ({ dataset }, day) => day && dataset.until.length < 6 ? `${day.dataset.day}T${dataset.until}` : dataset.until;
  for (const each of document.querySelectorAll("[data-until]")) if (until(each, each.closest("[data-day]")) <= now) each.hidden = true;
  for (const each of document.querySelectorAll("[data-from]")) if (each.dataset.from <= now) each.hidden = false;
  const left = (part) => part.querySelectorAll("[data-until]:not([hidden])").length;
  for (const day of document.querySelectorAll(".agenda__day")) {
    day.querySelector(".number").textContent = left(day);
    const name = day.querySelector("time");
    if (day.parentElement.dataset.built !== today) name.textContent = name.dataset.date;  // it may say "tomorrow"
    day.hidden = !left(day);
    const more = day.querySelector(".agenda__more");
    if (more && !left(day.querySelector("ul"))) more.open = true;
    if (day.hidden && day.open && day.nextElementSibling?.matches("details")) day.nextElementSibling.open = true;
  }
  for (const sentence of document.querySelectorAll(".agenda__empty")) sentence.hidden = Boolean(left(sentence.parentElement));
  for (const list of document.querySelectorAll(".dates")) {
    if (!list.querySelector("[data-until][hidden]")) continue;
    for (const group of list.querySelectorAll(".dates__group")) group.hidden = !left(group);
    list.querySelector(".count").hidden = true;
    list.querySelector(".empty").hidden = Boolean(left(list));
  }
  document.querySelector(`.month-grid time[datetime="${today}"]`)?.closest("td").setAttribute("aria-current", "date");
  // Is it open now? The table says the same to everybody; this says it in one line.
  const say = document.body.dataset;
  const weekday = (new Date(`${today}T12:00Z`).getUTCDay() + 6) % 7;
  for (const table of document.querySelectorAll("table.hours[data-week]")) {
    const differing = new Map(table.dataset.days.split(" ").filter(Boolean).map((each) => each.split("=")));
    const spans = differing.get(today) ?? table.dataset.week.split("|")[weekday] ?? "";
    const hours = spans.split(",").filter(Boolean).map((span) => span.split("-"));
    const open = hours.find(([from, to]) => from <= time && time < to), next = hours.find(([from]) => time < from);
    const line = document.createElement("p");
    line.className = open ? "hours-now hours-now--open" : "hours-now";
    const sentence = open ? say.openUntil.replace("{time}", open[1]) : next ? say.opensAt.replace("{time}", next[0]) : say.closed;
    line.append(Object.assign(document.createElement("span"), { textContent: sentence }));
    table.before(line);
  }
})();
