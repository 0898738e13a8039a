"""The sentences of the interface, found in code and templates, and what becomes of a catalogue that is brought up to date."""

from __future__ import annotations

from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from macros import catalogues
from macros.languages import load_languages
from macros.portal import Portal
from tests import sites


def test_sentences_of_code_and_templates_are_found(tmp_path: Path) -> None:
    (tmp_path / "macros").mkdir()
    (tmp_path / "overrides" / "portal").mkdir(parents=True)
    (tmp_path / "macros" / "views.py").write_text('x = {"a": N_("Tabelle")}\nreader.say("Satz %(x)s", x=1)\nreader.say_number("%(number)s Tag", "%(number)s Tage", 2)\n')
    (tmp_path / "overrides" / "portal" / "page.html").write_text('<p aria-label="{{ _("Vorlage") | striptags }}"></p>')
    found = [message.id for message in catalogues.template(tmp_path) if message.id]
    assert sorted(found, key=str) == [("%(number)s Tag", "%(number)s Tage"), "Satz %(x)s", "Tabelle", "Vorlage"]


def test_an_update_keeps_what_still_fits_and_drops_what_changed(portal: Portal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(catalogues, "LOCALES", tmp_path)
    file = tmp_path / "en" / "LC_MESSAGES" / "messages.po"
    file.parent.mkdir(parents=True)
    file.write_text('msgid ""\nmsgstr ""\n"Language: en\\n"\n\nmsgid "Kosten"\nmsgstr "Cost"\n\nmsgid "Das sagt hier niemand mehr"\nmsgstr "Gone"\n')
    missing = dict(catalogues.update(portal.languages))
    with file.open("rb") as source:
        updated = read_po(source)
    assert updated.get("Kosten").string == "Cost"
    assert updated.get("Das sagt hier niemand mehr") is None
    assert not updated.obsolete
    assert missing["en"] == len(updated) - 1
    assert file.read_text("utf-8").startswith('msgid ""\nmsgstr ""\n"Language: en_GB\\n"\n')
    again = file.read_bytes()
    catalogues.update(portal.languages)
    assert file.read_bytes() == again


def test_the_command_line_says_what_is_to_be_translated_into_each_language(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(catalogues, "LOCALES", tmp_path)  # or it would write into this project
    done = sites.portal("catalogues")
    languages = load_languages(sites.ROOT / "data" / "languages.yml")
    every = sum(1 for message in catalogues.template() if message.id)
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [f"{code:<10}{every:>4} sentences to translate" for code, each in languages.items() if not each.is_source]
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(code for code, each in languages.items() if not each.is_source)
