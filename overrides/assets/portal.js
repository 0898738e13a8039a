// Small comforts; every page works without them.
(() => {
  "use strict";
  // Remember the language that somebody chooses, so that `/` can put it first. Stored only after this click.
  for (const link of document.querySelectorAll("a[data-language]")) {
    link.addEventListener("click", () => {
      try { localStorage.setItem("language", link.dataset.language); } catch { /* storage is off: nothing to remember */ }
    });
  }
  // Close the language menu with Escape or a click beside it.
  const menu = document.querySelector(".language-menu");
  if (menu) {
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && menu.open) { menu.open = false; menu.querySelector("summary").focus(); }
    });
    document.addEventListener("click", (event) => {
      if (menu.open && !menu.contains(event.target)) menu.open = false;
    });
  }
  // A page ages after it was built: dates that have passed are no longer next dates.
  const today = new Date().toLocaleDateString("sv", { timeZone: "Europe/Berlin" });
  for (const time of document.querySelectorAll(".meetings time[datetime]")) {
    if (time.dateTime < today) time.closest("li").hidden = true;
  }
})();
