"""Pictures for pages: turned upright, freed of everything but their pixels, in two widths; each is made once.

A picture from a phone says where it was taken and which way it was held, and weighs more than the whole page it stands
on. So none is published as it came: what the camera wrote is left out, colours are brought to sRGB, which browsers assume.
Of a picture that moves, the first one is taken.
"""

from __future__ import annotations

import io
import json
import os
from functools import cache, cached_property
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import PIL

from macros.problems import quoted

if TYPE_CHECKING:
    from PIL.Image import Image

WIDTH, SMALL = 1280, 640  # pixels: of the picture on a page, and of the one for phones
MEGAPIXELS = 100  # more than any camera; what has more could take all memory
_SUFFIX = f"-{SMALL}"

_FORMATS = {"jpg": "JPEG", "png": "PNG", "webp": "WEBP", "avif": "AVIF"}
_NAMES = {"MPO": "JPEG"}  # what phones write: a JPEG with a second picture behind it
_ENDINGS = {name: ending for ending, name in _FORMATS.items()}
_OPTIONS: dict[str, dict[str, Any]] = {
    "JPEG": {"quality": 82, "progressive": True, "optimize": True},
    "PNG": {"optimize": True},
    "WEBP": {"quality": 80, "method": 6},
    "AVIF": {"quality": 60, "speed": 6, "max_threads": 1},
}
_ORIENTATION = 0x0112
_LYING = (5, 6, 7, 8)  # orientations for which width and height change places
_RGB_LIKE = {"1": "L", "I": "L", "F": "L", "LA": "RGBA", "P": "RGBA", "PA": "RGBA", "La": "RGBA", "RGBa": "RGBA"}


class Version(NamedTuple):
    """A picture as it is published: its name below images/, and its size in pixels."""

    name: str
    width: int
    height: int


class _Facts(NamedTuple):
    """What is known of a file: a hash of its content, and the size of the picture held upright."""

    content: str
    width: int
    height: int


class _Refused(Exception):
    """The file is no picture that can be published; the message says why."""


class Images:
    """The pictures of a folder. `memory`: where facts and finished pictures are kept between builds; None: nowhere.

    A file counts as unchanged as git sees it, by size, times and inode, so that a build need not read it again.
    """

    def __init__(self, folder: Path, memory: Path | None = None) -> None:
        self._folder = folder
        self._memory = memory
        self._known: dict[str, _Facts | _Refused] = {}

    def problem(self, file: str) -> str | None:
        """What is wrong with a file; None for a picture that can be published."""
        found = self._look(file)
        return str(found) if isinstance(found, _Refused) else None

    def versions(self, file: str) -> tuple[Version, ...]:
        """The picture as it is published, the large one first; a narrow picture has only one."""
        facts = self._facts(file)
        width, height = _fitted(facts, WIDTH)
        small = [Version(_small(file), *_fitted(facts, SMALL))] if width > SMALL else []
        return (Version(file, width, height), *small)

    def fingerprint(self, file: str) -> str:
        """Changes with the picture, however its file is called."""
        return self._facts(file).content

    def state(self) -> str:
        """Changes whenever a file comes, goes or is exchanged."""
        return repr([(path.name, _signature(path)) for path in sorted(self._folder.glob("*"))])

    def make(self, file: str, width: int) -> bytes:
        """The bytes of the version with this width, the same for the same picture and the same Pillow."""
        facts = self._facts(file)
        kept = self._folder_for_version and self._folder_for_version / f"{facts.content}-{width}.{_ending(file)}"
        if kept and (found := _taken(kept)) is not None:
            return found
        made = _shrunk(self._folder / file, width)
        if kept:
            _put(kept, _checksum(made) + made)
        return made

    def _facts(self, file: str) -> _Facts:
        found = self._look(file)
        if isinstance(found, _Refused):
            raise ValueError(str(found))
        return found

    def _look(self, file: str) -> _Facts | _Refused:
        if file not in self._known:
            try:
                self._known[file] = self._remembered(file) or self._read(file)
            except _Refused as refused:
                self._known[file] = refused
        return self._known[file]

    def _read(self, file: str) -> _Facts:
        path = self._folder / file
        if path.stem.endswith(_SUFFIX):
            raise _Refused(f"{quoted(file)} ends with '{_SUFFIX}', as the small versions of pictures do; choose another name")
        width, height = _checked(path)
        facts = _Facts(blake2b(path.read_bytes(), digest_size=16).hexdigest(), width, height)
        if kept := self._note(file):
            _put(kept, json.dumps([_signature(path), facts]).encode())
        return facts

    def _remembered(self, file: str) -> _Facts | None:
        """What an earlier build found out, where the file is still the same."""
        kept = self._note(file)
        if kept is None or not kept.is_file():
            return None
        try:
            signature, facts = json.loads(kept.read_bytes())
            return _Facts(*facts) if signature == _signature(self._folder / file) else None
        except (OSError, ValueError, TypeError):
            return None  # damaged: it is found out anew

    def _note(self, file: str) -> Path | None:
        return self._folder_for_version and self._folder_for_version / f"{file}.json"

    @cached_property
    def _folder_for_version(self) -> Path | None:
        """Other code or another Pillow may make other bytes, so each has a folder of its own."""
        return self._memory and self._memory / _recipe()


@cache
def _recipe() -> str:
    return blake2b(Path(__file__).read_bytes() + PIL.__version__.encode(), digest_size=8).hexdigest()


def _signature(path: Path) -> list[int]:
    found = path.stat()
    return [found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino]


