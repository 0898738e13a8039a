"""The filter of offers and events: every combination, counted again from the records; its address; and lists of links without a script."""

from __future__ import annotations

import datetime as dt
import json
import random
import re
from collections.abc import Callable, Iterator
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, BrowserContext, Page, expect

from macros.clock import BERLIN
from tests.browser.conftest import _Quiet
from tests.browser.filter_model import SPOKEN, Model, generated
from tests.sites import NOW, ROOT, Workshop

Open = Callable[..., Page]
CODES = ("de", "ar", "tr", "uk")
_STATE = """() => {
  const boxes = [...document.querySelectorAll("#filter [name]")], of = (test) => boxes.filter(test).map((box) => `${box.name}=${box.value}`).sort();
  return {
    counts: Object.fromEntries(boxes.map((box) => [`${box.name}=${box.value}`, Number(box.parentNode.querySelector(".number").textContent)])),
    chosen: of((box) => box.checked), disabled: of((box) => box.disabled),
    found: [...document.querySelectorAll(".found .card a")].map((link) => link.pathname.split("/").at(-2)),
    says: document.querySelector("[role=status]").textContent, shown: document.querySelector(".found").checkVisibility(),
    tags: document.querySelectorAll(".found label").length, query: location.search,
  };
}"""


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Workshop:
    """The tiny portal with the generated records, in the four languages."""
    workshop = Workshop(tmp_path_factory.mktemp("town"))
    read = partial(yaml.load, Loader=yaml.BaseLoader)
    known, tiny = (read((folder / "languages.yml").read_text("utf-8")) for folder in (ROOT / "data", workshop.data))
    _write(workshop.data / "languages.yml", tiny | {code: known[code] for code in ("tr", "uk")})
    spoken = read((workshop.data / "spoken_languages.yml").read_text("utf-8"))
    _write(workshop.data / "spoken_languages.yml", spoken | {code: {"autonym": code} for code in SPOKEN if code not in spoken})
    for name, fields in generated():
        _write(workshop.data / name, fields)
    workshop.build(languages=CODES)
    return workshop


def _write(path: Path, value: Any) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False), "utf-8")  # JSON is YAML


@pytest.fixture
def visit(browser: Browser, town: Workshop) -> Iterator[Open]:
    """`visit("/de/offers/", now=…)`: a page of the town in a browser of its own, at a moment of Berlin."""
    contexts: list[BrowserContext] = []
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(town.site))) as server:
        thread = Thread(target=server.serve_forever, args=(0.01,))
        thread.start()

        def opened(path: str, *, now: dt.datetime = NOW, **options: object) -> Page:
            context = browser.new_context(base_url=f"http://127.0.0.1:{server.server_port}", **{"locale": "de-DE"} | options)
            context.clock.set_fixed_time(now)
            contexts.append(context)
            page = context.new_page()
            page.goto(path)
            return page

        yield opened
        for context in contexts:
            context.close()
        server.shutdown()
        thread.join()


def open_group(page: Page) -> None:
    page.locator("#filter summary").first.click()
    expect(page.locator("#filter [name=topics]").first).to_be_visible()


def choose(page: Page, *options: str) -> None:
    for option in options:
        name, value = option.split("=")
        page.evaluate(f"""() => document.querySelector('#filter [name="{name}"][value="{value}"]').click()""")


