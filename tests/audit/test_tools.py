"""A missing tool is never passed over in silence: skipped loudly at home, a failure in CI."""

from __future__ import annotations

import pytest

from tests.audit import tools

JAVA = """
==========================================================================================
 JAVA IS MISSING: the checks that need it did not run.
 Install it:         Debian, Ubuntu   sudo apt-get install default-jre-headless
                     macOS            brew install openjdk
==========================================================================================
"""


@pytest.fixture
def without_java(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    monkeypatch.setenv("PATH", "")
    return monkeypatch


def test_missing_tools_are_named(without_java: pytest.MonkeyPatch) -> None:
    assert tools.missing("java", "node") == ["java", "node"]


def test_missing_tool_skips_at_home(without_java: pytest.MonkeyPatch) -> None:
    without_java.delenv("CI", raising=False)
    with pytest.raises(pytest.skip.Exception) as caught:
        tools.need("java")
    assert caught.value.msg == JAVA


def test_missing_tool_fails_in_ci(without_java: pytest.MonkeyPatch) -> None:
    without_java.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception) as caught:
        tools.need("java")
    assert caught.value.msg == JAVA
