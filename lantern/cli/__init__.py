"""The command line: one argument list to one exit code. The only module that prints or exits."""

from __future__ import annotations

import errno
import gc
import io
import os
import sys
import traceback
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from lantern.cli import (
    credits,
    import_,
    new,
    preview,
    prune,
    render,
    schema,
    voices,
    watch,
)
from lantern.cli.options import UsageError, app, warn
from lantern.core import __version__, signals
from lantern.core.problems import (
    EXIT_ASSET,
    EXIT_BUG,
    EXIT_INTERRUPTED,
    EXIT_OUTPUT,
    EXIT_TERMINATED,
    EXIT_TOOL,
    EXIT_USAGE,
    AssetFailure,
    Failure,
    format_path,
    suggest,
)

VERBS = (new, import_, render, preview, watch, voices, credits, prune, schema)
"""Modules whose import adds their verbs to the command line; help lists them in this order."""

# typer carries its own click from 0.26 on; this is click's base of all usage errors, whichever click it is
_ClickException: type[Exception] = typer.BadParameter.__mro__[2]


@app.callback(invoke_without_command=True)
def _top(
    version: Annotated[
        bool, typer.Option("--version", help="Say the version and stop.")
    ] = False,
) -> None:
    if version:
        print(f"lantern {__version__}")
        raise typer.Exit


def _add_default_verb(argv: list[str]) -> list[str]:
    """A film as first argument, or an option of `render`, means `render`."""
    if "" in argv:
        raise UsageError(
            "one of the words is empty; is a variable in the command not set?"
        )
    verbs = {
        command.name or (command.callback.__name__ if command.callback else "")
        for command in app.registered_commands
    }
    top = {"--help", "--version", "--install-completion", "--show-completion"}
    if not argv or argv[0] in verbs or argv[0] in top:
        return argv
    if (
        not argv[0].startswith("-")
        and not os.path.lexists(argv[0])
        and "/" not in argv[0]
        and "." not in argv[0]
    ):
        raise UsageError(
            f"'{argv[0]}' is neither a verb nor a film here{suggest(argv[0], verbs)}"
        )
    return ["render", *argv]


def main() -> NoReturn:
    """Run the command line and exit with one of the codes in the README."""
    signals.exit_on_signal()
    gc.disable()  # for a short run, which it takes a twelfth of; what may take long turns it on again
    _prepare_streams()
    os.environ["PYTHON_DOTENV_DISABLED"] = "1"  # MoviePy would read the user's .env
    os.environ["OPENBLAS_NUM_THREADS"] = (
        "1"  # nothing here is for NumPy's threads, and starting them takes 60 ms
    )
    code = _run_guarded(sys.argv[1:] or ["--help"])
    signals.ignore_signals()
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            code = code or EXIT_OUTPUT
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
    sys.exit(code)


def _prepare_streams() -> None:
    """See to it that 0, 1 and 2 are taken by no other file, and that what a terminal can't show is shown as escapes."""
    while (number := os.open(os.devnull, os.O_RDWR)) <= 2:
        pass
    os.close(number)
    sys.stdout = sys.stdout or Path(os.devnull).open("w")  # noqa: SIM115 - until the end
    sys.stderr = sys.stderr or Path(os.devnull).open("w")  # noqa: SIM115 - until the end
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _require_current_folder() -> None:
    """Raises AssetFailure when the current folder was removed: nothing can be found or started from there."""
    try:
        Path.cwd()
    except OSError:
        raise AssetFailure(
            "the folder this was started in is gone; change into another one"
        ) from None


def _run_guarded(argv: list[str]) -> int:
    """The exit code of a run; every way it can end is told here."""
    try:
        _require_current_folder()
        result = app(
            args=_add_default_verb(argv), prog_name="lantern", standalone_mode=False
        )
        code = result if isinstance(result, int) else 0
        if code == EXIT_INTERRUPTED:  # typer turns Ctrl-C into this
            raise KeyboardInterrupt
        return code
    except typer.Exit as stop:
        return stop.exit_code
    except (UsageError, _ClickException) as wrong:
        message = (
            wrong.format_message() if hasattr(wrong, "format_message") else str(wrong)
        )
        warn(f"{message}\nSee: lantern --help")
        return EXIT_USAGE
    except Failure as failure:
        warn("\n".join([failure.message, *(f"  {line}" for line in failure.detail)]))
        return failure.code
    except (KeyboardInterrupt, typer.Abort):
        warn(signals.INTERRUPTED_MESSAGE)
        return EXIT_INTERRUPTED
    except signals.TerminationRequest:
        return EXIT_TERMINATED
    except (BrokenPipeError, SystemExit):  # typer turns the one into the other
        return EXIT_OUTPUT
    except (
        MemoryError,
        ImportError,
    ) as error:  # a library that doesn't fit is an ImportError
        if "--debug" in argv:
            warn(traceback.format_exc())
        warn(
            f"a part of Lantern can't be loaded (too little memory, or set up in part?): {error or 'out of memory'}"
        )
        return EXIT_TOOL
    except OSError as error:
        if "--debug" in argv:
            warn(traceback.format_exc())
        what = (
            f"{format_path(Path(os.fsdecode(error.filename)))}: "
            if error.filename
            else ""
        )
        warn(f"{what}{error.strerror or error}")
        return EXIT_OUTPUT if error.errno in _WRITING else EXIT_ASSET
    except Exception:
        return signals.asked[0] if signals.asked else _report_bug(argv)


_WRITING = (
    errno.ENOSPC,
    errno.EDQUOT,
    errno.EFBIG,
    errno.EROFS,
    errno.ENAMETOOLONG,
    errno.EIO,
)


def _report_bug(argv: list[str]) -> int:
    text = traceback.format_exc()
    if "--debug" in argv:
        warn(text)
        return EXIT_BUG
    named = (
        argv[argv.index("--store") + 1]
        if "--store" in argv[:-1]
        else os.environ.get("LANTERN_STORE")
    )
    log = Path(named or "build/.store") / "bug.log"
    try:
        log.parent.mkdir(parents=True, exist_ok=True)
        log.write_text(text, "utf-8")
        warn(
            f"This is a bug in Lantern. The details are in {format_path(log)}; please report them."
        )
    except OSError:
        warn(
            "This is a bug in Lantern. Run again with --debug for the details, and please report them."
        )
    return EXIT_BUG
