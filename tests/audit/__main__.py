"""`python -m tests.audit`: accessibility, validity, privacy, weight and Lighthouse of the whole example portal.

Prints one line per figure, `audit NAME VALUE UNIT`; every finding, and what is being done, goes to standard error.
Ends with 1 where a gate fails, with 2 where a tool is missing.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from pathlib import Path

from tests.audit import lighthouse, structure, tools, validity, weight
from tests.audit.findings import Finding
from tests.audit.inspection import Inspection, inspect_all
from tests.audit.pages import Page, discover, languages_of
from tests.audit.serving import serve

ROOT = Path(__file__).resolve().parents[2]
CHECKS = ("structure", "vnu", "privacy", "console", "language of parts", "without JavaScript", "layout", "keyboard", "axe", "weight", "lighthouse")
QUICK_LANGUAGES = ("de", "ar")


def main() -> None:
    arguments = _arguments()
    needed = ("chromium", "axe-core", "java", "vnu", *(() if arguments.no_lighthouse else ("node", "lighthouse")))
    if lacking := tools.missing(*needed):
        _say("".join(map(tools.notice, lacking)))
        sys.exit(2)
    with ExitStack() as stack:
        site = arguments.site or _build(Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="audit-"))))
        findings = _audit(site, arguments, stack.enter_context(serve(site)))
    _summary(findings)
    sys.exit(1 if findings else 0)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.audit", description=__doc__.splitlines()[0])
    parser.add_argument("--site", type=Path, help="a finished site (default: the example portal, built for this)")
    parser.add_argument("--languages", type=lambda text: text.split(","), help="only these, for example de,ar (default: all)")
    parser.add_argument("--each", type=int, default=1, help="so many pages of each kind, the longest first, then what others have beside it (default: %(default)s)")
    parser.add_argument("--quick", action="store_true", help=f"{' and '.join(QUICK_LANGUAGES)}, one run of Lighthouse")
    parser.add_argument("--brief", action="store_true", help="fewer widths and colour schemes on each page, as in `make test`: a third of the time")
    parser.add_argument("--no-lighthouse", action="store_true", help="leave Lighthouse out")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="browsers at once (default: %(default)s)")
    arguments = parser.parse_args()
    if arguments.quick and not arguments.languages:
        arguments.languages = list(QUICK_LANGUAGES)
    return arguments


def _build(work: Path) -> Path:
    """The example portal as `portal build` makes it."""
    _say("building the example portal")
    options = ("--site", work / "site", "--cache", work / "cache")
    subprocess.run([sys.executable, "-m", "macros", "build", *options], cwd=ROOT, check=True, stdout=sys.stderr)
    return work / "site"


def _audit(site: Path, arguments: argparse.Namespace, origin: str) -> list[Finding]:
    languages = languages_of(site)
    pages = discover(site, arguments.languages, each=arguments.each)
    _figure("languages", len({page.language for page in pages} - {""}), "count")
    _figure("kinds", len({page.kind for page in pages}), "count")
    _figure("pages_inspected", len(pages), "count")
    _figure("html_files", sum(1 for _ in site.rglob("*.html")), "count")
    findings = [*_told(structure.check(site)), *_told(weight.check_scripts(site))]
    _say("vnu over all HTML files")
    findings += _told(validity.check(site, [site / code for code in arguments.languages] if arguments.languages else None))
    inspections = _inspect(origin, pages, languages, arguments)
    findings += [finding for each in inspections for finding in each.findings]
    _weights(site, inspections)
    if not arguments.no_lighthouse:
        findings += _lighthouse(origin, pages, runs=1 if arguments.quick else 3)
    counted = Counter(finding.check for finding in findings)
    for name in CHECKS:
        if name != "lighthouse" or not arguments.no_lighthouse:
            _figure(f"findings_{name.replace(' ', '_')}", counted[name], "count")
    _figure("findings", len(findings), "count")
    return findings


def _inspect(origin: str, pages: Sequence[Page], languages: Sequence[str], arguments: argparse.Namespace) -> list[Inspection]:
    done = []
    for inspection in inspect_all(origin, pages, languages, jobs=arguments.jobs, thorough=not arguments.brief):
        done.append(inspection)
        _say(f"{len(done)} of {len(pages)}: {inspection.page.path}")
        _told(inspection.findings)
    return done


def _lighthouse(origin: str, pages: Sequence[Page], *, runs: int) -> list[Finding]:
    findings = []
    for page in lighthouse.chosen(pages):
        _say(f"Lighthouse {page.path}")
        scores = lighthouse.measure(origin + page.path, runs=runs)
        for name, points in scores.points.items():
            _figure(f"lighthouse:{page.path}:{name}", points, "points")
        for name, value in scores.times.items():
            _figure(f"lighthouse:{page.path}:{name}", value, "share" if name == "cls" else "ms")
        findings += _told(lighthouse.check(page.path, scores))
    return findings


def _weights(site: Path, inspections: Iterable[Inspection]) -> None:
    """The heaviest page of each kind, over all languages."""
    by_kind = defaultdict(list)
    for each in inspections:
        by_kind[each.page.kind].append(each.weight)
    for kind in sorted(by_kind):
        most = weight.heaviest(by_kind[kind])
        name = f"weight:{kind.replace(' ', '_')}"
        for part, size in most.bytes.items():
            _figure(f"{name}:{part}", size, "bytes")
        _figure(f"{name}:total", most.total, "bytes")
        _figure(f"{name}:requests", most.requests, "count")
    _figure("scripts_together", weight.scripts(site), "bytes")
    _figure("scripts_vendored", weight.scripts(site, vendored=True), "bytes")


def _told(findings: Iterable[Finding]) -> list[Finding]:
    """The findings, after somebody was told."""
    found = list(findings)
    for finding in found:
        _say(f"  {finding}")
    return found


def _summary(findings: Sequence[Finding]) -> None:
    """Equal sentences once, those that concern most pages first."""
    paths: dict[tuple[str, str], list[str]] = defaultdict(list)
    for finding in findings:
        paths[finding.check, finding.what].append(finding.path)
    _say(f"\n{len(findings)} findings, {len(paths)} different ones" if findings else "\nno findings")
    for (check, what), found in sorted(paths.items(), key=lambda item: (item[0][0], -len(item[1]))):
        _say(f"  {check}: {what}: {len(found)} page{'s' if len(found) > 1 else ''}, {', '.join(found[:3])}{' …' if len(found) > 3 else ''}")


def _figure(name: str, value: float, unit: str) -> None:
    print(f"audit {name} {value} {unit}", flush=True)


def _say(words: str) -> None:
    print(words, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
