"""The command line: check, build, serve, new, schema, headers … Exit 0 good, 1 problems in the data, 2 wrong use, 3 published without faulty records."""

from __future__ import annotations

import gc

gc.disable()

import datetime as dt
import json
import sys
from pathlib import Path

import click
from msgspec.structs import asdict

from macros import build as building
from macros import clock, portal, server_headers
from macros.holiday_checks import check_holiday_names
from macros.models import CONTENT_TYPES
from macros.news_checks import check_waiting
from macros.planner_checks import check_planner
from macros.problems import ADVICE, BuildError, DataError, Problem, quoted, report, suggest
from macros.project import Project

gc.freeze()  # nothing of what is loaded by now is ever given back
gc.enable()

_DATA = click.option("--data", type=click.Path(path_type=Path), help="Folder with the records (default: data/).")
_NOW = click.option("--now", help="Moment that counts as now, ISO 8601, Berlin time.")


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Build a municipal integration portal from YAML records."""


@main.command()
@_DATA
@_NOW
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def check(data: Path | None, now: str | None, form: str) -> None:
    """Check all records and say what is wrong, file by file."""
    try:
        moment = _moment(now)
        today = moment.date()
        found = portal.load(_project(data).data, today=today)
        # not a part of `load`: a build of one changed record need not wait for all dates and for the holidays
        late = [*check_planner(found, today=today), *(check_holiday_names(found, today=today) if found.feasts else ()), *check_waiting(found, moment)]
        problems: list[Problem] = sorted([*found.problems, *late])
        failed = False
    except DataError as error:
        problems, failed = error.problems, True
    if form == "json":
        click.echo(json.dumps([asdict(problem) for problem in problems], ensure_ascii=False, indent=1), err=True)
    elif problems:
        click.echo(report(problems), err=True)
    else:
        click.echo("All records are in order.")
    sys.exit(1 if failed else 0)


@main.command()
@_DATA
@_NOW
@click.option("--site", type=click.Path(path_type=Path), default=Path("site"), show_default=True, help="Folder to publish to.")
@click.option("--cache", type=click.Path(path_type=Path), help="Folder for what is remembered between builds (default: .cache/).")
@click.option("--languages", help="Only these languages, for example de,ar. The source language is always built.")
@click.option("--jobs", type=click.IntRange(1, 64), help="How many processes (default: one for each processor).")
@click.option("--fresh", is_flag=True, help="Write every page anew.")
@click.option("--allow-loss", is_flag=True, help="Publish even if a language loses more than a fifth of its pages, or a type of its records.")
@click.option("--quarantine", is_flag=True, help="For scheduled builds: publish without faulty records and what depends on them, then exit 3.")
def build(
    data: Path | None, now: str | None, site: Path, cache: Path | None, languages: str | None, jobs: int | None, fresh: bool, allow_loss: bool,
    quarantine: bool,
) -> None:
    """Build the site and publish it in one step. A failed build leaves the published site as it was.

    Exit 0: published. 1: problems in the data or pages, nothing was published. 3: published, but something was left out (--quarantine).
    """
    gc.disable()  # everything that is loaded is needed until the end
    try:
        done = building.build(
            _project(data, cache), site, now=_moment(now), languages=_codes(languages), jobs=jobs, fresh=fresh, allow_loss=allow_loss, quarantine=quarantine,
            progress=lambda line: click.echo(line, err=True),
        )
    except DataError as error:
        raise _failure(report([problem for problem in error.problems if problem.severity != ADVICE])) from None
    except BuildError as error:
        raise _failure(str(error)) from None
    except OSError as error:
        raise _failure(f"{error.filename or site}: {error.strerror}; nothing was published") from None
    for problem in done.warnings:
        click.echo(str(problem), err=True)
    click.echo(f"{done.pages} pages in {done.languages} languages, {done.written} files written: {site}")
    if done.quarantine.left_out:
        click.echo(f"published without {done.quarantine.summary}", err=True)
        sys.exit(3)


@main.command()
@click.option("--site", type=click.Path(path_type=Path), default=Path("site"), show_default=True, help="Folder that was published to.")
@click.option("--list", "is_list", is_flag=True, help="Only show which sites there are.")
@click.option("--to", "generation", metavar="GENERATION", help="One of them, by the first characters of its generation.")
def rollback(site: Path, is_list: bool, generation: str | None) -> None:
    """Publish the site again that was published before, or another one of the last three."""
    from macros import rollback as back

    try:
        if is_list:
            click.echo("\n".join(back.past(site).lines))
            return
        again, replaced = back.roll_back(site, generation)
    except ValueError as error:
        raise click.UsageError(str(error)) from None
    except BuildError as error:
        raise _failure(str(error)) from None
    except OSError as error:
        raise _failure(f"{error.filename or site}: {error.strerror}; nothing was changed") from None
    click.echo(f"published again: {back.short(again)}, {back.described(again)}: {site}")
    click.echo("The next build publishes what the records say then. Correct them first, or stop scheduled builds.", err=True)
    if replaced:
        click.echo(f"To take this back: portal rollback --site {site} --to {back.short(replaced)}", err=True)


@main.command()
@_DATA
@click.option("--site", type=click.Path(path_type=Path), default=Path("site"), show_default=True)
@click.option("--cache", type=click.Path(path_type=Path), help="Folder for what is remembered between builds (default: .cache/).")
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True)
@click.option("--languages", help="Only these languages, for example de,ar.")
def serve(data: Path | None, site: Path, cache: Path | None, port: int, languages: str | None) -> None:
    """Build, serve on this machine, and build again whenever a file changes."""
    from macros import server

    server.serve(_project(data, cache), site, port=port, run=_run, languages=_codes(languages))


@main.command()
@click.argument("kind", metavar="TYPE", type=click.Choice(list(CONTENT_TYPES)))
@click.argument("key", metavar="ID")
@_DATA
def new(kind: str, key: str, data: Path | None) -> None:
    """Write the skeleton of a new record."""
    from macros import skeletons

    try:
        path = skeletons.write_skeleton(_project(data).data, kind, key, today=clock.now().date())
    except ValueError as error:
        raise click.UsageError(str(error)) from None
    click.echo(f"{path}: fill it in, then run: portal check")


@main.command()
@click.option("--out", type=click.Path(path_type=Path), default=Path(".cache/schema"), show_default=True)
def schema(out: Path) -> None:
    """Write JSON Schemas of all record types, for editors that complete and check YAML."""
    from macros import skeletons

    for path in skeletons.write_schemas(out):
        click.echo(path)


@main.command("open-data")
@_DATA
@_NOW
@click.option("--out", type=click.Path(path_type=Path), default=Path(".cache/open-data"), show_default=True)
def open_data(data: Path | None, now: str | None, out: Path) -> None:
    """Write offers and contacts as HSDS 3.1 JSON in every language, places as GeoJSON, events, feasts and the concept as JSON and CSV."""
    from macros.feeds import open_data as feed
    from macros.project import Edition

    project, moment = _project(data), _moment(now)
    found = _loaded(project, moment)
    for path, content in feed.files(Edition(project, found, moment, tuple(found.languages))):
        (out / path).parent.mkdir(parents=True, exist_ok=True)
        (out / path).write_bytes(content)
        click.echo(out / path)


@main.command()
@click.option("--since", required=True, metavar="DATE", help="The day of the last newsletter: what is new since then goes into this one.")
@click.option("--language", required=True, metavar="CODE", help="One language, for example ar.")
@_DATA
@_NOW
@click.option("--out", type=click.Path(path_type=Path), default=Path(".cache/newsletter"), show_default=True)
def newsletter(since: str, language: str, data: Path | None, now: str | None, out: Path) -> None:
    """Write a newsletter in one language as HTML, as plain text and as a draft (.eml) that a mail program opens."""
    from macros.feeds import newsletter as feed
    from macros.newsletter import contents
    from macros.project import Edition
    from macros.render import Renderer

    project, moment = _project(data), _moment(now)
    first = _day(since, moment.date())
    found = _loaded(project, moment)
    if language not in found.languages:
        raise click.UsageError(f"unknown language {quoted(language)}{suggest(language, found.languages)}; known are {', '.join(found.languages)}")
    told = contents(found, first, moment)
    if told.is_empty:
        raise _failure(f"there is nothing to tell: no news and no new offers since {first}, nothing in the coming weeks; nothing was written")
    edition = Edition(project, found, moment, tuple(found.languages))
    made = list(feed.files(Renderer(edition.reader(language), project.templates, ""), told))
    try:
        out.mkdir(parents=True, exist_ok=True)
        for path, content in made:
            (out / path).write_bytes(content)
            click.echo(out / path)
    except OSError as error:
        raise _failure(f"{error.filename or out}: {error.strerror}; the newsletter could not be written") from None


@main.command()
@click.argument("kind", metavar="SERVER", type=click.Choice(list(server_headers.RENDERERS)))
@_DATA
def headers(kind: str, data: Path | None) -> None:
    """Print what a web server must be told about response headers: nginx, apache or netlify."""
    from macros.languages import load_languages
    from macros.models.settings import Settings
    from macros.records import to_record
    from macros.source import read

    folder = _project(data).data
    try:
        settings = to_record(read(folder / "site.yml", f"{folder.name}/site.yml"), Settings)
        languages = load_languages(folder / "languages.yml", f"{folder.name}/languages.yml")
    except DataError as error:
        raise _failure(report(error.problems)) from None
    click.echo(server_headers.RENDERERS[kind](settings.base_path, tuple(languages)), nl=False)


@main.command()
def catalogues() -> None:
    """Bring the interface catalogues up to date with the sentences in code and templates."""
    from macros import catalogues as books
    from macros.languages import load_languages

    for code, missing in books.update(load_languages(_project(None).data / "languages.yml")):
        click.echo(f"{code:<10}{missing:>4} sentences to translate")


def _run(arguments: list[str]) -> int:
    """This command line, as if it had been started with these arguments."""
    try:
        main(arguments, prog_name="portal")
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(bool(end.code))
    return 0


def _project(data: Path | None, cache: Path | None = None) -> Project:
    root = Path(__file__).resolve().parent.parent
    folder = (data or root / "data").resolve()
    if not folder.is_dir():
        raise click.UsageError(f"there is no folder {folder}")
    return Project(root, folder, (cache or root / ".cache").resolve())


def _codes(languages: str | None) -> tuple[str, ...]:
    """`de, ar` as codes; none where all are meant."""
    return tuple(filter(None, map(str.strip, (languages or "").split(","))))


def _moment(now: str | None):
    try:
        return clock.now(now)
    except ValueError as error:
        raise click.UsageError(str(error)) from None


def _day(text: str, today: dt.date) -> dt.date:
    """A day that is not to come, as `--since` takes it."""
    try:
        day = dt.date.fromisoformat(text)
    except ValueError:
        raise click.UsageError(f"{quoted(text)} is no day; expected for example 2026-11-01") from None
    if day > today:
        raise click.UsageError(f"{quoted(text)} lies in the future; today is {today}")
    return day


def _loaded(project: Project, moment: dt.datetime) -> portal.Portal:
    try:
        return portal.load(project.data, today=moment.date())
    except DataError as error:
        raise _failure(report([problem for problem in error.problems if problem.severity != ADVICE])) from None


def _failure(message: str) -> click.ClickException:
    failure = click.ClickException(message)
    failure.show = lambda file=None: click.echo(message, err=True)
    return failure


if __name__ == "__main__":
    main(prog_name="portal")
