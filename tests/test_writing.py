"""Files and folders of a site: replaced, never changed; two folders change places wholly or not at all."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from macros import writing
from macros.writing import exchange, finish_exchange, link, link_or_copy, write


def fill(directory: Path, **files: str) -> Path:
    directory.mkdir(parents=True)
    for name, content in files.items():
        (directory / name).write_text(content, "utf-8")
    return directory


def tree(directory: Path) -> dict[str, str]:
    return {path.relative_to(directory).as_posix(): path.read_text("utf-8") for path in sorted(directory.rglob("*")) if path.is_file()}


def test_a_first_site_is_put_in_place_with_its_parents(tmp_path: Path) -> None:
    prepared = fill(tmp_path / "next", page="neu")
    exchange(prepared, tmp_path / "www" / "site")
    assert tree(tmp_path / "www" / "site") == {"page": "neu"}
    assert not prepared.exists()


@pytest.mark.parametrize("in_one_step", [True, False])
def test_old_and_new_change_places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, in_one_step: bool) -> None:
    if not in_one_step:
        monkeypatch.setattr(writing, "_exchange_in_one_step", lambda first, second: False)
    prepared, target = fill(tmp_path / "next", page="neu", more="neu"), fill(tmp_path / "site", page="alt")
    exchange(prepared, target)
    assert tree(target) == {"page": "neu", "more": "neu"}
    assert tree(prepared) == {"page": "alt"}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["next", "site"]


def test_the_exchange_is_its_own_reverse(tmp_path: Path) -> None:
    prepared, target = fill(tmp_path / "next", page="neu"), fill(tmp_path / "site", page="alt")
    exchange(prepared, target)
    exchange(prepared, target)
    assert (tree(target), tree(prepared)) == ({"page": "alt"}, {"page": "neu"})


def test_the_kernel_exchanges_in_one_step_here(tmp_path: Path) -> None:
    first, second = fill(tmp_path / "a", page="a"), fill(tmp_path / "b", page="b")
    done = writing._exchange_in_one_step(first, second)
    assert (tree(first), tree(second)) == (({"page": "b"}, {"page": "a"}) if done else ({"page": "a"}, {"page": "b"}))


def test_an_empty_directory_is_exchanged_not_replaced(tmp_path: Path) -> None:
    first, second = fill(tmp_path / "a", page="a"), fill(tmp_path / "b")
    done = writing._exchange_in_one_step(first, second)
    assert (first.is_dir(), second.is_dir()) == (True, True)
    assert (tree(first), tree(second)) == (({}, {"page": "a"}) if done else ({"page": "a"}, {}))


def test_a_c_library_without_the_call_is_no_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing.ctypes, "CDLL", lambda *_, **__: object())
    assert writing._exchange_in_one_step(tmp_path / "a", tmp_path / "b") is False


def test_what_an_interrupted_exchange_left_aside_is_cleared_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing, "_exchange_in_one_step", lambda first, second: False)
    fill(tmp_path / ".site.old", page="uralt")
    exchange(fill(tmp_path / ".site.next", page="neu"), fill(tmp_path / "site", page="alt"))
    assert (tree(tmp_path / "site"), tree(tmp_path / ".site.next")) == ({"page": "neu"}, {"page": "alt"})
    assert not (tmp_path / ".site.old").exists()


def test_a_new_file_is_written_with_its_folders(tmp_path: Path) -> None:
    write(str(tmp_path / "de" / "offers" / "kurs" / "index.html"), b"neu")
    assert tree(tmp_path) == {"de/offers/kurs/index.html": "neu"}


def test_a_file_is_replaced_never_changed(tmp_path: Path) -> None:
    write(str(tmp_path / "page"), b"alt")
    os.link(tmp_path / "page", tmp_path / "elsewhere")
    write(str(tmp_path / "page"), b"neu")
    assert tree(tmp_path) == {"elsewhere": "alt", "page": "neu"}


def test_a_written_file_can_be_read_by_a_web_server(tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        write(str(tmp_path / "page"), b"neu")
    finally:
        os.umask(before)
    assert (tmp_path / "page").stat().st_mode & 0o777 == 0o644


def test_a_symbolic_link_is_replaced_and_its_target_untouched(tmp_path: Path) -> None:
    (tmp_path / "outside").write_text("bleibt", "utf-8")
    (tmp_path / "page").symlink_to(tmp_path / "outside")
    write(str(tmp_path / "page"), b"neu")
    assert tree(tmp_path) == {"outside": "bleibt", "page": "neu"}


def test_a_large_file_is_written_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.write
    monkeypatch.setattr(writing.os, "write", lambda handle, data: real(handle, bytes(data[:7])))  # the system may take less
    write(str(tmp_path / "page"), b"0123456789" * 5)
    assert (tmp_path / "page").read_bytes() == b"0123456789" * 5


def test_an_unchanged_file_is_the_same_file(tmp_path: Path) -> None:
    fill(tmp_path / "site", page="alt")
    assert link(str(tmp_path / "site" / "page"), str(tmp_path / "next" / "de" / "page")) is True
    assert (tmp_path / "next" / "de" / "page").samefile(tmp_path / "site" / "page")


def test_a_link_takes_the_place_of_another_file(tmp_path: Path) -> None:
    fill(tmp_path / "site", page="alt")
    fill(tmp_path / "next", page="vorletzte")
    assert link(str(tmp_path / "site" / "page"), str(tmp_path / "next" / "page")) is True
    assert tree(tmp_path / "next") == {"page": "alt"}


def test_a_file_that_is_gone_cannot_be_linked(tmp_path: Path) -> None:
    assert link(str(tmp_path / "nirgends"), str(tmp_path / "page")) is False


@pytest.mark.parametrize("folder", ["", "neu/"])
def test_a_file_system_without_links_is_no_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folder: str) -> None:
    def refuse(source: str, path: str) -> None:
        if not os.path.isdir(os.path.dirname(path)):
            raise FileNotFoundError(errno.ENOENT, "No such file or directory")
        raise PermissionError(errno.EPERM, "Operation not permitted")

    fill(tmp_path / "site", page="alt")
    monkeypatch.setattr(writing.os, "link", refuse)
    assert link(str(tmp_path / "site" / "page"), str(tmp_path / folder / "page")) is False


@pytest.fixture
def in_two_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file system that cannot exchange."""
    monkeypatch.setattr(writing, "_exchange_in_one_step", lambda first, second: False)


