"""The example data of Musterstadt: without complaints, large enough to show everything, translated as far as we say."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from macros.models import CONTENT_TYPES
from macros.models.concept.measures import STATUSES
from macros.models.fields import text_fields
from macros.models.news import KINDS as KINDS_OF_NEWS
from macros.portal import Portal, load
from macros.problems import ADVICE
from macros.recurrence import occurrences
from tests.conftest import LAST_CHECK as TODAY

DATA = Path(__file__).parents[1] / "data"
KINDS = ("offers", "contacts", "places", "events")
# Numbers of the Bundesnetzagentur for film and television: +49 89 99998 000 to 999. Nobody can be called by mistake.
FICTION = re.compile(r"\+49 89 99998 \d{3}")


@cache
def portal() -> Portal:
    return load(DATA, today=TODAY)


def texts(value: Any, key: str) -> Iterator[str]:
    """The places of all words in a field: of a text itself, of each entry of a list, of the texts of each part."""
    if isinstance(value, str):
        yield key
    elif isinstance(value, tuple):
        for number, part in enumerate(value):
            yield from texts(part, f"{key}[{number}]")
    elif value is not None:
        for name in text_fields(type(value)) or type(value).model_fields:
            yield from texts(getattr(value, name), f"{key}.{name}")


def untranslated(kind: str, code: str, fields: tuple[str, ...] = ()) -> list[str]:
    """`kurs.steps[2]` for every text that the German record has and the language lacks."""
    found = []
    for key, record in portal().records[kind].items():
        translation = portal().texts[kind, code].get(key)
        for field in fields or text_fields(type(record)):
            if not hasattr(record, field):
                continue
            german = set(texts(getattr(record, field), field))
            german = {place for place in german if _is_text(record, place)}
            found += [f"{key}.{place}" for place in sorted(german - set(texts(getattr(translation, field, None), field)))]
    return found


def _is_text(record: Any, place: str) -> bool:
    """Of the parts of a record (phones, persons, prices) only some fields are words."""
    _, _, inner = place.partition("].")
    return not inner or inner in ("description", "function", "option")


def test_there_is_nothing_to_complain_about() -> None:
    assert [str(problem) for problem in portal().problems if problem.severity != ADVICE] == []


@pytest.mark.parametrize(("kind", "number"), [("offers", 45), ("contacts", 30), ("places", 12), ("events", 38)])
def test_there_is_enough_to_show(kind: str, number: int) -> None:
    assert len(portal().records[kind]) >= number


@pytest.mark.parametrize("kind", KINDS)
def test_english_is_complete(kind: str) -> None:
    assert untranslated(kind, "en") == []


def gaps(record: Any, translation: Any, fields: tuple[str, ...] = ()) -> Iterator[str]:
    """The texts of a record, or of a part of one, that its translation lacks."""
    for name in fields or text_fields(type(record)):
        value, other = getattr(record, name), getattr(translation, name, None)
        if isinstance(value, tuple) and value and not isinstance(value[0], str):
            parts = other or (None,) * len(value)
            yield from (f"{name}[{number}].{gap}" for number, (part, texts) in enumerate(zip(value, parts, strict=True)) for gap in gaps(part, texts))
        elif isinstance(value, (str, tuple)):
            if value and not other:
                yield name
        elif value is not None:
            yield from (f"{name}.{gap}" for gap in gaps(value, other))


def gaps_of(kind: str, code: str, *fields: str) -> list[str]:
    records, texts = portal().records[kind], portal().texts[kind, code]
    return [f"{key}: {gap}" for key, record in records.items() for gap in gaps(record, texts.get(key), fields)]


NEWER = [kind for kind in CONTENT_TYPES if kind not in KINDS]
CONCEPT = [kind for kind in CONTENT_TYPES if kind.startswith("concept/")]
TRANSLATED = sorted(path.parent.parent.name for path in (DATA.parent / "macros" / "locales").rglob("messages.po"))


@pytest.mark.parametrize("kind", NEWER)
def test_english_is_complete_in_every_part(kind: str) -> None:
    assert gaps_of(kind, "en") == []


@pytest.mark.parametrize("code", TRANSLATED)
@pytest.mark.parametrize("kind", CONCEPT)
def test_names_of_the_concept_are_there_in_every_language(kind: str, code: str) -> None:
    assert gaps_of(kind, code, "name") == []


@pytest.mark.parametrize("code", TRANSLATED)
def test_official_words_are_explained_in_every_language(code: str) -> None:
    assert gaps_of("glossary", code) == []


@pytest.mark.parametrize("code", ["de-simple", "uk", "ar", "tr"])
@pytest.mark.parametrize("kind", ["guides", "needs"])
def test_guides_and_needs_are_complete_in_these_languages(kind: str, code: str) -> None:
    assert gaps_of(kind, code) == []


@pytest.mark.parametrize("code", TRANSLATED)
def test_needs_have_their_names_in_every_language(code: str) -> None:
    """The home page lists them, and they are what the search finds first for an everyday word."""
    assert gaps_of("needs", code, "name") == []


@pytest.mark.parametrize("code", TRANSLATED)
def test_urgent_notices_are_there_in_every_language(code: str) -> None:
    """They stand on top of every page."""
    urgent = [news for news in portal().records["news"].values() if news.kind == "urgent_notice"]
    assert urgent and [f"{news.id}: {gap}" for news in urgent for gap in gaps(news, portal().texts["news", code].get(news.id))] == []


def test_the_concept_is_large_enough_to_show_everything() -> None:
    counts = {kind.removeprefix("concept/"): len(portal().records[kind]) for kind in CONCEPT}
    least = {"fields": 6, "goals": 12, "measures": 30, "indicators": 14, "reports": 3, "sessions": 8, "funding": 6, "self-check": 13}
    assert {kind: counts[kind] >= number for kind, number in least.items()} == dict.fromkeys(least, True)
    statuses = {measure.status_history[-1].status for measure in portal().records["concept/measures"].values()}
    assert statuses == set(STATUSES)
    indicators = portal().records["concept/indicators"].values()
    assert {each.status for indicator in indicators for each in indicator.observations} >= {"missing", "suppressed", "preliminary", "final"}
    assert min(len(indicator.observations) for indicator in indicators) >= 6
    assert min(len({rating.date.year for rating in question.ratings}) for question in portal().records["concept/self-check"].values()) >= 2


def test_there_is_news_of_every_kind_and_enough_to_guide() -> None:
    assert {news.kind for news in portal().records["news"].values()} == set(KINDS_OF_NEWS)
    counts = {kind: len(portal().records[kind]) for kind in ("news", "guides", "glossary")}
    assert counts["news"] >= 14 and counts["guides"] >= 9 and counts["glossary"] >= 60


@pytest.mark.parametrize("code", ["uk", "ar", "tr"])
@pytest.mark.parametrize("kind", KINDS)
def test_names_summaries_and_steps_are_there(kind: str, code: str) -> None:
    fields = ("name", "summary", "steps") if kind != "places" else ("name",)
    assert untranslated(kind, code, fields) == []


def test_many_offers_are_there_in_einfacher_sprache() -> None:
    simple = portal().texts["offers", "de-simple"]
    assert len(simple) >= 15
    assert [key for key in simple if not (simple[key].name and simple[key].summary)] == []


def test_some_events_are_there_in_einfacher_sprache() -> None:
    simple = portal().texts["events", "de-simple"]
    assert len(simple) >= 12
    assert [key for key in simple if not (simple[key].name and simple[key].summary)] == []


@pytest.mark.parametrize("vocabulary", ["topics", "situations", "target_groups", "contact_kinds", "districts"])
def test_every_term_has_a_german_and_an_english_name(vocabulary: str) -> None:
    codes = {"de"} if vocabulary == "districts" else {"de", "en"}  # names of districts are the same in every language
    terms = portal().vocabularies[vocabulary]
    assert terms and [key for key, term in terms.items() if not codes <= set(term.name)] == []


@pytest.mark.parametrize("code", sorted(path.parent.parent.name for path in (DATA.parent / "macros" / "locales").rglob("messages.po")))
def test_the_title_of_the_portal_is_there_in_every_language(code: str) -> None:
    assert code in portal().settings.title
    assert code in portal().settings.description


@pytest.mark.parametrize("vocabulary", ["topics", "situations"])
def test_every_topic_and_situation_has_an_offer(vocabulary: str) -> None:
    used = {key for offer in portal().records["offers"].values() for key in getattr(offer, vocabulary)}
    assert set(portal().vocabularies[vocabulary]) - used == set()


def test_every_target_group_has_an_offer_or_a_contact() -> None:
    records = [*portal().records["offers"].values(), *portal().records["contacts"].values()]
    assert set(portal().vocabularies["target_groups"]) - {key for record in records for key in record.target_groups} == set()


@pytest.mark.parametrize(("kind", "field", "vocabulary"), [("contacts", "kind", "contact_kinds"), ("places", "district", "districts")])
def test_every_kind_and_district_is_used(kind: str, field: str, vocabulary: str) -> None:
    assert set(portal().vocabularies[vocabulary]) - {getattr(record, field) for record in portal().records[kind].values()} == set()


def test_local_numbers_are_reserved_for_fiction() -> None:
    local = [record for kind in ("offers", "contacts") for record in portal().records[kind].values() if not getattr(record, "source", None)]
    numbers = [(record.id, phone.number) for record in local for phone in record.phones]
    numbers += [(record.id, person.phone) for record in local for person in getattr(record, "persons", ()) if person.phone]
    assert len(numbers) > 40
    assert [each for each in numbers if not FICTION.fullmatch(each[1])] == []


def test_local_addresses_cannot_be_reached() -> None:
    local = [record for kind in ("offers", "contacts", "events") for record in portal().records[kind].values() if not getattr(record, "source", None)]
    given = [getattr(record, field, None) for record in local for field in ("email", "website", "url", "application_url")]
    assert [address for address in given if address and not re.search(r"\.example(?:/|$)", address)] == []


def test_nationwide_facts_name_their_source_and_the_day() -> None:
    real = [record for record in portal().records["contacts"].values() if record.important_rank is not None]
    assert len(real) >= 6
    assert [record.id for record in real if record.source is None or record.source.checked > TODAY] == []


def test_example_persons_are_functions_without_names() -> None:
    contacts = portal().records["contacts"].values()
    assert [contact.id for contact in contacts for person in contact.persons if person.name] == []


def test_some_records_are_old_on_purpose_and_only_some() -> None:
    overdue = [problem.path for problem in portal().problems if problem.severity == ADVICE and problem.field == "assured_date"]
    assert 1 <= len(overdue) <= 10


def test_running_offers_have_next_dates() -> None:
    offers = [offer for offer in portal().records["offers"].values() if offer.schedules and not (offer.valid_to and offer.valid_to < TODAY)]
    without = [offer.id for offer in offers if not any(portal().next_dates(offer, number, TODAY, 1) for number in range(len(offer.schedules)))]
    assert without == []


def test_every_kind_of_state_can_be_seen() -> None:
    offers = portal().records["offers"].values()
    assert {offer.cost for offer in offers} >= {"free", "paid", "donation", "varies"}
    assert {offer.capacity for offer in offers} >= {"available", "few", "waiting_list", "full"}
    assert any(offer.status == "temporarily_closed" for offer in offers)
    assert any(offer.women_only for offer in offers)
    assert any(offer.online for offer in offers)
    assert {schedule.freq for offer in offers for schedule in offer.schedules} == {"WEEKLY", "MONTHLY"}


def test_events_lie_ahead_and_some_are_over() -> None:
    events = portal().records["events"].values()
    ahead = [event.id for event in events if occurrences(event, TODAY, TODAY + dt.timedelta(days=365))]
    over = [event.id for event in events if not occurrences(event, TODAY, dt.date.max)]
    assert (len(ahead), len(over)) == (34, 4)


def test_every_kind_of_event_can_be_seen() -> None:
    events = portal().records["events"].values()
    rules = [event.rrule for event in events if event.rrule]
    assert {event.status for event in events} == {"confirmed", "tentative", "cancelled", "postponed"}
    assert {rule.freq for rule in rules} == {"DAILY", "WEEKLY", "MONTHLY", "YEARLY"}
    assert {rule.until is None for rule in rules} == {True, False}
    assert {event.cost for event in events} >= {"free", "paid", "income_based", "donation", "varies"}
    assert {event.registration for event in events} >= {"none", "recommended", "required"}
    assert {event.childcare for event in events} >= {"available", "on_request", "none"}
    for field in ("exdates", "moved", "cancelled_dates", "online", "women_only", "interpretation_services", "accessibility_description", "offer", "feast"):
        assert any(getattr(event, field) for event in events), field
    assert {(event.is_all_day, event.end is None) for event in events} == {(True, False), (False, False)}


def test_a_series_goes_on_over_both_changes_of_the_clocks() -> None:
    days = {key: [each.first_day for each in occurrences(event, dt.date.min, dt.date.max)] for key, event in portal().records["events"].items()}
    changes = (dt.date(2027, 3, 28), dt.date(2027, 10, 31))
    assert [key for key, found in days.items() if all(found[0] < change < found[-1] for change in changes) and len(found) > 10] != []


def test_every_moved_or_cancelled_date_is_explained() -> None:
    events = portal().records["events"].values()
    changed = [event for event in events if event.moved or event.cancelled_dates or event.status != "confirmed"]
    assert [event.id for event in changed if not event.status_note] == []
