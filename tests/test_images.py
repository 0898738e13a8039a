"""Pictures: upright, without a trace of where they were taken, small, and each file that is none refused with its place."""

from __future__ import annotations

import io
import os
import struct
import subprocess
import sys
import zlib
from pathlib import Path

import pytest
from PIL import Image, ImageCms, ImageDraw

from macros.images import MEGAPIXELS, Images
from tests.conftest import edit, problems_of
from tests.sites import ROOT

FEST, KURS = "events/fest.yml", "news/kursbeginn.yml"
FORMATS = {"jpg": "JPEG", "png": "PNG", "webp": "WEBP", "avif": "AVIF"}
GPS, MAKE, ORIENTATION = 0x8825, 0x010F, 0x0112
RED, BLUE = (200, 30, 30), (30, 30, 200)


def exif(orientation: int = 1) -> bytes:
    """What a phone writes: who made it, how it was held, and the place where it was taken."""
    found = Image.Exif()
    found[ORIENTATION] = orientation
    found[MAKE] = "GeheimPhone"
    found.get_ifd(GPS).update({1: "N", 2: (48.0, 22.0, 12.0), 3: "E", 4: (10.0, 54.0, 0.0)})
    return found.tobytes()


def photo(width: int, height: int) -> Image.Image:
    """Red above, blue below, so that one sees which way it is held."""
    image = Image.new("RGB", (width, height), RED)
    ImageDraw.Draw(image).rectangle((0, height // 2, width, height), fill=BLUE)
    return image


def opened(content: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(content))
    image.load()
    return image


def near(pixel: tuple[int, ...], colour: tuple[int, ...]) -> bool:
    return all(abs(one - other) < 40 for one, other in zip(pixel[:3], colour, strict=True))


@pytest.fixture
def images(tmp_path: Path) -> Images:
    (tmp_path / "images").mkdir()
    return Images(tmp_path / "images", tmp_path / "memory")


@pytest.mark.parametrize("ending", FORMATS)
def test_a_picture_with_its_place_comes_out_without(images: Images, tmp_path: Path, ending: str) -> None:
    path = tmp_path / "images" / f"a.{ending}"
    more = {"comment": b"Geheim"} if ending == "jpg" else {}
    photo(1600, 900).save(path, exif=exif(), **more)
    assert b"GeheimPhone" in path.read_bytes()
    assert [tuple(each) for each in images.versions(path.name)] == [(f"a.{ending}", 1280, 720), (f"a-640.{ending}", 640, 360)]
    for version in images.versions(path.name):
        content = images.make(path.name, version.width)
        image = opened(content)
        assert (image.format, image.size) == (FORMATS[ending], (version.width, version.height))
        assert dict(image.getexif()) == {}
        assert not {"exif", "icc_profile", "comment", "xmp"} & set(image.info)
        assert b"Geheim" not in content and b"Exif" not in content


# How a picture lies in the file, by what the camera says: 1 upright, 3 upside down, 6 and 8 on its side, the others mirrored.
@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("ending", ["jpg", "webp", "png"])
def test_a_picture_comes_out_upright(images: Images, tmp_path: Path, ending: str, orientation: int) -> None:
    methods = {
        1: None, 2: Image.Transpose.FLIP_LEFT_RIGHT, 3: Image.Transpose.ROTATE_180, 4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE, 6: Image.Transpose.ROTATE_90, 7: Image.Transpose.TRANSVERSE, 8: Image.Transpose.ROTATE_270,
    }  # fmt: skip
    upright = photo(1500, 2000)
    lying = upright if methods[orientation] is None else upright.transpose(methods[orientation])
    lying.save(tmp_path / "images" / f"a.{ending}", exif=exif(orientation))
    assert images.versions(f"a.{ending}")[0][1:] == (1280, 1707)
    image = opened(images.make(f"a.{ending}", 1280)).convert("RGB")
    assert image.size == (1280, 1707)
    assert near(image.getpixel((640, 200)), RED) and near(image.getpixel((640, 1500)), BLUE)


@pytest.mark.parametrize(("width", "sizes"), [(16, [16]), (640, [640]), (641, [641, 640]), (1280, [1280, 640]), (1281, [1280, 640])])
def test_nothing_is_made_larger(images: Images, tmp_path: Path, width: int, sizes: list[int]) -> None:
    photo(width, 100).save(tmp_path / "images" / "a.png")
    assert [each.width for each in images.versions("a.png")] == sizes


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "I;16"])
def test_every_kind_of_png_is_read(images: Images, tmp_path: Path, mode: str) -> None:
    Image.new(mode, (1400, 20), {"1": 1, "I;16": 60_000}.get(mode, 0)).save(tmp_path / "images" / "a.png")
    image = opened(images.make("a.png", 1280))
    assert (image.size, image.mode) == ((1280, 18), {"LA": "RGBA", "RGBA": "RGBA", "P": "RGB"}.get(mode, "L"))


