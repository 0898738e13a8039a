"""What is remembered between builds comes back as it was; what cannot be read is as if it had never been."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from macros.memory import recall, store


def test_what_was_stored_comes_back_with_its_key(tmp_path: Path) -> None:
    store(tmp_path / "languages" / "de", b"key", {"a": (1, "ä")})
    store(tmp_path / "languages" / "de", b"other", {"b": 2})
    assert recall(tmp_path / "languages" / "de") == (b"other", {"b": 2})
    assert [path.name for path in (tmp_path / "languages").iterdir()] == ["de"]


@pytest.mark.parametrize("content", [None, b"", b"no pickle", pickle.dumps((b"key", "x"))[:-4], pickle.dumps(b"key")])
def test_what_cannot_be_read_was_never_there(tmp_path: Path, content: bytes | None) -> None:
    if content is not None:
        (tmp_path / "de").write_bytes(content)
    assert recall(tmp_path / "de") is None
