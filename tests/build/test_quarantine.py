"""`portal build --quarantine`: the rest is published whole, nothing of what is faulty is left, and the next good build knows nothing of it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from macros import build as building
from macros.problems import BuildError, DataError
from tests.conftest import edit
from tests.sites import Workshop, differing, pages_of, run

Fresh = Callable[[Path], Workshop]
COST = "'fre' is not allowed (did you mean 'free'?); expected one of free, paid, income_based, donation, varies"
ORIGIN = "'machines' is not allowed (did you mean 'machine'?); expected one of human, reviewed, machine"
GONE = "because it refers to data/offers/sprechstunde.yml"


def quarantined(workshop: Workshop) -> tuple[int, str, str]:
    done = run("-m", "macros", *workshop.build_command("--jobs", "1", "--quarantine"))
    return done.returncode, done.stdout, done.stderr


def found(workshop: Workshop) -> dict[str, object]:
    return json.loads((workshop.cache / "quarantine.json").read_text("utf-8"))


def _by_hand(data: Path) -> None:
    """What somebody would do who wants to publish without the faulty offer and the faulty translation."""
    (data / "offers" / "sprechstunde.yml").unlink()
    (data / "offers" / "ar" / "kurs.yml").unlink()
    edit(data, "guides/ankommen.yml", "offers: [sprechstunde, vorbei]", "offers: [vorbei]")
    edit(data, "needs/anmelden.yml", "offers: [sprechstunde]\n", "")
    edit(data, "concept/measures/beratung.yml", "offers: [sprechstunde]\n", "")


def test_the_rest_is_published_and_the_next_good_build_is_as_from_nothing(built: Workshop, standing: Workshop, fresh: Fresh) -> None:
    expected = fresh(standing.data)
    _by_hand(expected.data)
    expected.build()
    files = {name: (standing.data / name).read_bytes() for name in ("offers/sprechstunde.yml", "offers/ar/kurs.yml")}
    edit(standing.data, "offers/sprechstunde.yml", "cost: free", "cost: fre")
    edit(standing.data, "offers/ar/kurs.yml", "translation: machine", "translation: machines")

    code, out, err = quarantined(standing)
    assert (code, out.endswith(f" files written: {standing.site}\n")) == (3, True), err
    assert [line for line in err.splitlines() if " pages, " not in line] == [
        f"data/offers/ar/kurs.yml:7:14: translation: {ORIGIN}",
        f"data/offers/sprechstunde.yml:12:7: cost: {COST}",
        "2 problems in 2 files",
        f"data/concept/measures/beratung.yml: offers[0] left out {GONE}",
        f"data/guides/ankommen.yml: steps[1].offers[0] left out {GONE}",
        f"data/needs/anmelden.yml: offers[0] left out {GONE}",
        f"data/offers/ar/kurs.yml: left out: translation: {ORIGIN}",
        f"data/offers/sprechstunde.yml: left out: cost: {COST}",
        "published without 1 record, 1 translation and 3 references",
    ]
    assert differing(pages_of(expected.site), pages_of(standing.site)) == []  # byte for byte, feeds, search and open data too
    assert json.loads(standing.page("build.json"))["left_out"] == 5
    assert [name for name, content in standing.files().items() if b"offers/sprechstunde" in content or b"'fre'" in content] == []
    assert (found(standing)["published"], len(found(standing)["problems"]), len(found(standing)["left_out"])) == (True, 2, 5)

    for name, content in files.items():
        (standing.data / name).write_bytes(content)
    code, _, err = quarantined(standing)
    assert (code, [line for line in err.splitlines() if " pages, " not in line]) == (0, [])
    assert differing(built.files(), standing.files()) == []
    assert found(standing) == {"published": True, "refused": "", "problems": [], "left_out": []}


def test_where_the_portal_cannot_stand_nothing_is_published(built: Workshop, standing: Workshop) -> None:
    edit(standing.data, "topics.yml", "de: Beratung und Recht", "der: Beratung und Recht")
    code, out, err = quarantined(standing)
    sentence = "data/topics.yml is no record that could be left out; nothing was published"
    assert (code, out, err.splitlines()[-1]) == (1, "", sentence)
    assert differing(built.files(), standing.files()) == []
    assert (found(standing)["published"], found(standing)["refused"], found(standing)["left_out"]) == (False, sentence, [])


def test_lost_pages_are_counted_as_ever(built: Workshop, standing: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(building, "_MOST_PAGES_LOST", 0.0)
    edit(standing.data, "offers/sprechstunde.yml", "cost: free", "cost: fre")
    with pytest.raises(BuildError, match=r"^de: \d+ pages instead of \d+; nothing was published \(--allow-loss if that is right\)$"):
        standing.build(quarantine=True, languages=("de",))
    assert differing(built.files(), standing.files()) == []
    assert (found(standing)["published"], found(standing)["refused"], len(found(standing)["problems"])) == (False, "", 1)
    with pytest.raises(DataError):
        standing.build()
    assert not (standing.cache / "quarantine.json").exists()  # it told of the build before
