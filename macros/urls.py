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


def event(key: str) -> str:
    return f"events/{key}/"


def image(file: str) -> str:
    """From the root of the site: a picture is the same in every language."""
    return f"images/{file}"


def feast(key: str) -> str:
    return f"calendar/feasts/{key}/"


def calendar_year(year: int) -> str:
    return f"calendar/{year}/"


def calendar_month(year: int, month: int) -> str:
    return f"calendar/{year}/{month:02}/"


def tradition(key: str) -> str:
    return f"calendar/traditions/{key}/"


def concept(kind: str, key: str) -> str:
    """The page of a record of the concept: `concept/measures/willkommensmappe/`; `kind` without `concept/`."""
    return f"concept/{kind}/{key}/"


def measures(status: str) -> str:
    """The measures with a status, or those that are `overdue`."""
    return f"concept/measures/status/{status.replace('_', '-')}/"


def report(year: int) -> str:
    return f"concept/reports/{year}/"


def inventory(field: str) -> str:
    """The offers of a field of action, by target group, district and language."""
    return f"concept/inventory/{field}/"


def news(key: str) -> str:
    return f"news/{key}/"


def news_year(year: int, page: int = 1) -> str:
    """What appeared in a year, also what is over."""
    return listing("news", str(year), page=page)


def guide(key: str) -> str:
    return f"guides/{key}/"


def need(key: str) -> str:
    return f"needs/{key}/"


def glossary_entry(key: str) -> str:
    """An entry has no page of its own: all stand on one, where a browser finds them fast."""
    return f"glossary/#{key}"


def proposal(key: str) -> str:
    """Proposals stand on one page, too."""
    return f"concept/take-part/#proposal-{key}"


MY_LIST = "my-list/"  # what somebody keeps on the own device
OFFLINE = "offline/"
NOT_KEPT = "offline/not-kept/"  # shown without a network instead of a page that the device does not have
OFFLINE_FILES = "offline.json"
WORKER = "sw.js"  # at the root of the site, and for ever: browsers ask for it again under this name
PLANNER = "calendar/planner/"  # for associations and the municipality


# Feeds have no year in their address, and people's phones ask for them for years: they never change.
EVENTS_FEED = "events/events.ics"
CALENDAR_FEED = "calendar/all.ics"
PUBLIC_HOLIDAYS_FEED = "calendar/public-holidays.ics"
SCHOOL_HOLIDAYS_FEED = "calendar/school-holidays.ics"


NEWS_FEED = "news/feed.xml"  # Atom
NEWS_JSON_FEED = "news/feed.json"


def news_topic_feed(topic: str) -> str:
    return f"news/topics/{topic}/feed.xml"


def news_topic_json_feed(topic: str) -> str:
    return f"news/topics/{topic}/feed.json"


def topic_feed(topic: str) -> str:
    return f"events/topics/{topic}/events.ics"


def tradition_feed(tradition: str) -> str:
    return f"calendar/{tradition}.ics"


def event_file(key: str) -> str:
    return f"events/{key}/event.ics"


def feast_file(key: str) -> str:
    return f"calendar/feasts/{key}/feast.ics"
