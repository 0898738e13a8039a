"""News: what the press office publishes, when it appears, and when it ends (schema.org NewsArticle, Atom entry)."""

from __future__ import annotations

import datetime as dt

from pydantic import Field, model_validator

from macros.models.moments import When, day_of, is_all_day, written
from macros.models.shared import Image, PrivateNote, Record
from macros.models.values import Line, Model, Paragraph, Rich, Summary, one_of, reference, wrong

KINDS = ("news", "press_release", "statement", "urgent_notice")


class Correction(Model):
    """What was changed after publication, and when. Readers see it; the entry is never taken away."""

    date: When
    text: Paragraph


class News(Record):
    """Moments are wall times of Berlin. `publish_at`: appears from then on, a day means from midnight.

    `expires_on`: the last day or the moment at which it ends; it keeps its address. `pinned_until`: stands first till then.
    """

    kind: one_of(*KINDS)
    title: Line
    teaser: Summary
    text: Rich
    publish_at: When
    expires_on: When | None = None
    pinned_until: When | None = None
    image: Image | None = None
    topics: tuple[reference("topics"), ...] = Field(min_length=1)
    contact: reference("contacts")
    offers: tuple[reference("offers"), ...] = ()
    events: tuple[reference("events"), ...] = ()
    measures: tuple[reference("concept/measures"), ...] = ()
    corrections: tuple[Correction, ...] = ()
    private: PrivateNote | None = None

    @model_validator(mode="after")
    def _consistent(self) -> News:
        for field in ("expires_on", "pinned_until"):
            moment = getattr(self, field)
            if moment is not None and last_moment(moment) <= first_moment(self.publish_at):
                raise wrong(f"'{written(moment)}' does not lie after publish_at '{written(self.publish_at)}'", at=field)
        if self.kind == "urgent_notice" and self.expires_on is None:
            raise wrong("missing; an urgent notice stands on every page, so it needs an end", at="expires_on")
        if self.image is not None and self.image.licence is None:
            raise wrong("missing; say under which licence the image may be used", at="image.licence")
        for number, each in enumerate(self.corrections):
            if first_moment(each.date) < first_moment(self.publish_at):
                raise wrong(f"'{written(each.date)}' lies before publish_at '{written(self.publish_at)}'", at=f"corrections.{number}.date")
        return self


def first_moment(moment: dt.date | dt.datetime) -> dt.datetime:
    """The wall time at which a moment begins; a day begins at midnight."""
    return dt.datetime.combine(moment, dt.time.min) if is_all_day(moment) else moment


def last_moment(moment: dt.date | dt.datetime) -> dt.datetime:
    """The wall time at which a moment is over; a day is over at the midnight after it."""
    return dt.datetime.combine(day_of(moment) + dt.timedelta(days=1), dt.time.min) if is_all_day(moment) else moment
