"""Folders below data/: read by somebody, and with nothing in them that leads elsewhere or never ends. More cases: golden/problems/folder_*.yml."""

from __future__ import annotations

import os
import shutil
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from macros.folder_checks import check_folders
from macros.languages import load_languages
from tests.conftest import edit, problems_of


def test_images_may_lie_beside_the_records(data: Path) -> None:
    (data / "images").mkdir(exist_ok=True)
    assert check_folders(data, load_languages(data / "languages.yml")) == []


def test_folders_of_registered_languages_are_fine_even_when_switched_off(data: Path) -> None:
    edit(data, "languages.yml", "  fallback: [en]\n", "  enabled: false\n")
    assert check_folders(data, load_languages(data / "languages.yml")) == []


def links(name: str, to: str) -> Callable[[Path], None]:
    return lambda data: (data / name).symlink_to(to)


def pipe(name: str) -> Callable[[Path], None]:
    return lambda data: os.mkfifo(data / name)


def pipe_instead_of(name: str) -> Callable[[Path], None]:
    def change(data: Path) -> None:
        (data / name).unlink()
        os.mkfifo(data / name)

    return change


def bound(name: str) -> Callable[[Path], None]:
    def change(data: Path) -> None:
        with socket.socket(socket.AF_UNIX) as ours:
            before = os.getcwd()
            os.chdir(data)  # the address of a socket may be no longer than 107 bytes
            try:
                ours.bind(name)
            finally:
                os.chdir(before)

    return change


def moved_away(name: str) -> Callable[[Path], None]:
    def change(data: Path) -> None:
        shutil.move(data / name, data.parent / "elsewhere")
        (data / name).symlink_to(data.parent / "elsewhere")

    return change


def huge(name: str) -> Callable[[Path], None]:
    def change(data: Path) -> None:
        with (data / name).open("wb") as file:
            file.truncate(20 * 2**30)  # a hole of 20 GiB, which takes no room

    return change


LINK, FOLDER_LINK = "is a symbolic link; data must be plain files", "is a symbolic link; data must be plain files and folders"
ENDLESS = "is a pipe, a socket or a device; data must be plain files"
LARGE = "is larger than 1000000 bytes; one record is one small file"


@pytest.mark.parametrize(("change", "problems"), [
    (lambda data: (data / "offers/ordner.yml").mkdir(), ["data/offers/ordner.yml:1:1: is a folder; a record is a file"]),
    (links("offers/zeiger.yml", "nirgends.yml"), [f"data/offers/zeiger.yml:1:1: {LINK}"]),
    (links("offers/zeiger.yml", "/etc/passwd"), [f"data/offers/zeiger.yml:1:1: {LINK}"]),
    (links("calendar/zeiger.yml", "nirgends.yml"), [f"data/calendar/zeiger.yml:1:1: {LINK}"]),
    (links("images/zeiger.jpg", "nirgends.jpg"), [f"data/images/zeiger.jpg:1:1: {FOLDER_LINK}"]),
    (links("images/zeiger.jpg", "/etc/passwd"), [f"data/images/zeiger.jpg:1:1: {FOLDER_LINK}"]),
    (moved_away("offers"), [f"data/offers:1:1: {FOLDER_LINK}"]),
    (moved_away("concept"), [f"data/concept:1:1: {FOLDER_LINK}"]),
    (moved_away("offers/en"), [f"data/offers/en:1:1: {FOLDER_LINK}", "data/offers/en:1:1: unexpected file 'en'; records are named <id>.yml"]),
    (pipe("offers/rohr.yml"), [f"data/offers/rohr.yml:1:1: {ENDLESS}"]),
    (pipe("offers/en/rohr.yml"), [f"data/offers/en/rohr.yml:1:1: {ENDLESS}"]),
    (pipe("calendar/rohr.yml"), [f"data/calendar/rohr.yml:1:1: {ENDLESS}"]),
    (pipe("images/rohr.jpg"), []),  # nobody opens it
    (pipe_instead_of("topics.yml"), [f"data/topics.yml:1:1: {ENDLESS}"]),
    (pipe_instead_of("site.yml"), [f"data/site.yml:1:1: {ENDLESS}"]),
    (bound("offers/dose.yml"), [f"data/offers/dose.yml:1:1: {ENDLESS}"]),
    (huge("offers/gross.yml"), [f"data/offers/gross.yml:1:1: {LARGE}"]),
])  # fmt: skip
def test_what_is_no_plain_file_is_refused_and_never_waited_for(data: Path, change: Callable[[Path], None], problems: list[str]) -> None:
    change(data)
    assert problems_of(data) == problems