@pytest.mark.usefixtures("in_two_steps")
def test_an_exchange_that_fails_half_way_puts_the_site_back(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        exchange(tmp_path / "next", fill(tmp_path / "site", page="alt"))
    assert tree(tmp_path) == {"site/page": "alt"}


def test_an_exchange_that_the_kernel_refuses_changes_nothing_and_says_why(tmp_path: Path) -> None:
    with pytest.raises(OSError) as failure:
        exchange(tmp_path / "next", fill(tmp_path / "site", page="alt"))
    assert (failure.value.strerror, failure.value.filename) in (
        ("No such file or directory", str(tmp_path / "site")), ("No such file or directory", str(tmp_path / "next")),
    )  # fmt: skip
    assert tree(tmp_path) == {"site/page": "alt"}


@pytest.mark.parametrize(("left", "right"), [
    ({".site.old": "alt", ".site.next": "neu"}, {"site": "alt", ".site.next": "neu"}),  # killed after the first rename
    ({".site.old": "alt", "site": "neu"}, {"site": "neu", ".site.next": "alt"}),  # killed after the second
    ({".site.next": "vorletzte", "site": "alt"}, {".site.next": "vorletzte", "site": "alt"}),
    ({}, {}),
])  # fmt: skip
def test_what_a_killed_exchange_left_is_put_right(tmp_path: Path, left: dict[str, str], right: dict[str, str]) -> None:
    for name, content in left.items():
        fill(tmp_path / name, page=content)
    finish_exchange(tmp_path / ".site.next", tmp_path / "site")
    assert tree(tmp_path) == {f"{name}/page": content for name, content in right.items()}


@pytest.mark.parametrize("can_link", [True, False])
def test_a_file_is_taken_over_also_where_there_are_no_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, can_link: bool) -> None:
    if not can_link:
        monkeypatch.setattr(writing, "link", lambda source, path: False)
    fill(tmp_path / "site", page="alt")
    link_or_copy(str(tmp_path / "site" / "page"), str(tmp_path / "next" / "de" / "page"))
    assert tree(tmp_path / "next") == {"de/page": "alt"}
    assert (tmp_path / "next" / "de" / "page").samefile(tmp_path / "site" / "page") is can_link


def test_a_file_that_is_gone_cannot_be_taken_over(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        link_or_copy(str(tmp_path / "nirgends"), str(tmp_path / "page"))
