"""The inventory as readers see it: counts of offers by field of action, the gaps in words, and a page of links for each field."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markupsafe import Markup, escape
from msgspec import Struct

from macros import urls
from macros.inventory import DISTRICTS, GROUPS, LANGUAGES, NOT_STATED, TOPICS, Inventory
from macros.translate import N_, Words
from macros.views.components import Shown, Table
from macros.views.concept.mentions import Mention, mention
from macros.views.concept.words import offer
from macros.views.reader import Reader


class _Side(Struct, frozen=True):
    """What offers are counted by, and the sentences for it. `segment` begins the anchors on the page of a field."""

    vocabulary: str
    segment: str
    heading: str
    caption: str
    not_stated: str
    gaps: str
    no_gap: str


SIDES = (
    _Side(
        GROUPS, "target-groups", N_("Für wen"), N_("Angebote nach Handlungsfeld und Zielgruppe"), N_("Für alle (keine Zielgruppe genannt)"),
        N_("Im Handlungsfeld %(field)s gibt es kein Angebot eigens für: %(terms)s."),
        N_("Im Handlungsfeld %(field)s gibt es für jede Zielgruppe ein Angebot."),
    ),
    _Side(
        DISTRICTS, "districts", N_("In welchem Stadtteil"), N_("Angebote nach Handlungsfeld und Stadtteil"), N_("Kein Stadtteil genannt, zum Beispiel online"),
        N_("Im Handlungsfeld %(field)s gibt es kein Angebot in: %(terms)s."),
        N_("Im Handlungsfeld %(field)s gibt es in jedem Stadtteil ein Angebot."),
    ),
    _Side(
        LANGUAGES, "languages", N_("In welchen Sprachen"), N_("Angebote nach Handlungsfeld und gesprochener Sprache"), N_("Keine Sprache genannt"),
        N_("Im Handlungsfeld %(field)s gibt es kein Angebot auf: %(terms)s."),
        N_("Im Handlungsfeld %(field)s gibt es in jeder dieser Sprachen ein Angebot."),
    ),
)  # fmt: skip


class InventoryPart(Struct, frozen=True):
    """One way to count: the table, and the gaps in it as sentences. `unused`: the languages that stand in no row."""

    anchor: str
    heading: Markup
    table: Table
    gaps: tuple[Markup, ...]
    unused: Markup | None


class InventoryOverview(Struct, frozen=True):
    """Which offers there are. `summary`: how many the directory lists; `elsewhere`: how many of them belong to no field, if any."""

    summary: Markup
    totals: Table
    parts: tuple[InventoryPart, ...]
    counting: tuple[Markup, ...]
    elsewhere: Markup | None


class OfferGroup(Struct, frozen=True):
    """Some offers of a field: `anchor` is where the counts lead to."""

    anchor: str
    heading: Shown
    count: Markup
    offers: tuple[Mention, ...]


class FieldSide(Struct, frozen=True):
    """The offers of a field from one side, term by term. `gaps`: what is missing, None where nothing can be."""

    anchor: str
    heading: Markup
    groups: tuple[OfferGroup, ...]
    gaps: Markup | None


class InventoryField(Struct, frozen=True):
    """The page of a field: all of its offers, then from every side."""

    field: Mention
    path: str
    count: Markup
    everything: OfferGroup
    sides: tuple[FieldSide, ...]
    unchecked: OfferGroup | None
    ended: OfferGroup | None
    overview: str


def overview(reader: Reader, found: Inventory) -> InventoryOverview:
    return InventoryOverview(
        summary=_count(reader, len(found.listed) + len(found.elsewhere)),
        totals=_totals(reader, found),
        parts=tuple(_part(reader, found, side) for side in SIDES),
        counting=tuple(_counting(reader)),
        elsewhere=_elsewhere(reader, len(found.elsewhere)),
    )


def field_page(reader: Reader, found: Inventory, field: str) -> InventoryField:
    here, group = found.fields[field], _Groups(reader)
    return InventoryField(
        field=mention(reader, "fields", field),
        path=urls.inventory(field),
        count=_count(reader, len(here.listed)),
        everything=group("all", reader.say("Alle Angebote"), here.listed),
        sides=(*_topics(reader, found, field), *(_side(reader, found, field, side) for side in SIDES)) if here.listed else (),
        unchecked=group("unchecked", reader.say("Lange nicht geprüft"), here.unchecked) if here.unchecked else None,
        ended=group("ended", reader.say("Beendet"), here.ended) if here.ended else None,
        overview=reader.link("concept/inventory/"),
    )


# ---- the overview


def _totals(reader: Reader, found: Inventory) -> Table:
    """Per field and in all; an offer of two fields counts once in all."""
    say = reader.say
    rows: list[tuple[Shown, ...]] = []
    for field, here in found.fields.items():
        cell = _Cell(reader, field)
        rows.append((_head(reader, field), cell("all", here.listed), cell("unchecked", here.unchecked), cell("ended", here.ended)))
    rows.append((say("Zusammen, jedes Angebot einmal"), *(str(len(keys)) for keys in (found.listed, found.unchecked, found.ended))))
    head = (say("Handlungsfeld"), say("Angebote"), say("davon lange nicht geprüft"), say("außerdem beendet"))
    return Table(say("Angebote nach Handlungsfeld"), head, tuple(rows))


def _part(reader: Reader, found: Inventory, side: _Side) -> InventoryPart:
    return InventoryPart(
        anchor=side.segment,
        heading=reader.say(side.heading),
        table=_table(reader, found, side),
        gaps=tuple(_gaps(reader, found, field, side) for field in found.fields),
        unused=_unused(reader, found) if side.vocabulary == LANGUAGES else None,
    )


def _table(reader: Reader, found: Inventory, side: _Side) -> Table:
    rows: list[tuple[Shown, ...]] = []
    for term in (*_sorted(reader, side.vocabulary, found.terms(side.vocabulary)), NOT_STATED):
        name = _name(reader, side.vocabulary, term) if term else reader.say(side.not_stated)
        cells = (_Cell(reader, field)(anchor(side.segment, term), here.of(side.vocabulary, term), is_gap=bool(term)) for field, here in found.fields.items())
        rows.append((name, *cells))
    return Table(reader.say(side.caption), (reader.say(side.heading), *(_head(reader, field) for field in found.fields)), tuple(rows))


def _gaps(reader: Reader, found: Inventory, field: str, side: _Side) -> Markup:
    """What a field lacks, as one sentence."""
    name = mention(reader, "fields", field).name
    if not found.fields[field].listed:
        return reader.say("Im Handlungsfeld %(field)s gibt es noch kein Angebot.", field=name)
    missing = _sorted(reader, side.vocabulary, found.gaps(field, side.vocabulary))
    if missing:
        return reader.say(side.gaps, field=name, terms=_names(reader, side.vocabulary, missing))
    return reader.say(side.no_gap, field=name)


def _unused(reader: Reader, found: Inventory) -> Markup | None:
    missing = _sorted(reader, LANGUAGES, found.unused_languages)
    return reader.say("In keinem Handlungsfeld gibt es ein Angebot auf: %(terms)s.", terms=_names(reader, LANGUAGES, missing)) if missing else None


def _counting(reader: Reader) -> Iterator[Markup]:
    say, settings = reader.say, reader.portal.settings
    yield say("Gezählt sind am %(day)s alle Angebote, die in der Liste der Angebote stehen. Beendete Angebote zählen nicht mit.", day=reader.day(reader.today))
    yield say("Ein Angebot gehört zu einem Handlungsfeld, wenn eines seiner Themen dazu gehört. Hat es mehrere solche Themen, zählt es dort trotzdem nur einmal.")
    yield say("Ein Angebot kann zu mehreren Handlungsfeldern, Zielgruppen, Stadtteilen und Sprachen gehören. Deshalb ergeben die Zahlen zusammen mehr, als es Angebote gibt.")
    yield say("Der Stadtteil ist der, für den das Angebot gedacht ist. Steht dort keiner, gilt der Stadtteil des Ortes.")
    yield reader.say_number(
        "Lange nicht geprüft heißt: Seit mehr als %(number)s Monat hat niemand die Angaben geprüft.",
        "Lange nicht geprüft heißt: Seit mehr als %(number)s Monaten hat niemand die Angaben geprüft.",
        settings.recheck_after_months,
    )
    yield say("Die Zahlen sagen nicht, wie viele Plätze es gibt und ob sie reichen. Eine Lücke heißt: In diesem Portal steht kein solches Angebot.")


def _elsewhere(reader: Reader, number: int) -> Markup | None:
    if not number:
        return None
    return reader.say_number("%(number)s davon gehört zu keinem Handlungsfeld.", "%(number)s davon gehören zu keinem Handlungsfeld.", number)


# ---- the page of a field


def _topics(reader: Reader, found: Inventory, field: str) -> Iterator[FieldSide]:
    """The offers by topic, where the field has several."""
    terms = _sorted(reader, TOPICS, reader.portal.records["concept/fields"][field].topics)
    if len(terms) > 1:
        yield FieldSide(TOPICS, reader.say("Nach Themen"), tuple(_term_groups(reader, found, field, TOPICS, TOPICS, terms)), None)


def _side(reader: Reader, found: Inventory, field: str, side: _Side) -> FieldSide:
    terms = (*_sorted(reader, side.vocabulary, found.terms(side.vocabulary)), NOT_STATED)
    groups = tuple(_term_groups(reader, found, field, side.vocabulary, side.segment, terms, reader.say(side.not_stated)))
    return FieldSide(side.segment, reader.say(side.heading), groups, _gaps(reader, found, field, side))


def _term_groups(
    reader: Reader, found: Inventory, field: str, vocabulary: str, segment: str, terms: Sequence[str], not_stated: Markup = Markup(""),
) -> Iterator[OfferGroup]:  # fmt: skip
    """Only terms with offers: what is missing is said in a sentence."""
    for term in terms:
        keys = found.fields[field].of(vocabulary, term)
        if keys:
            yield _Groups(reader)(anchor(segment, term), _name(reader, vocabulary, term) if term else not_stated, keys)


class _Groups:
    """Makes groups of offers, each in the reader's alphabet."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    def __call__(self, name: str, heading: Shown, keys: Sequence[str]) -> OfferGroup:
        offers = sorted((offer(self._reader, key) for key in keys), key=lambda each: self._reader.collation.key(each.name))
        return OfferGroup(name, heading, _count(self._reader, len(keys)), tuple(offers))


