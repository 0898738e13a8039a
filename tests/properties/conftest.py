"""The saturated portal, made once for all properties."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.properties.saturated import saturated
from tests.properties.site import Site
from tests.sites import Workshop


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.build)
            if "site" in getattr(item, "fixturenames", ()):  # one process builds the harmless portal, once
                item.add_marker(pytest.mark.xdist_group("texts"))


@pytest.fixture(scope="package")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    workshop = Workshop(tmp_path_factory.mktemp("properties") / "workshop")
    return Site(workshop, saturated(workshop.data))


@pytest.fixture
def workshop(tmp_path: Path) -> Workshop:
    """The tiny portal as it is, not built yet."""
    return Workshop(tmp_path / "workshop")
