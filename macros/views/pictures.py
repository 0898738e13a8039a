"""The picture of a news item or an event: where it lies, in which sizes, what it shows, who made it."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup
from msgspec import Struct

from macros import urls
from macros.views.reader import Reader


class Picture(Struct, frozen=True):
    """`link`: the large version, `width` and `height` are its pixels. `srcset` names both; None where there is only one.

    `alt` stands in an attribute, so that the element itself says which language it is in.
    """

    link: str
    width: int
    height: int
    srcset: str | None
    alt: str
    alt_attributes: Markup
    credit: Markup


def picture(reader: Reader, kind: str, record: Any) -> Picture:
    """The picture of a record that has one."""
    image = record.image
    versions = [(reader.urls.root(urls.image(each.name)), each) for each in reader.portal.images.versions(image.file)]
    link, large = versions[0]
    alt = reader.translator.inside(kind, record, "image", "alt")
    credit = f"{image.credit} ({image.licence})" if image.licence else image.credit
    return Picture(
        link=link,
        width=large.width,
        height=large.height,
        srcset=", ".join(f"{address} {each.width}w" for address, each in reversed(versions)) if len(versions) > 1 else None,
        alt=str(alt),
        alt_attributes=alt.attributes,
        credit=reader.say("Bild: %(credit)s", credit=reader.german(credit)),
    )
