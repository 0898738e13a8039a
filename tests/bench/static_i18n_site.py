"""The same portal the usual multilingual MkDocs way: mkdocs-material with mkdocs-static-i18n, one Markdown file per page.

Set up as the manuals of both show it: folder structure, navigation from the folders, search. `tuned` is for people who
know what costs time: navigation without the records (a record in the navigation costs every page), no search index.
List pages are written as Markdown, since MkDocs makes none.
"""

from __future__ import annotations

import argparse
import posixpath
import re
import sys
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from tests.bench import yaml_files
from tests.bench.dataset import FACETS, NAMES_PER_PAGE, PAGE_SIZE, SECTIONS, Dataset, Facet, Language, facets_of

ENVIRONMENT = {"NO_MKDOCS_2_WARNING": "1"}
# what the plugin accepts as the name of a language
_LOCALE = re.compile(r"[a-z]{2}(-[A-Za-z]{4})?(-[A-Z]{2})?")
_FACTS = ("cost", "german_level_required", "minimum_age", "maximum_age", "childcare", "capacity", "residence_status")
_LISTS = {"required_documents": "What to bring", "steps": "Step by step", "next_steps": "What happens next"}


def write_site(data: Path, target: Path, *, tuned: bool = False) -> None:
    """Write an MkDocs project to the new directory `target`."""
    dataset = Dataset(data)
    yaml_files.write(target / "mkdocs.yml", _config(dataset, tuned))
    for language in dataset.languages.values():
        docs = target / "docs" / _folder(language)
        for path, text in _Pages(dataset, language).all():
            (docs / path).parent.mkdir(parents=True, exist_ok=True)
            (docs / path).write_text(text, encoding="utf-8")


def command() -> list[str]:
    return [sys.executable, "-m", "mkdocs", "build", "--quiet"]


def _config(dataset: Dataset, tuned: bool) -> dict[str, Any]:
    languages = [_language_config(dataset, language, number == 0) for number, language in enumerate(dataset.languages.values())]
    i18n = {"docs_structure": "folder", "reconfigure_material": True, "languages": languages}
    menu = [{"Home": "index.md"}, *({title: f"{section}/index.md"} for section, title in SECTIONS.items())]
    return {
        "site_name": dataset.title(next(iter(dataset.languages))),
        "site_url": dataset.settings["url"],
        "theme": {"name": "material", "font": False, "language": "de"},
        "plugins": [{"i18n": i18n}] if tuned else ["search", {"i18n": i18n}],
        **({"nav": menu} if tuned else {}),
        "validation": {"omitted_files": "ignore"},
    }


def _language_config(dataset: Dataset, language: Language, is_default: bool) -> dict[str, Any]:
    return {
        "locale": _folder(language),
        "name": language.autonym,
        "build": True,
        "default": is_default,
        "site_name": dataset.title(language.code),
        "theme": {"language": _theme_language(language)},
    }


def _folder(language: Language) -> str:
    """The language's code where the plugin accepts it; else a tag that is shaped the way it wants: de-simple is de-Simp."""
    if _LOCALE.fullmatch(language.code):
        return language.code
    base, _, variant = language.code.partition("-")
    return f"{base}-{variant[:4].title()}" if len(variant) >= 4 else language.locale[:2]


def _theme_language(language: Language) -> str:
    """Material's own words in the language, or English where Material does not have it."""
    package = find_spec("material")
    known = Path(package.submodule_search_locations[0]) / "templates/partials/languages"
    base = language.code.partition("-")[0]
    return next((code for code in (language.code, base) if (known / f"{code}.html").exists()), "en")


