"""What lies below data/ must be plain files in folders that somebody reads."""

from __future__ import annotations

from pathlib import Path

from macros.checks import IMAGES
from macros.feast_files import FOLDER as CALENDAR
from macros.languages import Languages
from macros.models import CONTENT_TYPES
from macros.problems import Problem, quoted, suggest


def check_folders(data: Path, languages: Languages) -> list[Problem]:
    """Folders below data/ that nothing would ever read."""
    problems = []
    known = (*CONTENT_TYPES, CALENDAR, IMAGES)
    inner = {kind.partition("/")[0] for kind in CONTENT_TYPES if "/" in kind}  # folders that hold nothing but folders of records

    def refuse(path: Path, message: str) -> None:
        problems.append(Problem(f"{data.name}/{path.relative_to(data).as_posix()}", 1, 1, "", message))

    folders = sorted(path for place in (".", *inner) for path in (data / place).glob("[!.]*") if path.is_dir())
    inside = [path for kind in CONTENT_TYPES for path in sorted((data / kind).glob("*")) if path.is_dir()]
    for path in (path for path in (*folders, *inside, *sorted((data / IMAGES).glob("*"))) if path.is_symlink()):
        refuse(path, "is a symbolic link; data must be plain files and folders")
    for folder in folders:
        name = folder.relative_to(data).as_posix()
        if name not in known and name not in inner:
            refuse(folder, f"{quoted(name)} is not a folder of records{suggest(name, (*known, *inner))}")
    for folder in inside:
        if folder.suffix == ".yml":
            refuse(folder, "is a folder; a record is a file")
        elif folder.name not in languages.registered or folder.name == languages.source.code:
            hint = suggest(folder.name, languages.registered)
            refuse(folder, f"{quoted(folder.name)} is not a language that texts are translated to{hint}")
    return problems
