"""A build that fails, is killed or is not alone leaves the published site byte for byte as it was."""

from __future__ import annotations

import datetime as dt
import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from macros.build import BuildError
from macros.problems import DataError
from macros.rollback import roll_back
from tests.conftest import edit
from tests.sites import NOW, ROOT, Workshop, copy_of_project, differing, files_of, run


@pytest.fixture(scope="module")
def yesterday(built: Workshop, tmp_path_factory: pytest.TempPathFactory) -> Workshop:
    """The site that was published yesterday. For copies only."""
    workshop = Workshop(tmp_path_factory.mktemp("yesterday") / "workshop", frames=built.cache)
    workshop.build(now=NOW - dt.timedelta(days=1))
    return workshop


@pytest.fixture
def published(yesterday: Workshop, tmp_path: Path) -> Workshop:
    """A workshop whose site was published yesterday, with the offer `kurs` edited since."""
    workshop = Workshop(tmp_path / "workshop", like=yesterday)
    rename_the_course(workshop.data)
    return workshop


def rename_the_course(data: Path) -> None:
    edit(data, "offers/kurs.yml", "name: Deutschkurs A1", "name: Anfängerkurs Deutsch")


def change_a_phone(data: Path) -> None:
    edit(data, "contacts/buero.yml", "99998 116", "99998 118")


def rename_one_offer_and_add_another(data: Path) -> None:
    edit(data, "offers/gruppe.yml", "name: Frauentreff", "name: Treff")
    shutil.copy(data / "offers" / "alt.yml", data / "offers" / "neu.yml")


