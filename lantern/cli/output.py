"""What the command line prints: lines, JSON, problems with their place, and results."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lantern.cli.envelope import (
    append_result,
    find_envelope,
    note_text,
    prints_json,
)
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
    """Print text for people on standard output, with control characters as escapes."""
    if not prints_json():
        print(clean(text), flush=True)


def print_files(files: Iterable[Path]) -> None:
    """Print the files that a verb wrote, a line each."""
    for file in files:
        append_result("files", file)
        print_line(format_path(file))


def count(number: int, thing: str) -> str:
    """Return a number of things in words: `1 scene`, `3 scenes`."""
    plural = "" if number == 1 else "s"
    return f"{number} {thing}{plural}"


def print_json(value: object) -> None:
    """Print a value on standard output as JSON that people can read; nothing with --json."""
    if not prints_json():
        print(
            json.dumps(
                value,
                ensure_ascii=False,
                indent=1,
            ),
            flush=True,
        )


def warn(text: str) -> None:
    """Print text on standard error, with control characters as escapes.

    With --json it is an event there, and a note in the envelope.
    """
    if prints_json():
        note_text(text)
        return
    with suppress(OSError):  # standard error may be closed
        print(
            clean(text),
            file=sys.stderr,
            flush=True,
        )


def warn_of_failure(failure: Failure) -> None:
    """Print a failure on standard error, its details below it."""
    warn_of_fault(Problem(failure.message, code=failure.code), failure.detail)


def warn_of_fault(fault: Problem, detail: Sequence[str] = ()) -> None:
    """Print what ends the work on standard error, or put it into the envelope."""
    envelope = find_envelope()
    if envelope is not None:
        envelope.add_problem(fault, detail)
        return
    warn("\n".join([str(fault), *(f"  {line}" for line in detail)]))


def print_problems(problems: Iterable[Problem]) -> None:
    """Print each problem with its place and its line, or put it into the envelope.

    People get warnings that say the same as one with its places, the first mistakes of each kind
    and the count of the rest; programs get all.
    """
    envelope = find_envelope()
    if envelope is not None:
        for problem in problems:
            envelope.add_problem(problem)
        return
    texts: dict[Path, str] = {}
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


def print_report(report: Mapping[str, Any], film: Path) -> None:
    """Print what a render made; `film` is where the film's file is."""
    from lantern.core.encoders import X264

    file = Path(report.get("scene", film))
    append_result("renderings", {"file": file, **report})
    if "scene" in report:
        print_line(
            f"{format_path(Path(report['scene']))}: {report['seconds']:.1f} s"
        )
        return
    minutes, seconds = divmod(round(report["seconds"]), 60)
    sound = "without sound"
    if report["loudness"]["lufs"] is not None:
        speaker = _describe_speaker(report.get("heard", report["voice"]))
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
        shape: its ratio, `9:16`.
        where: what stands before a line about it.
        problems: which captions are too quick to read, and what doesn't fit into the film.
        figures: of the others, with their `voice`; None when the narration was never spoken.
        takes: the keys of the takes that the store was asked for.
    """

    shape: str
    where: str
    problems: tuple[Problem, ...]
    figures: dict[str, Any] | None
    takes: tuple[str, ...] = ()

    def to_json(self) -> dict[str, object]:
        """Return it as plain data for JSON."""
        problems = [write_problem(each) for each in self.problems]
        return {
            "shape": self.shape,
            "where": self.where,
            "problems": problems,
            "figures": self.figures,
        }

    @staticmethod
    def from_json(value: Mapping[str, Any]) -> CaptionReport:
        """Return what to_json() wrote."""
        problems = tuple(map(read_problem, value["problems"]))
        return CaptionReport(
            value["shape"], value["where"], problems, value["figures"]
        )


def report_captions(project: Project, options: RenderOptions) -> CaptionReport:
    """Print which captions are too quick to read, and how the others read."""
    report = judge_captions(project, options)
    print_captions(report)
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
    shape = format_ratio(options.shape or project.script.film.output.shape)
    where = f"in {shape}: " if options.shape else ""
    problems = [
        replace(problem, message=where + problem.message)
        for problem in (*shortfalls, *readability.problems)
    ]
    figures = None
    if readability.figures is not None:
        figures = {**asdict(readability.figures), "voice": readability.voice}
    return CaptionReport(
        shape, where, tuple(problems), figures, readability.takes
    )


def print_captions(report: CaptionReport) -> None:
    """Print how captions read."""
    print_problems(report.problems)
    if report.figures is not None:
        append_result("captions", {"shape": report.shape, **report.figures})
        print_line(report.where + _describe_captions(report.figures))


def _describe_captions(figures: Mapping[str, Any]) -> str:
    pace, fastest = figures["pace"], figures["fastest"]
    speed = f"{pace:.1f} characters a second, {fastest:.1f} at most"
    speaker = _describe_speaker(figures["voice"])
    return f"{figures['cues']} captions, {speaker}: {speed}."