@pytest.mark.parametrize(
    ("code", "kind", "moment", "zone"),
    [
        ("de", "offers", "2026-11-20T10:15", "Europe/Berlin"), ("ar", "offers", "2026-11-22T21:30", "America/New_York"),
        ("tr", "events", "2026-11-20T23:59", "Asia/Tokyo"), ("uk", "offers", "2026-11-21T00:30", "America/New_York"), ("ar", "events", "2026-11-23T08:00", "Europe/Berlin"),
    ],
)  # fmt: skip
def test_whatever_is_chosen_all_counts_are_true_and_nobody_finds_nothing(visit: Open, town: Workshop, code: str, kind: str, moment: str, zone: str) -> None:
    now = dt.datetime.fromisoformat(moment).replace(tzinfo=BERLIN)
    model, chance = Model(town.data, kind, now), random.Random(f"{code}{kind}")
    page = visit(f"/{code}/{kind}/", now=now, timezone_id=zone)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    assert page.locator("#filter input:visible").count() == 0
    open_group(page)
    assert [url.split("/")[-2:] for url in asked] == [["search", "index.json"]]
    options, chosen, reached = page.evaluate(_STATE)["counts"], set[str](), set[int]()
    assert set(options) >= set().union(*model.facts.values())
    for _ in range(30):
        state = page.evaluate(_STATE)
        found = model.found(chosen)
        assert found
        assert state["counts"] == {option: model.count(option, chosen) for option in options}
        assert state["disabled"] == sorted(option for option, count in state["counts"].items() if not count)
        assert (set(state["chosen"]), state["shown"], state["tags"], set(filter(None, state["query"].lstrip("?").split("&")))) == (chosen, bool(chosen), len(chosen), chosen)
        assert len(state["found"]) == min(30, len(found)) and set(state["found"]) <= found
        assert re.findall(r"\d+", state["says"]) == [str(len(found))]
        reached.add(len(found))
        enabled = sorted(set(options) - chosen - set(state["disabled"]))
        option = chance.choice(enabled if enabled and (not chosen or chance.random() < 0.7) else sorted(chosen))
        choose(page, option)
        chosen ^= {option}
        chosen = {each for each in chosen if model.count(each, chosen)}
    assert len(reached) > 4


def test_the_address_holds_the_choice_back_and_forth_and_for_others(visit: Open, town: Workshop) -> None:
    model = Model(town.data, "offers", NOW)
    page = visit("/ar/offers/?cost=free&childcare=yes&cost=unknown&utm=x#facets-heading")
    expect(page.locator(".found")).to_be_visible()
    assert not page.locator("[data-all]").is_visible()
    assert set(page.evaluate(_STATE)["found"]) == model.found(["cost=free", "childcare=yes"])
    choose(page, "cost=paid")
    assert page.evaluate("location.href").endswith("/ar/offers/?cost=free&cost=paid&childcare=yes")
    assert set(page.evaluate(_STATE)["found"]) <= model.found(["cost=free", "cost=paid", "childcare=yes"])
    page.go_back()
    assert page.evaluate(_STATE)["chosen"] == ["childcare=yes", "cost=free"]
    page.go_forward()
    assert page.locator("a[data-language=tr]").get_attribute("href").endswith("/tr/offers/?cost=free&cost=paid&childcare=yes")
    page.reload()
    expect(page.locator(".found label")).to_have_count(3)
    assert page.evaluate(_STATE)["chosen"] == ["childcare=yes", "cost=free", "cost=paid"]
    page.goto("/de/offers/?districts=suedstadt&cost=free")  # nothing lies there: what finds nothing is not chosen
    expect(page.locator(".found label")).to_have_text(re.compile("Kostenlos"))


def test_what_was_chosen_is_taken_away_with_the_keyboard_and_the_focus_stays_near(visit: Open) -> None:
    page = visit("/de/offers/")
    everything = page.locator("[data-all] .card").all_inner_texts()
    page.locator("#filter summary").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#filter [name=topics]").first).to_be_visible()
    before = page.evaluate("scrollY")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    assert page.evaluate("[document.activeElement.name, document.activeElement.value, scrollY]") == ["topics", "counselling", before]
    tags = page.get_by_role("group", name="Gewählte Filter").get_by_role("checkbox")
    assert [page.locator(".found label").all_inner_texts(), tags.count()] == [["Deutsch lernen", "Beratung und Recht"], 2]
    tags.first.focus()
    page.keyboard.press("Space")
    assert page.evaluate("location.href").endswith("/de/offers/?topics=counselling")
    assert page.evaluate("document.activeElement.closest('.found') && document.activeElement.value") == "counselling"
    page.keyboard.press("Space")
    assert page.evaluate("document.activeElement.textContent") == "Thema"
    assert page.locator("[data-all] .card").all_inner_texts() == everything
    choose(page, "cost=free", "when=week")
    expect(page.locator(".found h2")).to_have_text(page.get_by_role("status").inner_text())
    page.get_by_role("button", name="Alle Filter entfernen").click()
    expect(page.locator("[data-all]")).to_be_visible()
    assert (page.evaluate(_STATE)["chosen"], page.locator(".found").is_visible(), page.evaluate("document.activeElement.textContent")) == ([], False, "Thema")


