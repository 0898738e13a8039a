"""A small site for the gates to judge: one page without a fault, and pages with one fault each."""

from __future__ import annotations

import json
from pathlib import Path

_PAGE = """<!DOCTYPE html>
<html lang="de" dir="ltr">
<head>
<meta charset="utf-8"/>
<meta name="viewport" content="width=device-width, initial-scale=1"/>
<title>{name} – Probe</title>
<link rel="icon" href="/assets/dot.svg" type="image/svg+xml"/>
<link rel="stylesheet" href="/assets/probe.css"/>
{head}
</head>
<body>
<a href="#main">Zum Inhalt</a>
<header>
<nav aria-label="Sprache"><ul><li><a href="/de/{name}/" hreflang="de" lang="de" aria-current="true">Deutsch</a></li></ul></nav>
</header>
<main id="main" tabindex="-1">
<h1>{name}</h1>
{body}
</main>
<footer><p>Ende</p></footer>
</body>
</html>
"""

_STYLES = """body { background: #fff; color: #111; margin: 8px; overflow-wrap: anywhere; }
a { display: inline-block; padding: 8px; color: #024; }
.faint { color: #ccc; }
.tiny { padding: 0; width: 10px; height: 10px; overflow: visible; font-size: 8px; }
.wide { width: 900px; }
.clipped { height: 20px; overflow: hidden; line-height: 20px; white-space: normal; width: 200px; }
.ringless:focus-visible { outline: none; }
.beside { position: absolute; left: -3000px; }
.covering { position: fixed; inset: 0; background: #fff; }
"""

_ASSETS = {
    "probe.css": _STYLES,
    "dot.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" width="9" height="9"><path d="M1 1h7v7h-7z"/></svg>',
    "store.js": 'localStorage.setItem("seen", "yes"); document.cookie = "met=1";',
    "trap.js": """const ring = [...document.querySelectorAll(".ring a")];
document.addEventListener("keydown", (event) => {
  const place = ring.indexOf(document.activeElement);
  if (event.key !== "Tab" || place < 0) return;
  event.preventDefault();
  ring[(place + 1) % ring.length].focus();
});""",
    "stuck.js": """document.querySelector(".stuck").addEventListener("keydown", (event) => { if (event.key === "Tab") event.preventDefault(); });""",
    "say.js": 'console.warn("Das ist eine Probe"); missing();',
}

_WORDS = ("Eins", "Zwei", "Drei", "Vier", "Fünf")
_TRAP = '<script src="/assets/trap.js" defer=""></script>'


def _ring(count: int) -> str:
    return f'<p class="ring">{" ".join(f"""<a href="#main">{word}</a>""" for word in _WORDS[:count])}</p>'


# By name: what stands in the head, and what in the main part.
FAULTS = {
    "sound": ("", "<p>Hier ist alles in Ordnung.</p>"),
    "alt": ("", '<p><img src="/assets/dot.svg" width="9" height="9"/></p>'),
    "button": ("", '<form action="/de/sound/"><p><button type="submit"></button></p></form>'),
    "contrast": ("", '<p class="faint">Kaum zu lesen</p>'),
    "target": ("", '<ul><li><a class="tiny" href="/de/sound/">a</a><a class="tiny" href="/de/alt/">b</a></li></ul>'),
    "wide": ("", '<div class="wide">Zu breit</div>'),
    "foreign": ("", '<p><img src="https://foreign.example/pixel.png" alt="" width="9" height="9"/></p>'),
    "lost-image": ("", '<p><img src="/assets/gone.png" alt="" width="9" height="9"/></p>'),
    "storage": ('<script src="/assets/store.js" defer=""></script>', "<p>Merkt sich etwas.</p>"),
    "inline": ("", "<script>document.title = 'ja';</script>"),
    "console": ('<script src="/assets/say.js" defer=""></script>', "<p>Spricht mit sich.</p>"),
    "trap-of-2": (_TRAP, _ring(2)),
    "trap-of-5": (_TRAP, _ring(5)),
    "stuck": ('<script src="/assets/stuck.js" defer=""></script>', '<p><a class="stuck" href="#main">Fest</a></p>'),
    "ringless": ("", '<p><a class="ringless" href="#main">Ohne Ring</a></p>'),
    "beside": ("", '<p><a class="beside" href="#main">Daneben</a></p>'),
    "covered": ("", '<p><a href="#main">Darunter</a></p><div class="covering"></div>'),
    "clipped": ("", '<p class="clipped">Dieser Satz ist so lang, dass er nicht in zwei Zeilen passt.</p>'),
    "folded": ("", '<details><summary>Mehr</summary><p class="faint">Erst zu sehen, wenn es offen ist</p></details>'),
    "arabic": ("", "<p>هذه جملة بالعربية بلا علامة</p>"),
    "script-only": ("", '<p><button type="button">Drück mich</button></p>'),
    "invalid": ("", "<ul><p>Ein Absatz in einer Liste</p></ul>"),
    "headings": ("", "<h3>Eine Ebene zu tief</h3>"),
}


def write_site(folder: Path) -> Path:
    """Writes all pages; `/de/alt/` has the fault called `alt`."""
    (folder / "assets").mkdir(parents=True)
    for name, text in _ASSETS.items():
        (folder / "assets" / name).write_text(text, "utf-8")
    for name, (head, body) in FAULTS.items():
        (folder / "de" / name).mkdir(parents=True)
        (folder / "de" / name / "index.html").write_text(_PAGE.format(name=name, head=head, body=body), "utf-8")
    (folder / "de" / "index.html").write_text(_PAGE.format(name="start", head="", body="").replace("/de/start/", "/de/"), "utf-8")
    (folder / "index.html").write_text(_PAGE.format(name="wahl", head="", body=""), "utf-8")
    (folder / "404.html").write_text(_PAGE.format(name="weg", head="", body=""), "utf-8")
    (folder / "build.json").write_text(json.dumps({"languages": ["de"]}), "utf-8")
    return folder
