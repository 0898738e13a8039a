"""What only paper shows: whose page it is, its address, and a QR code that leads back to it."""

from __future__ import annotations

import re
from functools import cache

import zxingcpp
from markupsafe import Markup
from msgspec import Struct

from macros.views.reader import Reader


class Code(Struct, frozen=True):
    """A QR code as one SVG path of horizontal strokes; `size` is the number of modules on each side."""

    size: int
    path: str


class Handout(Struct, frozen=True):
    """`address` leads to the page; `code` is the same address for a phone's camera."""

    site_name: str
    address: str
    printed: Markup
    code: Code


def handout(reader: Reader, path: str) -> Handout:
    """The head of the paper version of the page with this path."""
    address = reader.urls.absolute(reader.language.code, path)
    return Handout(
        site_name=str(reader.translator.term(reader.portal.settings.title)),
        address=address,
        printed=reader.say("Stand: %(day)s", day=reader.day(reader.today)),
        code=qr_code(address),
    )


def qr_code(text: str) -> Code:
    """A QR code (ISO/IEC 18004) for a text, without the white margin, which the page gives it."""
    image = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, data_mask=_MASK).to_image(scale=1, add_quiet_zones=False)
    view = memoryview(image)
    size, pixels = view.shape[0], view.tobytes()
    return Code(size, "".join([start + _STROKES[pixels[piece]] for start, piece in _pieces(size)]))


@cache
def _pieces(size: int) -> list[tuple[str, slice]]:
    """A picture of this size in pieces of rows, each with the move to the start of its row where one begins."""
    columns = range(0, size, _PIECE)
    return [
        ("" if column else f"M0 {row}.5", slice(row * size + column, row * size + min(column + _PIECE, size)))
        for row in range(size)
        for column in columns
    ]


class _Strokes(dict[bytes, str]):
    """A piece of a row as strokes and gaps, from its start to its end. Short pieces come again and again, which saves most of the work."""

    def __missing__(self, pixels: bytes) -> str:
        digits = pixels.translate(_DIGITS).decode()
        found = self[pixels] = "".join(f"h{len(run)}" if run[0] == "0" else f"m{len(run)} 0" for run in _RUN.findall(digits))
        return found


_STROKES = _Strokes()
# Readers take any of the eight masks; to try them all for the most even picture takes five times as long as the rest.
_MASK = 3
_PIECE = 11
_DIGITS = bytes(48 if value == 0 else 49 for value in range(256))  # black is 0
_RUN = re.compile("0+|1+")
