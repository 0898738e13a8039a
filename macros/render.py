"""Views become HTML: our own Jinja environment over overrides/portal/, with autoescape and the reader's words."""

from __future__ import annotations

from collections.abc import MutableMapping
from functools import cache, partial
from pathlib import Path
from typing import Any

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket
from markupsafe import Markup

from macros import icons
from macros.views.reader import Reader


class _Shared(BytecodeCache):
    """Compiled templates, shared by the environments of all languages in a process."""

    def __init__(self) -> None:
        self._code: dict[str, Any] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self._code:
            checksum, bucket.code = self._code[bucket.key]
            if checksum != bucket.checksum:
                bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._code[bucket.key] = bucket.checksum, bucket.code


@cache
def compiled_templates() -> BytecodeCache:
    """What every environment of this process takes its compiled templates from."""
    return _Shared()


class _Environment(Environment):
    """Gives templates the globals as the one dict that they are.

    Jinja would wrap them for every template, and compare the wrappings with each other at every import of a component.
    """

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        return super().make_globals(d) if d else self.globals


class Renderer:
    """Renders the templates of one language. `templates` is the folder overrides/."""

    def __init__(self, reader: Reader, templates: Path, sprite: str) -> None:
        self.reader = reader
        self._env = _Environment(
            loader=FileSystemLoader(templates / "portal"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            bytecode_cache=compiled_templates(),
        )
        install(self._env, reader, sprite)

    def __call__(self, template: str, **context: Any) -> Markup:
        """Raises jinja2.UndefinedError where a template asks for something its view does not have.

        The globals are handed over as a plain dict: `render` would copy them from a chain of mappings, for every card and page.
        """
        found = self._env.get_template(template)
        whole = found.new_context({**self._env.globals, **context}, shared=True)
        return Markup("".join(found.root_render_func(whole)))

    def module(self, template: str) -> Any:
        """The macros of a template, to be called from Python."""
        return self._env.get_template(template).module


def _german(reader: Reader, words: str) -> Markup:
    """On paper, the German words of a heading beside their translation: a person at a desk can point at the same line."""
    if not reader.is_foreign(reader.language):
        return Markup("")
    return Markup('<bdi class="print-only german-term" lang="de" dir="ltr">{}</bdi>').format(words)


def install(env: Environment, reader: Reader, sprite: str) -> None:
    """Give an environment the words of a reader and the icons of a sprite; the page frame uses the same."""
    env.globals["_"] = reader.say
    env.globals.update(icon=cache(partial(icons.use, sprite)), join_words=reader.formats.all_of, page_language=reader.language)
    env.globals["german"] = cache(partial(_german, reader))
    env.filters["plain"] = lambda words: getattr(words, "inner", words)  # without marks around, for elements that carry them
    env.filters["html_attributes"] = lambda words: getattr(words, "attributes", Markup(""))
