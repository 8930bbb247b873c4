"""The path of a film through the files of lantern/, from the command line to the MP4.

scripts/bench path [--calls] renders a small film and follows it through the code. The film is a
Script, Project, Session, Rendition or scene; a call hands it on when one of its arguments is
such a value. Of a function's calls of another each pair is counted once, in the order in which
they are first made. Printed are

    calls     pairs of functions of which one hands the film to the other
    stays     how often the path comes from one file into another, also back into the caller's
    files     how many files it comes through
    climbs    stays in a file that came before the last one on the path
    check     how often the path enters the checks

With --calls the calls are listed, each below its caller's depth. Workers are not followed, they
get requests.
"""

from __future__ import annotations

import itertools
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path
from types import CodeType, FrameType
from typing import Any

import lantern
from lantern import cli
from tests.support import films, maps

PACKAGE = Path(lantern.__file__).parent
CARRIERS = {"Script", "Project", "Session", "Rendition", "SceneSource"}
CHECKS = "checks/__init__.py"
MOST_FILES = 12


@dataclass(frozen=True)
class Call:
    """A function that hands the film to another, and how deep in the path."""

    caller: CodeType
    callee: CodeType
    depth: int

    def __str__(self) -> str:
        """Return the called function below its caller."""
        return f"{'  ' * self.depth}{name_file(self.callee)}: {self.callee.co_name}"


@dataclass
class Tracer:
    """Collects the calls that hand the film on; a function for `sys.setprofile`."""

    calls: list[Call] = field(default_factory=list)
    _pairs: set[tuple[CodeType, CodeType]] = field(default_factory=set)

    def __call__(self, frame: FrameType, event: str, _: Any) -> None:
        """Note a call, the first time that it is made."""
        code = frame.f_code
        if event != "call" or not _is_function(code) or not _hands_film(frame):
            return
        callers = [each.f_code for each in _iter_callers(frame)]
        if callers and (callers[0], code) not in self._pairs:
            self._pairs.add((callers[0], code))
            self.calls.append(Call(callers[0], code, len(callers)))


def _is_function(code: CodeType) -> bool:
    is_ours = code.co_filename.startswith(str(PACKAGE))
    return is_ours and not code.co_name.startswith("<")


def _iter_callers(frame: FrameType) -> Iterator[FrameType]:
    """Yield the functions of the package that led to a call, the caller first."""
    outer = frame.f_back
    while outer is not None:
        if _is_function(outer.f_code):
            yield outer
        outer = outer.f_back


def _hands_film(frame: FrameType) -> bool:
    code = frame.f_code
    count = code.co_argcount + code.co_kwonlyargcount
    for name in code.co_varnames[:count]:
        value = frame.f_locals.get(name)
        if name != "self" and type(value).__name__ in CARRIERS:
            return True
    return False


def name_file(code: CodeType) -> str:
    """Return a function's file, from the package on."""
    return Path(code.co_filename).relative_to(PACKAGE).as_posix()


def list_stays(calls: list[Call]) -> list[str]:
    """Return the files of the path: of each call the caller's, then the called function's."""
    path: list[str] = []
    for call in calls:
        path += [name_file(call.caller), name_file(call.callee)]
    return [name for name, _ in itertools.groupby(path)]


def write_film(root: Path) -> Path:
    """Write a film of a map, a still, a card and a narration."""
    shots = [{"map": "m.yml"}, films.still("hills", at="fell")]
    scenes = [
        films.scene("One", "Rain fell in the hills.", *shots),
        films.scene("Two", None, {"card": {"statement": "Rain"}}, duration=2),
    ]
    film = films.write(root, scenes)
    (film / "m.yml").write_text(maps.EMPTY, "utf-8")
    return film


def trace(root: Path) -> list[Call]:
    """Render a film in a folder without a store; return its path."""
    film = write_film(root / "project")
    words = ["render", str(film), "--draft", "--jobs", "1"]
    words += ["--store", str(root / "store"), "--out", str(root / "out")]
    tracer = Tracer()
    printed = StringIO()
    with redirect_stdout(printed), redirect_stderr(printed):
        sys.setprofile(tracer)
        try:
            code = cli.run(words)
        finally:
            sys.setprofile(None)
    if code:
        raise SystemExit(printed.getvalue())
    return tracer.calls


def main() -> None:
    """Print the figures of the path."""
    with tempfile.TemporaryDirectory(prefix="lantern-bench-") as folder:
        calls = trace(Path(folder))
    if "--calls" in sys.argv[1:]:
        for call in calls:
            print(call)
    stays = list_stays(calls)
    first = {name: number for number, name in reversed(list(enumerate(stays)))}
    climbs = sum(first[b] < first[a] for a, b in itertools.pairwise(stays))
    entered = sum(
        name_file(call.callee) == CHECKS != name_file(call.caller)
        for call in calls
    )
    print(
        f"{len(calls)} calls, {len(stays)} stays, {len(first)} files, {climbs} climbs"
    )
    print(f"check: entered {entered} times")
    for name, count in Counter(stays).most_common(MOST_FILES):
        print(f"{count:6} {name}")


if __name__ == "__main__":
    main()
