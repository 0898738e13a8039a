"""The table of response headers, and what is printed from it, word for word. What nginx makes of it: tests/build/test_headers_nginx.py."""

from __future__ import annotations

import re
from itertools import combinations

import pytest

from macros.server_headers import EVERYWHERE, RENDERERS, content_type, error_page, headers, netlify

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; worker-src 'self'; "
    "manifest-src 'self'; form-action 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'"
)
UNUSED = "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()"


def test_what_is_sent_with_everything() -> None:
    assert EVERYWHERE == {
        "Content-Security-Policy": POLICY,
        "Strict-Transport-Security": "max-age=31536000",
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "Permissions-Policy": UNUSED,
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
    }


def test_nothing_in_the_policy_is_unsafe_or_elsewhere() -> None:
    assert set(re.findall(r"'[^']*'|https?:\S*|data:|\*", POLICY)) == {"'none'", "'self'"}


@pytest.mark.parametrize(
    ("path", "cache"),
    [
        ("/assets/portal.8ee06a075c.js", "public, max-age=31536000, immutable"),
        ("/assets/portal.js", "no-cache"),
        ("/de/offers/kurs.8ee06a075c/", "no-cache"),
        ("/de/", "no-cache"),
        ("/de/offers/feed.xml", "no-cache"),
        ("/sw.js", "no-cache"),
        ("/de/offline.json", "no-cache"),
        ("/de/offers/kurs/kurs.ics", "no-cache"),
    ],
)
def test_only_what_has_its_hash_in_the_name_is_kept(path: str, cache: str) -> None:
    assert headers(path) == {**EVERYWHERE, "Cache-Control": cache}


@pytest.mark.parametrize(("path", "is_open"), [("/open-data/offers.json", True), ("/de/open-data/", False), ("/open-data", False), ("/de/", False)])
def test_only_open_data_may_be_read_by_other_hosts(path: str, is_open: bool) -> None:
    assert headers(path).get("Access-Control-Allow-Origin") == ("*" if is_open else None)


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/var/www/site/de/index.html", "text/html; charset=utf-8"),
        ("/de/feed.xml", "application/atom+xml"),
        ("/sitemap.xml", "application/xml"),
        ("/de/feed.json", "application/feed+json"),
        ("/build.json", "application/json"),
        ("/LICENSE", "application/octet-stream"),
    ],
)
def test_types(path: str, kind: str) -> None:
    assert content_type(path) == kind


@pytest.mark.parametrize(
    ("path", "page"),
    [
        ("/de/nein/", "/de/404.html"),
        ("/de-simple/nein", "/de-simple/404.html"),
        ("/de", "/404.html"),
        ("//de/nein", "/404.html"),
        ("/xx/nein/", "/404.html"),
        ("/", "/404.html"),
    ],
)
def test_the_page_for_a_missing_address(path: str, page: str) -> None:
    assert error_page(path, ("de", "de-simple")) == page


