"""Back to a site that was published before: which ones there are, and how one of them is published again."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from macros import processes
from macros.history import History, Site
from macros.problems import BuildError, counted
from macros.publish import Publication, refuse_foreign

_SHORT = 12  # letters of a generation that are shown; `--to` takes any beginning that only one site has


class Past(Struct, frozen=True):
    """The sites of one place, the newest first, and which of them readers see."""

    sites: tuple[Site, ...]
    published: Site | None

    @property
    def lines(self) -> list[str]:
        """One line for each site, as `portal rollback --list` shows it."""
        return [f"{short(site)}  {described(site)}{'  (published now)' if site is self.published else ''}" for site in self.sites]

    def before(self) -> Site:
        """The site before the published one. Raises BuildError where there is none."""
        position = self.sites.index(self.published) + 1 if self.published else 0
        if position == len(self.sites):
            raise BuildError("there is no site before the published one; portal rollback --list shows which ones there are")
        return self.sites[position]

    def named(self, beginning: str) -> Site:
        """The one site whose generation begins so. Raises ValueError where there is none or more than one."""
        found = [site for site in self.sites if beginning and site.generation.startswith(beginning)]
        if len(found) != 1:
            known = ", ".join(short(site) for site in self.sites)
            raise ValueError(f"{'more than one' if found else 'no'} site has a generation that begins with '{beginning}'; there are {known}")
        return found[0]


def past(target: Path) -> Past:
    """Raises BuildError where no build has published anything."""
    history = History(target.resolve())
    sites = tuple(site for site in history.sites() if site.marker)
    live = history.holding(target)
    if not sites:
        raise BuildError(f"no site was built at {target}; portal build builds one")
    return Past(sites, next((site for site in sites if live and site.generation == live.generation), None))


def roll_back(target: Path, beginning: str | None = None) -> tuple[Site, Site | None]:
    """Publish the site before again, or the one that `beginning` names; answers with it and the one it replaces.

    Raises BuildError where that cannot be done, ValueError for a name that is none, OSError where the disk refuses;
    the published site is untouched then.
    """
    past(target)  # so that nothing is laid beside a folder that no build has made
    refuse_foreign(target)
    with processes.alone(History(target.resolve()).folder):
        publication = Publication(target)
        found = past(target)
        chosen = found.before() if beginning is None else found.named(beginning)
        if found.published is chosen:
            raise BuildError(f"{short(chosen)} is published already; nothing was changed")
        publication.restore(chosen)
    return chosen, found.published


def short(site: Site) -> str:
    return site.generation[:_SHORT]


def described(site: Site) -> str:
    """`built 2026-11-20T08:00:00+01:00, 812 pages in 3 languages`."""
    pages, languages = counted(site.manifest.pages, "page"), counted(len(site.facts["languages"]), "language")
    return f"built {site.facts['built']}, {pages} in {languages}"
