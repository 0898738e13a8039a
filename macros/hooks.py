"""MkDocs: the only module that knows it. Renders prose pages and section shells, and serves plain `mkdocs build`.

A language is one MkDocs build with the one mkdocs.yml, its configuration changed in memory; nothing is written
to disk, every page is caught as it is finished. Plain `mkdocs build` and `mkdocs serve` come in through the same
hooks and end in the same build (build.py).
"""

from __future__ import annotations

import html as html_module
import json
import logging
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any

# MkDocs loads this file by path, outside the package, and the project need not be installed.
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")  # Material's notice about its end of life, on every start

from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateError  # noqa: E402
from mkdocs.commands.build import build as mkdocs_build  # noqa: E402
from mkdocs.config import load_config  # noqa: E402
from mkdocs.config.defaults import MkDocsConfig  # noqa: E402
from mkdocs.exceptions import Abort, PluginError  # noqa: E402
from mkdocs.plugins import event_priority  # noqa: E402
from mkdocs.structure.files import File, Files  # noqa: E402
from mkdocs.theme import Theme  # noqa: E402
from mkdocs_macros import context as macros_context  # noqa: E402
from msgspec import Struct

from macros import render  # noqa: E402
from macros.assets import Assets  # noqa: E402
from macros.history import History  # noqa: E402
from macros.problems import DataError  # noqa: E402
from macros.project import Edition, Project  # noqa: E402
from macros.shells import SHELL_SECTIONS, ProsePage, Shells  # noqa: E402
from macros.stamping import SLOTS, Shell, slot  # noqa: E402
from macros.views.frame import frame  # noqa: E402

# The plugin asks git a dozen questions for every language, for a variable that no page uses; archives have no git at all.
macros_context.get_git_info = dict

_SHELL = "_shell"
_SLOT = re.compile(r'<div data-arguments="([^"]*)" data-slot="([a-z_]+)"></div>|<span data-slot="([a-z_]+)"></span>')


class _Language(Struct):
    """What the hooks of one language build share; it travels in the configuration, not in a global."""

    edition: Edition
    code: str
    assets: Assets
    caught: dict[str, ProsePage | Shell]


def render_language(edition: Edition, code: str, assets: Assets) -> Shells:
    """Run MkDocs for one language. Raises RuntimeError with MkDocs' own words when a page is wrong."""
    state = _Language(edition, code, assets, {})
    complaints = _Complaints()
    logging.getLogger("mkdocs").addHandler(complaints)
    with tempfile.TemporaryDirectory() as unused:
        try:
            config = load_config(str(edition.project.config), site_dir=unused, strict=True)
            config.extra["portal_language"] = state
            config.theme.get_env = partial(_environment, config.theme)
            config.theme.language = edition.portal.languages[code].theme_language
            config.plugins.on_startup(command="build", dirty=False)
            mkdocs_build(config)
            config.plugins.on_shutdown()
        except TemplateError as error:
            raise RuntimeError(f"the page frame is wrong: {error}") from None
        except (Abort, PluginError, SystemExit) as error:
            raise RuntimeError("\n".join(complaints.lines) or str(error)) from None
        finally:
            logging.getLogger("mkdocs").removeHandler(complaints)
    shells = {section: state.caught.pop(f"{_SHELL}/{section or 'home'}") for section in SHELL_SECTIONS}
    return Shells(shells, state.caught)


class _Loader(FileSystemLoader):
    """Finds the theme's templates, but does not list them: MkDocs would look at 14,000 icons for files to copy."""

    def list_templates(self) -> list[str]:
        return []


def _environment(theme: Theme) -> Environment:
    environment = Theme.get_env(theme)
    environment.loader = _Loader(theme.dirs)
    environment.bytecode_cache = render.compiled_templates()
    return environment


class _Complaints(logging.Handler):
    """Keeps MkDocs' warnings and errors, to be shown with the language that caused them."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())


@event_priority(100)  # before the macros plugin, whose macros must find the language
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    config.theme.static_templates.clear()  # no sitemap and no 404 by MkDocs: both are ours, in every language
    if "portal_language" not in config.extra:
        # MkDocs empties its site directory before it knows whether the data is good, so it gets another one.
        config.extra["portal_target"] = config.site_dir
        config.site_dir = tempfile.mkdtemp()
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Only the pages of this language: its own Markdown, the source language's where it has none, and the shells."""
    state = config.extra.get("portal_language")
    if state is None:
        return Files([])
    return Files(list(_files(config, state)))


