"""Where the time of our build goes: one build in one process under cProfile, by function and by module."""

from __future__ import annotations

import pstats
import subprocess
import sys
import sysconfig
from collections import Counter
from collections.abc import Mapping

from tests.bench.builds import ROOT, Folders, build_command
from tests.bench.figures import say

_MOST = 20
_BUILT_IN = "~"
_LIBRARIES = "/site-packages/"
_PYTHON = sysconfig.get_paths()["stdlib"]

_Function = tuple[str, int, str]  # file, line, name


def profile(folders: Folders) -> str:
    """Build from nothing and say which functions and which modules took most. Seconds are about twice those of a build unwatched."""
    say("one build in one process, watched: this takes about four times as long as a build")
    result = folders.work / "profile"
    command = [sys.executable, "-m", "cProfile", "-o", result, *build_command(folders, folders.data), "--jobs", "1"]
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return report(pstats.Stats(str(result)).stats)


def report(stats: Mapping[_Function, tuple]) -> str:
    """`stats` as pstats has it: function → (calls without recursion, calls, own seconds, all seconds, the same by caller).

    What is built in counts for the module that called it; a library is one module.
    """
    functions: Counter[str] = Counter()
    modules: Counter[str] = Counter()
    calls: Counter[str] = Counter()
    for (file, number, name), (_, count, own, _, callers) in stats.items():
        function = name if file == _BUILT_IN else f"{_path(file)}:{number} {name}"
        functions[function] += own
        calls[function] += count
        if file != _BUILT_IN:
            modules[_module(file)] += own
        for (caller, *_), (_, _, seconds, _) in callers.items() if file == _BUILT_IN else ():
            modules["built in" if caller == _BUILT_IN else _module(caller)] += seconds
    total = functions.total()
    lines = [f"{total:.1f} s under the profiler", "", "own time   share     calls  function"]
    lines += [f"{own:7.2f} s  {own / total:5.1%}  {calls[name]:>9,}  {name}" for name, own in functions.most_common(_MOST)]
    lines += ["", "own time   share  module"]
    lines += [f"{own:7.2f} s  {own / total:5.1%}  {name}" for name, own in modules.most_common(_MOST)]
    return "\n".join(lines)


def _path(file: str) -> str:
    """A path as people know it: `macros/render.py`, `jinja2/environment.py`, `re/_parser.py`."""
    if _LIBRARIES in file:
        return file.rpartition(_LIBRARIES)[2]
    folder = next((each for each in (f"{ROOT}/", f"{_PYTHON}/") if file.startswith(each)), "")
    return file.removeprefix(folder)


def _module(file: str) -> str:
    return f"{_path(file).partition('/')[0]} (library)" if _LIBRARIES in file else _path(file)
