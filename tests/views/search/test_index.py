"""The entries that search, filters and "my list" know."""

from __future__ import annotations

from collections.abc import Callable

from macros import urls
from macros.pages import Pages
from macros.portal import Portal
from macros.views.directory import directories
from macros.views.reader import Reader
from macros.views.search.index import Index, index
from macros.views.search.records import Record
from macros.views.search.terms import german_forms
from tests.conftest import TINY, TODAY
from tests.sites import ROOT
from tests.views.conftest import Edited

Reading = Callable[[str], Reader]


def indexed(reader: Reader) -> Index:
    return index(reader, directories(reader))


def found(reader: Reader) -> dict[str, Record]:
    """Every record by `kind/id`."""
    whole = indexed(reader)
    return {f"{whole.kinds[record.kind].name}/{record.id}": record for record in whole.records}


def terms(reader: Reader, key: str) -> list[str]:
    """The terms of a record, `facet/key`."""
    whole = indexed(reader)
    record = found(reader)[key]
    return [f"{whole.facets[whole.terms[number].facet]}/{whole.terms[number].key}" for number in record.terms]


def test_offers_come_before_contacts_each_in_the_order_of_the_alphabet(reader: Reading) -> None:
    assert list(found(reader("de")))[:8] == ["offers/sprechstunde", "offers/kurs", "offers/gruppe", "offers/alt", "contacts/notruf", "contacts/buero", "contacts/verein", "contacts/amt"]
    assert list(found(reader("ar")))[:5] == ["offers/kurs", "offers/sprechstunde", "offers/alt", "offers/gruppe", "contacts/buero"]


def test_an_entry_has_name_and_summary_in_the_readers_language_and_its_other_names(reader: Reading) -> None:
    german, arabic = found(reader("de"))["offers/kurs"], found(reader("ar"))["offers/kurs"]
    assert (german.name, german.summary, german.words) == ("Deutschkurs A1", "Deutsch von Anfang an, zweimal in der Woche. Für Erwachsene.", "Kurs 1")
    assert (arabic.name, arabic.words) == ("دورة اللغة الألمانية A1", "Deutschkurs A1 Kurs 1")
    assert german.when == arabic.when == "17:00-19:00||17:00-19:00||||"
    assert found(reader("ar"))["contacts/verein"].words == ""  # a name that is German anyway is not there twice


def test_terms_have_the_words_of_the_reader_and_the_german_ones_and_stand_there_once(reader: Reading) -> None:
    whole = indexed(reader("en"))
    assert len({(term.facet, term.key) for term in whole.terms}) == len(whole.terms)
    by_key = {f"{whole.facets[term.facet]}/{term.key}": term for term in whole.terms}
    assert (by_key["topics/language"].label, by_key["topics/language"].words) == ("Learning German", "Deutsch lernen language course Sprachkurs Deutschkurs")
    assert (by_key["languages/tr"].label, by_key["languages/tr"].words) == ("Turkish", "Türkisch Türkçe")
    assert (by_key["glossary/antrag"].label, by_key["glossary/antrag"].words.split()[-1]) == ("Antrag", "Anträge")


def test_records_have_the_terms_of_their_facets(reader: Reading) -> None:
    assert terms(reader("de"), "offers/kurs")[:4] == ["topics/language", "situations/learn-german", "situations/new-here", "languages/de"]
    assert "topics/language" in terms(reader("de"), "events/treff")
    assert terms(reader("de"), "news/kursbeginn") == ["topics/language", "topics/counselling"]


def test_contacts_and_needs_have_the_topics_of_their_offers(reader: Reading) -> None:
    assert terms(reader("ar"), "contacts/buero")[0].startswith("topics/")
    assert "topics/language" in terms(reader("de"), "needs/deutsch")
    assert "glossary/antrag" in terms(reader("de"), "contacts/buero")  # and the official words that lead to them
    assert "glossary/antrag" in terms(reader("de"), "guides/ankommen")


def test_what_readers_call_an_official_word_or_a_term_leads_to_the_german_word(reader: Reading) -> None:
    assert ("طلب", "Antrag") in indexed(reader("ar")).synonyms
    assert ("Turkish", "Türkisch") in indexed(reader("en")).synonyms
    assert not any(said == official for said, official in indexed(reader("de")).synonyms)


def test_a_feast_is_found_by_its_name_in_the_language_in_german_and_by_its_own(reader: Reading) -> None:
    english = found(reader("en"))["feasts/rosh-hashanah"]
    assert (english.name, english.summary, english.words) == ("Rosh Hashanah", "Jewish", "Rosch ha-Schana ראש השנה")
    assert (found(reader("ar"))["feasts/ramadan"].words, found(reader("de"))["feasts/ramadan"].words) == ("Ramadan", "رمضان")