class _Pages:
    """Every page of one language as (path below the language's folder, Markdown)."""

    def __init__(self, dataset: Dataset, language: Language) -> None:
        self._dataset = dataset
        self._code = language.code
        self._records = {kind: dataset.in_language(kind, language.code) for kind in dataset.records}
        self._facets: dict[Facet, dict[str, list[str]]] = {facet: self._by_term(facet) for facet in FACETS}
        self._spoken = {section: next(each for each in facets_of(section) if each.segment == "languages") for section in SECTIONS}

    def all(self) -> Iterator[tuple[str, str]]:
        yield "index.md", self._home()
        yield "about.md", _page("About", self._dataset.description(self._code))
        for key in self._records["offers"]:
            yield f"offers/{key}.md", self._offer(key)
        for key in self._records["contacts"]:
            yield f"contacts/{key}.md", self._contact(key)
        for section, title in SECTIONS.items():
            ids = self._sorted(section, self._records[section])
            yield from self._list(section, section, title, ids)
            yield from self._a_to_z(section, f"{title}: A–Z", ids)
        for facet, terms in self._facets.items():
            for key, ids in terms.items():
                name = self._dataset.term_name(facet, key, self._code)
                yield from self._list(facet.section, facet.folder(key), name, ids)

    def _by_term(self, facet: Facet) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {key: [] for key in self._dataset.terms(facet)}
        for record in self._sorted(facet.section, self._records[facet.section]):
            for key in self._dataset.keys(facet, record):
                found[key].append(record)
        return found

    def _sorted(self, section: str, ids: Sequence[str]) -> list[str]:
        return sorted(ids, key=lambda key: self._records[section][key]["name"])

    def _home(self) -> str:
        path = "index.md"
        groups = [self._terms(path, facet) for facet in facets_of("offers") if facet.segment in ("topics", "situations", "languages")]
        numbers = [self._card(path, "contacts", key) for key in self._dataset.important_numbers]
        title = self._dataset.title(self._code)
        return _page(title, self._dataset.description(self._code), *groups, "## Important numbers", *numbers)

    def _offer(self, key: str) -> str:
        offer, path = self._records["offers"][key], f"offers/{key}.md"
        facts = [f"{name}: {offer[name]}" for name in _FACTS if name in offer]
        texts = [offer[name] for name in ("interpretation_services", "fees_description", "eligibility_description") if name in offer]
        topics = next(facet for facet in facets_of("offers") if facet.segment == "topics")
        links = [self._term_link(path, topics, topic) for topic in self._dataset.keys(topics, key)]
        return _page(
            offer["name"], offer["summary"], _items(links),
            "## At a glance", _items([*facts, self._languages("offers", key)]), *texts,
            "## When?", _items(map(_meeting, offer.get("schedules", ()))), offer.get("schedule_description", ""),
            "## How to register", offer.get("registration", ""), offer.get("application_process", ""), offer.get("application_url", ""),
            *(f"## {title}\n\n{_items(offer[name])}" for name, title in _LISTS.items() if name in offer),
            "## More about this offer", offer.get("description", ""),
            "## Where?", *self._places(offer),
            "## Who helps you?", _channels(offer), self._provider(path, offer),
            f"Checked: {offer['assured_date']}",
        )  # fmt: skip

    def _provider(self, path: str, offer: dict[str, Any]) -> str:
        keys = (offer["organization"], *offer.get("partners", ()))
        provider = self._records["contacts"][offer["organization"]]
        return f"{_items(self._link(path, 'contacts', key) for key in keys)}\n\n{_channels(provider)}"

    def _contact(self, key: str) -> str:
        contact, path = self._records["contacts"][key], f"contacts/{key}.md"
        offers = [self._card(path, "offers", each) for each in self._dataset.offers_by_contact.get(key, ())]
        return _page(
            contact["name"], contact["summary"], _channels(contact), contact.get("opening_hours", ""),
            contact.get("opening_hours_description", ""), self._languages("contacts", key),
            "## Responsible for", _items(contact.get("responsibilities", ())), contact.get("description", ""),
            "## Where?", *self._places(contact), "## Offers", *offers, f"Checked: {contact['assured_date']}",
        )  # fmt: skip

    def _places(self, record: dict[str, Any]) -> Iterator[str]:
        for place in (self._records["places"][key] for key in record.get("locations", ())):
            yield ", ".join((f"**{place['name']}**", *place.get("address", {}).values()))
            yield from (place[name] for name in ("transportation", "accessibility_description") if name in place)

    def _list(self, section: str, folder: str, title: str, ids: list[str]) -> Iterator[tuple[str, str]]:
        pages = _split(ids, PAGE_SIZE)
        for number, shown in enumerate(pages, 1):
            path = _list_path(folder, number)
            facets = [self._terms(path, facet) for facet in facets_of(section)]
            cards = [self._card(path, section, key) for key in shown]
            yield path, _page(title, f"{len(ids)}", *facets, *cards, _pagination(path, folder, len(pages)))

    def _a_to_z(self, section: str, title: str, ids: list[str]) -> Iterator[tuple[str, str]]:
        folder, pages = f"{section}/a-z", _split(ids, NAMES_PER_PAGE)
        for number, shown in enumerate(pages, 1):
            path = _list_path(folder, number)
            names = _items(self._link(path, section, key) for key in shown)
            yield path, _page(title, f"{len(ids)}", names, _pagination(path, folder, len(pages)))

    def _terms(self, path: str, facet: Facet) -> str:
        return _items(f"{self._term_link(path, facet, key)} {len(ids)}" for key, ids in self._facets[facet].items())

    def _term_link(self, path: str, facet: Facet, key: str) -> str:
        name = self._dataset.term_name(facet, key, self._code)
        return f"[{name}]({_relative(path, f'{facet.folder(key)}/index.md')})"

    def _link(self, path: str, section: str, key: str) -> str:
        return f"[{self._records[section][key]['name']}]({_relative(path, f'{section}/{key}.md')})"

    def _card(self, path: str, section: str, key: str) -> str:
        record = self._records[section][key]
        when = _items(map(_meeting, record.get("schedules", ())[:1])) if section == "offers" else _channels(record)
        where = " · ".join(self._records["places"][place]["name"] for place in record.get("locations", ()))
        return "\n\n".join((f"### {self._link(path, section, key)}", record["summary"], when, where, self._languages(section, key)))

    def _languages(self, section: str, key: str) -> str:
        facet = self._spoken[section]
        names = (self._dataset.term_name(facet, each, self._code) for each in self._dataset.keys(facet, key))
        return f"Spoken languages: {', '.join(names)}"


