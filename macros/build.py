"""The build: data in, a published site out; languages side by side, only what changed is made again."""

from __future__ import annotations

import datetime as dt
import pickle
from collections.abc import Callable
from concurrent.futures import as_completed
from dataclasses import dataclass
from pathlib import Path

from macros import fingerprints, next_change, processes, site_files
from macros.assets import Assets, collect
from macros.colours import palette
from macros.feeds import open_data
from macros.language_build import LanguageBuild, LanguageResult
from macros.models import CONTENT_TYPES
from macros.portal import Portal, load
from macros.problems import WARNING, BuildError, Problem, counted
from macros.project import Edition, Project
from macros.publish import Manifest, Publication, write
from macros.reading import Cache
from macros.verify import Scanner, broken_anchors, broken_links

_MOST_PAGES_LOST = 0.2  # a build that loses more of a language's pages is a mistake until somebody says otherwise

Progress = Callable[[str], None]


@dataclass(frozen=True)
class Report:
    """What a build did."""

    pages: int
    written: int
    languages: int
    warnings: tuple[Problem, ...]


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
    progress: Progress = lambda line: None,
) -> Report:
    """Build the site of a project and put it at `target` in one step.

    `fresh` writes every page anew. `keep_next` leaves the site before this one beside the target, for the next build.

    Raises DataError for problems in data/, BuildError for everything else that speaks against publishing;
    the published site is untouched then.
    """
    with processes.alone(project.cache), processes.workers(jobs) as pool:
        cache = Cache(project.cache / "records", fingerprints.code().hex())
        portal = load(project.data, today=now.date(), cache=cache, pool=pool)
        edition = Edition(project, portal, now, _chosen(portal, languages))
        publication = Publication(target, project.cache)
        publication.begin(fresh=fresh)
        assets = _assets(project, portal)
        results = _build_languages(edition, assets, publication, jobs, progress)
        manifest = _write_rest(edition, assets, publication, results)
        _verify(edition, publication, manifest, results, allow_loss)
        publication.remove_others(manifest)
        generation = fingerprints.digest(pickle.dumps(sorted((k, sorted(v.items())) for k, v in manifest.keys.items()))).hex()
        publication.finish(manifest, generation, {"built": now.isoformat(timespec="seconds"), "languages": list(edition.languages)})
        if not keep_next:
            publication.forget_next()
    written = sum(result.written for result in results)
    pages = sum(result.pages for result in results)
    warnings = tuple(problem for problem in portal.problems if problem.severity == WARNING)
    return Report(pages, written, len(results), warnings)


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


def _build_languages(
    edition: Edition, assets: Assets, publication: Publication, jobs: int | None, progress: Progress
) -> list[LanguageResult]:
    """Every language in a process of its own; each process builds one language after the other."""
    edition.portal.almanac.prepare(edition.today)  # before the processes part, so that each of them knows it
    builder = LanguageBuild(edition, assets, publication)
    done: dict[str, LanguageResult] = {}
    with processes.workers(jobs, builder) as pool:
        futures = {pool.submit(processes.run_task, code): code for code in edition.languages} if pool else {}
        if pool is None:
            for code in edition.languages:
                done[code] = builder(code)
                progress(done[code].line)
        for future in as_completed(futures):
            result = future.result()
            done[result.code] = result
            progress(result.line)
    results = [done[code] for code in edition.languages]
    problems = [problem for result in results for problem in result.problems]
    if problems:
        raise BuildError("\n".join(problems[:40]) + f"\n{counted(len(problems), 'problem')} in the pages; nothing was published")
    return results


def _write_rest(edition: Edition, assets: Assets, publication: Publication, results: list[LanguageResult]) -> Manifest:
    """Everything that belongs to no language: the choice of language, assets, sitemap, robots.txt, pictures, open data."""
    keys: dict[str, bytes] = {}
    frame = edition.page_print
    for path, make in site_files.files(edition, assets).items():
        keys[path] = fingerprints.digest(frame, path)
        if publication.prepared.of("").get(path) != keys[path]:
            write(str(publication.spare / path), make())
    change = next_change.file(edition.portal, edition.now)
    keys[next_change.PATH] = fingerprints.digest(change)
    if publication.prepared.of("").get(next_change.PATH) != keys[next_change.PATH]:
        write(str(publication.spare / next_change.PATH), change)
    for file in (*site_files.pictures(edition), *open_data.published(edition)):
        keys[file.path] = fingerprints.digest(edition.file_print, file.key)
        if publication.prepared.of("").get(file.path) != keys[file.path]:
            write(str(publication.spare / file.path), file.make())
    return Manifest({"": keys, **{result.code: result.keys for result in results}})


def _verify(edition: Edition, publication: Publication, manifest: Manifest, results: list[LanguageResult], allow_loss: bool) -> None:
    scanner = Scanner(edition.portal.settings.base_path, edition.origin)
    paths = manifest.paths
    links = {link: page for result in results for link, page in result.links.items()}
    if publication.published.paths - paths:
        links |= _all_links(scanner, publication.spare, manifest)
    problems = broken_links(scanner, links, paths) + _uneven_languages(results)
    problems = problems or broken_anchors(scanner, links, publication.spare)
    if problems:
        raise BuildError("\n".join(problems[:40]) + f"\n{counted(len(problems), 'broken link')}; nothing was published")
    for code, keys in manifest.keys.items():
        before, pages = (sum(path.endswith(".html") for path in each) for each in (publication.published.of(code), keys))
        if code and not allow_loss and pages < before * (1 - _MOST_PAGES_LOST):
            raise BuildError(f"{code}: {pages} pages instead of {before}; nothing was published (--allow-loss if that is right)")


def _uneven_languages(results: list[LanguageResult]) -> list[str]:
    """Every language has the same pages, or links between languages and sitemaps would lead nowhere."""
    addresses = [set(result.addresses) for result in results]
    return [f"{result.code}/{path}: other languages lack this page" for result, own in zip(results, addresses, strict=True)
            for path in sorted(own - set.intersection(*addresses))]


def _all_links(scanner: Scanner, site: Path, manifest: Manifest) -> dict[str, str]:
    """The links of every page: when pages vanish, a page that did not change may still link to one of them."""
    links: dict[str, str] = {}
    for path in manifest.paths:
        if path.endswith(".html"):
            found = scanner.page((site / path).read_text("utf-8"))
            links |= {link: path for link in found.links if not link.startswith("#")}
    return links
