"""The command line: one list of words to one exit code.

Only this package prints, and only `main` exits.
"""

from __future__ import annotations

import gc
import io
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn, TextIO

import typer

from lantern.cli.app import (
    arrange_words,
    asks_for_json,
    build_command,
    find_verb,
)
from lantern.cli.envelope import open_envelope, print_envelope
from lantern.cli.errors import (
    report_error,
    report_interrupt,
    report_lost_envelope,
    report_stop,
)
from lantern.cli.options import INVOCATION, Invocation, find_named_store
from lantern.core import signals
from lantern.core.problems import (
    EXIT_INTERRUPTED,
    EXIT_OUTPUT,
    AssetFailure,
)


def main() -> NoReturn:
    """Run the command line and exit with one of the codes in docs/reference/exit-codes.md."""
    signals.exit_on_signal()
    # A short run would spend a twelfth of its time on it; long ones turn it on again.
    gc.disable()
    _prepare_streams()
    # MoviePy would read the user's .env.
    os.environ["PYTHON_DOTENV_DISABLED"] = "1"
    # Nothing here needs NumPy's threads, and starting them takes 60 ms.
    os.environ["OPENBLAS_NUM_THREADS"] = "1"
    code = run(sys.argv[1:])
    signals.ignore_signals()
    sys.exit(_flush_streams(code))


def _prepare_streams() -> None:
    """Take the file numbers 0 to 2 if they are free, and print what can't be shown as escapes."""
    number = 0
    while number <= 2:
        number = os.open(os.devnull, os.O_RDWR)
    os.close(number)
    sys.stdout = sys.stdout or _open_closed_output()
    sys.stderr = sys.stderr or Path(os.devnull).open("w")  # noqa: SIM115 - until the end
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
            if (
                sys.platform == "win32"
            ):  # files and pipes get another encoding there
                stream.reconfigure(encoding="utf-8")


def _open_closed_output() -> TextIO:
    """Return what takes the place of a standard output that is closed.

    What is printed on it is refused, as on a full disk. Windows has none for programs without a
    window; there it is lost.
    """
    mode = os.O_WRONLY if sys.platform == "win32" else os.O_RDONLY
    return os.fdopen(os.open(os.devnull, mode), "w")


def _flush_streams(code: int) -> int:
    """Write out what was printed; return the exit code, another one if that fails."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            code = code or EXIT_OUTPUT
            # Python flushes again at the end, and would complain.
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
    return code


def run(words: Sequence[str]) -> int:
    """Run the program with these words; return its exit code, whichever way it ends."""
    if not asks_for_json(words):
        return _run(words)
    with open_envelope(find_verb(words)) as envelope:
        code = _run(words)
        try:
            print_envelope(envelope, code)
        except BrokenPipeError:  # nobody reads any more
            return code or EXIT_OUTPUT
        except OSError as error:
            return code or report_lost_envelope(error)
    return code


def _run(words: Sequence[str]) -> int:
    invocation = Invocation(verb=find_verb(words) or "")
    try:
        invocation.store = find_named_store()
        _require_current_folder()
        result = build_command()(
            args=arrange_words(words),
            prog_name="lantern",
            standalone_mode=False,
            obj={INVOCATION: invocation},
        )
    except typer.Exit as stop:
        return stop.exit_code
    except (KeyboardInterrupt, typer.Abort):
        return report_interrupt()
    except signals.TerminationRequest:
        return report_stop(signals.asked[-1])
    except (BrokenPipeError, SystemExit):  # typer turns the one into the other
        return EXIT_OUTPUT
    except Exception as error:
        return report_error(error, invocation)
    if result == EXIT_INTERRUPTED:  # typer turns Ctrl-C into this
        return report_interrupt()
    if isinstance(result, int):
        return result
    return 0


def _require_current_folder() -> None:
    """Refuse to start in a folder that was deleted: no file can be found from there.

    Raises:
        AssetFailure: It was.
    """
    try:
        Path.cwd()
    except OSError:
        raise AssetFailure(
            "the folder this was started in is gone; change into another one"
        ) from None
