"""Words in the reader's language: fallback field by field, marked in HTML, and sentences from the catalogues."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from markupsafe import Markup, escape

from macros import translate
from macros.languages import Languages, load_languages
from macros.portal import Portal, load
from macros.translate import Interface, Translator, Words, catalogue, with_german_marked
from macros.views.reader import Reader
from tests.conftest import TODAY, edit

REGISTRY = """
de: {autonym: Deutsch, locale: de, theme_language: de, source: true}
de-simple: {autonym: Einfach, locale: de, theme_language: de, fallback: [de]}
en: {autonym: English, locale: en_GB, theme_language: en}
uk: {autonym: Українська, locale: uk, theme_language: uk, fallback: [en]}
ar: {autonym: العربية, locale: ar, theme_language: ar, fallback: [en]}
"""
CATALOGUES = {
    "de-simple": """
msgid "Angebote"
msgstr "Das gibt es"
""",
    "en": """
msgid "Angebote"
msgstr "Offers"

msgid "Start"
msgstr "Start"

msgid "Hallo %(name)s"
msgstr "Hello %(name)s"

msgid "%(number)s Kurs"
msgid_plural "%(number)s Kurse"
msgstr[0] "%(number)s course"
msgstr[1] "%(number)s courses"
""",
    "uk": """
msgid "%(number)s Kurs"
msgid_plural "%(number)s Kurse"
msgstr[0] "%(number)s курс"
msgstr[1] "%(number)s курси"
msgstr[2] "%(number)s курсів"

#, fuzzy
msgid "Angebote"
msgstr "Пропозиції"

#, fuzzy
msgid "Start"
msgstr "Start"
""",
    "ar": """
msgid "Hallo %(name)s"
msgstr "مرحبا %(name)s"