def test_an_official_word_is_german_everywhere_and_explained_in_the_readers_language(reader: Reading) -> None:
    entry = found(reader("ar"))["glossary/antrag"]
    assert (entry.name, entry.name.is_fallback, entry.words) == ("Antrag", True, "Schriftlich um etwas bitten Anträge")
    assert entry.summary == "به تطلب من دائرة حكومية مالًا أو وثيقة. غالبًا توجد استمارة."
    assert ("طلب", "Antrag") in indexed(reader("ar")).synonyms  # the one place for what people call it
    assert found(reader("de"))["glossary/meldebestaetigung"].words == "Anmeldebestätigung"


def test_forms_that_only_have_an_ending_are_left_out_for_the_search_knows_endings(portal: Portal) -> None:
    entry = portal.records["glossary"]["antrag"].model_copy(update={"variants": ("Antrags", "Antrages", "Anträge", "Antragsteller")})
    assert list(german_forms(entry)) == ["Anträge", "Antragsteller"]


def test_every_page_of_menu_and_footer_is_found_but_home_and_the_search_itself(reader: Reading) -> None:
    pages = {key: record for key, record in found(reader("en")).items() if key.startswith("pages/")}
    assert {"pages/numbers", "pages/imprint", "pages/concept/take-part"} <= pages.keys()
    assert not {"pages/", "pages/search"} & pages.keys()
    assert (pages["pages/privacy"].name, pages["pages/privacy"].words) == (reader("en").plain("Datenschutz"), "Datenschutz")


def test_every_address_is_that_of_a_page(reader: Reading) -> None:
    english = reader("en")
    paths = {job.path for job in Pages(english, ROOT / "overrides", "").jobs()}
    whole = indexed(english)
    links = {record.kind: whole.kinds[record.kind].address.format(record.id) for record in whole.records}
    assert {link.removeprefix("/en/").partition("#")[0] for number, link in links.items() if whole.kinds[number].name != "pages"} - paths <= {"glossary/", "concept/take-part/"}
    assert len(links) == len(whole.kinds)  # the tiny portal has something of every kind


def test_what_is_over_is_not_found(portal: Portal) -> None:
    now, summer, next_year = (found(Reader(portal, "de", day)) for day in (TODAY, TODAY.replace(month=7, day=1), TODAY.replace(year=2028)))
    assert ("offers/vorbei" in now, "offers/vorbei" in summer) == (False, True)
    events = {f"events/{key}" for key in ("abgesagt", "damals", "fest", "treff", "woche")}
    assert events & now.keys() == events - {"events/damals"}
    assert events & next_year.keys() == set()


def test_what_is_cancelled_says_so_in_the_readers_language(reader: Reading, edited: Edited) -> None:
    english, german = found(reader("en")), found(reader("de"))
    assert (english["events/abgesagt"].note, german["events/abgesagt"].note, german["events/fest"].note) == ("Cancelled", "Abgesagt", "")
    assert (german["events/abgesagt"].when, german["events/fest"].when) == ("", "2026-12-05")
    pausing = found(edited("de", ("offers/gruppe.yml", "registration: none", "registration: none\nstatus: temporarily_closed")))
    assert pausing["offers/gruppe"].note == "Macht Pause"


def test_what_the_concept_promises_is_found_in_the_order_of_its_numbers(reader: Reading) -> None:
    promised = [key for key in found(reader("de")) if key.startswith(("concept/fields", "concept/goals", "concept/measures"))]
    assert [key.rpartition("/")[2] for key in promised] == ["sprache", "wohnen", "deutsch-lernen", "gut-wohnen", "kurse", "mappe", "beratung"]


def test_headings_are_in_the_readers_language_and_addresses_keep_the_path_of_the_portal(reader: Reading, edited: Edited) -> None:
    kinds = {kind.name: kind for kind in indexed(reader("en")).kinds}
    assert (kinds["offers"].heading, kinds["offers"].address, kinds["glossary"].address) == ("Offers", "/en/offers/{}/", "/en/glossary/#{}")
    assert kinds["concept/proposals"].address == "/en/" + urls.proposal("{}")
    below = indexed(edited("de", ("site.yml", "https://portal.musterstadt.example/", "https://musterstadt.example/neu/")))
    assert {kind.address.split("{")[0][:8] for kind in below.kinds} == {"/neu/de/"}


def test_private_notes_are_not_found(reader: Reading) -> None:
    assert "PRIVATE-MARKER" not in "".join(repr(indexed(reader(code))) for code in ("de", "en", "ar"))


def test_of_a_long_explanation_the_beginning_is_enough(edited: Edited) -> None:
    enough = "Kurz. Dieser Satz ist so lang, dass er mit dem ersten zusammen für das reicht, was unter einem Treffer der Suche steht."
    found_here = found(edited("de", ("glossary/termin.yml", _line("termin", "explanation"), f"explanation: {enough} Und dieser ist zu viel.\n")))
    assert found_here["glossary/termin"].summary == enough


def _line(key: str, field: str) -> str:
    """The line of a field in a record of the glossary."""
    lines = (TINY / "glossary" / f"{key}.yml").read_text("utf-8").splitlines(keepends=True)
    return next(line for line in lines if line.startswith(f"{field}:"))