NGINX = f"""\
# Response headers of the portal, printed by `portal headers nginx`. To be included in the server block, whose `root`
# is the folder of the site. A location of your own that has an add_header line loses all that stand in here.
set $portal_cache "no-cache";
if ($uri ~ "^/.*\\.[0-9a-f]{{10}}\\.[a-z0-9]+$") {{ set $portal_cache "public, max-age=31536000, immutable"; }}
set $portal_origin "";  # an empty header is not sent
if ($uri ~ "^/open-data/") {{ set $portal_origin "*"; }}
set $portal_missing "/404.html";
if ($uri ~ "^/(de|en|ar)/") {{ set $portal_missing "/$1/404.html"; }}
error_page 404 $portal_missing;

charset utf-8;
charset_types text/css text/javascript text/plain text/calendar text/csv text/vcard;  # text/html always is
default_type application/octet-stream;
types {{
    text/html html;
    text/css css;
    text/javascript js;
    text/plain txt;
    application/xml xml;
    application/json json;
    image/svg+xml svg;
    image/png png;
    image/jpeg jpg;
    image/webp webp;
    image/avif avif;
    image/vnd.microsoft.icon ico;
    font/woff2 woff2;
    application/pdf pdf;
    application/zip zip;
    text/calendar ics;
    text/csv csv;
    text/vcard vcf;
    application/geo+json geojson;
    application/ld+json jsonld;
    application/manifest+json webmanifest;
}}
location ~ /feed\\.xml$ {{ types {{ }} default_type application/atom+xml; }}
location ~ /feed\\.json$ {{ types {{ }} default_type application/feed+json; }}

add_header Content-Security-Policy "{POLICY}" always;
add_header Strict-Transport-Security "max-age=31536000" always;
add_header X-Content-Type-Options "nosniff" always;
add_header Referrer-Policy "no-referrer" always;
add_header Permissions-Policy "{UNUSED}" always;
add_header Cross-Origin-Opener-Policy "same-origin" always;
add_header Cross-Origin-Resource-Policy "same-origin" always;
add_header Cache-Control $portal_cache always;
add_header Access-Control-Allow-Origin $portal_origin always;
"""

APACHE = f"""\
# Response headers of the portal, for Apache 2.4; written by the build. Needs `AllowOverride FileInfo` (or All) for
# this folder and the module `headers`: without it the pages are served, but unprotected (`curl -I` shows it).
<IfModule mod_headers.c>
  Header always set Content-Security-Policy "{POLICY}"
  Header always set Strict-Transport-Security "max-age=31536000"
  Header always set X-Content-Type-Options "nosniff"
  Header always set Referrer-Policy "no-referrer"
  Header always set Permissions-Policy "{UNUSED}"
  Header always set Cross-Origin-Opener-Policy "same-origin"
  Header always set Cross-Origin-Resource-Policy "same-origin"
  Header always set Cache-Control "no-cache"
  <FilesMatch "\\.[0-9a-f]{{10}}\\.[a-z0-9]+$">
    Header always set Cache-Control "public, max-age=31536000, immutable"
  </FilesMatch>
  <If "%{{REQUEST_URI}} =~ m#^BASE/open-data/#">
    Header always set Access-Control-Allow-Origin "*"
  </If>
</IfModule>

AddType "text/html; charset=utf-8" .html
AddType "text/css; charset=utf-8" .css
AddType "text/javascript; charset=utf-8" .js
AddType "text/plain; charset=utf-8" .txt
AddType "application/xml" .xml
AddType "application/json" .json
AddType "image/svg+xml" .svg
AddType "image/png" .png
AddType "image/jpeg" .jpg
AddType "image/webp" .webp
AddType "image/avif" .avif
AddType "image/vnd.microsoft.icon" .ico
AddType "font/woff2" .woff2
AddType "application/pdf" .pdf
AddType "application/zip" .zip
AddType "text/calendar; charset=utf-8" .ics
AddType "text/csv; charset=utf-8" .csv
AddType "text/vcard; charset=utf-8" .vcf
AddType "application/geo+json" .geojson
AddType "application/ld+json" .jsonld
AddType "application/manifest+json" .webmanifest
<Files "feed.xml">
  ForceType "application/atom+xml"
</Files>
<Files "feed.json">
  ForceType "application/feed+json"
</Files>

ErrorDocument 404 BASE/404.html
<If "%{{REQUEST_URI}} =~ m#^BASE/de/#">
  ErrorDocument 404 BASE/de/404.html
</If>
<If "%{{REQUEST_URI}} =~ m#^BASE/en/#">
  ErrorDocument 404 BASE/en/404.html
</If>
<If "%{{REQUEST_URI}} =~ m#^BASE/ar/#">
  ErrorDocument 404 BASE/ar/404.html
</If>
"""

