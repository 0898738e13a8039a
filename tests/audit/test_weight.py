"""Weights are added up by part and compared with what a first view may take."""

from __future__ import annotations

import random
from pathlib import Path

from tests.audit import weight
from tests.audit.privacy import Load, Visit

_HOST = "http://127.0.0.1"


def loads(*sizes: tuple[str, str, int]) -> Visit:
    return Visit(tuple(Load(f"{_HOST}{path}", kind, 200, size) for path, kind, size in sizes), ())


def test_bytes_are_added_by_part() -> None:
    seen = loads(("/de/", "document", 5000), ("/p.css", "stylesheet", 4000), ("/p.js", "script", 600), ("/i.svg", "other", 300), ("/f.woff2", "font", 9000))
    weighed = weight.weigh(seen)
    assert weighed.bytes == {"html": 5000, "css": 4000, "js": 600, "img": 300, "rest": 9000}
    assert (weighed.total, weighed.requests) == (18900, 5)
    assert list(weight.check("/de/", weighed)) == []


def test_too_heavy_a_page_is_reported() -> None:
    heavy = weight.weigh(loads(("/de/", "document", 40_000), ("/p.css", "stylesheet", 5001)))
    assert list(map(str, weight.check("/de/", heavy))) == ["weight /de/: 45001 bytes, more than 45000: html 40000, css 5001"]


def test_too_many_requests_are_reported() -> None:
    many = weight.weigh(loads(*((f"/{number}.svg", "image", 10) for number in range(9))))
    assert list(map(str, weight.check("/de/", many))) == ["weight /de/: 9 requests, more than 8"]


def test_heaviest_has_most_bytes_and_most_requests() -> None:
    few = weight.weigh(loads(("/de/", "document", 9000)))
    many = weight.weigh(loads(("/ar/", "document", 100), ("/i.svg", "image", 100)))
    assert weight.heaviest([few, many]) == weight.Weight(few.bytes, 2)


def test_too_much_script_is_reported(tmp_path: Path) -> None:
    assert list(weight.check_scripts(tmp_path)) == []
    (tmp_path / "assets").mkdir()
    for name in ("one", "two", "three"):
        (tmp_path / "assets" / f"{name}.0123456789.js").write_bytes(random.Random(name).randbytes(6000))
    for name, scripts in {"a.html": ["one"], "b.html": ["one", "two"], "c.html": ["two", "one"]}.items():
        (tmp_path / name).write_text(" ".join(f'data-x="/neu/assets/{script}.0123456789.js"' for script in scripts), "utf-8")
    sizes = {each: weight.scripts(tmp_path) * each // 3 for each in (2, 3)}
    assert list(map(str, weight.check_scripts(tmp_path))) == [
        f"weight b.html: its scripts have {sizes[2]} bytes, more than 10000",
        f"weight /: all scripts together have {sizes[3]} bytes, more than 15000",
    ]


def test_what_others_wrote_is_weighed_apart(tmp_path: Path) -> None:
    (tmp_path / "minisearch.0123456789.js").write_bytes(random.Random(1).randbytes(12_000))
    assert (weight.scripts(tmp_path), list(weight.check_scripts(tmp_path))) == (0, [])
    assert 12_000 < weight.scripts(tmp_path, vendored=True) < 12_100