@pytest.fixture(scope="module")
def after_all_edits(built: Workshop, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The site with all these edits, built from nothing."""
    workshop = Workshop(tmp_path_factory.mktemp("edited") / "workshop", frames=built.cache)
    for change in (rename_the_course, change_a_phone, rename_one_offer_and_add_another):
        change(workshop.data)
    workshop.build()
    return workshop.files()


@pytest.fixture
def project(published: Workshop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the project, whose templates and prose may be broken; `published` is built with it from now on."""
    monkeypatch.setattr(sys, "path", list(sys.path))  # hooks.py adds its project
    published.root = copy_of_project(tmp_path / "project")
    return published.root


def test_problem_in_the_data_stops_the_build_and_names_the_cause(published: Workshop) -> None:
    before = published.files()
    edit(published.data, "offers/gruppe.yml", "organization: verein", "organization: vereine")
    with pytest.raises(DataError) as failure:
        published.build()
    assert str(failure.value) == (
        "data/offers/gruppe.yml:3:15: organization: unknown contact 'vereine' (did you mean 'verein'?)\n"
        "1 problem in 1 file"
    )
    assert differing(before, published.files()) == []


def test_broken_template_stops_the_build_and_names_the_cause(published: Workshop, project: Path) -> None:
    before = published.files()
    template = project / "overrides" / "portal" / "offers" / "page.html"
    template.write_text(template.read_text("utf-8") + "{{ offer.no_such_thing }}", "utf-8")
    with pytest.raises(BuildError, match="no_such_thing"):
        published.build()
    assert differing(before, published.files()) == []


def test_template_with_a_syntax_error_stops_the_build_and_names_the_cause(published: Workshop, project: Path) -> None:
    before = published.files()
    (project / "overrides" / "portal" / "offers" / "card.html").write_text("<li>{% if %}</li>", "utf-8")
    with pytest.raises(BuildError, match=r"card\.html"):
        published.build()
    assert differing(before, published.files()) == []


def test_broken_page_frame_stops_the_build_and_names_the_cause(published: Workshop, project: Path) -> None:
    before = published.files()
    edit(project, "overrides/main.html", "{{ slots.head }}", "{{ slots.no_such_thing }}")
    with pytest.raises(BuildError, match="no_such_thing"):
        published.build()
    assert differing(before, published.files()) == []


def test_open_tag_in_a_template_stops_the_build(published: Workshop, project: Path) -> None:
    before = published.files()
    template = project / "overrides" / "portal" / "offers" / "page.html"
    template.write_text(template.read_text("utf-8") + "<p>", "utf-8")
    with pytest.raises(BuildError) as failure:
        published.build()
    assert "de/offers/alt/index.html: is not well-formed: mismatched tag" in str(failure.value)
    assert str(failure.value).endswith(" problems in the pages; nothing was published")
    assert differing(before, published.files()) == []


def test_link_that_leads_nowhere_stops_the_build(published: Workshop, project: Path) -> None:
    before = published.files()
    template = project / "overrides" / "portal" / "offers" / "page.html"
    template.write_text(template.read_text("utf-8") + '<a href="/de/offers/nirgends/">x</a>', "utf-8")
    with pytest.raises(BuildError) as failure:
        published.build()
    found, summary = str(failure.value).splitlines()
    assert re.fullmatch(r"(de|en|ar)/offers/[a-z]+/index\.html: the link '/de/offers/nirgends/' leads nowhere", found)
    assert summary == "1 broken link; nothing was published"
    assert differing(before, published.files()) == []


@pytest.mark.parametrize(
    ("call", "problem"),
    [
        ("important_numbers(first='six')", "{{ important_numbers(…) }} cannot be shown: invalid literal for int() with base 10: 'six'"),
        ("offers(topic='work')", "{{ offers(…) }} cannot be shown: <lambda>() got an unexpected keyword argument 'topic'"),
    ],
)
def test_prose_page_that_calls_a_macro_the_wrong_way_stops_the_build(published: Workshop, project: Path, call: str, problem: str) -> None:
    before = published.files()
    about = project / "docs" / "en" / "about.md"
    about.write_text(about.read_text("utf-8") + f"\n{{{{ {call} }}}}\n", "utf-8")
    with pytest.raises(BuildError) as failure:
        published.build()
    assert str(failure.value) == f"en/about/: {problem}\n1 problem in the pages; nothing was published"
    assert differing(before, published.files()) == []


def test_prose_page_with_a_link_that_leads_nowhere_stops_the_build(published: Workshop, project: Path) -> None:
    before = published.files()
    about = project / "docs" / "en" / "about.md"
    about.write_text(about.read_text("utf-8") + "\n[gone](/en/gone/)\n", "utf-8")
    with pytest.raises(BuildError) as failure:
        published.build()
    assert str(failure.value) == "en/about/index.html: the link '/en/gone/' leads nowhere\n1 broken link; nothing was published"
    assert differing(before, published.files()) == []


def test_page_that_is_taken_from_a_site_that_was_rolled_back_is_checked_again(published: Workshop) -> None:
    published.build()
    before = published.files()
    change_a_phone(published.data)
    published.build()
    roll_back(published.site)
    page = published.folder / ".site.next" / "de" / "contacts" / "buero" / "index.html"
    text = page.read_text("utf-8")
    page.unlink()
    page.write_text(text.replace("</h1>", '</h1><a href="/de/gone/">x</a>'), "utf-8")
    with pytest.raises(BuildError) as failure:
        published.build()
    assert str(failure.value) == "de/contacts/buero/index.html: the link '/de/gone/' leads nowhere\n1 broken link; nothing was published"
    assert differing(before, published.files()) == []


def test_link_to_an_id_that_does_not_exist_stops_the_build(published: Workshop, project: Path) -> None:
    before = published.files()
    about = project / "docs" / "en" / "about.md"
    about.write_text(about.read_text("utf-8") + "\n[gone](/en/numbers/#gone)\n", "utf-8")
    with pytest.raises(BuildError, match="gone"):
        published.build()
    assert differing(before, published.files()) == []


def test_script_from_another_host_stops_the_build(published: Workshop, project: Path) -> None:
    before = published.files()
    edit(project, "overrides/main.html", "{{ slots.head }}", '{{ slots.head }}<script src="https://other.example/x.js"></script>')
    with pytest.raises(BuildError, match="loads 'https://other.example/x.js' from another host"):
        published.build()
    assert differing(before, published.files()) == []


def test_stylesheet_from_another_host_stops_the_build(published: Workshop, project: Path) -> None:
    before = published.files()
    edit(project, "overrides/main.html", "{{ slots.head }}", '{{ slots.head }}<link rel="stylesheet" href="https://other.example/x.css"/>')
    with pytest.raises(BuildError, match="loads 'https://other.example/x.css' from another host"):
        published.build()
    assert differing(before, published.files()) == []


def test_unknown_macro_on_a_prose_page_stops_the_build_and_names_the_page(published: Workshop, project: Path) -> None:
    before = published.files()
    about = project / "docs" / "ar" / "about.md"
    about.write_text(about.read_text("utf-8") + "\n{{ ofers() }}\n", "utf-8")
    with pytest.raises(BuildError, match="ofers") as failure:
        published.build()
    assert str(failure.value).startswith("ar: ")
    assert differing(before, published.files()) == []


def test_broken_mkdocs_yml_stops_the_build_and_names_the_cause(published: Workshop, project: Path) -> None:
    before = published.files()
    edit(project, "mkdocs.yml", "  - macros:\n", "  - makros:\n")
    with pytest.raises(BuildError, match='"makros" plugin is not installed'):
        published.build()
    assert differing(before, published.files()) == []


def german_pages(workshop: Workshop) -> int:
    return sum(path.startswith("de/") and path.endswith(".html") for path in workshop.files())


def test_loss_of_many_pages_stops_the_build_until_it_is_allowed(published: Workshop) -> None:
    few = german_pages(published)
    for number in range(60):
        shutil.copy(published.data / "offers" / "gruppe.yml", published.data / "offers" / f"many-{number}.yml")
    published.build()
    before, many = published.files(), german_pages(published)
    assert many >= few + 60
    for path in (published.data / "offers").glob("many-*.yml"):
        path.unlink()
    with pytest.raises(BuildError) as failure:
        published.build()
    assert str(failure.value) == f"de: {few} pages instead of {many}; nothing was published (--allow-loss if that is right)"
    assert differing(before, published.files()) == []
    published.build(allow_loss=True)
    assert "de/offers/many-1/index.html" not in published.files()


def test_language_that_is_switched_off_is_no_loss_by_mistake(published: Workshop) -> None:
    edit(published.data, "languages.yml", "  fallback: [en]\n", "  fallback: [en]\n  enabled: false\n")
    published.build()
    assert not (published.site / "ar").exists()


def test_unknown_language_is_refused(published: Workshop) -> None:
    with pytest.raises(BuildError) as failure:
        published.build(languages=("xx",))
    assert str(failure.value) == "unknown language 'xx'; known are de, en, ar"


def test_second_build_at_the_same_time_is_refused_and_does_no_harm(published: Workshop) -> None:
    refused = []

    def build_again(line: str) -> None:
        with pytest.raises(BuildError) as failure:
            published.build()
        refused.append(str(failure.value))

    published.build(progress=build_again)
    assert refused == ["another build of this portal is running; try again when it has ended"] * 3
    assert "Anfängerkurs Deutsch" in published.page("de/offers/kurs/index.html")


@pytest.mark.parametrize(("event", "text", "number"), [
    ("open", "/data/offers/gruppe.yml", 1),  # reads the data
    ("write", "/.cache/records/offers", 1),  # remembers what it read
    ("os.link", "/.site.past/files/", 2),  # keeps what only the site before has
    ("os.remove", "/.site.next/build.json", 1),  # begins to change the directory beside
    ("write", "/.site.next/de/", 1),  # writes the first page
    ("write", "/.site.next/en/", 9),  # … one in the middle
    ("os.link", "/.site.next/ar/", 3),  # takes over what has not changed
    ("write", "/.site.next/en/sitemap.xml", 1),
    ("write", "/.site.past/sites/", 1),  # all pages are there and checked
    ("write", "/.site.next/build.json", 1),
    ("ctypes.dlsym", "rename", 1),  # right before the exchange
])  # fmt: skip
def test_killed_build_leaves_the_site_as_it_was_and_the_next_one_succeeds(
    published: Workshop, after_all_edits: dict[str, bytes], event: str, text: str, number: int
) -> None:
    change_a_phone(published.data)
    published.build()  # so that there is a directory beside, with the site before last
    rename_one_offer_and_add_another(published.data)
    before = published.files()
    killed = run("-m", "tests.build.dies", event, text, str(number), *published.build_command("--jobs", "1"))
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    assert differing(before, published.files()) == []
    published.build()
    assert differing(published.files(), after_all_edits) == []


def test_build_killed_right_after_the_exchange_has_published_the_whole_site(published: Workshop, fresh: Callable[[Path], Workshop]) -> None:
    killed = run("-m", "tests.build.dies", "os.rename", "/.site.past/sites/", "1", *published.build_command("--jobs", "1"))
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    other = fresh(published.data)
    other.build()
    assert differing(published.files(), other.files()) == []


def test_build_with_several_processes_can_be_killed_and_started_again(published: Workshop, fresh: Callable[[Path], Workshop]) -> None:
    before = published.files()
    command = [sys.executable, "-m", "macros", *published.build_command("--jobs", "2")]
    process = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True, start_new_session=True)
    other = fresh(published.data)
    other.build()
    try:
        process.stderr.readline()  # the first language is done
        process.kill()
        process.wait()
        assert published.files() in (before, other.files())
        # Workers that lost their parent must not hold the lock for long.
        lock = "import fcntl, sys; fcntl.flock(open(sys.argv[1]), fcntl.LOCK_EX)"
        subprocess.run([sys.executable, "-c", lock, published.cache / "lock"], check=True, timeout=10)
        published.build()
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.stderr.close()
    assert differing(published.files(), other.files()) == []


def test_build_continues_after_everything_remembered_is_gone_or_spoilt(published: Workshop, fresh: Callable[[Path], Workshop]) -> None:
    other = fresh(published.data)
    other.build()
    past = published.folder / ".site.past"
    for path in sorted([*published.cache.rglob("*"), *past.rglob("*")]):
        if path.is_file():
            path.write_bytes(path.read_bytes()[:20])
    published.build()
    assert differing(published.files(), other.files()) == []
    shutil.rmtree(published.cache)
    shutil.rmtree(past)
    published.build()
    assert differing(published.files(), other.files()) == []


def test_site_that_somebody_else_put_there_is_left_alone(published: Workshop) -> None:
    shutil.rmtree(published.site)
    published.site.mkdir()
    (published.site / "old.html").write_text("old", "utf-8")
    with pytest.raises(BuildError) as failure:
        published.build()
    assert str(failure.value) == f"{published.site} holds files that no build has made; choose another folder or empty this one"
    assert files_of(published.site) == {"old.html": b"old"}
