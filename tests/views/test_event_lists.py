"""Lists of events: what stands where, how long lists are split, months, the archive, and the words around them. TODAY is a Friday."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from macros.portal import Portal
from macros.views import event_lists
from macros.views.event_directory import EventDirectories, EventDirectory
from macros.views.event_lists import EventList, EventLists
from macros.views.reader import Reader
from tests.views.conftest import Edited

Reading = Callable[[str], Reader]
TREFF = [f"{day} treff" for day in ("2026-12-01", "2026-12-08", "2026-12-15", "2027-01-05", "2027-01-12")]


def said(found: EventList) -> list[str]:
    return [f"{group.iso} {' '.join(group.keys)}" for group in found.groups]


def of(lists: EventLists, path: str) -> EventList:
    return next(each for each in lists.lists() if each.path() == path)


def directory(reader: Reader, path: str, page: int = 1) -> EventDirectory:
    lists = EventLists(reader)
    return EventDirectories(reader, lists).directory(list(of(lists, path).pages())[page - 1])


def on(portal: Portal, day: str) -> EventLists:
    return EventLists(Reader(portal, "de", dt.date.fromisoformat(day)))


def test_eight_weeks_day_by_day_and_later_events_once_by_month(reader: Reading) -> None:
    assert said(EventLists(reader("de")).everything()) == [
        "2026-11-25 treff", "2026-11-27 abgesagt", "2026-12-01 treff", "2026-12-05 fest", *TREFF[1:], "2027-03 woche",
    ]  # fmt: skip


def test_an_event_of_several_days_stands_at_its_first_day_or_today_while_it_runs(portal: Portal) -> None:
    assert said(of(on(portal, "2027-03-12"), "events/topics/counselling/")) == ["2027-03-15 woche"]
    assert said(of(on(portal, "2027-03-17"), "events/topics/counselling/")) == ["2027-03-17 woche"]
    assert said(of(on(portal, "2027-03-19"), "events/topics/counselling/")) == ["2027-03-19 woche"]
    assert said(of(on(portal, "2027-03-20"), "events/topics/counselling/")) == []


def test_a_date_of_today_is_there_and_one_of_yesterday_is_not(portal: Portal) -> None:
    assert said(on(portal, "2026-12-05").everything())[0] == "2026-12-05 fest"
    assert "fest" not in " ".join(said(on(portal, "2026-12-06").everything()))


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("events/week/", ["2026-11-25 treff"]),
        ("events/free/", ["2026-11-25 treff", TREFF[0], "2026-12-05 fest", *TREFF[1:]]),
        ("events/children/", ["2026-12-05 fest"]),
        ("events/childcare/", ["2026-12-05 fest"]),
        ("events/women-only/", ["2026-11-25 treff", *TREFF]),
        ("events/target-groups/families/", ["2026-12-05 fest"]),
        ("events/topics/language/", ["2026-11-25 treff", *TREFF]),
        ("events/topics/participation/", ["2026-11-27 abgesagt", "2026-12-05 fest"]),
        ("events/districts/nordstadt/", ["2027-03 woche"]),
        ("events/districts/suedstadt/", []),
        ("events/languages/kmr/", ["2026-11-25 treff", *TREFF]),
    ],
)
def test_narrowed_down(reader: Reading, path: str, expected: list[str]) -> None:
    assert said(of(EventLists(reader("de")), path)) == expected


def test_the_seventh_day_is_in_the_week_and_the_eighth_is_not(portal: Portal) -> None:
    assert said(on(portal, "2026-11-21").quick("week")) == ["2026-11-25 treff", "2026-11-27 abgesagt"]
    assert said(on(portal, "2026-11-20").quick("week")) == ["2026-11-25 treff"]


def test_every_topic_and_district_has_a_list_and_languages_where_there_is_something(reader: Reading) -> None:
    paths = [found.path() for found in EventLists(reader("ar")).lists()]
    assert [path for path in paths if path.startswith(("events/topics/", "events/districts/"))] == [
        "events/topics/language/", "events/topics/counselling/", "events/topics/participation/",
        "events/districts/altstadt/", "events/districts/nordstadt/", "events/districts/suedstadt/",
    ]  # fmt: skip
    assert sorted(path for path in paths if path.startswith("events/languages/")) == [f"events/languages/{code}/" for code in ("ar", "de", "en", "kmr")]
    assert len(paths) == len(set(paths))


def test_months_from_this_one_to_the_last_with_a_date(reader: Reading, portal: Portal) -> None:
    months = EventLists(reader("de")).months
    assert [month.term for month in months] == ["2026-11", "2026-12", *(f"2027-0{month}" for month in range(1, 7))]
    assert said(months[1]) == ["2026-12-01 treff", "2026-12-05 fest", "2026-12-08 treff", "2026-12-15 treff"]
    assert [(month.term, month.groups) for month in on(portal, "2028-01-31").months] == [("2028-01", ())]


def test_no_month_lies_a_year_ahead_but_one_without_dates_between_two_others_is_there(edited: Edited) -> None:
    late = ("events/woche.yml", "start: 2027-03-15\nend: 2027-03-19", "start: 2027-10-31\nend: 2027-11-02")
    months = EventLists(edited("de", late)).months
    assert [(month.term, said(month)) for month in months[-4:]] == [
        ("2027-07", []), ("2027-08", []), ("2027-09", []), ("2027-10", ["2027-10-31 woche"]),
    ]  # fmt: skip


def test_what_began_in_another_month_stands_at_the_first_of_this_one(edited: Edited) -> None:
    months = EventLists(edited("de", ("events/woche.yml", "end: 2027-03-19", "end: 2027-04-02"))).months
    assert "2027-03-15 woche" in said(months[4])
    assert said(months[5])[0] == "2027-04-01 woche"


def test_the_archive_by_year_and_month_the_newest_first(portal: Portal) -> None:
    years = on(portal, "2027-04-10").archive
    assert [year.term for year in years] == ["2027", "2026"]
    assert said(years[0]) == ["2027-04 treff", "2027-03 treff woche", "2027-02 treff", "2027-01 treff"]
    assert said(years[1]) == ["2026-12 treff fest", "2026-11 abgesagt treff", "2026-10 treff damals", "2026-09 treff"]
    assert on(portal, "2026-09-01").archive == []


def test_pages_keep_days_whole(monkeypatch: pytest.MonkeyPatch, reader: Reading) -> None:
    monkeypatch.setattr(event_lists, "PAGE_SIZE", 4)
    everything = EventLists(reader("de")).everything()
    pages = list(everything.pages())
    assert [(page.page, page.pages, page.path, [group.iso for group in page.groups]) for page in pages] == [
        (1, 3, "events/", ["2026-11-25", "2026-11-27", "2026-12-01", "2026-12-05"]),
        (2, 3, "events/page/2/", ["2026-12-08", "2026-12-15", "2027-01-05", "2027-01-12"]),
        (3, 3, "events/page/3/", ["2027-03"]),
    ]
    monkeypatch.setattr(event_lists, "PAGE_SIZE", 0)
    assert [len(page.groups) for page in everything.pages()] == [1] * 9


def test_events_of_an_offer_and_the_next_date_of_each_event(reader: Reading) -> None:
    lists = EventLists(reader("de"))
    assert lists.by_offer == {"gruppe": ["treff"]}
    assert {key: str(line.day) for key, line in lists.next_lines.items()} == {
        "treff": "2026-11-25", "abgesagt": "2026-11-27", "fest": "2026-12-05", "woche": "2027-03-15",
    }  # fmt: skip


def test_the_words_of_the_first_page(reader: Reading) -> None:
    found = directory(reader("de"), "events/")
    assert (found.title, found.heading, found.count, found.trail) == ("Termine", "Termine", "4 Veranstaltungen", ())
    assert [(str(link.label), link.link, link.count) for link in found.quick] == [
        ("In den nächsten 7 Tagen", "/de/events/week/", 1), ("Kostenlos", "/de/events/free/", 2), ("Mit Kindern", "/de/events/children/", 1),
    ]  # fmt: skip
    assert [str(group.heading) for group in found.facets] == ["Thema", "Stadtteil", "Gesprochene Sprache", "Für wen", "Außerdem"]
    assert [(str(link.label), link.link, link.count) for link in found.facets[-1].links] == [
        ("Kostenlos", "/de/events/free/", 2), ("Mit Kindern", "/de/events/children/", 1),
        ("Mit Kinderbetreuung", "/de/events/childcare/", 1), ("Nur für Frauen", "/de/events/women-only/", 1),
    ]  # fmt: skip
    assert [(str(link.label), link.count) for link in found.facets[1].links] == [("Altstadt", 3), ("Nordstadt", 1), ("Südstadt", 0)]
    assert (found.narrow, found.month, found.archive) == ("/de/events/#facets-heading", "/de/events/month/2026-11/", "/de/events/archive/")
    assert [(group.anchor, group.heading) for group in (found.dates[0], found.dates[-1])] == [
        ("on-2026-11-25", "Mittwoch, 25. November 2026"), ("on-2027-03", "März 2027"),
    ]  # fmt: skip
    assert found.subscription.link == "/de/events/events.ics"
    assert [(moment.key, str(moment.label)) for moment in EventDirectories(reader("de"), EventLists(reader("de"))).first().live.moments] == [
        ("today", "Heute"), ("week", "In den nächsten 7 Tagen")
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("path", "chosen"),
    [("events/week/", "?when=week"), ("events/free/", "?free=yes"), ("events/topics/language/", "?topics=language"), ("events/month/2026-12/", "")],
)
def test_a_narrowed_list_leads_to_the_filter_with_the_same_chosen(reader: Reading, path: str, chosen: str) -> None:
    found = directory(reader("de"), path)
    assert (found.narrow, found.live) == (f"/de/events/{chosen}#facets-heading", None)


def test_the_words_of_a_topic_which_has_a_calendar_of_its_own(reader: Reading) -> None:
    found = directory(reader("de"), "events/topics/language/")
    assert (found.title, found.trail, found.count) == ("Termine: Deutsch lernen", (("Termine", "/de/events/"),), "1 Veranstaltung")
    assert (found.subscription.name, found.subscription.link) == ("Veranstaltungen: Deutsch lernen", "/de/events/topics/language/events.ics")
    assert directory(reader("de"), "events/districts/altstadt/").subscription is None


def test_later_pages_say_so_and_lead_to_the_first_one(monkeypatch: pytest.MonkeyPatch, reader: Reading) -> None:
    monkeypatch.setattr(event_lists, "PAGE_SIZE", 4)
    found = directory(reader("de"), "events/", page=2)
    assert (found.title, found.narrow, found.facets, found.subscription) == ("Termine – Seite 2 von 3", "/de/events/#facets-heading", (), None)
    assert found.trail == (("Termine", "/de/events/"),)


def test_a_month_has_a_table_that_leads_into_the_list_and_neighbours(monkeypatch: pytest.MonkeyPatch, reader: Reading) -> None:
    monkeypatch.setattr(event_lists, "MONTH_SIZE", 2)
    found = directory(reader("de"), "events/month/2026-12/", page=2)
    assert found.title == "Termine: Dezember 2026 – Seite 2 von 2"
    entries = {cell.number: cell.entry for week in found.grid.weeks for cell in week if cell and cell.entry.link}
    assert {number: (entry.text, str(entry.label), entry.link) for number, entry in entries.items()} == {
        1: ("1", "1 Termin", "/de/events/month/2026-12/#on-2026-12-01"),
        5: ("1", "1 Termin", "/de/events/month/2026-12/#on-2026-12-05"),
        8: ("1", "1 Termin", "/de/events/month/2026-12/page/2/#on-2026-12-08"),
        15: ("1", "1 Termin", "/de/events/month/2026-12/page/2/#on-2026-12-15"),
    }
    assert found.neighbours.previous == ("November 2026", "/de/events/month/2026-11/")
    assert found.neighbours.next == ("Januar 2027", "/de/events/month/2027-01/")
    assert directory(reader("de"), "events/month/2026-11/").neighbours.previous is None
    assert directory(reader("de"), "events/month/2027-06/").neighbours.next is None


def test_the_archive_names_each_event_once_a_month_with_its_dates(portal: Portal, edited: Edited) -> None:
    found = directory(Reader(portal, "de", dt.date(2027, 4, 10)), "events/archive/2027/")
    assert (found.title, found.trail[-1]) == ("Vergangene Termine: 2027", ("Vergangene Termine", "/de/events/archive/"))
    assert [(group.heading, [(str(line.name), str(line.dates)) for line in group.past]) for group in found.dates[:2]] == [
        ("April 2027", [("Frauen lesen zusammen", "6. Apr.")]),
        ("März 2027", [
            ("Frauen lesen zusammen", "2. März, 9. März, 16. März, 23. März und 30. März"),
            ("Woche der Berufe", "15. März bis 19. März"),
        ]),
    ]  # fmt: skip


def test_the_archive_leaves_out_what_did_not_take_place_unless_nothing_did(portal: Portal) -> None:
    found = directory(Reader(portal, "de", dt.date(2026, 12, 31)), "events/archive/2026/")
    december, november = found.dates[0].past, found.dates[1].past
    assert [(str(line.name), str(line.dates)) for line in december] == [("Frauen lesen zusammen", "8. Dez. und 15. Dez."), ("Fest der Kulturen", "5. Dez.")]
    assert [(str(line.name), str(line.dates), [str(badge.text) for badge in line.badges]) for line in november][0] == ("Laternenumzug", "27. Nov.", ["Abgesagt"])


def test_years_of_the_archive(portal: Portal) -> None:
    reader = Reader(portal, "de", dt.date(2027, 4, 10))
    assert [(year.label, year.link, year.count) for year in EventDirectories(reader, EventLists(reader)).years()] == [
        ("2027", "/de/events/archive/2027/", 2), ("2026", "/de/events/archive/2026/", 4),
    ]  # fmt: skip