def _small(file: str) -> str:
    stem, _, ending = file.rpartition(".")
    return f"{stem}{_SUFFIX}.{ending}"


def _ending(file: str) -> str:
    return file.rpartition(".")[2]


def _fitted(facts: _Facts, width: int) -> tuple[int, int]:
    """The size at most so wide; nothing is ever made larger."""
    if facts.width <= width:
        return facts.width, facts.height
    return width, max(1, round(facts.height * width / facts.width))


def _checksum(content: bytes) -> bytes:
    return blake2b(content, digest_size=16).digest()


def _taken(path: Path) -> bytes | None:
    """A finished picture that is kept behind its checksum; None where there is none or it was damaged."""
    if not path.is_file():
        return None
    content = path.read_bytes()
    return content[16:] if content[:16] == _checksum(content[16:]) else None


def _put(path: Path, content: bytes) -> None:
    """Write a file so that nobody ever sees half of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f"{path.name}.{os.getpid()}.new")
    fresh.write_bytes(content)
    fresh.replace(path)


def _opened(path: Path) -> Image:
    """Only the head of the file is read. Raises _Refused for what is no picture of a kind we take, or far too large."""
    from PIL import Image as pillow

    pillow.MAX_IMAGE_PIXELS = None  # the limit is ours, and it refuses instead of warning
    try:
        image = pillow.open(path, formats=list(_FORMATS.values()))
    except Exception:  # hostile files make readers fail in many ways
        raise _Refused(f"{quoted(path.name)} is no image that can be read (expected jpg, png, webp or avif)") from None
    kind = _NAMES.get(image.format or "", image.format or "")
    if _FORMATS[_ending(path.name)] != kind:
        raise _Refused(f"{quoted(path.name)} is {'an' if kind == 'AVIF' else 'a'} {kind} image; name it {quoted(f'{path.stem}.{_ENDINGS[kind]}')}")
    if image.width * image.height > MEGAPIXELS * 1_000_000:
        size = f"{image.width} × {image.height} pixels, {image.width * image.height // 1_000_000} megapixels"
        raise _Refused(f"{quoted(path.name)} has {size}; at most {MEGAPIXELS} megapixels are allowed")
    return image


def _checked(path: Path) -> tuple[int, int]:
    """The size of the upright picture, of which every pixel can be read."""
    with _opened(path) as image:
        width, height = image.size
        lies = _orientation(image) in _LYING
        _decoded(image, path, (1, 1))
    return (height, width) if lies else (width, height)


def _shrunk(path: Path, width: int) -> bytes:
    """The picture in a width, as a file of the same format with nothing in it but pixels."""
    from PIL import Image as pillow
    from PIL import ImageOps

    with _opened(path) as image:
        lies = _orientation(image) in _LYING
        upright = image.size[::-1] if lies else image.size
        target = _fitted(_Facts("", *upright), width)
        target = target[::-1] if lies else target
        name = _FORMATS[_ending(path.name)]
        _decoded(image, path, target)
        profile = image.info.get("icc_profile")
        pixels = image if image.mode in ("L", "RGB", "RGBA", "CMYK") else image.convert(_mode(image))
        if pixels.size != target:
            pixels = pixels.resize(target, pillow.Resampling.LANCZOS, reducing_gap=3.0)
        # the orientation is asked of the file: `resize` and `convert` may forget it
        pixels = ImageOps.exif_transpose(_with_orientation(pixels, image))
        return _written(_in_srgb(pixels, profile, name), name)


def _orientation(image: Image) -> int:
    try:
        return image.getexif().get(_ORIENTATION, 1)
    except Exception:  # broken notes of a camera are no reason to refuse its picture
        return 1


def _with_orientation(pixels: Image, image: Image) -> Image:
    exif = pixels.getexif()
    exif.clear()
    exif[_ORIENTATION] = _orientation(image)
    return pixels


def _decoded(image: Image, path: Path, target: tuple[int, int]) -> None:
    """Read the pixels. A JPEG is read no larger than needed: of 40 megapixels only a fraction is ever in memory."""
    try:
        if image.format in ("JPEG", "MPO"):
            image.draft(None, (target[0] * 2, target[1] * 2))
        image.load()
    except Exception:  # as above
        raise _Refused(f"{quoted(path.name)} is damaged; save it again") from None


def _mode(image: Image) -> str:
    """The mode to work in: with transparency where the picture has any."""
    if image.mode.startswith("I;16"):
        return "L"
    if image.mode == "P" and "transparency" not in image.info:
        return "RGB"
    return _RGB_LIKE.get(image.mode, "RGB")


def _in_srgb(image: Image, profile: bytes | None, name: str) -> Image:
    """Colours as browsers assume them where nothing else is said, as the profile is left out. Only PNG, WebP and AVIF can be transparent."""
    from PIL import ImageCms

    keeps_alpha = image.mode == "RGBA" and name != "JPEG"
    target = "RGBA" if keeps_alpha else "L" if image.mode == "L" else "RGB"
    if profile and image.mode in ("RGB", "RGBA", "CMYK"):
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            image = ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode=target)
        except (ImageCms.PyCMSError, OSError, ValueError):
            pass  # a profile that cannot be used: the colours as they stand
    return image if image.mode == target else image.convert(target)


def _written(image: Image, name: str) -> bytes:
    image.info = {}
    image.getexif().clear()
    buffer = io.BytesIO()
    image.save(buffer, name, **_OPTIONS[name])
    return buffer.getvalue()
