"""News as readers see them: the page of an item, the lists, urgent notices, the press page. TODAY is a Friday."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from macros.clock import BERLIN
from macros.portal import Portal, load
from macros.views import news, news_lists, press
from macros.views.news_links import keys_about, news_about
from macros.views.news_lists import NewsLists
from macros.views.reader import Reader
from tests.conftest import TODAY, edit
from tests.views.conftest import Edited

Reading = Callable[[str], Reader]
KURS, PRESS, URGENT, WINTER = (f"news/{key}.yml" for key in ("kursbeginn", "fest-programm", "rathaus-geschlossen", "winterhilfe"))


def at(portal: Portal, moment: str, code: str = "de") -> Reader:
    now = dt.datetime.fromisoformat(moment).replace(tzinfo=BERLIN)
    return Reader(portal, code, now.date(), now=now)


def many(data: Path, number: int, **fields: str) -> None:
    """So many more items, one a day from the first of January on; the last one is the newest."""
    source = (data / WINTER).read_text("utf-8")
    for each in range(number):
        day = dt.date(2026, 1, 1) + dt.timedelta(days=each)
        text = source.replace("publish_at: 2026-12-01T08:00", f"publish_at: {day}").replace("Warme Kleidung", f"Meldung {each}")
        (data / f"news/meldung-{each}.yml").write_text(text, "utf-8")


def test_a_news_item(reader: Reading) -> None:
    page = news.page(reader("de"), "kursbeginn")
    assert (page.title, page.source_title, page.path) == ("Neue Deutschkurse beginnen im Januar", None, "news/kursbeginn/")
    assert (page.badge.text, page.badge.kind) == ("Nachricht", "")
    assert page.published == 'Veröffentlicht am <time datetime="2026-11-12T09:30+01:00">12. November 2026, 09:30 Uhr</time>'
    assert page.changed == 'Geändert am <time datetime="2026-11-16T14:00+01:00">16. November 2026, 14:00 Uhr</time>'
    assert page.teaser == "Ab Januar gibt es zwei neue Kurse. Die Kinder werden im selben Haus betreut."
    assert page.text.startswith("<p>Am 11. Januar beginnen <strong>zwei neue Kurse</strong>.")
    assert [(each.iso, str(each.when), each.text) for each in page.corrections] == [
        ("2026-11-16T14:00+01:00", "16. November 2026, 14:00 Uhr", "Die Kurse beginnen im Haus der Kulturen."),
        ("2026-11-13", "13. November 2026", "In der ersten Fassung stand ein falscher Tag."),
    ]
    assert [(group.heading, [(each.number, each.name, each.link) for each in group.links]) for group in page.related] == [
        ("Angebote", [(None, "Deutschkurs A1", "/de/offers/kurs/")]),
        ("Termine", [(None, "Frauen lesen zusammen", "/de/events/treff/")]),
        ("Maßnahmen", [("1.1.1", "Kurse mit Kinderbetreuung", "/de/concept/measures/kurse/")]),
    ]
    assert page.topics == (("Deutsch lernen", "/de/news/topics/language/"), ("Beratung und Recht", "/de/news/topics/counselling/"))
    assert (page.is_over, page.over_from, page.boilerplate, page.notices) == (False, None, None, ())


def test_its_picture(reader: Reading) -> None:
    picture = news.page(reader("en"), "kursbeginn").picture
    assert (picture.link, picture.width, picture.height, picture.srcset) == ("/images/lampions.png", 16, 9, None)
    assert (picture.alt, picture.alt_attributes) == ("Colourful lanterns hang in the classroom.", "")
    assert news.page(reader("de"), "kursbeginn").picture.credit == "Bild: Stadt Musterstadt (CC BY 4.0)"
    assert news.page(reader("ar"), "kursbeginn").picture.alt_attributes == ' lang="en" dir="ltr"'


def test_a_translation_shows_the_german_title_and_says_what_is_missing(reader: Reading) -> None:
    page = news.page(reader("ar"), "kursbeginn")
    assert (page.title, page.source_title) == ("دورات جديدة في اللغة الألمانية تبدأ في يناير", "Neue Deutschkurse beginnen im Januar")
    assert page.text_attributes == ' lang="en" dir="ltr"'
    assert [(notice.kind, notice.link) for notice in page.notices] == [("translation", "/de/news/kursbeginn/")]


def test_a_press_release_has_the_words_about_the_municipality_below(reader: Reading) -> None:
    assert news.page(reader("de"), "fest-programm").boilerplate == "Musterstadt ist eine Stadt zum Ausprobieren."
    assert news.page(reader("ar"), "fest-programm").boilerplate == "Musterstadt is a town for trying things out."
    assert news.page(reader("de"), "fest-programm").published == 'Veröffentlicht am <time datetime="2026-11-10">10. November 2026</time>'


def test_a_portal_without_words_for_newsrooms(edited: Edited) -> None:
    lines = "press:\n  contact: amt\n  boilerplate:\n    de: Musterstadt ist eine Stadt zum Ausprobieren.\n    en: Musterstadt is a town for trying things out.\n"
    reader = edited("de", ("site.yml", lines, ""))
    assert news.page(reader, "fest-programm").boilerplate is None
    page = press.page(reader)
    assert (page.boilerplate, page.source_boilerplate, press.contact(reader)) == (None, None, "buero")


def test_what_is_over_says_so(reader: Reading) -> None:
    page = news.page(reader("de"), "gegen-hass")
    assert (page.over.text, page.is_over, page.over_from) == ("Diese Nachricht ist abgelaufen. Was hier steht, kann überholt sein.", True, None)


@pytest.mark.parametrize(("expires", "over_from"), [("2026-11-25T12:00", "2026-11-25T12:00"), ("2026-11-25", "2026-11-25T24:00")])
def test_what_ends_says_so_from_that_moment_on(edited: Edited, expires: str, over_from: str) -> None:
    page = news.page(edited("de", (URGENT, "2026-11-25T12:00", expires)), "rathaus-geschlossen")
    assert (page.is_over, page.over_from, page.badge.kind) == (False, over_from, "stop")


def test_an_urgent_notice_stands_on_every_page_until_it_ends(portal: Portal) -> None:
    (found,) = news.urgent(at(portal, "2026-11-25T11:59"))
    assert (found.title, found.link, found.until) == ("Das Rathaus ist bis Mittwoch geschlossen", "/de/news/rathaus-geschlossen/", "2026-11-25T12:00")
    assert found.ends == 'Gilt bis <time datetime="2026-11-25T12:00+01:00">Mittwoch, 25. November 2026, 12:00 Uhr</time>'
    assert news.urgent(at(portal, "2026-11-25T12:00")) == news.urgent(at(portal, "2026-11-18T06:59")) == ()


def test_several_notices_stand_in_the_order_in_which_they_end(data: Path) -> None:
    text = (data / URGENT).read_text("utf-8").replace("expires_on: 2026-11-25T12:00", "expires_on: 2026-11-24")
    (data / "news/zweite.yml").write_text(text, "utf-8")
    found = news.urgent(Reader(load(data, today=TODAY), "de", TODAY))
    assert [each.until for each in found] == ["2026-11-24T24:00", "2026-11-25T12:00"]


def test_the_newsroom_shows_urgent_notices_then_the_pinned_then_the_newest(reader: Reading) -> None:
    lists = NewsLists(reader("de"))
    (page,) = lists.everything()
    found = lists.directory(page)
    assert [line.title for line in found.urgent] == ["Das Rathaus ist bis Mittwoch geschlossen"]
    assert [line.title for line in found.large] == ["Das Programm für das Fest der Kulturen steht", "Neue Deutschkurse beginnen im Januar"]
    assert (found.lines, found.title, found.trail, found.count, found.pagination) == ((), "Aktuelles", (), "3 Meldungen", None)
    assert [(str(each.label), each.link, each.count) for each in found.topics] == [
        ("Deutsch lernen", "/de/news/topics/language/", 1), ("Beratung und Recht", "/de/news/topics/counselling/", 2),
        ("Freizeit und Mitmachen", "/de/news/topics/participation/", 1),
    ]  # fmt: skip
    assert [(each.label, each.link, each.count) for each in found.years] == [("2026", "/de/news/2026/", 4)]
    assert (found.press, found.everything) == ("/de/news/press/", "/de/news/")
    feeds = found.feeds
    assert (feeds.name, feeds.atom, feeds.json) == ("Aktuelles aus Musterstadt", "/de/news/feed.xml", "/de/news/feed.json")
    assert feeds.atom_address == "https://portal.musterstadt.example/de/news/feed.xml"


def test_a_line(reader: Reading) -> None:
    line = NewsLists(reader("de")).line("rathaus-geschlossen")
    assert (line.iso, line.day, line.link, line.until) == ("2026-11-18T07:00+01:00", "18. November 2026", "/de/news/rathaus-geschlossen/", "2026-11-25T12:00")
    assert [(str(badge.text), badge.kind) for badge in line.badges] == [("Dringender Hinweis", "stop")]
    assert [str(topic) for topic in line.topics] == ["Beratung und Recht"]
    over = NewsLists(reader("de")).line("gegen-hass")
    assert [(str(badge.text), badge.kind) for badge in over.badges] == [("Stellungnahme", ""), ("Abgelaufen", "warn")]
    assert over.until is None


def test_every_topic_has_a_list_and_every_year_has_one_with_what_is_over(reader: Reading) -> None:
    lists = NewsLists(reader("de"))
    found = {page.path(): page.keys for page in lists.others()}
    assert found == {
        "news/topics/language/": ("kursbeginn",),
        "news/topics/counselling/": ("rathaus-geschlossen", "kursbeginn"),
        "news/topics/participation/": ("fest-programm",),
        "news/2026/": ("rathaus-geschlossen", "kursbeginn", "fest-programm", "gegen-hass"),
    }
    year = lists.directory(list(lists.others())[-1])
    assert (year.title, year.heading, year.is_year, year.feeds, year.trail) == ("Aktuelles: 2026", "Aktuelles: 2026", True, None, (("Aktuelles", "/de/news/"),))
    topic = lists.directory(next(lists.others()))
    assert (topic.title, topic.is_year, topic.feeds.atom) == ("Aktuelles: Deutsch lernen", False, "/de/news/topics/language/feed.xml")
    assert [each.is_current for each in topic.topics] == [True, False, False]


def test_a_topic_without_news_keeps_its_page(edited: Edited) -> None:
    lists = NewsLists(edited("de", (PRESS, "topics: [participation]", "topics: [language]")))
    (page,) = [page for page in lists.others() if page.topic == "participation"]
    assert (page.keys, page.total, page.pages) == ((), 0, 1)
    assert [str(each.label) for each in lists.directory(page).topics] == ["Deutsch lernen", "Beratung und Recht"]


def test_a_long_list_has_pages_of_24(data: Path) -> None:
    many(data, 50)
    lists = NewsLists(Reader(load(data, today=TODAY), "de", TODAY))
    pages = list(lists.everything())
    assert [(page.path(), len(page.keys)) for page in pages] == [("news/", 24), ("news/page/2/", 24), ("news/page/3/", 5)]
    first, second = lists.directory(pages[0]), lists.directory(pages[1])
    assert [len(each) for each in (first.urgent, first.large, first.lines)] == [1, 3, 20]
    assert [len(each) for each in (second.urgent, second.large, second.lines)] == [0, 0, 24]
    assert second.title == "Aktuelles – Seite 2 von 3"
    assert (second.topics, second.years, second.feeds, second.trail) == ((), (), None, (("Aktuelles", "/de/news/"),))
    assert second.pagination.previous == "/de/news/"
    years = [page.path() for page in lists.others() if page.year]
    assert years == ["news/2026/", "news/2026/page/2/", "news/2026/page/3/"]


def test_other_pages_name_the_news_about_them(reader: Reading, data: Path) -> None:
    assert [(each.name, each.link) for each in news_about(reader("en"), "offers", "kurs")] == [("New German courses begin in January", "/en/news/kursbeginn/")]
    assert keys_about(reader("de"), "offers", "gruppe") == ()
    edit(data, KURS, "publish_at: 2026-11-12T09:30", "publish_at: 2026-11-12T09:30\nexpires_on: 2026-11-19")
    assert keys_about(Reader(load(data, today=TODAY), "de", TODAY), "offers", "kurs") == ()


def test_they_name_no_more_than_five_the_newest_first(data: Path) -> None:
    many(data, 7)
    for each in range(7):
        edit(data, f"news/meldung-{each}.yml", "contact: buero", "contact: buero\noffers: [kurs]")
    reader = Reader(load(data, today=TODAY), "de", TODAY)
    assert keys_about(reader, "offers", "kurs") == ("kursbeginn", "meldung-6", "meldung-5", "meldung-4", "meldung-3")


def test_the_home_page_shows_three(reader: Reading) -> None:
    assert [line.title for line in NewsLists(reader("de")).latest()] == [
        "Das Programm für das Fest der Kulturen steht", "Das Rathaus ist bis Mittwoch geschlossen", "Neue Deutschkurse beginnen im Januar",
    ]  # fmt: skip


def test_the_press_page(reader: Reading) -> None:
    page = press.page(reader("de"))
    assert (page.boilerplate, page.source_boilerplate) == ("Musterstadt ist eine Stadt zum Ausprobieren.", None)
    assert press.contact(reader("de")) == "amt"
    assert [(each.file, each.licence, each.picture.credit) for each in page.photos] == [("lampions.png", "CC BY 4.0", "Bild: Stadt Musterstadt (CC BY 4.0)")]
    assert [line.title for line in page.releases] == ["Das Programm für das Fest der Kulturen steht"]
    english = press.page(reader("en"))
    assert (english.boilerplate, english.source_boilerplate) == ("Musterstadt is a town for trying things out.", "Musterstadt ist eine Stadt zum Ausprobieren.")


def test_an_untranslated_boilerplate_is_the_german_one(edited: Edited) -> None:
    reader = edited("en", ("site.yml", "    en: Musterstadt is a town for trying things out.\n", ""))
    assert press.page(reader).boilerplate.is_fallback


def test_pictures_of_events_without_a_licence_are_not_for_print(edited: Edited) -> None:
    reader = edited("de", ("events/fest.yml", "cost: free", "cost: free\nimage: {file: lampions.png, alt: Fest, credit: M. Muster}"), (KURS, "publish_at: 2026-11-12T09:30", "publish_at: 2026-12-12T09:30"),
                    (KURS, "  - date: 2026-11-13", "  - date: 2026-12-13"), (KURS, "  - date: 2026-11-16T14:00", "  - date: 2026-12-16T14:00"))  # fmt: skip
    assert press.page(reader).photos == ()


@pytest.mark.parametrize(("code", "name"), [("de", "Aktuelles aus Musterstadt: Deutsch lernen")])
def test_a_feed_of_a_topic_has_its_name(reader: Reading, code: str, name: str) -> None:
    assert news_lists.feed_name(reader(code), "language") == name
