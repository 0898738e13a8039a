"""The build: data in, a published site out; languages side by side, only what changed is made again."""

from __future__ import annotations

import ctypes
import datetime as dt
import fcntl
import gc
import multiprocessing
import os
import pickle
import signal
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, ProcessPoolExecutor, as_completed
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from macros import fingerprints, site_files
from macros.assets import Assets, collect
from macros.colours import palette
from macros.language_build import LanguageBuild, LanguageResult
from macros.portal import Portal, load
from macros.problems import WARNING, Problem, counted
from macros.project import Edition, Project
from macros.publish import Manifest, Publication, write
from macros.reading import Cache
from macros.verify import Scanner, broken_anchors, broken_links

_PR_SET_PDEATHSIG = 1  # linux/prctl.h
_MOST_PAGES_LOST = 0.2  # a build that loses more of a language's pages is a mistake until somebody says otherwise

Progress = Callable[[str], None]


class BuildError(Exception):
    """The site could not be built or must not be published; the message says why."""


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

    `fresh` writes every page anew. `keep_next` leaves a copy beside the target that makes the next build fast.

    Raises DataError for problems in data/, BuildError for everything else that speaks against publishing;
    the published site is untouched then.
    """
    with _alone(project.cache), _workers(jobs) as pool:
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
        publication.prepare_next(pool) if keep_next else publication.forget_next()
    written = sum(result.written for result in results)
    pages = sum(len(result.keys) for result in results)
    warnings = tuple(problem for problem in portal.problems if problem.severity == WARNING)
    return Report(pages, written, len(results), warnings)


def _assets(project: Project, portal: Portal) -> Assets:
    icons = [term.icon for terms in portal.vocabularies.values() for term in terms.values() if hasattr(term, "icon")]
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
    gc.freeze()  # what is loaded now is shared with the workers and stays
    builder = LanguageBuild(edition, assets, publication)
    done: dict[str, LanguageResult] = {}
    with _workers(jobs, builder) as pool:
        futures = {pool.submit(_build_one, code): code for code in edition.languages} if pool else {}
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


_builder: LanguageBuild | None = None  # set once in every worker process, by the pool


def _start_worker(builder: LanguageBuild | None) -> None:
    global _builder
    _builder = builder
    gc.disable()  # a worker lives for seconds; what it would collect is not worth the search
    if sys.platform == "linux":  # a build that is killed takes its workers with it
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


def _build_one(code: str) -> LanguageResult:
    return _builder(code)


@contextmanager
def _workers(jobs: int | None, builder: LanguageBuild | None = None) -> Iterator[Executor | None]:
    """A pool of processes, or None for one job: then everything happens in this process."""
    count = jobs or os.cpu_count() or 1
    if count == 1:
        yield None
        return
    # fork: the portal that is loaded here need not be sent to the workers
    context = multiprocessing.get_context("fork")
    with ProcessPoolExecutor(count, mp_context=context, initializer=_start_worker, initargs=(builder,)) as pool:
        yield pool


def _write_rest(edition: Edition, assets: Assets, publication: Publication, results: list[LanguageResult]) -> Manifest:
    """Everything that belongs to no language: the choice of language, assets, sitemap, robots.txt."""
    keys: dict[str, bytes] = {}
    for path, content in site_files.files(edition, assets):
        keys[path] = fingerprints.digest(content)
        if publication.prepared.of("").get(path) != keys[path]:
            write(str(publication.spare / path), content)
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
        before = len(publication.published.of(code))
        if code and not allow_loss and len(keys) < before * (1 - _MOST_PAGES_LOST):
            raise BuildError(
                f"{code}: {len(keys)} pages instead of {before}; nothing was published (--allow-loss if that is right)"
            )


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


@contextmanager
def _alone(cache: Path) -> Iterator[None]:
    """One build at a time for one cache. Raises BuildError while another one runs."""
    cache.mkdir(parents=True, exist_ok=True)
    with (cache / "lock").open("w") as lock:
        try:
            fcntl.lockf(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)  # not passed on to the workers, unlike flock
        except OSError:
            raise BuildError("another build of this portal is running; try again when it has ended") from None
        yield
