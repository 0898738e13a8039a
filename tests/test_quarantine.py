"""What is faulty is left out with what depends on it, the rest stands, and what everything stands on is never left out."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from macros.models import CONTENT_TYPES
from macros.portal import load
from macros.problems import ADVICE
from macros.quarantine import LeftOut, Quarantine, Refused, load_sound
from macros.reading import Cache
from tests.conftest import TODAY, edit, problems_of

VEREIN = "data/contacts/verein.yml"


def lines(data: Path, **options: bool) -> list[str]:
    """The report, as people read it."""
    return load_sound(data, today=TODAY, **options)[1].lines


def left_out(data: Path) -> list[str]:
    return [str(each) for each in load_sound(data, today=TODAY)[1].left_out]


def refused(data: Path) -> str:
    with pytest.raises(Refused) as caught:
        load_sound(data, today=TODAY)
    return str(caught.value)


def spoil(data: Path, name: str) -> None:
    """Give a file a field that there is not."""
    with (data / name).open("a", encoding="utf-8") as file:
        file.write("\nzzz: 1\n")


def spoiled(name: str) -> str:
    return f"data/{name}: left out: zzz: unknown field 'zzz'"


def test_where_nothing_is_wrong_nothing_is_left_out(data: Path) -> None:
    portal, quarantine = load_sound(data, today=TODAY)
    assert (quarantine, quarantine.lines, quarantine.summary) == (Quarantine(), [], "nothing")
    good = load(data, today=TODAY)
    assert portal.problems == good.problems and {problem.severity for problem in good.problems} == {ADVICE}
    assert {kind: list(shelf) for kind, shelf in portal.records.items()} == {kind: list(shelf) for kind, shelf in good.records.items()}


def test_the_report_names_the_problems_and_then_what_is_left_out(data: Path) -> None:
    edit(data, "offers/gruppe.yml", "cost: free", "cost: fre")
    edit(data, "offers/ar/kurs.yml", "translation: machine", "translation: machines")
    (data / "offers" / "Liste.txt").write_text("", "utf-8")
    portal, quarantine = load_sound(data, today=TODAY)
    cost = "'fre' is not allowed (did you mean 'free'?); expected one of free, paid, income_based, donation, varies"
    origin = "'machines' is not allowed (did you mean 'machine'?); expected one of human, reviewed, machine"
    assert quarantine.lines == [
        "data/offers/Liste.txt:1:1: unexpected file 'Liste.txt'; records are named <id>.yml\n"
        f"data/offers/ar/kurs.yml:7:14: translation: {origin}\n"
        f"data/offers/gruppe.yml:9:7: cost: {cost}\n"
        "3 problems in 3 files",
        "data/events/treff.yml: offer left out because it refers to data/offers/gruppe.yml",
        "data/offers/Liste.txt: left out: unexpected file 'Liste.txt'; records are named <id>.yml",
        f"data/offers/ar/kurs.yml: left out: translation: {origin}",
        f"data/offers/gruppe.yml: left out: cost: {cost}",
    ]
    assert quarantine.summary == "1 record, 1 translation, 1 file and 1 reference"
    assert portal.records["events"]["treff"].offer is None
    assert list(portal.records["offers"]) == ["alt", "kurs", "sprechstunde", "vorbei"]
    assert [list(portal.texts["offers", code]) for code in ("en", "ar")] == [["kurs"], []]  # gruppe took its translation with it


def test_the_report_for_programs(data: Path, tmp_path: Path) -> None:
    spoil(data, "needs/deutsch.yml")
    quarantine = load_sound(data, today=TODAY)[1]
    quarantine.write(tmp_path / "cache", published=True)
    assert json.loads((tmp_path / "cache" / "quarantine.json").read_text("utf-8")) == {
        "published": True, "refused": "",
        "problems": [{"path": "data/needs/deutsch.yml", "line": 14, "column": 6, "field": "zzz", "message": "unknown field 'zzz'", "severity": "error"}],
        "left_out": [{"path": "data/needs/deutsch.yml", "what": "record", "reason": "zzz: unknown field 'zzz'", "because_of": [], "field": ""}],
    }  # fmt: skip


def test_what_a_record_cannot_stand_without_takes_it_along_and_so_on(data: Path) -> None:
    spoil(data, "contacts/verein.yml")
    portal, quarantine = load_sound(data, today=TODAY)
    assert list(map(str, quarantine.left_out)) == [
        f"data/concept/bodies/beirat.yml: members[1].organization left out because it refers to {VEREIN}",
        "data/concept/measures/kurse.yml: events[0] left out because it refers to data/events/treff.yml",
        f"data/concept/measures/kurse.yml: partners[0] left out because it refers to {VEREIN}",
        f"data/concept/resolutions/antrag-treffpunkt.yml: submitted_by left out because it refers to {VEREIN}",
        spoiled("contacts/verein.yml"),
        f"data/events/fest.yml: partners[0] left out because it refers to {VEREIN}",
        f"data/events/treff.yml: left out because it refers to {VEREIN}",
        f"data/guides/ankommen.yml: steps[1].contacts[1] left out because it refers to {VEREIN}",
        "data/guides/ankommen.yml: steps[1].offers[1] left out because it refers to data/offers/vorbei.yml",
        f"data/needs/deutsch.yml: contacts[1] left out because it refers to {VEREIN}",
        "data/news/kursbeginn.yml: events[0] left out because it refers to data/events/treff.yml",
        f"data/offers/alt.yml: left out because it refers to {VEREIN}",
        f"data/offers/gruppe.yml: left out because it refers to {VEREIN}",
        f"data/offers/kurs.yml: partners[0] left out because it refers to {VEREIN}",
        f"data/offers/vorbei.yml: left out because it refers to {VEREIN}",
    ]
    step = portal.records["guides"]["ankommen"].steps[1]
    assert (step.contacts, step.offers, step.name) == (("buero",), ("sprechstunde",), "Lassen Sie sich beraten")
    given = load(Path(__file__).parent / "portal" / "data", today=TODAY)
    for kind, key in (("guides", "ankommen"), ("offers", "kurs"), ("concept/measures", "kurse")):  # or their pages would stay as they were
        assert portal.records[kind].fingerprint(key) != given.records[kind].fingerprint(key)
        assert portal.records[kind].shapes[key] == given.records[kind].shapes[key]


# A record of each type with an unknown field: which others go, or why nothing can be published.
TYPES = {
    "places/rathaus": ["events/abgesagt", "events/damals", "events/fest", "offers/alt"],
    "contacts/notruf": [],
    "offers/kurs": [],
    "events/fest": [],
    "news/kursbeginn": [],
    "guides/ankommen": [],
    "needs/anmelden": [],
    "glossary/antrag": [],
    "concept/papers/konzept": [],
    "concept/fields/wohnen": ["concept/goals/gut-wohnen", "concept/indicators/beratungsfaelle", "concept/measures/beratung"],
    "concept/goals/deutsch-lernen": ["concept/measures/kurse", "concept/measures/mappe"],
    "concept/measures/kurse": [],
    "concept/indicators/bestandene-pruefungen": [],
    "concept/agreements/zusage-amt": [],
    "concept/reports/2025": [],
    "concept/bodies/beirat": [
        "concept/resolutions/antrag-treffpunkt", "concept/resolutions/beschluss-konzept",
        "concept/sessions/beirat-2025-02-13", "concept/sessions/beirat-2026-12-10",
    ],
    "concept/sessions/beirat-2026-12-10": ["concept/resolutions/antrag-treffpunkt"],
    "concept/resolutions/beschluss-konzept": [],
    "concept/funding/mikrofoerderung": [],
    "concept/self-check/leitbild": [],
    "concept/proposals/mehr-baenke": [],
}  # fmt: skip


@pytest.mark.parametrize("name", TYPES)
def test_a_record_of_each_type(data: Path, name: str) -> None:
    spoil(data, f"{name}.yml")
    portal, quarantine = load_sound(data, today=TODAY)
    gone = [each for each in quarantine.left_out if not each.field]
    assert {each.path: bool(each.because_of) for each in gone} == {f"data/{name}.yml": False} | {f"data/{other}.yml": True for other in TYPES[name]}
    cut = [each for each in quarantine.left_out if each.field]
    for each in gone:  # what is left is whole, for it was checked again; and nothing of a translation is left over
        kind, _, key = each.path.removeprefix("data/").removesuffix(".yml").rpartition("/")
        assert key not in portal.records[kind] and not any(key in portal.texts[kind, code] for code in ("en", "ar"))
    assert {each.path for each in gone} & {each.path for each in cut} == set()


def test_every_type_has_its_turn() -> None:
    assert [name.rpartition("/")[0] for name in TYPES] == list(CONTENT_TYPES)


def test_an_entry_that_says_nothing_else_goes_with_its_reference(data: Path) -> None:
    """What was proved with a report is told without it; a reference does not cost a measure."""
    spoil(data, "concept/reports/2025.yml")
    portal, quarantine = load_sound(data, today=TODAY)
    assert str(quarantine.left_out[0]) == (
        "data/concept/measures/kurse.yml: status_history[2].evidence[0].report left out because it refers to data/concept/reports/2025.yml"
    )
    assert [len(entry.evidence) for entry in portal.records["concept/measures"]["kurse"].status_history] == [1, 0, 1]


def test_a_record_about_which_another_one_complains(data: Path) -> None:
    edit(data, "offers/gruppe.yml", "organization: verein", "organization: vereine")
    edit(data, "glossary/termin.yml", "term: Termin", "term: Antrag")
    assert [line for line in left_out(data) if " left out because" not in line] == [
        "data/glossary/termin.yml: left out: term: 'Antrag' is explained in 'antrag' already; expected each word once in the glossary",
        "data/offers/gruppe.yml: left out: organization: unknown contact 'vereine' (did you mean 'verein'?)",
    ]


def test_what_shows_only_when_the_rest_is_in_order_is_left_out_too(data: Path) -> None:
    spoil(data, "needs/deutsch.yml")
    edit(data, "concept/measures/mappe.yml", "number: 1.1.2", "number: 7.1.2")
    assert left_out(data) == [
        "data/concept/measures/mappe.yml: left out: number: '7.1.2' does not belong to 'deutsch-lernen' with number '1.1'; expected 1.1.1, 1.1.2 …",
        spoiled("needs/deutsch.yml"),
    ]


def test_a_text_with_a_link_to_a_page_that_is_gone(data: Path) -> None:
    """It would lead nowhere, and no such page is published. A translation with such a link goes alone."""
    link = "Mehr: [Kurs](https://portal.musterstadt.example/de/offers/kurs/)"
    edit(data, "news/winterhilfe.yml", "text: |\n", f"text: |\n  {link}\n\n")
    with (data / "news" / "ar" / "kursbeginn.yml").open("a", encoding="utf-8") as file:
        file.write(f"text: |\n  {link.replace('/de/', '/ar/')}\n")
    assert lines(data) == []
    spoil(data, "offers/kurs.yml")
    assert [line for line in left_out(data) if "links" in line] == [
        "data/news/ar/kursbeginn.yml: left out because it links to data/offers/kurs.yml",
        "data/news/winterhilfe.yml: left out because it links to data/offers/kurs.yml",
    ]


def test_a_translation_goes_alone_and_its_folder_too(data: Path) -> None:
    (data / "offers" / "xx").mkdir()
    edit(data, "guides/en/ankommen.yml", "translation: reviewed", "translation: reviewed\nphone: 112")
    portal, quarantine = load_sound(data, today=TODAY)
    assert list(map(str, quarantine.left_out)) == [
        "data/guides/en/ankommen.yml: left out: phone: unknown field 'phone'",
        "data/offers/xx: left out: 'xx' is not a language that texts are translated to",
    ]
    assert "ankommen" in portal.records["guides"] and list(portal.texts["guides", "en"]) == [] and list(portal.texts["guides", "ar"]) == ["ankommen"]


def test_a_folder_of_translations_that_must_not_be_read(data: Path) -> None:
    (data / "offers" / "en").rename(data.parent / "elsewhere")
    (data / "offers" / "en").symlink_to(data.parent / "elsewhere")
    portal, quarantine = load_sound(data, today=TODAY)
    assert [(each.path, each.what) for each in quarantine.left_out] == [("data/offers/en", "file")]
    assert (list(portal.texts["offers", "en"]), list(portal.texts["offers", "ar"])) == ([], ["kurs"])


@pytest.mark.parametrize("name", ["site", "legal", "languages", "laender", "topics", "contact_kinds", "calendar/islamic"])
def test_what_the_whole_portal_stands_on_is_not_left_out(data: Path, name: str) -> None:
    spoil(data, f"{name}.yml")
    spoil(data, "offers/gruppe.yml")
    *problems, sentence = refused(data).splitlines()
    assert sentence == f"data/{name}.yml is no record that could be left out; nothing was published"
    assert problems[:-1] == problems_of(data)


def test_a_folder_that_nobody_reads_may_be_a_type_with_a_wrong_name(data: Path) -> None:
    (data / "offres").mkdir()
    assert refused(data).endswith("data/offres is no record that could be left out; nothing was published")


def _publisher(data: Path) -> None:
    spoil(data, "contacts/buero.yml")


def _press(data: Path) -> None:
    spoil(data, "contacts/amt.yml")


def _many(data: Path) -> None:
    for key in ("alt", "gruppe", "kurs", "sprechstunde"):
        spoil(data, f"offers/{key}.yml")


@pytest.mark.parametrize(("fault", "sentence"), [
    (_publisher, "data/contacts/buero.yml cannot be left out, for data/site.yml names it as publisher; nothing was published"),
    (_press, "data/contacts/amt.yml cannot be left out, for data/site.yml names it as press.contact; nothing was published"),
    (_many, "data/offers/: 4 of 5 records would be left out, more than a fifth; nothing was published (--allow-loss if that is right)"),
])  # fmt: skip
def test_a_portal_that_would_be_no_portal(data: Path, fault: Callable[[Path], None], sentence: str) -> None:
    fault(data)
    said = refused(data).splitlines()
    assert said[-1] == sentence
    assert said[: len(problems_of(data)) + 1][-1].split()[1].startswith("problem")  # the problems and their count come first


def test_a_fifth_of_a_type_may_go_and_more_where_somebody_says_so(data: Path) -> None:
    text = (data / "needs" / "deutsch.yml").read_text("utf-8")
    for number in range(18):  # with the two that are there: twenty
        (data / "needs" / f"bedarf-{number}.yml").write_text(text, "utf-8")
    for number in range(4):
        spoil(data, f"needs/bedarf-{number}.yml")
    assert load_sound(data, today=TODAY)[1].summary == "4 records"
    spoil(data, "needs/bedarf-4.yml")
    assert refused(data).splitlines()[-1].startswith("data/needs/: 5 of 20 records would be left out, more than a fifth")
    assert load_sound(data, today=TODAY, allow_loss=True)[1].summary == "5 records"


def test_the_cache_remembers_nothing_of_it(data: Path, tmp_path: Path) -> None:
    cache = Cache(tmp_path / "cache" / "records", "1")
    good = (data / "contacts" / "verein.yml").read_bytes()
    spoil(data, "contacts/verein.yml")
    load_sound(data, today=TODAY, cache=cache)
    (data / "contacts" / "verein.yml").write_bytes(good)
    again, fresh = load(data, today=TODAY, cache=cache), load(data, today=TODAY)
    for kind, shelf in fresh.records.items():
        assert {key: again.records[kind].fingerprint(key) for key in again.records[kind]} == {key: shelf.fingerprint(key) for key in shelf}
    for key, texts in fresh.texts.items():
        assert {name: again.texts[key].fingerprint(name) for name in again.texts[key]} == {name: texts.fingerprint(name) for name in texts}


def test_a_line_of_the_report() -> None:
    assert str(LeftOut("data/offers/a.yml", "record", "refers to data/contacts/b.yml, data/contacts/c.yml", ("x",))) == (
        "data/offers/a.yml: left out because it refers to data/contacts/b.yml, data/contacts/c.yml"
    )