# ---- words


class _Cell:
    """Makes the counts of a field, each a link to the offers; none is shown as a gap."""

    def __init__(self, reader: Reader, field: str) -> None:
        self._page = reader.link(urls.inventory(field))

    def __call__(self, name: str, keys: Sequence[str], *, is_gap: bool = False) -> Markup:
        if keys:
            return Markup('<a href="{}#{}">{}</a>').format(self._page, name, len(keys))
        return Markup('<span class="gap">0</span>') if is_gap else Markup("0")


def anchor(segment: str, term: str) -> str:
    """The id of the offers with a term on the page of a field: `languages-ar`, `languages-not-stated`."""
    return f"{segment}-{term or 'not-stated'}"


def _head(reader: Reader, field: str) -> Markup:
    return Markup('<a href="{}">{}</a>').format(reader.link(urls.inventory(field)), mention(reader, "fields", field).name)


def _count(reader: Reader, number: int) -> Markup:
    return reader.say_number("%(number)s Angebot", "%(number)s Angebote", number)


def _name(reader: Reader, vocabulary: str, term: str) -> Words:
    return reader.language_name(term) if vocabulary == LANGUAGES else reader.term(vocabulary, term)


def _names(reader: Reader, vocabulary: str, terms: Sequence[str]) -> Markup:
    """`A, B und C`, each in its language."""
    return Markup(reader.formats.all_of([str(escape(_name(reader, vocabulary, term))) for term in terms]))


def _sorted(reader: Reader, vocabulary: str, terms: Sequence[str]) -> list[str]:
    """Terms in the reader's alphabet."""
    return sorted(terms, key=lambda term: reader.collation.key(_name(reader, vocabulary, term)))
