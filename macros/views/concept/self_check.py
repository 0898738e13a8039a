"""The self-check: thirteen questions, the newest answers, and every answer there was before."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from markupsafe import Markup
from msgspec import Struct

from macros.models.concept.self_check import Question, Rating
from macros.translate import Words
from macros.views.components import Shown, Table
from macros.views.concept.words import Proof, proofs
from macros.views.reader import Reader

CSV = "open-data/self-check.csv"
_KIND = "concept/self-check"


class Answer(Struct, frozen=True):
    """`percent` from 0 to 100, for the bar; `in_words` says it."""

    percent: int
    in_words: str
    iso: str
    day: Markup
    reason: Words
    proofs: tuple[Proof, ...]


class Asked(Struct, frozen=True):
    """A question with its newest answer. `earlier`: the answers before, None where there are none."""

    anchor: str
    number: int
    name: Words
    question: Words
    answer: Answer
    earlier: Table | None


class SelfCheck(Struct, frozen=True):
    overview: Table
    questions: tuple[Asked, ...]
    csv: str


def self_check(reader: Reader) -> SelfCheck | None:
    """None where the municipality has answered no question."""
    questions = [reader.portal.records[_KIND][key] for key in reader.portal.concept.questions]
    if not questions:
        return None
    asked = tuple(_asked(reader, question) for question in questions)
    return SelfCheck(_overview(reader, questions, asked), asked, reader.urls.root(CSV))


def _asked(reader: Reader, question: Question) -> Asked:
    words = reader.translator
    return Asked(
        anchor=f"question-{question.number}",
        number=question.number,
        name=words.text(_KIND, question, "name"),
        question=words.text(_KIND, question, "question"),
        answer=_answer(reader, question),
        earlier=_earlier(reader, question) if len(question.ratings) > 1 else None,
    )


def _answer(reader: Reader, question: Question) -> Answer:
    rating = question.ratings[-1]
    return Answer(
        percent=rating.percent,
        in_words=_percent(reader, rating),
        iso=rating.date.isoformat(),
        day=reader.say("Eingeschätzt am %(day)s", day=reader.day(rating.date)),
        reason=_reason(reader, question, len(question.ratings) - 1),
        proofs=proofs(reader, rating.evidence),
    )


def _earlier(reader: Reader, question: Question) -> Table:
    """The answers before the newest one, the latest first."""
    name = reader.translator.text(_KIND, question, "name")
    numbers = range(len(question.ratings) - 2, -1, -1)
    rows = tuple((reader.day(question.ratings[number].date), _percent(reader, question.ratings[number]), _reason(reader, question, number)) for number in numbers)
    head = (reader.say("Tag"), reader.say("Einschätzung"), reader.say("Begründung"))
    return Table(reader.say("Frühere Antworten: %(name)s", name=name), head, rows)


def _overview(reader: Reader, questions: Iterable[Question], asked: Iterable[Asked]) -> Table:
    """Question × year: the last answer of each year."""
    years = sorted({rating.date.year for question in questions for rating in question.ratings})
    rows = []
    for question, each in zip(questions, asked, strict=True):
        last = {rating.date.year: rating for rating in question.ratings}
        cells: list[Shown] = [_percent(reader, last[year]) if year in last else "–" for year in years]
        rows.append((Markup('<a href="#{}">{} {}</a>').format(each.anchor, each.number, each.name), *cells))
    return Table(reader.say("Alle Fragen, Jahr für Jahr"), (reader.say("Frage"), *map(str, years)), tuple(rows))


def _percent(reader: Reader, rating: Rating) -> str:
    return reader.formats.percent(Decimal(rating.percent))


def _reason(reader: Reader, question: Question, number: int) -> Words:
    return reader.translator.part(_KIND, question, "ratings", number, "reason")
