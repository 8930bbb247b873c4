"""What the command line prints: lines, JSON, problems with their place, and results."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lantern.core.files import read_plain_text
from lantern.core.problems import (
    Failure,
    Problem,
    Span,
    clean,
    format_path,
    format_problem,
    group_warnings,
    limit_kinds,
    read_problem,
    write_problem,
)

if TYPE_CHECKING:
    from lantern.plan.project import Project
    from lantern.rendering import RenderOptions


_MOST_PLACES = 12
"""Places of warnings that say the same, which are listed."""


def print_line(text: str) -> None:
    """Print text on standard output, with control characters as escapes."""
    print(clean(text), flush=True)


def count(number: int, thing: str) -> str:
    """Return a number of things in words: `1 scene`, `3 scenes`."""
    plural = "" if number == 1 else "s"
    return f"{number} {thing}{plural}"


def print_json(value: object, *, indent: int | None = None) -> None:
    """Print a value on standard output as JSON: one line, or indented."""
    print(json.dumps(value, ensure_ascii=False, indent=indent), flush=True)


def warn(text: str) -> None:
    """Print text on standard error, with control characters as escapes."""
    with suppress(OSError):  # standard error may be closed
        print(clean(text), file=sys.stderr, flush=True)


def warn_of_failure(failure: Failure) -> None:
    """Print a failure on standard error, its details below it."""
    details = [f"  {line}" for line in failure.detail]
    warn("\n".join([failure.message, *details]))


def print_problems(problems: Iterable[Problem], *, as_json: bool) -> None:
    """Print each problem: a line of JSON, or its place and line on standard error.

    People get warnings that say the same as one with its places, the first mistakes of each kind
    and the count of the rest; programs get all.
    """
    texts: dict[Path, str] = {}
    if as_json:
        for problem in problems:
            print_json(_describe_problem(problem))
        return
    groups = group_warnings(problems)
    more = {id(group.first): group.more for group in groups}
    for problem in limit_kinds(group.first for group in groups):
        text = None
        if problem.span:
            file = problem.span.file
            if file not in texts:
                texts[file] = _read_source(file)
            text = texts[file] or None
        warn(format_problem(problem, text))
        places = more.get(id(problem), ())
        if places:
            warn(f"      and the like in {_list_places(places)}")


def _list_places(places: Sequence[Span]) -> str:
    """Return places for one line: the first of them, and how many more there are."""
    listed = ", ".join(map(str, places[:_MOST_PLACES]))
    rest = len(places) - _MOST_PLACES
    if rest > 0:
        return f"{listed} and {rest} more"
    return listed


def _describe_problem(problem: Problem) -> dict[str, object]:
    described: dict[str, object] = {
        "event": "warning" if problem.warning else "problem",
        "message": problem.message,
    }
    if problem.span:
        described["file"] = str(problem.span.file)
        described["line"] = problem.span.line
        described["column"] = problem.span.column
    return described


def _read_source(path: Path) -> str:
    """Return the text of a file that has a problem; empty when it can't be shown."""
    from lantern.script.text_file import MAX_BYTES

    try:
        if not path.is_file() or path.stat().st_size > MAX_BYTES:
            return ""
        text = read_plain_text(path, errors="replace")
    except OSError:
        return ""
    return text.replace("\r\n", "\n").lstrip("\ufeff")


def print_report(report: Mapping[str, Any], film: Path, *, as_json: bool) -> None:
    """Print what a render made; `film` is where the film's file is."""
    from lantern.core.encoders import X264

    if as_json:
        print_json({"event": "result", **report})
        return
    if "scene" in report:
        print_line(f"{format_path(Path(report['scene']))}: {report['seconds']:.1f} s")
        return
    minutes, seconds = divmod(round(report["seconds"]), 60)
    sound = "without sound"
    if report["loudness"]["lufs"] is not None:
        speaker = _describe_speaker(report["voice"])
        sound = f"{speaker}, {report['loudness']['lufs']} LUFS"
    line = f"{format_path(film)}: {minutes} min {seconds} s, {sound}"
    if report["form"]["encoder"] != X264:
        line += f", encoded by {report['form']['encoder']}"
    if report.get("nothing_to_do"):
        line = f"Nothing to do. {line}"
    print_line(line)


def _describe_speaker(voice: str | None) -> str:
    if voice == "recording":
        return "as recorded"
    return f"spoken by {voice}"


@dataclass(frozen=True)
class CaptionReport:
    """How the captions of a film read in one shape.

    Args:
        where: what stands before a line about it.
        problems: which captions are too quick to read, and what doesn't fit into the film.
        figures: of the others, with their `voice`; None when the narration was never spoken.
        takes: the keys of the takes that the store was asked for.
    """

    where: str
    problems: tuple[Problem, ...]
    figures: dict[str, Any] | None
    takes: tuple[str, ...] = ()

    def to_json(self) -> dict[str, object]:
        """Return it as plain data for JSON."""
        problems = [write_problem(each) for each in self.problems]
        return {"where": self.where, "problems": problems, "figures": self.figures}

    @staticmethod
    def from_json(value: Mapping[str, Any]) -> CaptionReport:
        """Return what to_json() wrote."""
        problems = tuple(map(read_problem, value["problems"]))
        return CaptionReport(value["where"], problems, value["figures"])


def report_captions(
    project: Project, options: RenderOptions, *, as_json: bool
) -> CaptionReport:
    """Print which captions are too quick to read, and how the others read."""
    report = judge_captions(project, options)
    print_captions(report, as_json=as_json)
    return report


def judge_captions(project: Project, options: RenderOptions) -> CaptionReport:
    """Return which captions are too quick to read, and how the others read."""
    from lantern.checks import captions, film_times, footage
    from lantern.core.store import Store
    from lantern.script.model.framing import format_ratio

    store = Store(options.store)
    shortfalls = [
        *film_times.check_film_times(project, store),
        *footage.check_footage_lengths(project, store),
    ]
    readability = captions.check_captions(project, store, options.shape)
    where = ""
    if options.shape:
        where = f"in {format_ratio(options.shape)}: "
    problems = [
        replace(problem, message=where + problem.message)
        for problem in (*shortfalls, *readability.problems)
    ]
    figures = None
    if readability.figures is not None:
        figures = {**asdict(readability.figures), "voice": readability.voice}
    return CaptionReport(where, tuple(problems), figures, readability.takes)


def print_captions(report: CaptionReport, *, as_json: bool) -> None:
    """Print how captions read."""
    print_problems(report.problems, as_json=as_json)
    if report.figures is not None and not as_json:
        print_line(report.where + _describe_captions(report.figures))


def _describe_captions(figures: Mapping[str, Any]) -> str:
    pace, fastest = figures["pace"], figures["fastest"]
    speed = f"{pace:.1f} characters a second, {fastest:.1f} at most"
    speaker = _describe_speaker(figures["voice"])
    return f"{figures['cues']} captions, {speaker}: {speed}."
