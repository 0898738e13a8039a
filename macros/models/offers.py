"""Offers: courses, counselling hours, groups, services (HSDS service)."""

from __future__ import annotations

import datetime as dt

from pydantic import Field, model_validator

from macros.models.schedules import Schedule
from macros.models.shared import (
    CheckedRecord,
    Childcare,
    Cost,
    CostOption,
    PhoneNumber,
    PrivateNote,
    Registration,
    check_amounts,
    check_place,
)
from macros.models.values import (
    Day,
    Email,
    Flag,
    LanguageRef,
    Line,
    Model,
    Paragraph,
    Plain,
    Rich,
    Summary,
    WebUrl,
    Whole,
    one_of,
    reference,
    wrong,
)

LEVELS = ("A0", "A1", "A2", "B1", "B2", "C1", "C2")  # A0: learning to read and write; the others: CEFR


class GermanLevel(Model):
    """The level a course starts from and the level it leads to."""

    first: one_of(*LEVELS) = Field(alias="from")
    last: one_of(*LEVELS) | None = Field(default=None, alias="to")

    @model_validator(mode="after")
    def _upwards(self) -> GermanLevel:
        if self.last is not None and LEVELS.index(self.last) < LEVELS.index(self.first):
            raise wrong(f"'{self.last}' lies below the start '{self.first}'", at="to")
        return self


class Offer(CheckedRecord):
    name: Line
    alternate_name: Plain | None = None
    summary: Summary
    description: Rich | None = None
    organization: reference("contacts")
    partners: tuple[reference("contacts"), ...] = ()
    locations: tuple[reference("places"), ...] = ()
    online: Flag = False
    url: WebUrl | None = None
    email: Email | None = None
    phones: tuple[PhoneNumber, ...] = ()
    topics: tuple[reference("topics"), ...] = Field(min_length=1)
    situations: tuple[reference("situations"), ...] = ()
    target_groups: tuple[reference("target_groups"), ...] = ()
    languages: tuple[LanguageRef, ...] = ()
    interpretation_services: Line | None = None
    cost: Cost
    cost_options: tuple[CostOption, ...] = ()
    fees_description: Paragraph | None = None
    german_level: GermanLevel | None = None
    german_level_required: one_of(*LEVELS) | None = None
    childcare: Childcare | None = None
    women_only: Flag = False
    residence_status: one_of("not_required", "required", "depends") | None = None
    eligibility_description: Paragraph | None = None
    minimum_age: Whole | None = None
    maximum_age: Whole | None = None
    districts: tuple[reference("districts"), ...] = ()
    schedules: tuple[Schedule, ...] = ()
    schedule_description: Paragraph | None = None
    by_appointment: Flag = False
    registration: Registration | None = None
    application_process: Paragraph | None = None
    application_url: WebUrl | None = None
    required_documents: tuple[Line, ...] = ()
    steps: tuple[Line, ...] = ()
    next_steps: tuple[Line, ...] = ()
    capacity: one_of("available", "few", "waiting_list", "full") | None = None
    valid_from: Day | None = None
    valid_to: Day | None = None
    status: one_of("active", "temporarily_closed") = "active"
    private: PrivateNote | None = None

    @model_validator(mode="after")
    def _consistent(self) -> Offer:
        if self.valid_from and self.valid_to and self.valid_to < self.valid_from:
            raise wrong(f"'{self.valid_to}' lies before valid_from '{self.valid_from}'", at="valid_to")
        if self.minimum_age is not None and self.maximum_age is not None and self.maximum_age < self.minimum_age:
            raise wrong(f"'{self.maximum_age}' lies below minimum_age '{self.minimum_age}'", at="maximum_age")
        if not (self.schedules or self.by_appointment or self.schedule_description):
            raise wrong("missing; say when: schedules, by_appointment: true or schedule_description", at="schedules")
        check_place(self)
        check_amounts(self, "offer")
        return self

    def has_ended(self, on: dt.date) -> bool:
        """Whether its last day has passed; lists do not show it then."""
        return self.valid_to is not None and self.valid_to < on
