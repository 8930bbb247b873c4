"""The verbs. The only module that prints or exits; heavy imports wait until a verb needs them."""

from __future__ import annotations

import errno
import json
import os
import signal
import sys
import traceback
from collections.abc import Iterable
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer

from lantern import __version__
from lantern.problems import (
    ASSET,
    BUG,
    INTERRUPTED,
    OUTPUT,
    TERMINATED,
    USAGE,
    Failure,
    Problem,
    clean,
    draw,
    exit_code,
    shown,
    suggest,
)

if TYPE_CHECKING:
    from lantern.ledger import Ledger
    from lantern.production import Choices, Studio
    from lantern.reporter import Reporter
    from lantern.script import Script

app = typer.Typer(
    help="Turns scene files into a narrated documentary film. With a film as first argument: render it.",
    no_args_is_help=True,
    add_completion=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

FilmPath = Annotated[Path, typer.Argument(readable=False, help="A film's folder (with film.yml), or its single file.")]
Jobs = Annotated[
    int | None, typer.Option("--jobs", "-j", min=1, max=64, help="Processes at work; default: one a core.")
]
Only = Annotated[str | None, typer.Option("--only", metavar="SCENE", help="One scene alone, to scenes/NN.mp4.")]
VoiceName = Annotated[str | None, typer.Option("--voice", help="Speak with this voice instead of the film's list.")]
Offline = Annotated[bool, typer.Option("--offline", help="Connect to nothing, whatever the film lists.")]
Out = Annotated[Path | None, typer.Option("--out", help="Folder for the film; default: build/<film>.")]
StorePath = Annotated[
    Path | None,
    typer.Option("--store", envvar="LANTERN_STORE", help="Folder for finished parts; default: build/.store."),
]
AsJson = Annotated[bool, typer.Option("--json", help="Events and results as JSON lines.")]
Draft = Annotated[bool, typer.Option("--draft", help="Small and quick: 540 lines, into <out>/draft.")]
Debug = Annotated[bool, typer.Option("--debug", help="Show the traceback of a bug.")]
Allow = Annotated[list[Path] | None, typer.Option("--allow-path", help="Another folder pictures may come from.")]


# typer carries its own click from 0.26 on; this is click's base of all usage errors, whichever click it is
_ClickException: type[Exception] = typer.BadParameter.__mro__[2]


class _UsageError(Exception):
    """Words on the command line that make no sense."""


class _Terminated(BaseException):
    """SIGTERM."""


@app.callback(invoke_without_command=True)
def _top(version: Annotated[bool, typer.Option("--version", help="Say the version and stop.")] = False) -> None:
    if version:
        print(f"lantern {__version__}")
        raise typer.Exit


@app.command()
def render(
    film: FilmPath,
    only: Only = None,
    voice: VoiceName = None,
    offline: Offline = False,
    draft: Draft = False,
    jobs: Jobs = None,
    out: Out = None,
    store: StorePath = None,
    allow_path: Allow = None,
    as_json: AsJson = False,
    debug: Debug = False,
) -> None:
    """Make the film: speak, draw, cut, encode. Only what changed is made again."""
    from lantern import production

    script, credits = _checked(film, allow_path, as_json)
    choices = _choices(script, (out, store), draft, (voice, offline, only))
    with _studio(script, choices, jobs or _cores(), as_json) as studio:
        try:
            report = production.render(studio, credits)
        finally:
            studio.reporter.close()
    _tell(report, choices, script, as_json)


@app.command()
def check(film: FilmPath, allow_path: Allow = None, as_json: AsJson = False, debug: Debug = False) -> None:
    """Read the film and say everything that is wrong with it; nothing is made."""
    script, _ = _checked(film, allow_path, as_json)
    scenes = len(script.parts)
    _say({"ok": True, "scenes": scenes} if as_json else f"{scenes} scene{'s' * (scenes != 1)}; nothing is wrong.")


@app.command()
def plan(
    film: FilmPath,
    voice: VoiceName = None,
    offline: Offline = False,
    draft: Draft = False,
    out: Out = None,
    store: StorePath = None,
    allow_path: Allow = None,
    as_json: AsJson = False,
    debug: Debug = False,
) -> None:
    """Say what a render would make, and why; nothing is made and nobody is asked."""
    from lantern import production

    script, credits = _checked(film, allow_path, as_json)
    choices = _choices(script, (out, store), draft, (voice, offline, None))
    with _studio(script, choices, 1, False) as studio:
        steps = production.steps(studio, credits)
    if as_json:
        _say([{"name": s.name, "kind": s.kind, "why": s.why} for s in steps])
        return
    for step in steps:
        _say(f"{step.name}: {step.why}")
    _say(f"{len(steps)} thing{'s' * (len(steps) != 1)} to make." if steps else "Nothing to make: the store has it all.")


@app.command()
def frame(
    film: FilmPath,
    time: Annotated[str, typer.Argument(help="Where in the film: 1:23, 83.5 or 1m23s.")],
    to: Annotated[Path, typer.Option("--to", "-o", help="The PNG to write.")] = Path("frame.png"),
    voice: VoiceName = None,
    offline: Offline = False,
    draft: Draft = False,
    store: StorePath = None,
    allow_path: Allow = None,
    debug: Debug = False,
) -> None:
    """One frame as PNG: the very pixels that go to the encoder. Speaks first if that was never done."""
    from lantern import production
    from lantern.units import parse_clock

    try:
        seconds = parse_clock(time)
    except ValueError:
        raise _UsageError(f"'{time}' is no place in a film; write 1:23, 83.5 or 1m23s") from None
    script, credits = _checked(film, allow_path, False)
    choices = _choices(script, (None, store), draft, (voice, offline, None))
    with _studio(script, choices, _cores(), False) as studio:
        board = production.board(studio, credits)
        studio.reporter.close()
        length = board.timeline.total / board.timeline.fps
        if not 0 <= seconds < length:
            raise _UsageError(f"the film is {length:.2f} s long; {time} is not in it")
        production.write_frame(studio, board, seconds, to)
    _say(f"{shown(to)}: {board.form.size[0]} x {board.form.size[1]} at {seconds:.2f} s")


@app.command()
def voices(as_json: AsJson = False) -> None:
    """List the voices, with languages and licence."""
    from lantern.voices import ABOUT, ONLINE, VOICES

    if as_json:
        _say([{"name": name, "about": ABOUT[name], "online": name in ONLINE} for name in VOICES])
        return
    for name in VOICES:
        _say(f"{name}: {ABOUT[name]}")


@app.command()
def schema() -> None:
    """Print the JSON Schema of scene files and film.yml, for completion in editors."""
    from lantern.schema import document

    _say(json.dumps(document(), indent=1, ensure_ascii=False))


def _checked(film: Path, allow: list[Path] | None, as_json: bool) -> tuple[Script, Ledger]:
    """A film without problems, or the end of the program with all of them shown."""
    from lantern import checks, script

    loaded, problems = script.load(film, [p.resolve() for p in allow or []])
    credits: Ledger | None = None
    if loaded is not None:
        credits, more = checks.check(loaded)
        problems += more
    faults = [p for p in problems if not p.warning]
    _show(problems, as_json)
    if faults or loaded is None or credits is None:
        if not as_json:
            count = len(faults)
            _warn(f"{count} problem{'s' * (count != 1)}; nothing was rendered.")
        raise typer.Exit(exit_code(problems))
    return loaded, credits


def _show(problems: Iterable[Problem], as_json: bool) -> None:
    texts: dict[Path, str] = {}
    for problem in problems:
        span = problem.span
        if as_json:
            place = {"file": str(span.file), "line": span.line, "column": span.column} if span else {}
            level = "warning" if problem.warning else "problem"
            _say({"event": level, "message": problem.message, **place})
            continue
        if span and span.file not in texts:
            texts[span.file] = _text(span.file)
        _warn(draw(problem, texts.get(span.file) or None if span else None))


def _text(path: Path) -> str:
    from lantern.source import MAX_BYTES

    try:
        if not path.is_file() or path.stat().st_size > MAX_BYTES:
            return ""
        return path.read_text("utf-8", errors="replace").replace("\r\n", "\n").lstrip("\ufeff")
    except OSError:
        return ""


def _choices(
    script: Script, places: tuple[Path | None, Path | None], draft: bool, more: tuple[str | None, bool, str | None]
) -> Choices:  # fmt: skip
    from lantern.production import Choices
    from lantern.voices import ONLINE, VOICES

    out, store = places
    voice, offline, only = more
    build = script.places.project / "build"
    if voice is not None and voice not in VOICES:
        raise _UsageError(f"there is no voice '{voice}'{suggest(voice, VOICES)} (there are: {', '.join(VOICES)})")
    if voice in ONLINE and offline:
        raise _UsageError(f"--voice {voice} needs the network, and --offline forbids it; leave one out")
    if only is not None and script.select(only) is None:
        ids = [part.id for part in script.parts]
        raise _UsageError(f"there is no scene '{only}'{suggest(only, ids)} (there are: {', '.join(ids[:40])})")
    folder = (out or build / script.name).absolute()
    folder = folder / "draft" if draft else folder
    return Choices((store or build / ".store").absolute(), folder, voice, offline, draft, only)


class _studio:  # noqa: N801 - used like the function it stands for
    """A Studio whose workers end with the block."""

    def __init__(self, script: Script, choices: Choices, jobs: int, as_json: bool) -> None:
        from lantern.executors.local import Local
        from lantern.production import Studio

        self.local = Local(jobs, choices.store)
        self.studio = Studio(script, choices, self.local, _reporter(as_json))

    def __enter__(self) -> Studio:
        return self.studio

    def __exit__(self, *_: object) -> None:
        self.local.close()


def _reporter(as_json: bool) -> Reporter:
    from lantern.reporter import Json, Lines, Terminal

    if as_json:
        return Json(sys.stdout)
    if sys.stderr.isatty() and os.environ.get("TERM") != "dumb":
        return Terminal(sys.stderr)
    return Lines(sys.stderr)


def _tell(report: dict[str, Any], choices: Choices, script: Script, as_json: bool) -> None:
    if as_json:
        _say({"event": "result", **report})
        return
    if "scene" in report:
        _say(f"{shown(Path(report['scene']))}: {report['seconds']:.1f} s")
        return
    film = choices.out / f"{script.name}.mp4"
    minutes, seconds = divmod(round(report["seconds"]), 60)
    said = f"{shown(film)}: {minutes} min {seconds} s, "
    lufs = report["loudness"]["lufs"]
    said += f"spoken by {report['voice']}, {lufs} LUFS" if lufs is not None else "without a sound"
    _say(f"Nothing to do. {said}" if report.get("nothing_to_do") else said)


def _say(value: object) -> None:
    print(clean(value) if isinstance(value, str) else json.dumps(value, ensure_ascii=False), flush=True)


def _warn(text: str) -> None:
    print(clean(text), file=sys.stderr, flush=True)


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _with_verb(argv: list[str]) -> list[str]:
    """A film as first argument, or an option of `render`, means `render`."""
    verbs = {
        command.name or (command.callback.__name__ if command.callback else "") for command in app.registered_commands
    }
    top = {"--help", "--version", "--install-completion", "--show-completion"}
    if not argv or argv[0] in verbs or argv[0] in top:
        return argv
    if not argv[0].startswith("-") and not os.path.lexists(argv[0]) and "/" not in argv[0] and "." not in argv[0]:
        raise _UsageError(f"'{argv[0]}' is neither a verb nor a film here{suggest(argv[0], verbs)}")
    return ["render", *argv]


def main() -> NoReturn:
    """Run the command line and exit with one of the codes in the README."""
    signal.signal(signal.SIGTERM, _terminate)
    os.environ["PYTHON_DOTENV_DISABLED"] = "1"  # MoviePy would read the user's .env
    code = _guarded(sys.argv[1:] or ["--help"])
    try:
        sys.stdout.flush()
    except OSError:
        code = code or OUTPUT
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    sys.exit(code)


def _terminate(_signal: int, _frame: FrameType | None) -> None:
    raise _Terminated


def _guarded(argv: list[str]) -> int:
    """The exit code of a run; every way it can end is told here."""
    try:
        result = app(args=_with_verb(argv), prog_name="lantern", standalone_mode=False)
        code = result if isinstance(result, int) else 0
        if code == INTERRUPTED:  # typer turns Ctrl-C into this
            raise KeyboardInterrupt
        return code
    except typer.Exit as stop:
        return stop.exit_code
    except (_UsageError, _ClickException) as wrong:
        message = wrong.format_message() if hasattr(wrong, "format_message") else str(wrong)
        _warn(f"{message}\nSee: lantern --help")
        return USAGE
    except Failure as failure:
        _warn("\n".join([failure.message, *(f"  {line}" for line in failure.detail)]))
        return failure.code
    except (KeyboardInterrupt, typer.Abort):
        _warn("Interrupted. What was finished is kept; the same command goes on from there.")
        return INTERRUPTED
    except _Terminated:
        return TERMINATED
    except BrokenPipeError:
        return OUTPUT
    except OSError as error:
        if "--debug" in argv:
            _warn(traceback.format_exc())
        what = f"{shown(Path(os.fsdecode(error.filename)))}: " if error.filename else ""
        _warn(f"{what}{error.strerror or error}")
        return OUTPUT if error.errno in _WRITING else ASSET
    except Exception:
        return _bug(argv)


_WRITING = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.ENAMETOOLONG, errno.EIO)


def _bug(argv: list[str]) -> int:
    text = traceback.format_exc()
    if "--debug" in argv:
        _warn(text)
        return BUG
    named = argv[argv.index("--store") + 1] if "--store" in argv[:-1] else os.environ.get("LANTERN_STORE")
    log = Path(named or "build/.store") / "bug.log"
    try:
        log.parent.mkdir(parents=True, exist_ok=True)
        log.write_text(text, "utf-8")
        _warn(f"This is a bug in Lantern. The details are in {shown(log)}; please report them.")
    except OSError:
        _warn("This is a bug in Lantern. Run again with --debug for the details, and please report them.")
    return BUG
