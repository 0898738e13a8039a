"""Where every page lives. Addresses are the same in every language but for the first segment, and never change."""

from __future__ import annotations

from urllib.parse import quote

from macros.models.settings import Settings


class Urls:
    """Addresses from the root of the host, so that one link works on every page whatever its depth."""

    def __init__(self, settings: Settings) -> None:
        self.base = settings.base_path
        self._origin = settings.url[: len(settings.url) - len(settings.base_path) - 1]

    def page(self, language: str, path: str = "") -> str:
        """Link to a page: `path` is what follows the language, for example `offers/sprachcafe/`."""
        return f"{self.base}/{language}/{path if path.isascii() else quote(path)}"

    def root(self, path: str = "") -> str:
        return f"{self.base}/{path}"

    def absolute(self, language: str, path: str = "") -> str:
        """The address as seen from other hosts."""
        return self._origin + self.page(language, path)


def offer(key: str) -> str:
    return f"offers/{key}/"


def contact(key: str) -> str:
    return f"contacts/{key}/"


def listing(section: str, facet: str | None = None, term: str | None = None, page: int = 1) -> str:
    """`offers/`, `offers/topics/work/`, `offers/a-z/`, each with `page/2/` behind it."""
    parts = [section, *(part for part in (facet, term) if part)]
    if page > 1:
        parts += ["page", str(page)]
    return "/".join(parts) + "/"