def _files(config: MkDocsConfig, state: _Language) -> Iterator[File]:
    languages = state.edition.portal.languages
    docs = Path(config.docs_dir)
    pages: dict[str, str] = {}
    for language in reversed(languages.chain(state.code)):
        folder = docs / language.code
        pages.update({path.relative_to(folder).as_posix(): language.code for path in sorted(folder.rglob("*.md"))})
    for name, code in sorted(pages.items()):
        yield File(f"{code}/{name}", str(docs), config.site_dir, use_directory_urls=True)
    for section in SHELL_SECTIONS:
        yield File.generated(config, f"{_SHELL}/{section or 'home'}.md", content=slot("main"))


def on_env(env: Any, config: MkDocsConfig, files: Files) -> Any:
    state = config.extra.get("portal_language")
    if state is not None:
        env.autoescape = True
        env.undefined = StrictUndefined  # MkDocs' own choice would publish nothing in the place of a wrong name
        render.install(env, state.edition.reader(state.code), state.assets.sprite)
    return env


def on_page_context(context: dict[str, Any], page: Any, config: MkDocsConfig, nav: Any) -> dict[str, Any]:
    state = config.extra["portal_language"]
    folder, _, name = page.file.src_uri.partition("/")
    section = name.removesuffix(".md").partition("/")[0]
    section = "" if section in ("index", "home") else section
    languages = state.edition.portal.languages
    if folder != _SHELL and languages[folder].locale.language != languages[state.code].locale.language:
        page.meta["fallback_language"] = folder
        page.content = f'<div lang="{folder}" dir="{languages[folder].direction}">{page.content}</div>'
    context["frame"] = frame(state.edition.reader(state.code), section, is_home=name == "index.md", is_shell=folder == _SHELL)
    context["slots"] = {name: render.Markup(slot(name)) for name in SLOTS}
    context["assets"] = state.assets
    return context


def on_post_page(output: str, page: Any, config: MkDocsConfig) -> str:
    """Catch the finished page. An empty answer tells MkDocs to write nothing."""
    state = config.extra["portal_language"]
    folder, _, name = page.file.src_uri.partition("/")
    stem = name.removesuffix(".md")
    if folder == _SHELL:
        state.caught[f"{_SHELL}/{stem}"] = Shell.split(output.replace(f"<p>{slot('main')}</p>", slot("main")))
        return ""
    path = "" if stem == "index" else f"{stem}/"
    html, calls = _split_calls(output)
    title, description = page.title or "", page.meta.get("description", "")
    state.caught[path] = ProsePage(str(title), str(description), path, html, calls)
    return ""


def _split_calls(html: str) -> tuple[tuple[str, ...], tuple[tuple[str, Mapping[str, str]], ...]]:
    """A page's HTML around its macro calls, and the calls."""
    texts, calls, end = [], [], 0
    for found in _SLOT.finditer(html):
        texts.append(html[end : found.start()])
        arguments, name, name_in_line = found.groups()
        calls.append((name or name_in_line, json.loads(html_module.unescape(arguments)) if arguments else {}))
        end = found.end()
    return (*texts, html[end:]), tuple(calls)


def on_post_build(config: MkDocsConfig) -> None:
    """Plain `mkdocs build` and `mkdocs serve` end here: the same build as `portal build`, into MkDocs' directory."""
    if "portal_language" in config.extra:
        return
    from macros import build, clock

    root = Path(config.config_file_path).parent
    project, target = Project(root, root / "data", root / ".cache"), Path(config.extra["portal_target"])
    try:
        build.build(project, target, now=clock.now(), fresh=True, keep_next=False)
    except (DataError, build.BuildError) as error:
        raise PluginError(f"the portal was not built:\n{error}") from None
    finally:
        shutil.rmtree(config.site_dir, ignore_errors=True)
        if target.parent == Path(tempfile.gettempdir()):  # `mkdocs serve`: nobody goes back to its sites
            History(target).forget()
