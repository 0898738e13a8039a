"""One visit of a page: everything that tests want to know about it, asked in one go."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Browser

from tests.sites import NOW

WIDTHS = (320, 360, 1280)

_LOOK = """() => ({
  language: document.documentElement.lang,
  direction: document.documentElement.dir,
  headings: [...document.querySelectorAll("h1")].map((each) => each.textContent.trim()),
  levels: [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")].map((each) => Number(each.tagName[1])),
  main: [...document.querySelectorAll("main")].map((each) => each.checkVisibility() && each.getBoundingClientRect().height > 0),
  cookies: document.cookie,
  storage: localStorage.length + sessionStorage.length,
  strayPhones: (() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), found = [];
    while (walker.nextNode()) {
      const isolated = walker.currentNode.parentElement.closest("bdi[dir=ltr]");
      if (/\\+49[\\d ]{6,}/.test(walker.currentNode.data) && !isolated) found.push(walker.currentNode.data.trim());
    }
    return found;
  })(),
  phones: document.querySelectorAll('a[href^="tel:"] bdi[dir=ltr]').length,
  nameless: [...document.querySelectorAll("a, button, summary")]
    .filter((each) => !each.textContent.trim() && !each.getAttribute("aria-label")).map((each) => each.outerHTML),
  text: (() => { // but for the line about now, which only a script can know, and for the button of the list, which only a script can serve
    const lines = [...document.querySelectorAll(".hours-now, .keep")];
    for (const each of lines) each.style.display = "none";
    const text = document.querySelector("main").innerText;
    for (const each of lines) each.style.display = "";
    return text;
  })(),
  small: (() => {
    const links = [...document.querySelectorAll("a, summary, button")]
      .filter((each) => each.checkVisibility() && !each.closest("p, dd, .skip-link"))
      .map((each) => ({ each, box: each.getBoundingClientRect() }));
    const middle = (box) => [box.x + box.width / 2, box.y + box.height / 2];
    const isSmall = (box) => box.width < 24 || box.height < 24;
    const near = ([x, y], box) => Math.hypot(Math.max(box.left - x, 0, x - box.right), Math.max(box.top - y, 0, y - box.bottom));
    return links.filter(({ each, box }) => isSmall(box) && links.some((other) => other.each !== each && (isSmall(other.box)
      ? Math.hypot(middle(box)[0] - middle(other.box)[0], middle(box)[1] - middle(other.box)[1]) < 24
      : near(middle(box), other.box) < 12))).map(({ each }) => each.textContent.trim());
  })(),
})"""

_TOO_WIDE = """() => {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return [];
  return [...document.querySelectorAll("body *")]
    .filter((each) => each.checkVisibility())
    .filter((each) => { const box = each.getBoundingClientRect(); return box.right > width + 1 || box.left < -1; })
    .map((each) => `${each.tagName.toLowerCase()}.${each.className}`).concat(["html"]);
}"""

# Contrast by WCAG 2: every text against the nearest painted background.
_CONTRAST = """() => {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const rgb = (color) => {
    canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = color; canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const luminance = ([r, g, b]) => [r, g, b].map((v) => v / 255)
    .map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4))
    .reduce((sum, v, index) => sum + v * [0.2126, 0.7152, 0.0722][index], 0);
  const background = (element) => {
    for (let each = element; each; each = each.parentElement) {
      const color = rgb(getComputedStyle(each).backgroundColor);
      if (color[3] === 255) return color;
    }
    return rgb(getComputedStyle(document.documentElement).colorScheme.includes("dark") ? "Canvas" : "white");
  };
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || !element.checkVisibility()) continue;
    const [first, second] = [luminance(rgb(getComputedStyle(element).color)), luminance(background(element))];
    const ratio = (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
    if (ratio < 4.5) found.push(`${ratio.toFixed(2)} ${walker.currentNode.data.trim().slice(0, 40)}`);
  }
  return { background: luminance(rgb(getComputedStyle(document.body).backgroundColor)), tooFaint: [...new Set(found)] };
}"""


@dataclass(frozen=True)
class Visit:
    """What a page showed to somebody who opened it for the first time."""

    seen: dict[str, Any]
    said: list[str]  # on the console
    failed: list[str]  # requests
    requests: list[str]
    too_wide: dict[int, list[str]]  # by width: what reaches over the edge of a page that scrolls sideways
    contrast: dict[str, dict[str, Any]]  # by colour scheme
    cookies: int


def visit(browser: Browser, origin: str, path: str) -> Visit:
    said: list[str] = []
    failed: list[str] = []
    requests: list[str] = []
    context = browser.new_context(base_url=origin, locale="de-DE", viewport={"width": 1280, "height": 900}, reduced_motion="reduce")  # colours in between are no faults
    try:
        context.clock.set_fixed_time(NOW)
        page = context.new_page()
        page.on("console", lambda message: said.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: said.append(f"error: {error}"))
        page.on("request", lambda request: requests.append(request.url))
        page.on("requestfailed", lambda request: failed.append(request.url))
        page.on("response", lambda response: failed.append(f"{response.status} {response.url}") if response.status >= 400 else None)
        page.goto(path, wait_until="load")
        seen = page.evaluate(_LOOK)
        too_wide = {}
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            too_wide[width] = page.evaluate(_TOO_WIDE)
        contrast = {}
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            contrast[scheme] = page.evaluate(_CONTRAST)
        return Visit(seen, said, failed, requests, too_wide, contrast, len(context.cookies()))
    finally:
        context.close()