def test_cards_come_by_thirty_on_paper_all_of_them(visit: Open, town: Workshop) -> None:
    found = Model(town.data, "offers", NOW).found(["topics=language", "topics=counselling", "topics=participation"])
    page = visit("/tr/offers/?topics=language&topics=counselling&topics=participation")
    cards = page.locator(".found .card")
    expect(cards).to_have_count(30)
    page.locator(".found button").last.click()
    expect(cards).to_have_count(len(found))
    assert not page.locator(".found button").last.is_visible()
    assert cards.nth(30).locator("a").evaluate("(link) => link === document.activeElement")
    page.reload()
    expect(cards).to_have_count(30)
    page.emulate_media(media="print")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert (cards.count(), page.locator("#filter").is_visible(), page.locator("[data-all]").is_visible(), page.locator(".found label").first.is_visible()) == (len(found), False, False, True)


def test_a_card_says_what_matters_and_in_which_language(visit: Open) -> None:
    page = visit("/ar/offers/?german-level=a1")
    card = page.locator(".found .card", has=page.locator("a[href='/ar/offers/kurs/']"))
    expect(card.locator(".badges li")).to_have_count(5)  # what it costs, two levels, childcare, interpreting
    assert card.locator("a").get_attribute("lang") == "ar"
    assert page.locator(".found a[href*=eintrag]").first.get_attribute("lang") == "de"
    page = visit("/de/events/?topics=language&topics=participation&topics=counselling")
    expect(page.locator(".found .card", has=page.locator("a[href='/de/events/abgesagt/']")).locator(".badges li").first).to_have_text("Abgesagt")
    days = page.locator(".found .card__kind:visible").all_inner_texts()
    assert days == sorted(days, key=lambda day: day.split(".")[::-1]) and days[0] == "20.11.2026"


@pytest.mark.parametrize(("code", "typed", "left"), [("tr", "ingi", ["en"]), ("uk", "укр", ["uk"]), ("ar", "الاوكر", ["uk"]), ("de", "türk", ["tr"])])
def test_a_long_group_is_narrowed_by_typing(visit: Open, code: str, typed: str, left: list[str]) -> None:
    page = visit(f"/{code}/offers/")
    group = page.locator("#filter details", has=page.locator("[name=languages]"))
    group.locator("summary").click()
    group.locator("[type=search]").fill(typed)
    assert group.locator("[name=languages]").evaluate_all("(boxes) => boxes.filter((box) => box.checkVisibility()).map((box) => box.value)") == left


def test_without_the_index_or_a_script_the_groups_are_links_to_lists(visit: Open) -> None:
    page = visit("/de/offers/")
    page.route("**/index.json", lambda route: route.abort())
    page.locator("#filter summary").first.click()
    expect(page.get_by_role("link", name="Deutsch lernen")).to_be_visible()
    page = visit("/de/offers/?cost=free", java_script_enabled=False)
    assert page.locator("[data-all] .card").first.is_visible() and not page.locator(".found").is_visible()
    assert page.locator("#filter summary:visible").all_inner_texts() == ["Thema", "Lebenslage", "Gesprochene Sprache", "Für wen", "Stadtteil", "Kosten", "Deutschkurs", "Außerdem"]
    page.locator("#filter summary", has_text="Außerdem").click()
    assert not page.locator("#filter input:visible").count()
    page.get_by_role("link", name="Mit Kinderbetreuung").click()
    page.wait_for_url("**/de/offers/childcare/")
    page.get_by_role("link", name="Genauer suchen").click()
    page.wait_for_url("**/de/offers/?childcare=yes#facets-heading")
