"""The calendar: what is coming, months, years, traditions. The tiny portal lies in Bavaria."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from macros.views import calendar, calendar_months
from macros.views.calendar_lines import entries
from macros.views.components import FeastLine
from macros.views.reader import Reader
from tests.views.conftest import Edited

Reading = Callable[[str], Reader]
SHORT_TABLE = ("calendar/christian-western.yml", ", 2028: [2028-06-11], 2030: [2030-06-02], 2032: [2032-06-06], 2034: [2034-06-04]", "")


def on(reader: Reader, *day: int) -> Reader:
    """The same portal as read on another day."""
    reader.today = dt.date(*day)
    return reader


def shown(lines: tuple[FeastLine, ...]) -> list[tuple[str, str, str]]:
    """Days, name and marks of each line."""
    return [(str(line.when), str(line.name), " ".join(str(badge.text) for badge in line.badges)) for line in lines]


def test_a_month_has_feasts_public_holidays_and_school_holidays_by_day(reader: Reading) -> None:
    assert shown(calendar_months.month_page(reader("de"), 2026, 12).lines) == [
        ("Sa., 5. Dez. bis Sa., 12. Dez.", "Chanukka", ""),
        ("Do., 24. Dez. 2026 bis Fr., 8. Jan. 2027", "Weihnachtsferien", "Schulferien"),
        ("Fr., 25. Dez.", "Erster Weihnachtstag", "Gesetzlicher Feiertag"),
        ("Sa., 26. Dez.", "Zweiter Weihnachtstag", "Gesetzlicher Feiertag"),
    ]


def test_a_feast_that_is_a_public_holiday_is_marked_and_not_there_twice(reader: Reading) -> None:
    assert shown(calendar_months.month_page(reader("de"), 2027, 3).lines) == [
        ("Mo., 8. Feb. bis Mo., 8. März", "Ramadan", ""),
        ("Mo., 22. März bis Fr., 2. Apr.", "Oster- oder Frühjahrsferien", "Schulferien"),
        ("Fr., 26. März", "Karfreitag", "Gesetzlicher Feiertag"),
        ("So., 28. März bis Mo., 29. März", "Ostern", "Gesetzlicher Feiertag: Mo., 29. März"),
    ]


def test_a_feast_in_two_months_has_its_mark_in_both(reader: Reading) -> None:
    feast = ("So., 31. März bis Mo., 1. Apr.", "Ostern", "Gesetzlicher Feiertag: Mo., 1. Apr.")
    early = on(reader("de"), 2024, 1, 1)
    assert [line for line in shown(calendar_months.month_page(early, 2024, 3).lines) if line[1].startswith("Oster")][-1] == feast
    assert [line[1] for line in shown(calendar_months.month_page(early, 2024, 4).lines)].count("Ostermontag") == 0


def test_a_public_holiday_whose_feast_is_left_out_has_a_line_of_its_own(edited: Edited) -> None:
    reader = edited("de", ("public_holidays.yml", "official: Allerheiligen", "official: Allerheiligen\n  feast: church-day"))
    october = entries(reader, dt.date(2026, 11, 1), dt.date(2026, 11, 1), lowest_rank=2)
    assert shown(tuple(entry.line for entry in october)) == [("So., 1. Nov.", "Allerheiligen", "Gesetzlicher Feiertag")]


def test_a_holiday_says_in_which_land(reader: Reading) -> None:
    line = calendar_months.month_page(reader("en"), 2026, 12).lines[1]
    assert (line.name, line.tradition.__html__(), line.link) == ("Christmas holidays", '<bdi lang="de" dir="ltr">Bayern</bdi>', None)


def test_the_first_line_of_each_day_can_be_linked_to(reader: Reading) -> None:
    lines = calendar_months.month_page(reader("de"), 2027, 3).lines
    assert [line.anchor for line in lines] == [None, "on-2027-03-22", "on-2027-03-26", "on-2027-03-28"]


def test_the_grid_says_the_same_in_short(reader: Reading) -> None:
    grid = calendar_months.month_page(reader("de"), 2027, 3).grid
    cells = {cell.number: (cell.entry.text, cell.entry.link, cell.entry.is_free) for week in grid.weeks for cell in week if cell}
    assert cells[21] == (None, None, False)
    assert cells[22] == ("Ferien", "#on-2027-03-22", True)
    assert cells[23] == ("Ferien", None, True)
    assert cells[26] == ("Karfreitag · Feiertag", "#on-2027-03-26", True)
    assert cells[28] == ("Ostern · Ferien", "#on-2027-03-28", True)
    assert cells[29] == ("Feiertag", None, True)


def test_a_full_day_of_the_grid_counts_what_it_has_no_room_for(edited: Edited) -> None:
    other = "  kind: feast\n  rank: 3\n  rule: {calendar: gregorian, month: 12, day: 5}\n  certainty: fixed\n  name: {de: %s}\n  about: {de: A., en: A.}\n"
    new = "".join(f"\n{key}:\n" + other % name for key, name in (("a", "Erstes"), ("b", "Zweites & <b>"), ("c", "Drittes")))
    reader = edited("de", ("calendar/jewish.yml", "    en: For eight days, one more light is lit each evening.\n", "    en: For eight days, one more light is lit each evening.\n" + new))
    entry = calendar_months.month_page(reader, 2026, 12).grid.weeks[0][5].entry
    assert (entry.text, entry.label) == ("Chanukka · Erstes · + 2", "Chanukka · Erstes · Zweites &amp; &lt;b&gt; · Drittes")


def test_a_year_has_the_great_feasts_and_the_holidays_month_by_month(reader: Reading) -> None:
    page = calendar_months.year_page(reader("de"), 2027)
    assert [(month.name, month.link) for month in page.months][:2] == [("Januar 2027", "/de/calendar/2027/01/"), ("Februar 2027", "/de/calendar/2027/02/")]
    names = {month.name: [str(line.name) for line in month.lines] for month in page.months}
    assert names["Januar 2027"] == ["Weihnachtsferien", "Neujahr", "Heilige Drei Könige"]
    assert names["Februar 2027"] == ["Oster- oder Frühjahrsferien", "Ramadan"]
    assert names["März 2027"] == ["Oster- oder Frühjahrsferien", "Karfreitag", "Ostern"]
    assert names["Mai 2027"] == ["Tag der Arbeit (1. Mai)", "Christi Himmelfahrt", "Opferfest", "Pfingstmontag", "Himmelfahrts- oder Pfingstferien", "Fronleichnam"]
    assert names["Juli 2027"] == []


def test_what_nobody_has_fixed_yet_is_named_on_years_and_months(edited: Edited) -> None:
    reader = edited("de", SHORT_TABLE)
    link = ("Tag der Kirchen", "/de/calendar/feasts/church-day/")
    assert calendar_months.year_page(reader, 2028).open == (link,)
    assert calendar_months.month_page(reader, 2028, 6).open == (link,)
    assert calendar_months.year_page(reader, 2026).open == ()


@pytest.mark.parametrize(
    ("year", "month", "words"),
    [
        (2029, 8, None),
        (2029, 9, "Die Schulferien nach dem 10. September 2029 sind noch nicht veröffentlicht."),
        (2029, 10, "Die Schulferien für diese Zeit sind noch nicht veröffentlicht."),
    ],
)
def test_school_holidays_beyond_what_is_published_are_not_passed_over(reader: Reading, year: int, month: int, words: str | None) -> None:
    assert calendar_months.month_page(reader("de"), year, month).school == words


def test_a_year_that_is_published_in_part_says_so(reader: Reading) -> None:
    german = reader("de")
    assert calendar_months.year_page(german, 2029).school == "Die Schulferien nach dem 10. September 2029 sind noch nicht veröffentlicht."
    assert calendar_months.year_page(german, 2028).school is None


def test_years_from_the_last_one_to_three_ahead(reader: Reading) -> None:
    assert list(calendar_months.years(reader("de"))) == [2025, 2026, 2027, 2028, 2029]
    assert calendar_months.months(reader("de"))[0] == (2025, 1)
    assert calendar_months.months(reader("de"))[-1] == (2029, 12)


@pytest.mark.parametrize(("since", "first"), [(2025, 2025), (2026, 2026), (2030, 2026)])
def test_the_calendar_begins_when_the_municipality_says_but_not_after_today(edited: Edited, since: int, first: int) -> None:
    reader = edited("de", ("site.yml", "recheck_after_months: 12", f"recheck_after_months: 12\ncalendar_since: {since}"))
    assert calendar_months.years(reader)[0] == first


def test_pages_lead_to_their_neighbours_up_to_the_ends(reader: Reading) -> None:
    german = reader("de")
    first, last = calendar_months.month_page(german, 2025, 1).neighbours, calendar_months.month_page(german, 2029, 12).neighbours
    assert (first.previous, first.above, first.next) == (None, ("2025", "/de/calendar/2025/"), ("Februar 2025", "/de/calendar/2025/02/"))
    assert (last.previous, last.next) == (("November 2029", "/de/calendar/2029/11/"), None)
    assert calendar_months.month_page(german, 2026, 12).neighbours.next == ("Januar 2027", "/de/calendar/2027/01/")
    assert calendar_months.year_page(german, 2025).neighbours.previous is None
    assert calendar_months.year_page(german, 2025).neighbours.next == ("2026", "/de/calendar/2026/")


def test_a_tradition_has_all_its_feasts_in_the_order_of_their_next_dates(reader: Reading) -> None:
    page = calendar.tradition_page(reader("de"), "islamic")
    assert (page.name, page.count, page.subscription.link) == ("Islamisch", "3 Tage im Kalender", "/de/calendar/islamic.ics")
    assert [(line.when, line.name, line.tradition) for line in page.lines] == [
        ("Mo., 8. Feb. bis Mo., 8. März 2027", "Ramadan", "Fastenzeit"),
        ("Sa., 15. Mai 2027", "Tag von Arafa", "Fasttag"),
        ("So., 16. Mai bis Mi., 19. Mai 2027", "Opferfest", "Fest"),
    ]
    assert [name for name, _ in page.others] == ["Christlich", "Jüdisch"]


def test_a_feast_whose_date_nobody_has_fixed_stands_last(edited: Edited) -> None:
    line = calendar.tradition_page(edited("de", SHORT_TABLE), "christian-western").lines[-1]
    assert (line.iso, line.when, line.name, line.link) == (None, "Termin noch nicht bekannt", "Tag der Kirchen", "/de/calendar/feasts/church-day/")


def test_the_next_two_weeks_grow_old_day_by_day(reader: Reading) -> None:
    coming = calendar.overview(on(reader("de"), 2026, 12, 12)).coming
    assert [(line.name, line.until) for line in coming] == [
        ("Chanukka", "2026-12-13T00:00"), ("Weihnachtsferien", "2027-01-09T00:00"),
        ("Erster Weihnachtstag", "2026-12-26T00:00"), ("Zweiter Weihnachtstag", "2026-12-27T00:00"),
    ]


def test_the_ways_to_everything_else(reader: Reading) -> None:
    found = calendar.overview(reader("de"))
    assert (found.months[0], found.months[-1], len(found.months)) == (("November 2026", "/de/calendar/2026/11/"), ("Oktober 2027", "/de/calendar/2027/10/"), 12)
    assert [name for name, _ in found.years] == ["2025", "2026", "2027", "2028", "2029"]
    assert [(tile.name, tile.icon, tile.count) for tile in found.traditions][0] == ("Christlich", "material/cross", "3 Tage im Kalender")
    assert [each.link for each in (found.all, *found.here)] == ["/de/calendar/all.ics", "/de/calendar/public-holidays.ics", "/de/calendar/school-holidays.ics"]
    assert found.planner == "/de/calendar/planner/"


@pytest.mark.parametrize(
    ("today", "names"),
    [((2026, 11, 20), []), ((2026, 11, 28), ["Chanukka"]), ((2026, 12, 12), ["Chanukka"]), ((2026, 12, 13), []), ((2027, 3, 22), ["Karfreitag", "Ostern"])],
)
def test_today_shows_what_runs_or_begins_within_a_week(reader: Reading, today: tuple[int, int, int], names: list[str]) -> None:
    assert [line.name for line in calendar.today(on(reader("de"), *today)).lines] == names


def test_today_leaves_out_what_is_for_information_only(reader: Reading) -> None:
    assert [line.name for line in calendar.overview(on(reader("de"), 2026, 11, 8)).coming] == ["Tag der Kirchen"]
    assert calendar.today(on(reader("de"), 2026, 11, 8)).lines == ()


def test_today_keeps_the_five_most_important_in_the_order_of_their_days(edited: Edited) -> None:
    entry = "\nday-%s:\n  kind: feast\n  rank: 3\n  rule: {calendar: gregorian, month: 12, day: %s}\n  certainty: fixed\n  name: {de: Tag %s}\n  about: {de: A., en: A.}\n"
    new = "".join(entry % (number, number, number) for number in range(1, 7))
    reader = edited("de", ("calendar/jewish.yml", "    en: For eight days, one more light is lit each evening.\n", "    en: For eight days, one more light is lit each evening.\n" + new))
    assert [line.name for line in calendar.today(on(reader, 2026, 12, 1)).lines] == ["Tag 1", "Tag 2", "Tag 3", "Tag 4", "Chanukka"]
