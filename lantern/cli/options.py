"""What the verbs share: the options, a checked film, a studio with workers, and the only words that are printed."""

from __future__ import annotations

import gc
import json
import os
import sys
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from lantern.core import signals
from lantern.core.problems import (
    Problem,
    choose_exit_code,
    clean,
    format_path,
    format_problem,
    suggest,
)

if TYPE_CHECKING:
    from lantern.core.progress import Reporter
    from lantern.core.units import Shape
    from lantern.credits.ledger import Ledger
    from lantern.rendering import RenderOptions, Session
    from lantern.script.load import Script

app = typer.Typer(
    help="Turns scene files into a narrated documentary film. With a film as first argument: render it.",
    no_args_is_help=True,
    add_completion=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

FilmArgument = Annotated[
    Path,
    typer.Argument(
        readable=False, help="A film's folder (with film.yml), or its single file."
    ),
]
JobsOption = Annotated[
    int | None,
    typer.Option(
        "--jobs", "-j", min=1, max=64, help="Processes at work; default: one a core."
    ),
]
OnlyOption = Annotated[
    str | None,
    typer.Option("--only", metavar="SCENE", help="One scene alone, to scenes/NN.mp4."),
]
VoiceOption = Annotated[
    str | None,
    typer.Option("--voice", help="Speak with this voice instead of the film's list."),
]
OfflineOption = Annotated[
    bool, typer.Option("--offline", help="Connect to nothing, whatever the film lists.")
]
OutOption = Annotated[
    Path | None,
    typer.Option("--out", help="Folder for the film; default: build/<film>."),
]
StoreOption = Annotated[
    Path | None,
    typer.Option(
        "--store",
        envvar="LANTERN_STORE",
        help="Folder for finished parts; default: build/.store.",
    ),
]
JsonOption = Annotated[
    bool, typer.Option("--json", help="Events and results as JSON lines.")
]
DraftOption = Annotated[
    bool, typer.Option("--draft", help="Small and quick: 540 lines, into <out>/draft.")
]
ShapesOption = Annotated[
    str | None,
    typer.Option(
        "--shapes",
        metavar="LIST",
        help="16:9, 9:16, 1:1, or several with commas; default: the film's.",
    ),
]
DebugOption = Annotated[
    bool, typer.Option("--debug", help="Show the traceback of a bug.")
]
StrictOption = Annotated[
    bool,
    typer.Option(
        "--strict",
        help="What can't be found in the film's sources stops it, and isn't only told.",
    ),
]
ArticleOption = Annotated[
    Path | None,
    typer.Option(
        "--article",
        metavar="FILE",
        help="The article itself; says what changed in it since.",
    ),
]
AllowPathOption = Annotated[
    list[Path] | None,
    typer.Option("--allow-path", help="Another folder pictures may come from."),
]

AllowPythonOption = Annotated[
    bool,
    typer.Option(
        "--allow-python", help="Run the film's own Python functions, which clips name."
    ),
]


class UsageError(Exception):
    """Words on the command line that make no sense."""


@dataclass(frozen=True)
class CheckOptions:
    """How a film is checked: whether doubts about its sources count as problems, where the article itself is, which
    shapes were asked for, and the store named."""

    strict: bool = False
    article: Path | None = None
    shapes: str | None = None
    store: Path | None = None


def load_checked(
    film: Path,
    allow: list[Path] | None,
    as_json: bool,
    rigour: CheckOptions = CheckOptions(),
    python: bool = False,
) -> tuple[Script, Ledger]:
    """A film without problems, or the end of the program with all of them shown."""
    return require_valid(*load_film(film, allow, python), as_json, rigour)


def load_film(
    film: Path, allow: list[Path] | None, python: bool = False
) -> tuple[Script | None, list[Problem]]:
    """A film's files, read, and what is wrong with their words."""
    from lantern.script import load

    return load.load(film, [p.resolve() for p in allow or []], python)


def require_valid(
    loaded: Script | None,
    problems: list[Problem],
    as_json: bool,
    rigour: CheckOptions = CheckOptions(),
) -> tuple[Script, Ledger]:
    """A film that was read, if nothing else is wrong with it either; see `checked`."""
    from lantern import checks
    from lantern.core.store import Store

    credits: Ledger | None = None
    if loaded is not None:
        store = Store(find_store(loaded, rigour.store))
        wanted = parse_shapes(loaded, rigour.shapes)
        credits, more = checks.check(
            loaded, rigour.strict, rigour.article, wanted, store
        )
        problems += more
    faults = [p for p in problems if not p.warning]
    print_problems(problems, as_json)
    if faults or loaded is None or credits is None:
        if not as_json:
            count = len(faults)
            warn(f"{count} problem{'s' * (count != 1)}; nothing was rendered.")
        raise typer.Exit(choose_exit_code(problems))
    return loaded, credits


def print_problems(problems: Iterable[Problem], as_json: bool) -> None:
    texts: dict[Path, str] = {}
    for problem in problems:
        span = problem.span
        if as_json:
            place = (
                {"file": str(span.file), "line": span.line, "column": span.column}
                if span
                else {}
            )
            level = "warning" if problem.warning else "problem"
            print_line({"event": level, "message": problem.message, **place})
            continue
        if span and span.file not in texts:
            texts[span.file] = _text(span.file)
        warn(format_problem(problem, texts.get(span.file) or None if span else None))


def _text(path: Path) -> str:
    from lantern.script.text_file import MAX_BYTES

    try:
        if not path.is_file() or path.stat().st_size > MAX_BYTES:
            return ""
        return (
            path.read_text("utf-8", errors="replace")
            .replace("\r\n", "\n")
            .lstrip("\ufeff")
        )
    except OSError:
        return ""


def make_options(
    script: Script, places: tuple[Path | None, Path | None], draft: bool, more: tuple[str | None, bool, str | None]
) -> RenderOptions:  # fmt: skip
    from lantern.rendering import RenderOptions
    from lantern.speech.voices import ONLINE_VOICES, VOICES

    out, store = places
    voice, offline, only = more
    build = script.places.project / "build"
    if voice is not None and voice not in VOICES:
        raise UsageError(
            f"there is no voice '{voice}'{suggest(voice, VOICES)} (there are: {', '.join(VOICES)})"
        )
    if voice in ONLINE_VOICES and offline:
        raise UsageError(
            f"--voice {voice} needs the network, and --offline forbids it; leave one out"
        )
    if only is not None and script.select(only) is None:
        ids = [part.id for part in script.parts]
        raise UsageError(
            f"there is no scene '{only}'{suggest(only, ids)} (there are: {', '.join(ids[:40])})"
        )
    folder = (out or build / script.name).absolute()
    folder = folder / "draft" if draft else folder
    return RenderOptions(find_store(script, store), folder, voice, offline, draft, only)


def find_store(script: Script, store: Path | None) -> Path:
    """The store named, else the project's own."""
    return (store or script.places.project / "build" / ".store").absolute()


def parse_shapes(script: Script, asked: str | None) -> tuple[Shape, ...]:
    """The shapes of a run: those on the command line, else the film's list, else its own."""
    from lantern.script.model.framing import parse_shape

    output = script.film.output
    if asked is None:
        return output.shapes or (output.shape,)
    try:
        return tuple(
            dict.fromkeys(parse_shape(name.strip()) for name in asked.split(","))
        )
    except ValueError as error:
        raise UsageError(f"--shapes: {error}") from None


def apply_shape(script: Script, choices: RenderOptions, shape: Shape) -> RenderOptions:
    """A run in one shape: another than the film's own has a folder of its own in the output."""
    from dataclasses import replace

    from lantern.script.model.framing import format_ratio

    if shape == script.film.output.shape:
        return choices
    return replace(
        choices, shape=shape, out=choices.out / format_ratio(shape).replace(":", "x")
    )


def report_captions(
    script: Script, choices: RenderOptions, as_json: bool
) -> dict[str, Any] | None:
    """Warn of captions that can't be read in their time, and say how the others read; as a value for JSON."""
    from dataclasses import asdict, replace

    from lantern.checks import captions
    from lantern.core.store import Store
    from lantern.script.model.framing import format_ratio

    where = f"in {format_ratio(choices.shape)}: " if choices.shape else ""
    print_problems(
        captions.check_footage_lengths(script, Store(choices.store)), as_json
    )
    read = captions.check_captions(script, Store(choices.store), choices.shape)
    print_problems(
        [
            replace(problem, message=where + problem.message)
            for problem in read.problems
        ],
        as_json,
    )
    if read.figures is None:
        return None
    if not as_json:
        seen = read.figures
        speed = f"{seen.pace:.1f} characters a second, {seen.fastest:.1f} at most"
        by = (
            "as recorded"
            if read.voice == "recording"
            else f"by what {read.voice} spoke"
        )
        print_line(f"{where}{seen.cues} captions, {by}: {speed}.")
    return {**asdict(read.figures), "voice": read.voice}


class open_session:  # noqa: N801 - used like the function it stands for
    """A Studio whose workers end, and whose reporter is done, with the block."""

    def __init__(
        self, script: Script, choices: RenderOptions, jobs: int, as_json: bool
    ) -> None:
        from lantern.rendering import Session
        from lantern.rendering.executors.local import ProcessExecutor

        self.local = ProcessExecutor(jobs, choices.store)
        self.studio = Session(script, choices, self.local, _reporter(as_json))

    def __enter__(self) -> Session:
        gc.freeze()  # what was read until now stays anyway
        gc.enable()
        signals.raise_on_signal()
        return self.studio

    def __exit__(self, *_: object) -> None:
        self.studio.reporter.close()
        self.local.close()


def _reporter(as_json: bool) -> Reporter:
    from lantern.core.progress import JsonReporter, LineReporter, TerminalReporter

    if as_json:
        return JsonReporter(sys.stdout)
    if sys.stderr.isatty() and os.environ.get("TERM") != "dumb":
        return TerminalReporter(sys.stderr)
    return LineReporter(sys.stderr)


def print_report(
    report: dict[str, Any], choices: RenderOptions, script: Script, as_json: bool
) -> None:
    if as_json:
        print_line({"event": "result", **report})
        return
    if "scene" in report:
        print_line(f"{format_path(Path(report['scene']))}: {report['seconds']:.1f} s")
        return
    film = choices.out / f"{script.name}.mp4"
    minutes, seconds = divmod(round(report["seconds"]), 60)
    said = f"{format_path(film)}: {minutes} min {seconds} s, "
    lufs = report["loudness"]["lufs"]
    spoken = (
        "as recorded"
        if report["voice"] == "recording"
        else f"spoken by {report['voice']}"
    )
    said += f"{spoken}, {lufs} LUFS" if lufs is not None else "without a sound"
    print_line(f"Nothing to do. {said}" if report.get("nothing_to_do") else said)


def print_line(value: object) -> None:
    print(
        clean(value)
        if isinstance(value, str)
        else json.dumps(value, ensure_ascii=False),
        flush=True,
    )


def warn(text: str) -> None:
    with suppress(OSError):  # nobody is left to be told
        print(clean(text), file=sys.stderr, flush=True)


def count_cores() -> int:
    return (
        len(os.sched_getaffinity(0))
        if hasattr(os, "sched_getaffinity")
        else os.cpu_count() or 1
    )