msgid "Start"
msgstr ""
""",
}
PLURALS = {"uk": "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);"}


@pytest.fixture
def languages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Languages]:
    for code, entries in CATALOGUES.items():
        folder = tmp_path / "locales" / code / "LC_MESSAGES"
        folder.mkdir(parents=True)
        plural = PLURALS.get(code, "nplurals=2; plural=(n != 1);")
        header = f'msgid ""\nmsgstr ""\n"Language: {code[:2]}\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n"Plural-Forms: {plural}\\n"\n'
        (folder / "messages.po").write_text(header + entries, "utf-8")
    (tmp_path / "languages.yml").write_text(REGISTRY, "utf-8")
    monkeypatch.setattr(translate, "LOCALES", tmp_path / "locales")
    catalogue.cache_clear()
    yield load_languages(tmp_path / "languages.yml")
    catalogue.cache_clear()


@pytest.fixture
def interface(languages: Languages) -> Callable[[str], Interface]:
    return lambda code: Interface(languages.chain(code))


def test_a_sentence_comes_from_the_own_catalogue(interface: Callable[[str], Interface]) -> None:
    assert interface("en").gettext("Angebote") == "Offers"


def test_a_missing_sentence_comes_from_the_fallback_and_says_so(interface: Callable[[str], Interface]) -> None:
    assert interface("ar").gettext("Angebote") == '<span lang="en" dir="ltr">Offers</span>'


def test_a_sentence_that_nobody_has_comes_from_the_source(interface: Callable[[str], Interface]) -> None:
    assert interface("ar").gettext("Kontakte") == '<span lang="de" dir="ltr">Kontakte</span>'
    assert interface("de").gettext("Kontakte") == "Kontakte"


def test_einfache_sprache_is_german_and_marks_nothing(interface: Callable[[str], Interface]) -> None:
    assert interface("de-simple").gettext("Angebote") == "Das gibt es"
    assert interface("de-simple").gettext("Kontakte") == "Kontakte"


def test_a_fuzzy_sentence_does_not_count(interface: Callable[[str], Interface]) -> None:
    assert interface("uk").gettext("Angebote") == '<span lang="en" dir="ltr">Offers</span>'
    assert interface("uk").gettext("Start") == '<span lang="en" dir="ltr">Start</span>'


def test_a_sentence_that_reads_the_same_on_purpose_is_not_foreign(interface: Callable[[str], Interface]) -> None:
    assert interface("en").gettext("Start") == "Start"
    assert interface("ar").gettext("Start") == '<span lang="en" dir="ltr">Start</span>'


@pytest.mark.parametrize(
    ("code", "number", "expected"),
    [
        ("de", 1, "%(number)s Kurs"),
        ("de", 0, "%(number)s Kurse"),
        ("en", 1, "%(number)s course"),
        ("en", 2, "%(number)s courses"),
        ("uk", 1, "%(number)s курс"),
        ("uk", 3, "%(number)s курси"),
        ("uk", 11, "%(number)s курсів"),
        ("uk", 21, "%(number)s курс"),
        ("ar", 2, '<span lang="en" dir="ltr">%(number)s courses</span>'),
    ],
)
def test_the_plural_form_of_a_number(interface: Callable[[str], Interface], code: str, number: int, expected: str) -> None:
    assert interface(code).ngettext("%(number)s Kurs", "%(number)s Kurse", number) == expected


def test_a_sentence_with_a_number_names_it(interface: Callable[[str], Interface]) -> None:
    assert interface("uk").say_number("%(number)s Kurs", "%(number)s Kurse", 5) == Markup("5 курсів")


def test_values_in_a_sentence_are_escaped(interface: Callable[[str], Interface]) -> None:
    assert interface("en").say("Hallo %(name)s", name="<b>&") == Markup("Hello &lt;b&gt;&amp;")


def test_a_value_in_another_language_is_marked(languages: Languages, interface: Callable[[str], Interface]) -> None:
    name = Words("Jörg & Ute", languages["de"], is_fallback=True)
    assert interface("ar").say("Hallo %(name)s", name=name) == Markup('مرحبا <bdi lang="de" dir="ltr">Jörg &amp; Ute</bdi>')


def test_markup_in_a_sentence_stays_markup(interface: Callable[[str], Interface]) -> None:
    assert interface("en").say("Hallo %(name)s", name=Markup("<b>du</b>")) == Markup("Hello <b>du</b>")


def test_a_text_is_escaped_even_after_markup_with_the_same_letters(interface: Callable[[str], Interface]) -> None:
    say = interface("en").say
    assert say("Hallo %(name)s", name=Markup("<b>du</b>")) == Markup("Hello <b>du</b>")
    assert say("Hallo %(name)s", name="<b>du</b>") == Markup("Hello &lt;b&gt;du&lt;/b&gt;")


def test_the_same_letters_in_two_languages_are_marked_each_for_itself(languages: Languages, interface: Callable[[str], Interface]) -> None:
    say = interface("en").say
    assert say("Hallo %(name)s", name=Words("Martin", languages["de"], is_fallback=True)) == Markup('Hello <bdi lang="de" dir="ltr">Martin</bdi>')
    assert say("Hallo %(name)s", name=Words("Martin", languages["en"])) == Markup("Hello Martin")


def test_a_plain_sentence_has_no_markup_whatever_its_language(interface: Callable[[str], Interface]) -> None:
    assert interface("ar").plain("Angebote") == "Offers"
    assert interface("en").plain("Hallo %(name)s", name="<b>") == "Hello <b>"


def test_a_language_without_a_catalogue_speaks_the_source_language(interface: Callable[[str], Interface]) -> None:
    assert interface("de").say("Angebote") == Markup("Angebote")
    assert catalogue("xx").ngettext("Kurs", "Kurse", 2) == "Kurse"


def test_words_are_escaped_and_marked_only_where_they_are_foreign(languages: Languages) -> None:
    own, foreign = Words("a < b", languages["ar"]), Words("a < b", languages["de"], is_fallback=True)
    assert str(escape(own)) == "a &lt; b"
    assert str(escape(foreign)) == '<bdi lang="de" dir="ltr">a &lt; b</bdi>'
    assert (own.attributes, foreign.attributes) == (Markup(""), Markup(' lang="de" dir="ltr"'))
    assert foreign == "a < b"


def test_a_field_comes_in_the_own_language(reader: Callable[[str], Reader], portal: Portal) -> None:
    name = reader("ar").translator.text("offers", portal.records["offers"]["kurs"], "name")
    assert (name, name.language.code, name.is_fallback) == ("دورة اللغة الألمانية A1", "ar", False)


@pytest.mark.parametrize(
    ("record", "field", "expected", "code"),
    [
        ("kurs", "fees_description", "If you have little money, you pay less.", "en"),
        ("gruppe", "name", "Women’s group", "en"),
        ("alt", "name", "Sprachcafé", "de"),
    ],
)
def test_each_field_falls_back_for_itself(reader: Callable[[str], Reader], portal: Portal, record: str, field: str, expected: str, code: str) -> None:
    found = reader("ar").translator.text("offers", portal.records["offers"][record], field)
    assert (found, found.language.code, found.is_fallback) == (expected, code, True)


def test_a_field_that_nobody_filled_is_none(reader: Callable[[str], Reader], portal: Portal) -> None:
    assert reader("ar").translator.text("offers", portal.records["offers"]["alt"], "description") is None
    assert reader("ar").translator.texts("offers", portal.records["offers"]["alt"], "steps") == []


def test_a_list_comes_from_one_language(reader: Callable[[str], Reader], portal: Portal) -> None:
    words = reader("ar").translator
    assert {each.language.code for each in words.texts("offers", portal.records["offers"]["kurs"], "steps")} == {"ar"}
    documents = words.texts("offers", portal.records["offers"]["kurs"], "required_documents")
    assert documents == ["Passport or ID card", "Proof of registration (Anmeldebestätigung)"]
    assert {each.language.code for each in documents} == {"en"}


def test_parts_fall_back_one_by_one(reader: Callable[[str], Reader], portal: Portal) -> None:
    words, buero = reader("en").translator, portal.records["contacts"]["buero"]
    assert words.part("contacts", buero, "phones", 0, "description") == "Switchboard"
    assert words.part("contacts", buero, "phones", 1, "description") is None
    assert reader("ar").translator.part("contacts", buero, "persons", 0, "function") == "Head of office"
    chair = words.part("contacts", portal.records["contacts"]["verein"], "persons", 1, "function")
    assert (chair, chair.language.code, chair.is_fallback) == ("Kassenführung", "de", True)


def test_a_part_that_a_translation_leaves_out_falls_back(data: Path) -> None:
    edit(data, "offers/ar/kurs.yml", "translation: machine", "cost_options:\n  - {}\n  - option: شهر مخفض\ntranslation: machine")
    portal = load(data, today=TODAY)
    words, kurs = Reader(portal, "ar", TODAY).translator, portal.records["offers"]["kurs"]
    found = [words.part("offers", kurs, "cost_options", number, "option") for number in (0, 1)]
    assert [(str(each), each.language.code) for each in found] == [("one month", "en"), ("شهر مخفض", "ar")]


def test_a_list_inside_a_part_comes_from_one_language(reader: Callable[[str], Reader], portal: Portal, data: Path) -> None:
    guide = portal.records["guides"]["ankommen"]
    found = {code: reader(code).translator.part_texts("guides", guide, "steps", 0, "bring") for code in ("de", "en", "ar")}
    assert found["de"] == ["Pass oder Ausweis", "Wohnungsgeberbestätigung"]
    assert found["en"] == ["Passport or identity card", "Confirmation from your landlord (Wohnungsgeberbestätigung)"]
    assert {each.language.code for each in found["ar"]} == {"ar"}
    assert reader("ar").translator.part_texts("guides", guide, "steps", 1, "bring") == []
    edit(data, "guides/ar/ankommen.yml", "    bring:\n      - جواز سفر أو بطاقة هوية\n      - تأكيد من المؤجر (Wohnungsgeberbestätigung)\n", "")
    edited = load(data, today=TODAY)
    words = Reader(edited, "ar", TODAY).translator.part_texts("guides", edited.records["guides"]["ankommen"], "steps", 0, "bring")
    assert [(str(each), each.language.code, each.is_fallback) for each in words] == [
        ("Passport or identity card", "en", True), ("Confirmation from your landlord (Wohnungsgeberbestätigung)", "en", True),
    ]  # fmt: skip


def test_the_words_for_a_picture_fall_back(data: Path) -> None:
    edit(data, "events/fest.yml", "cost: free", "image: {file: lampions.png, alt: Bunte Lampions., credit: M. Muster}\ncost: free")
    edit(data, "events/en/fest.yml", "translation: machine", "image: {alt: Colourful lanterns.}\ntranslation: machine")
    portal = load(data, today=TODAY)
    found = {code: Reader(portal, code, TODAY).translator.inside("events", portal.records["events"]["fest"], "image", "alt") for code in ("de", "en", "ar")}
    assert {code: (str(words), words.language.code) for code, words in found.items()} == {
        "de": ("Bunte Lampions.", "de"), "en": ("Colourful lanterns.", "en"), "ar": ("Colourful lanterns.", "en"),
    }  # fmt: skip


def test_a_term_falls_back_along_the_chain(reader: Callable[[str], Reader]) -> None:
    words = reader("ar").translator
    assert words.term({"de": "Wohnen", "en": "Housing", "ar": "السكن"}).is_fallback is False
    assert str(words.term({"de": "Wohnen", "en": "Housing"}).__html__()) == '<bdi lang="en" dir="ltr">Housing</bdi>'
    assert Markup("<b>{}</b>").format(words.term({"de": "Wohnen", "en": "Housing"})) == '<b><bdi lang="en" dir="ltr">Housing</bdi></b>'
    with pytest.raises(KeyError, match="no text in ar, en, de"):
        words.term({"uk": "Житло"})


def test_a_record_without_a_translation_has_no_origin(reader: Callable[[str], Reader], portal: Portal) -> None:
    assert reader("ar").translator.origin("offers", portal.records["offers"]["kurs"]).translation == "machine"
    assert reader("ar").translator.origin("offers", portal.records["offers"]["gruppe"]) is None


def test_german_words_on_a_page_in_einfache_sprache_are_not_foreign(languages: Languages) -> None:
    assert Translator(languages, "de-simple", {}).term({"de": "Wohnen"}).is_fallback is False
    assert Translator(languages, "en", {}).term({"de": "Wohnen"}).is_fallback is True


def test_german_text_beside_a_translation_must_be_known_to_the_fingerprints(reader: Callable[[str], Reader]) -> None:
    record = reader("ar").portal.records["offers"]["kurs"]
    assert reader("ar").translator.in_source(record, "name") == "Deutschkurs A1"
    with pytest.raises(KeyError, match="summary is not in SHOWN_IN_SOURCE"):
        reader("ar").translator.in_source(record, "summary")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("مكتب (Beratung für Zugewanderte, MBE) هنا", 'مكتب (<bdi lang="de" dir="ltr">Beratung für Zugewanderte, MBE</bdi>) هنا'),
        ("مادة Art. 6 Abs. 1 lit. e DSGVO.", 'مادة <bdi lang="de" dir="ltr">Art. 6 Abs. 1 lit. e DSGVO</bdi>.'),
        ("مقهى (Sprachcafé am Vormittag)", 'مقهى (<bdi lang="de" dir="ltr">Sprachcafé am Vormittag</bdi>)'),
        ("قانون § 5 DDG", 'قانون <bdi lang="de" dir="ltr">§ 5 DDG</bdi>'),
        ("إلى Jobcenter و Sozialamt", "إلى Jobcenter و Sozialamt"),  # a single name needs no mark
        ("%(first)s bis %(last)s", "%(first)s bis %(last)s"),
        ("+49 89 99998 100", "+49 89 99998 100"),
        ("س &amp; b سلام", "س &amp; b سلام"),
    ],
)
def test_german_terms_in_another_script_are_marked_as_german(text: str, shown: str) -> None:
    assert with_german_marked(text) == shown


def test_words_in_another_script_mark_german_terms_and_escape_all(reader: Callable[[str], Reader]) -> None:
    arabic = Words("مركز <b>Haus der Kulturen</b>", reader("ar").language)
    assert arabic.__html__() == 'مركز &lt;b&gt;<bdi lang="de" dir="ltr">Haus der Kulturen</bdi>&lt;/b&gt;'
    assert arabic.inner == Markup(arabic.__html__())
    assert Words("Haus der Kulturen", reader("en").language).__html__() == "Haus der Kulturen"