def _page(title: str, description: str, *blocks: str) -> str:
    front_matter = yaml_files.dump({"title": title, "description": description})
    return f"---\n{front_matter}---\n\n# {title}\n\n{description}\n\n" + "\n\n".join(block for block in blocks if block) + "\n"


def _items(texts: Iterator[str] | Sequence[str]) -> str:
    return "\n".join(f"- {text}" for text in texts)


def _meeting(schedule: dict[str, Any]) -> str:
    days = schedule.get("byday") or schedule.get("bymonthday", [])
    return f"{', '.join(days)} {schedule['opens_at']}–{schedule['closes_at']}"


def _channels(record: dict[str, Any]) -> str:
    phones = [f"[{phone['number']}](tel:{phone['number'].replace(' ', '')}) {phone.get('description', '')}" for phone in record.get("phones", ())]
    email = [f"[{record['email']}](mailto:{record['email']})"] if "email" in record else []
    return _items([*phones, *email, *(f"<{record[name]}>" for name in ("website", "url") if name in record)])


def _split(ids: list[str], size: int) -> list[list[str]]:
    return [ids[start : start + size] for start in range(0, len(ids), size)] or [[]]


def _list_path(folder: str, number: int) -> str:
    return f"{folder}/index.md" if number == 1 else f"{folder}/page/{number}.md"


def _pagination(path: str, folder: str, pages: int) -> str:
    links = (f"[{number}]({_relative(path, _list_path(folder, number))})" for number in range(1, pages + 1))
    return " ".join(links) if pages > 1 else ""


def _relative(path: str, target: str) -> str:
    return posixpath.relpath(target, posixpath.dirname(path) or ".")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.static_i18n_site", description="Turn a data directory into an MkDocs project.")
    parser.add_argument("data", type=Path)
    parser.add_argument("target", type=Path)
    parser.add_argument("--tuned", action="store_true", help="no records in the navigation, no search index")
    arguments = parser.parse_args()
    write_site(arguments.data, arguments.target, tuned=arguments.tuned)


if __name__ == "__main__":
    main()
