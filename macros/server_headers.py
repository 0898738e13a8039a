"""What a web server must send with the site: one table, printed for nginx, Apache and Netlify, sent by `portal serve`.

Every renderer takes the base path of the portal (`` or `/portal`) and the codes of its languages. Paths handed to the
functions below are paths within the site: `/de/`, never `/portal/de/`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

_POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self'",  # also rules over the icon sprite, which is loaded through <use href>
    "font-src": "'self'",
    "connect-src": "'self'",
    "worker-src": "'self'",
    "manifest-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "object-src": "'none'",
    "frame-ancestors": "'none'",
}
_UNUSED = ("accelerometer", "camera", "display-capture", "geolocation", "gyroscope", "magnetometer", "microphone", "midi", "payment", "usb")

HSTS = "Strict-Transport-Security"
EVERYWHERE = {
    "Content-Security-Policy": "; ".join(f"{name} {value}" for name, value in _POLICY.items()),
    HSTS: "max-age=31536000",  # without includeSubDomains: what else runs below the host is not ours to decide
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",  # which counselling somebody read about is nobody else's business
    "Permissions-Policy": ", ".join(f"{name}=()" for name in _UNUSED),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",  # open data is fetched with CORS, which this does not touch
}

# assets.py puts ten digits of a hash into the name: what is behind such an address never changes.
_HASHED = r"\.[0-9a-f]{10}\.[a-z0-9]+$"
FOR_EVER = "public, max-age=31536000, immutable"
ASK_AGAIN = "no-cache"  # kept, but the server is asked each time whether it is still true; it answers 304 without a body

_OPEN = "/open-data/"  # the one part that pages of other hosts may read
_ORIGIN = "Access-Control-Allow-Origin"

_TYPES = {
    "html": "text/html; charset=utf-8",
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
    "xml": "application/xml",
    "json": "application/json",
    "svg": "image/svg+xml",
    "png": "image/png",
    "jpg": "image/jpeg",
    "webp": "image/webp",
    "avif": "image/avif",
    "ico": "image/vnd.microsoft.icon",
    "woff2": "font/woff2",
    "pdf": "application/pdf",
    "zip": "application/zip",
    "ics": "text/calendar; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
    "vcf": "text/vcard; charset=utf-8",
    "geojson": "application/geo+json",
    "jsonld": "application/ld+json",
    "webmanifest": "application/manifest+json",
}
_NAMED = {"feed.xml": "application/atom+xml", "feed.json": "application/feed+json"}
_OTHERS = "application/octet-stream"
_RARE = ("ics", "csv", "vcf", "geojson", "jsonld", "webmanifest")  # hosts know the other endings themselves

_CHARSET = "; charset=utf-8"
_404 = "404.html"


def headers(path: str) -> dict[str, str]:
    """All headers for a path but its type."""
    origin = {_ORIGIN: "*"} if path.startswith(_OPEN) else {}
    return {**EVERYWHERE, "Cache-Control": FOR_EVER if re.search(_HASHED, path) else ASK_AGAIN, **origin}


def content_type(path: str) -> str:
    """The type of a file; a path that ends with a slash is the page of a folder."""
    name = path.rpartition("/")[2] or "index.html"
    return _NAMED.get(name) or _TYPES.get(name.rpartition(".")[2], _OTHERS)


def error_page(path: str, languages: Iterable[str]) -> str:
    """The path of the page that is shown, with status 404, for an address that leads nowhere."""
    first = path.strip("/").split("/")[0]
    return f"/{first}/{_404}" if first in languages and path.startswith(f"/{first}/") else f"/{_404}"


def nginx(base: str, languages: Iterable[str]) -> str:
    """A file to be included in a server block.

    nginx leaves out all add_header lines of the surrounding block in a location that has one of its own. So they stand
    in one block only, what differs from file to file is a variable, and the locations in here have no such line.
    """
    start = f"^{re.escape(base)}"
    rules = [
        'set $portal_cache "no-cache";',
        f'if ($uri ~ "{start}/.*{_HASHED}") {{ set $portal_cache "{FOR_EVER}"; }}',
        'set $portal_origin "";  # an empty header is not sent',
        f'if ($uri ~ "{start}{_OPEN}") {{ set $portal_origin "*"; }}',
        f'set $portal_missing "{base}/{_404}";',
        f'if ($uri ~ "{start}/({"|".join(languages)})/") {{ set $portal_missing "{base}/$1/{_404}"; }}',
    ]
    block = ["error_page 404 $portal_missing;", "", *_nginx_types(), ""]
    block += [f'add_header {name} "{value}" always;' for name, value in EVERYWHERE.items()]
    block += ["add_header Cache-Control $portal_cache always;", f"add_header {_ORIGIN} $portal_origin always;"]
    if base:
        folder, _, name = base.rpartition("/")
        block = [f"location ^~ {base}/ {{", *(f"    {line}".rstrip() for line in block), "}"]
        block += [f"location ^~ {folder}/.{name}. {{ return 404; }}  # what builds keep beside the site"]
    root = f"the folder in which the site lies as {base[1:]}/" if base else "the folder of the site"
    return _lines(
        "# Response headers of the portal, printed by `portal headers nginx`. To be included in the server block, whose `root`",
        f"# is {root}. A location of your own that has an add_header line loses all that stand in here.",
        *rules, *block,
    )


def _nginx_types() -> list[str]:
    texts = [kind.removesuffix(_CHARSET) for kind in _TYPES.values() if kind.endswith(_CHARSET)]
    by_name = [f"location ~ /{re.escape(name)}$ {{ types {{ }} default_type {kind}; }}" for name, kind in _NAMED.items()]
    return [
        "charset utf-8;",
        f"charset_types {' '.join(kind for kind in texts if kind != 'text/html')};  # text/html always is",
        f"default_type {_OTHERS};",
        "types {",
        *(f"    {kind.removesuffix(_CHARSET)} {ending};" for ending, kind in _TYPES.items()),
        "}",
        *by_name,
    ]


def apache(base: str, languages: Iterable[str]) -> str:
    """`.htaccess` for Apache 2.4, in the folder of the site."""
    at = re.escape(base)
    lines = [f'  Header always set {name} "{value}"' for name, value in EVERYWHERE.items()]
    lines += [
        f'  Header always set Cache-Control "{ASK_AGAIN}"',
        f'  <FilesMatch "{_HASHED}">', f'    Header always set Cache-Control "{FOR_EVER}"', "  </FilesMatch>",
        f'  <If "%{{REQUEST_URI}} =~ m#^{at}{_OPEN}#">', f'    Header always set {_ORIGIN} "*"', "  </If>",
    ]
    types = [f'AddType "{kind}" .{ending}' for ending, kind in _TYPES.items()]
    for name, kind in _NAMED.items():
        types += [f'<Files "{name}">', f'  ForceType "{kind}"', "</Files>"]
    missing = [f"ErrorDocument 404 {base}/{_404}"]
    for code in languages:
        missing += [f'<If "%{{REQUEST_URI}} =~ m#^{at}/{code}/#">', f"  ErrorDocument 404 {base}/{code}/{_404}", "</If>"]
    return _lines(
        "# Response headers of the portal, for Apache 2.4; written by the build. Needs `AllowOverride FileInfo` (or All) for",
        "# this folder and the module `headers`: without it the pages are served, but unprotected (`curl -I` shows it).",
        "<IfModule mod_headers.c>", *lines, "</IfModule>", "", *types, "", *missing,
    )


def netlify(base: str, languages: Iterable[str]) -> str:
    """`_headers` for Netlify, Cloudflare Pages and hosts like them.

    Where several rules match, some hosts take the last value of a header and others join all: no two rules set the same
    header for one path. The hosts themselves let all files but the assets be asked for again.
    """
    rules = [("/*", EVERYWHERE), ("/assets/*", {"Cache-Control": FOR_EVER}), (f"{_OPEN}*", {_ORIGIN: "*"})]
    rules += [(f"/*.{ending}", {"Content-Type": _TYPES[ending]}) for ending in _RARE]
    rules += [(f"/*/{name}", {"Content-Type": kind}) for name, kind in _NAMED.items()]
    lines = [line for path, values in rules for line in (f"{base}{path}", *(f"  {name}: {value}" for name, value in values.items()))]
    return _lines(
        "# Response headers of the portal, for Netlify and Cloudflare Pages; written by the build. Must lie in the root of the",
        f"# host. There, a missing address shows {base}/{_404}; for that of the language, `_redirects` needs on Netlify:",
        *(f"#   {base}/{code}/*  {base}/{code}/{_404}  404" for code in languages),
        *lines,
    )


def _lines(*lines: str) -> str:
    return "\n".join(lines) + "\n"


RENDERERS: dict[str, Callable[[str, Iterable[str]], str]] = {"nginx": nginx, "apache": apache, "netlify": netlify}
