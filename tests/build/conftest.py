"""One site built once for all tests that only look at it, and workshops for those that change things."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.sites import Workshop, differing


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.build)


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workshop]:
    """The tiny portal, built from nothing. For looking only."""
    workshop = Workshop(tmp_path_factory.mktemp("built"))
    workshop.build()
    before = workshop.files()
    yield workshop
    assert differing(before, workshop.files()) == [], "a test or a build has changed files of this site in place"


@pytest.fixture
def workshop(built: Workshop, tmp_path: Path) -> Workshop:
    """A fresh copy of the data, nothing built yet; the page frames are there, so a build takes no second."""
    return Workshop(tmp_path / "workshop", frames=built.cache)


@pytest.fixture
def standing(built: Workshop, tmp_path: Path) -> Workshop:
    """The same with the site built and published, to be built again after changes."""
    return Workshop(tmp_path / "standing", like=built)


@pytest.fixture
def fresh(built: Workshop, tmp_path: Path) -> Callable[[Path], Workshop]:
    """`fresh(data)`: a new workshop with a copy of other data, to compare with what was built step by step."""
    numbers = iter(range(100))
    return lambda data: Workshop(tmp_path / f"fresh{next(numbers)}", frames=built.cache, data=data)
