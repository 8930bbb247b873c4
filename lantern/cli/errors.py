"""Errors that end a run: what is printed, and the exit code."""

from __future__ import annotations

import errno
import os
import traceback
from collections.abc import Callable
from pathlib import Path

import typer

from lantern.cli.envelope import note_fault, prints_json
from lantern.cli.options import Invocation, UsageError
from lantern.cli.output import warn, warn_of_failure, warn_of_fault
from lantern.core import signals
from lantern.core.files import write_whole
from lantern.core.problems import (
    EXIT_ASSET,
    EXIT_BUG,
    EXIT_INTERRUPTED,
    EXIT_OUTPUT,
    EXIT_TERMINATED,
    EXIT_TOOL,
    EXIT_USAGE,
    Failure,
    Problem,
    Span,
    format_command,
    format_path,
)

# typer doesn't export the class of all its usage errors; BadParameter is the one it does export
(_TyperUsageError,) = typer.BadParameter.__bases__

_WRITE_ERRORS = (
    errno.ENOSPC,
    errno.EDQUOT,
    errno.EFBIG,
    errno.EROFS,
    errno.ENAMETOOLONG,
    errno.EIO,
    errno.EBADF,
)
"""Numbers of errors that come from writing, or from a disk that is full or broken."""


def attempt(
    work: Callable[[], None], *, name: str = "", place: Span | None = None
) -> int:
    """Do one of several things; return 0, or the exit code of what failed and was printed.

    Its name or its place stands before the message.
    """
    prefix = f"{name}: " if name else ""
    try:
        work()
    except typer.Exit as end:  # its problems are printed
        return end.exit_code
    except UsageError as error:
        warn_of_fault(Problem(f"{prefix}{error}", place, EXIT_USAGE))
        return EXIT_USAGE
    except Failure as failure:
        fault = Problem(f"{prefix}{failure.message}", place, failure.code)
        warn_of_fault(fault, failure.detail)
        return failure.code
    return 0


def report_interrupt() -> int:
    """Print that the run was interrupted; return the exit code."""
    return report_stop(EXIT_INTERRUPTED)


def report_stop(code: int) -> int:
    """Print why a request ended the run; return its exit code."""
    message = signals.describe_stop(code)
    if code == EXIT_TERMINATED:
        note_fault(message, code)
    else:
        warn_of_fault(Problem(message, code=code))
    return code


def report_error(error: Exception, invocation: Invocation) -> int:
    """Print an error that ended the run; return the exit code.

    Called while the error is handled, so that the traceback is at hand.
    """
    if isinstance(error, (UsageError, _TyperUsageError)):
        return _report_usage(error, invocation.verb)
    if isinstance(error, Failure):
        warn_of_failure(error)
        return error.code
    if isinstance(error, (MemoryError, ImportError)):
        return _report_missing(error, invocation)
    if isinstance(error, OSError):
        return _report_system_error(error, invocation)
    if signals.asked:
        return report_stop(signals.asked[0])
    return _report_bug(invocation)


def _report_usage(error: Exception, verb: str) -> int:
    message = str(error)
    if hasattr(error, "format_message"):  # typer's say more than their text
        message = error.format_message()
    warn_of_fault(Problem(message, code=EXIT_USAGE))
    if not prints_json():
        warn(f"See: {format_command(*verb.split(), '--help')}")
    return EXIT_USAGE


def _report_missing(error: Exception, invocation: Invocation) -> int:
    """Report a library that can't be loaded: ImportError also when it doesn't fit."""
    if invocation.debug:
        warn(traceback.format_exc())
    reason = str(error) or "out of memory"
    message = (
        "a part of Lantern can't be loaded "
        f"(too little memory, or not fully installed?): {reason}"
    )
    warn_of_fault(Problem(message, code=EXIT_TOOL))
    return EXIT_TOOL


def _report_system_error(error: OSError, invocation: Invocation) -> int:
    if invocation.debug:
        warn(traceback.format_exc())
    place = ""
    if error.filename:
        place = f"{format_path(Path(os.fsdecode(error.filename)))}: "
    code = EXIT_OUTPUT if error.errno in _WRITE_ERRORS else EXIT_ASSET
    warn_of_fault(Problem(f"{place}{_describe(error)}", code=code))
    return code


def report_lost_envelope(error: OSError) -> int:
    """Print why the envelope can't be printed; return the exit code."""
    warn(_describe(error))
    return EXIT_OUTPUT


def _describe(error: OSError) -> str:
    if error.errno == errno.EBADF:  # cli.main() has it refuse writing
        return "standard output is closed, so nothing can be printed on it"
    return error.strerror or str(error)


def _report_bug(invocation: Invocation) -> int:
    """Print the traceback with --debug, else write it to bug.log in the store."""
    text = traceback.format_exc()
    if invocation.debug:
        warn(text)
        note_fault("This is a bug in Lantern. Please report it.", EXIT_BUG)
        return EXIT_BUG
    log = (invocation.store or Path("build/.store")) / "bug.log"
    try:
        log.parent.mkdir(parents=True, exist_ok=True)
        write_whole(log, text.encode("utf-8", "backslashreplace"))
    except OSError:
        message = (
            "This is a bug in Lantern. Run again with --debug for the details, and please report"
            " them."
        )
        warn_of_fault(Problem(message, code=EXIT_BUG))
        return EXIT_BUG
    message = (
        "This is a bug in Lantern. Please report it, with the details in"
        f" {format_path(log)}."
    )
    warn_of_fault(Problem(message, code=EXIT_BUG))
    return EXIT_BUG
