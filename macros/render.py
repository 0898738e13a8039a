"""Views become HTML: our own Jinja environment over overrides/portal/, with autoescape and the reader's words."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, MutableMapping
from functools import cache, partial
from pathlib import Path
from typing import Any

from jinja2 import BytecodeCache, Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined, Template, nodes
from jinja2.bccache import Bucket
from jinja2.compiler import CodeGenerator, Frame
from jinja2.runtime import Context
from markupsafe import Markup, escape

from macros import icons
from macros.escaping import as_markup, escaped
from macros.translate import Words
from macros.views.reader import Reader


class _Shared(BytecodeCache):
    """Compiled templates, shared by the environments of all languages in a process, and with later builds where a folder is named."""

    def __init__(self) -> None:
        self._code: dict[str, Any] = {}
        self.kept: FileSystemBytecodeCache | None = None

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self._code:
            checksum, bucket.code = self._code[bucket.key]
            if checksum != bucket.checksum:
                bucket.reset()
        elif self.kept:
            self.kept.load_bytecode(bucket)
            if bucket.code is not None:
                self._code[bucket.key] = bucket.checksum, bucket.code

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._code[bucket.key] = bucket.checksum, bucket.code
        if self.kept:
            self.kept.dump_bytecode(bucket)


@cache
def compiled_templates() -> _Shared:
    """What every environment of this process takes its compiled templates from."""
    return _Shared()


def keep_compiled(folder: Path, version: str) -> None:
    """Keep compiled templates in a folder, for builds to come. They hold for one version of the code, which compiles them."""
    current = folder / version
    if not current.is_dir():
        shutil.rmtree(folder, ignore_errors=True)
        current.mkdir(parents=True)
    compiled_templates().kept = FileSystemBytecodeCache(str(current))


def show(value: Any) -> str:
    """A value as HTML. What is HTML already is taken as it is; `escape` would make a copy of it first."""
    kind = type(value)
    if kind is Markup:
        return value
    if kind is Words:
        return value.html
    return escaped(value) if kind is str else escape(value)


def _join(values: Iterable[Any], between: str = "") -> Markup:
    return as_markup(str.join(show(between), map(show, values)))


class _CodeGenerator(CodeGenerator):
    """Writes `show` where Jinja would write `escape`: most of what our templates show is HTML already."""

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("environment.show(")


class _Context(Context):
    """Calls macros and functions as they are: none of ours asks for the context, which Jinja would look up at every call."""

    def call(__self, __obj: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:  # noqa: N805 – as in Jinja, `self` may be an argument
        if kwargs:
            kwargs.pop("_block_vars", None)
            kwargs.pop("_loop_vars", None)
        return __obj(*args, **kwargs)


class _Template(Template):
    """Its macros know the same globals as every page, so no import of them needs to compare the two."""

    def _get_default_module(self, ctx: Context | None = None) -> Any:
        return self._module or super()._get_default_module()


class _Environment(Environment):
    """Gives templates the globals as the one dict that they are, and each template without a look at whether it is still fresh.

    Jinja would wrap the globals for every template, and compare the wrappings with each other at every import of a component.
    Views have attributes and no items, so nothing else is looked for: raises AttributeError where a view lacks one.
    """

    code_generator_class = _CodeGenerator
    context_class = _Context
    template_class = _Template
    show = staticmethod(show)
    getattr = staticmethod(getattr)

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.filters["join"] = _join
        self._loaded: dict[str, Template] = {}

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        return super().make_globals(d) if d else self.globals

    def _load_template(self, name: str, globals: MutableMapping[str, Any] | None) -> Template:
        found = self._loaded.get(name)
        if found is None:
            found = self._loaded[name] = super()._load_template(name, globals)
        return found


class Renderer:
    """Renders the templates of one language. `templates` is the folder overrides/."""

    def __init__(self, reader: Reader, templates: Path, sprite: str, record_sprite: str = "") -> None:
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
        install(self._env, reader, sprite, record_sprite)

    def __call__(self, template: str, **context: Any) -> Markup:
        """Raises AttributeError where a template asks for something its view does not have, jinja2.UndefinedError where there is no such view.

        The globals are handed over as a plain dict: `render` would copy them from a chain of mappings, for every card and page.
        """
        found = self._env.get_template(template)
        whole = found.new_context({**self._env.globals, **context}, shared=True)
        return as_markup("".join(found.root_render_func(whole)))

    def module(self, template: str) -> Any:
        """The macros of a template, to be called from Python."""
        return self._env.get_template(template).module


def _german(reader: Reader, words: str) -> Markup:
    """On paper, the German words of a heading beside their translation: a person at a desk can point at the same line."""
    if not reader.is_foreign(reader.language):
        return Markup("")
    return Markup('<bdi class="print-only german-term" lang="de" dir="ltr">{}</bdi>').format(words)


def install(env: Environment, reader: Reader, sprite: str, record_sprite: str = "") -> None:
    """Give an environment the words of a reader and the icons of both sprites; the page frame uses the same."""
    env.globals["_"] = reader.say
    env.globals.update(icon=cache(partial(icons.use, sprite)), record_icon=cache(partial(icons.use, record_sprite)), join_words=reader.formats.all_of, page_language=reader.language)
    env.globals["german"] = cache(partial(_german, reader))
    env.filters["plain"] = lambda words: getattr(words, "inner", words)  # without marks around, for elements that carry them
    env.filters["html_attributes"] = lambda words: getattr(words, "attributes", Markup(""))
