"""For maintainers: the sentences of the interface, found in code and templates, and the catalogues brought up to date."""

from __future__ import annotations

from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from macros.languages import Language, Languages
from macros.translate import LOCALES

_ROOT = LOCALES.parent.parent
_METHODS = [("macros/**.py", "python"), ("overrides/**.html", "jinja2")]
_KEYWORDS = {"_": None, "say": None, "plain": None, "N_": None, "say_number": (1, 2), "nN_": (1, 2)}


def template(root: Path = _ROOT) -> Catalog:
    """Every sentence of the interface, as it stands in code and templates: in German."""
    found = Catalog(charset="utf-8")
    for folder in ("macros", "overrides"):
        for _, _, message, _, _ in extract_from_dir(root / folder, _in(folder), keywords=_KEYWORDS):
            found.add(message)
    return found


def path(code: str) -> Path:
    return LOCALES / code / "LC_MESSAGES" / "messages.po"


def update(languages: Languages) -> list[tuple[str, int]]:
    """Bring the catalogue of every language up to date: (language, number of sentences still to translate).

    A sentence that changed in German loses its translation, for it may say something else now.
    """
    sentences = template()
    report = []
    for code, language in languages.items():
        if language.is_source:
            continue
        file = path(code)
        catalogue = _read(file, language.locale)
        catalogue.update(sentences, no_fuzzy_matching=True)
        catalogue.obsolete.clear()
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("wb") as target:
            target.write(_header(language, catalogue.plural_forms).encode())
            write_po(target, catalogue, width=120, omit_header=True, sort_output=True, no_location=True)
        report.append((code, sum(1 for message in catalogue if message.id and not _is_done(message.string))))
    return report


def _read(file: Path, locale: object) -> Catalog:
    if not file.is_file():
        return Catalog(locale=str(locale), charset="utf-8")
    with file.open("rb") as source:
        return read_po(source)


def _header(language: Language, plural_forms: str) -> str:
    """Only what a reader of the file needs, and nothing that changes with the day."""
    lines = (
        f"Language: {language.locale}",
        "MIME-Version: 1.0",
        "Content-Type: text/plain; charset=utf-8",
        "Content-Transfer-Encoding: 8bit",
        f"Plural-Forms: {plural_forms}",
        f"X-Translation: {language.interface}",
    )
    return 'msgid ""\nmsgstr ""\n' + "".join(f'"{line}\\n"\n' for line in lines) + "\n"


def _is_done(string: object) -> bool:
    return all(string) if isinstance(string, tuple) else bool(string)


def _in(folder: str) -> list[tuple[str, str]]:
    return [(pattern.removeprefix(f"{folder}/"), method) for pattern, method in _METHODS if pattern.startswith(folder)]
