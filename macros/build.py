"""The build: data in, a published site out; languages side by side, only what changed is made again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from concurrent.futures import Executor, as_completed
from pathlib import Path

from msgspec import Struct

from macros import fingerprints, holiday_dates, next_change, processes, site_files
from macros.assets import Assets, collect
from macros.colours import palette
from macros.feeds import open_data
from macros.history import History, Manifest
from macros.language_build import LanguageBuild, LanguageResult
from macros.models import CONTENT_TYPES
from macros.portal import Portal, load
from macros.problems import WARNING, BuildError, Problem, counted
from macros.project import Edition, Project
from macros.publish import Publication, refuse_foreign
from macros.quarantine import REPORT, Quarantine, Refused, load_sound
from macros.reading import Cache
from macros.render import keep_compiled
from macros.verify import Scanner, broken_anchors, broken_links
from macros.writing import write

_REST = ""  # in the place of a language: what belongs to none
_MOST_PAGES_LOST = 0.2  # a build that loses more of a language's pages is a mistake until somebody says otherwise

Progress = Callable[[str], None]


class Report(Struct, frozen=True):
    """What a build did."""

    pages: int
    written: int
    languages: int
    warnings: tuple[Problem, ...]
    quarantine: Quarantine


def build(
    project: Project,
    target: Path,
    *,
    now: dt.datetime,
    languages: tuple[str, ...] = (),
    jobs: int | None = None,
    fresh: bool = False,
    keep_next: bool = True,
    allow_loss: bool = False,
    quarantine: bool = False,
    progress: Progress = lambda line: None,
) -> Report:
    """Build the site of a project and put it at `target` in one step.

    `fresh` writes every page anew. `keep_next` leaves a directory beside the target that makes the next build fast.
    `quarantine` leaves out faulty records, instead of publishing nothing.

    Raises DataError for problems in data/, BuildError for everything else that speaks against publishing;
    the published site is untouched then.
    """
    target = target.resolve()
    refuse_foreign(target)
    with processes.alone(project.cache), processes.alone(History(target).folder), processes.workers(jobs) as pool:
        portal, missing = _loaded(project, now.date(), pool, quarantine, allow_loss, progress)
        edition = Edition(project, portal, now, _chosen(portal, languages))
        publication = Publication(target)
        publication.begin(fresh=fresh)
        assets = _assets(project, portal)
        results, manifest = _write_all(edition, assets, publication, jobs, progress)
        _verify(edition, publication, manifest, results, allow_loss)
        publication.remove_others(manifest)
        generation = _generation(manifest)
        publication.finish(manifest, generation, _facts(edition, missing))
        if quarantine:
            missing.write(project.cache, published=True)
        if not keep_next:
            publication.forget_next()
    written = sum(result.written for result in results)
    pages = sum(result.pages for result in results)
    warnings = tuple(problem for problem in portal.problems if problem.severity == WARNING)
    return Report(pages, written, len(results), warnings, missing)


def _loaded(project: Project, today: dt.date, pool: Executor | None, quarantine: bool, allow_loss: bool, progress: Progress) -> tuple[Portal, Quarantine]:
    """The portal, and what is missing from it: only with `quarantine` may there be anything."""
    cache = Cache(project.cache / "records", fingerprints.code().hex())
    keep_compiled(project.cache / "templates", fingerprints.code().hex())
    holiday_dates.keep(project.cache / "holidays", fingerprints.code())
    (project.cache / REPORT).unlink(missing_ok=True)  # it told of an earlier build
    if not quarantine:
        return load(project.data, today=today, cache=cache, pool=pool, overdue=False), Quarantine()  # `portal check` says it
    try:
        portal, missing = load_sound(project.data, today=today, cache=cache, pool=pool, allow_loss=allow_loss)
    except Refused as refused:
        refused.quarantine.write(project.cache, published=False, refused=refused.sentence)
        raise
    missing.write(project.cache, published=False)  # until it is; what is found in the finished pages may still prevent it
    for line in missing.lines:
        progress(line)
    return portal, missing


def _facts(edition: Edition, missing: Quarantine) -> dict[str, object]:
    """What everybody may know about a build: of what is missing only how much."""
    facts: dict[str, object] = {"built": edition.now.isoformat(timespec="seconds"), "languages": list(edition.languages)}
    return facts | ({"left_out": len(missing.left_out)} if missing.left_out else {})


def _assets(project: Project, portal: Portal) -> Assets:
    terms = (term for terms in portal.vocabularies.values() for term in terms.values())
    records = (record for kind, model in CONTENT_TYPES.items() if "icon" in model.model_fields for record in portal.records[kind].values())
    icons = [each.icon for each in (*terms, *records) if hasattr(each, "icon")]
    return collect(project.templates, portal.settings.base_path, palette(portal.settings.accent_colour), icons)


def _chosen(portal: Portal, wanted: tuple[str, ...]) -> tuple[str, ...]:
    """The languages to build, in the order of the registry; the source language is always among them."""
    unknown = [code for code in wanted if code not in portal.languages]
    if unknown:
        raise BuildError(f"unknown language '{unknown[0]}'; known are {', '.join(portal.languages)}")
    source = portal.languages.source.code
    return tuple(code for code in portal.languages if not wanted or code in wanted or code == source)


def _write_all(
    edition: Edition, assets: Assets, publication: Publication, jobs: int | None, progress: Progress
) -> tuple[list[LanguageResult], Manifest]:
    """Everything into the prepared directory: each process takes one language after the other, and one of them the rest."""
    edition.portal.almanac.prepare(edition.today)  # before the processes part, so that each of them knows it
    build_language = LanguageBuild(edition, assets, publication)
    done: dict[str, LanguageResult] = {}
    rest: dict[str, bytes] = {}

    def task(code: str) -> LanguageResult | dict[str, bytes]:
        return build_language(code) if code else _write_rest(edition, assets, publication)

    def take(found: LanguageResult | dict[str, bytes]) -> None:
        if isinstance(found, LanguageResult):
            done[found.code] = found
            progress(found.line)
        else:
            rest.update(found)

    with processes.workers(jobs, task) as pool:
        for future in as_completed([pool.submit(processes.run_task, code) for code in (*edition.languages, _REST)] if pool else ()):
            take(future.result())
        for code in () if pool else (*edition.languages, _REST):
            take(task(code))
    results = [done[code] for code in edition.languages]
    problems = [problem for result in results for problem in result.problems]
    if problems:
        raise BuildError("\n".join(problems[:40]) + f"\n{counted(len(problems), 'problem')} in the pages; nothing was published")
    return results, Manifest({_REST: rest, **{result.code: result.keys for result in results}})


def _write_rest(edition: Edition, assets: Assets, publication: Publication) -> dict[str, bytes]:
    """Everything that belongs to no language: the choice of language, assets, sitemap, robots.txt, pictures, open data. Answers with the keys."""
    keys: dict[str, bytes] = {}
    prepared = publication.prepared.of(_REST)
    frame = edition.page_print
    for path, make in site_files.files(edition, assets).items():
        keys[path] = fingerprints.digest(frame, path)
        if prepared.get(path) != keys[path]:
            write(str(publication.spare / path), make())
    change = next_change.file(edition.portal, edition.now)
    keys[next_change.PATH] = fingerprints.digest(change)
    if prepared.get(next_change.PATH) != keys[next_change.PATH]:
        write(str(publication.spare / next_change.PATH), change)
    for file in (*site_files.pictures(edition), *open_data.published(edition)):
        keys[file.path] = fingerprints.digest(edition.file_print, file.key)
        if prepared.get(file.path) != keys[file.path]:
            write(str(publication.spare / file.path), file.make())
    return keys


def _verify(edition: Edition, publication: Publication, manifest: Manifest, results: list[LanguageResult], allow_loss: bool) -> None:
    scanner = Scanner(edition.portal.settings.base_path, edition.origin)
    paths = manifest.paths
    vanished = publication.published.paths - paths
    links = _links_to_follow(scanner, results, Manifest() if vanished else publication.published)
    taken = _taken_from_before(publication, manifest)
    links |= _links_of(paths if vanished else taken, scanner, publication.spare)
    problems = broken_links(scanner, links, paths) + _uneven_languages(results)
    problems = problems or broken_anchors(scanner, links, publication.spare)
    if problems:
        raise BuildError("\n".join(problems[:40]) + f"\n{counted(len(problems), 'broken link')}; nothing was published")
    for code, keys in manifest.keys.items():
        before, pages = (sum(path.endswith(".html") for path in each) for each in (publication.published.of(code), keys))
        if code and not allow_loss and pages < before * (1 - _MOST_PAGES_LOST):
            raise BuildError(f"{code}: {pages} pages instead of {before}; nothing was published (--allow-loss if that is right)")


def _links_to_follow(scanner: Scanner, results: list[LanguageResult], published: Manifest) -> dict[str, str]:
    """Each link with a page that has it. A published language that has not changed was checked when it was published,
    except for parts of pages in other languages."""
    links: dict[str, str] = {}
    for result in results:
        if result.keys != published.of(result.code):
            links |= result.links
        else:
            links |= {link: page for link, page in result.links.items() if "#" in link and not scanner.target(link).startswith(f"{result.code}/")}
    return links


def _uneven_languages(results: list[LanguageResult]) -> list[str]:
    """Every language has the same pages, or links between languages and sitemaps would lead nowhere."""
    addresses = [set(result.addresses) for result in results]
    return [f"{result.code}/{path}: other languages lack this page" for result, own in zip(results, addresses, strict=True)
            for path in sorted(own - set.intersection(*addresses))]


def _taken_from_before(publication: Publication, manifest: Manifest) -> set[str]:
    """Files that lay in the prepared directory already and are not published: nobody has checked where their links lead today."""
    published, prepared = publication.published, publication.prepared
    return {path for group, keys in manifest.keys.items() if keys != published.of(group) for path, key in keys.items() - published.of(group).items()
            if prepared.of(group).get(path) == key}


def _generation(manifest: Manifest) -> str:
    """A name for what a site holds."""
    return fingerprints.digest(*(part for group, keys in manifest.keys.items() for part in (group, "\0".join(keys), *keys.values()))).hex()


def _links_of(paths: set[str], scanner: Scanner, site: Path) -> dict[str, str]:
    """The links of pages that were not made now. When pages vanish, that is every page: it may still link to one of them."""
    links: dict[str, str] = {}
    for path in paths:
        if path.endswith(".html"):
            found = scanner.page((site / path).read_text("utf-8"))
            links |= {link: path for link in found.links if not link.startswith("#")}
    return links
