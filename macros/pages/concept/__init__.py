"""The pages of the concept. A portal without data/concept/ has none of them."""

from __future__ import annotations

from collections.abc import Iterator

from macros.pages.concept import council, figures, plan, reports
from macros.pages.kit import Kit
from macros.pages.page import Job

SECTION = "concept"


def jobs(kit: Kit) -> Iterator[Job]:
    if kit.reader.portal.concept:
        for part in (plan, figures, reports, council):
            yield from part.jobs(kit)