def test_what_is_transparent_stays_so(images: Images, tmp_path: Path) -> None:
    Image.new("RGBA", (1400, 20), (200, 30, 30, 0)).save(tmp_path / "images" / "a.png")
    assert opened(images.make("a.png", 640)).getpixel((1, 1))[3] == 0


def test_a_printers_jpeg_becomes_one_for_screens(images: Images, tmp_path: Path) -> None:
    photo(100, 100).convert("CMYK").save(tmp_path / "images" / "a.jpg")
    image = opened(images.make("a.jpg", 100))
    assert image.mode == "RGB" and near(image.getpixel((50, 10)), RED)


def test_colours_are_brought_to_srgb(images: Images, tmp_path: Path) -> None:
    """A profile that cannot be read leaves the colours as they are."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    photo(100, 100).save(tmp_path / "images" / "a.png", icc_profile=profile)
    photo(100, 100).save(tmp_path / "images" / "b.png", icc_profile=b"broken")
    for name in ("a.png", "b.png"):
        image = opened(images.make(name, 100))
        assert near(image.getpixel((50, 10)), RED) and "icc_profile" not in image.info


def test_the_same_picture_gives_the_same_bytes(images: Images, tmp_path: Path) -> None:
    photo(1600, 900).save(tmp_path / "images" / "a.jpg")
    (tmp_path / "images" / "b.jpg").write_bytes((tmp_path / "images" / "a.jpg").read_bytes())
    alone = Images(tmp_path / "images")
    assert images.make("a.jpg", 640) == alone.make("a.jpg", 640) == alone.make("b.jpg", 640)
    assert images.fingerprint("a.jpg") == alone.fingerprint("b.jpg")


def test_a_picture_is_read_once_and_made_once(images: Images, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    photo(1600, 900).save(tmp_path / "images" / "a.jpg")
    first = (images.versions("a.jpg"), images.make("a.jpg", 1280))
    monkeypatch.setattr(Image, "open", None)
    again = Images(tmp_path / "images", tmp_path / "memory")
    assert (again.versions("a.jpg"), again.make("a.jpg", 1280)) == first


def test_another_picture_under_the_same_name_is_noticed(images: Images, tmp_path: Path) -> None:
    path = tmp_path / "images" / "a.png"
    photo(100, 100).save(path)
    before = (images.fingerprint("a.png"), images.state(), images.versions("a.png"))
    photo(100, 90).save(path)
    again = Images(tmp_path / "images", tmp_path / "memory")
    after = (again.fingerprint("a.png"), again.state(), again.versions("a.png"))
    assert [one == other for one, other in zip(before, after, strict=True)] == [False, False, False]


def test_damaged_memory_is_forgotten(images: Images, tmp_path: Path) -> None:
    photo(100, 100).save(tmp_path / "images" / "a.png")
    images.versions("a.png")
    (note,) = (tmp_path / "memory").rglob("a.png.json")
    for broken in (b"", b"[]", b"[[1], [2, 3]]", b"\xff"):
        note.write_bytes(broken)
        assert Images(tmp_path / "images", tmp_path / "memory").versions("a.png") == images.versions("a.png")


def test_forty_megapixels_take_little_memory(tmp_path: Path) -> None:
    """Uncompressed they are 120 MB; what a JPEG of that size adds stays far below."""
    Image.new("RGB", (7744, 5184), RED).save(tmp_path / "gross.jpg", exif=exif(6))
    code = (
        "import resource, sys; from pathlib import Path; from PIL import Image, ImageCms, ImageOps, JpegImagePlugin; from macros.images import Images\n"
        "peak = lambda: resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024\n"
        "before, images = peak(), Images(Path(sys.argv[1]))\n"
        "assert images.problem('gross.jpg') is None\n"
        "assert images.versions('gross.jpg')[0][1:] == (1280, 1912)\n"
        "assert all(images.make('gross.jpg', width) for width in (1280, 640))\n"
        "print(peak() - before)"
    )
    done = subprocess.run([sys.executable, "-c", code, str(tmp_path)], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert int(done.stdout) < 80


def huge_png(width: int, height: int) -> bytes:
    """The head of a PNG that claims to be so large."""
    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)) + chunk(b"IDAT", b"") + chunk(b"IEND", b"")


def damaged(ending: str, length: int) -> bytes:
    buffer = io.BytesIO()
    Image.effect_noise((400, 300), 80).convert("RGB").save(buffer, FORMATS[ending])
    return buffer.getvalue()[:length]


@pytest.mark.parametrize(
    ("name", "content", "problem"),
    [
        ("a.jpg", b"<svg/>", "'a.jpg' is no image that can be read (expected jpg, png, webp or avif)"),
        ("a.png", b"", "'a.png' is no image that can be read (expected jpg, png, webp or avif)"),
        ("a.jpg", damaged("png", 10**7), "'a.jpg' is a PNG image; name it 'a.png'"),
        ("a.png", damaged("avif", 10**7), "'a.png' is an AVIF image; name it 'a.avif'"),
        ("a.png", huge_png(10_001, 10_000), "'a.png' has 10001 × 10000 pixels, 100 megapixels; at most 100 megapixels are allowed"),
        ("a.png", huge_png(60_000, 60_000), "'a.png' has 60000 × 60000 pixels, 3600 megapixels; at most 100 megapixels are allowed"),
        ("a.jpg", damaged("jpg", 20_000), "'a.jpg' is damaged; save it again"),
        ("a.png", damaged("png", 20_000), "'a.png' is damaged; save it again"),
        ("a.webp", damaged("webp", 8_000), "'a.webp' is no image that can be read (expected jpg, png, webp or avif)"),
        ("fest-640.png", damaged("png", 10**7), "'fest-640.png' ends with '-640', as the small versions of pictures do; choose another name"),
    ],
    ids=["svg", "empty", "png-as-jpg", "avif-as-png", "too-large", "far-too-large", "half-a-jpg", "half-a-png", "half-a-webp", "name-of-a-small-one"],
)  # fmt: skip
@pytest.mark.parametrize("kind", ["news", "events"])
def test_what_is_no_picture_is_a_problem_at_its_line(data: Path, name: str, content: bytes, problem: str, kind: str) -> None:
    (data / "images" / name).write_bytes(content)
    if kind == "news":
        edit(data, KURS, "file: lampions.png", f"file: {name}")
    else:
        edit(data, FEST, "cost: free", f"cost: free\nimage: {{file: {name}, alt: Fest, credit: M. Muster}}")
    place = "data/news/kursbeginn.yml:13:9" if kind == "news" else "data/events/fest.yml:15:15"
    assert problems_of(data) == [f"{place}: image.file: {problem}"]


def test_a_hundred_megapixels_are_enough() -> None:
    assert MEGAPIXELS == 100


def test_a_picture_needs_words_for_people_who_do_not_see_it(data: Path) -> None:
    edit(data, KURS, "  alt: Bunte Lampions hängen im Kursraum.\n", "")
    assert problems_of(data) == ["data/news/kursbeginn.yml:13:3: image.alt: missing"]


def test_half_a_file_is_never_there(images: Images, tmp_path: Path) -> None:
    photo(1600, 900).save(tmp_path / "images" / "a.jpg")
    images.make("a.jpg", 640)
    assert [path.name for path in (tmp_path / "memory").rglob("*.new")] == []
    assert os.listdir(tmp_path / "images") == ["a.jpg"]