NETLIFY = f"""\
# Response headers of the portal, for Netlify and Cloudflare Pages; written by the build. Must lie in the root of the
# host. There, a missing address shows BASE/404.html; for that of the language, `_redirects` needs on Netlify:
#   BASE/de/*  BASE/de/404.html  404
#   BASE/en/*  BASE/en/404.html  404
#   BASE/ar/*  BASE/ar/404.html  404
BASE/*
  Content-Security-Policy: {POLICY}
  Strict-Transport-Security: max-age=31536000
  X-Content-Type-Options: nosniff
  Referrer-Policy: no-referrer
  Permissions-Policy: {UNUSED}
  Cross-Origin-Opener-Policy: same-origin
  Cross-Origin-Resource-Policy: same-origin
BASE/assets/*
  Cache-Control: public, max-age=31536000, immutable
BASE/open-data/*
  Access-Control-Allow-Origin: *
BASE/*.ics
  Content-Type: text/calendar; charset=utf-8
BASE/*.csv
  Content-Type: text/csv; charset=utf-8
BASE/*.vcf
  Content-Type: text/vcard; charset=utf-8
BASE/*.geojson
  Content-Type: application/geo+json
BASE/*.jsonld
  Content-Type: application/ld+json
BASE/*.webmanifest
  Content-Type: application/manifest+json
BASE/*/feed.xml
  Content-Type: application/atom+xml
BASE/*/feed.json
  Content-Type: application/feed+json
"""


def _nginx_below(base: str) -> str:
    """The same below a path: variables ask for it, and all the rest stands in a location of the portal."""
    comment, rules, block = re.fullmatch(r"(#.*?\n)(set.*?)(error_page.*)", NGINX, re.DOTALL).groups()
    comment = comment.replace("is the folder of the site.", f"is the folder in which the site lies as {base[1:]}/.")
    rules = rules.replace('"^/', f'"^{base}/').replace(' "/404.html"', f' "{base}/404.html"').replace('"/$1/', f'"{base}/$1/')
    inner = "".join(f"    {line}\n" if line else "\n" for line in block.splitlines())
    beside = f"location ^~ /.{base[1:]}. {{ return 404; }}  # what builds keep beside the site"
    return f"{comment}{rules}location ^~ {base}/ {{\n{inner}}}\n{beside}\n"


@pytest.mark.parametrize("base", ["", "/portal"])
@pytest.mark.parametrize(("server", "text"), [("apache", APACHE), ("netlify", NETLIFY)])
def test_files_for_apache_and_netlify(server: str, text: str, base: str) -> None:
    assert RENDERERS[server](base, ("de", "en", "ar")) == text.replace("BASE", base)


@pytest.mark.parametrize(("base", "text"), [("", NGINX), ("/portal", _nginx_below("/portal"))])
def test_the_snippet_for_nginx(base: str, text: str) -> None:
    assert RENDERERS["nginx"](base, ("de", "en", "ar")) == text


def test_a_path_with_a_full_stop_is_meant_as_it_stands() -> None:
    assert '($uri ~ "^/stadt\\.de/open-data/")' in RENDERERS["nginx"]("/stadt.de", ("de",))
    assert "m#^/stadt\\.de/de/#" in RENDERERS["apache"]("/stadt.de", ("de",))


def test_no_two_rules_for_netlify_set_the_same_header_for_the_same_path() -> None:
    """Some hosts join the values then, and `no-cache, immutable` is nonsense."""
    rules: dict[str, set[str]] = {}
    for line in netlify("", ("de",)).splitlines():
        if line.startswith("/"):
            rules[line] = set()
        elif not line.startswith("#"):
            rules[list(rules)[-1]].add(line.split(":")[0].strip())
    paths = ["/", "/de/", "/de/feed.xml", "/de/offers/feed.json", "/de/kurs.ics", "/open-data/offers.csv", "/open-data/feed.json", "/assets/a.0123456789.js"]
    for path in paths:
        matching = [names for rule, names in rules.items() if re.fullmatch(re.escape(rule).replace(r"\*", ".*"), path)]
        assert matching and not any(one & other for one, other in combinations(matching, 2)), path
