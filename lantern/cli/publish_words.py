"""What `publish` shows of a plan, and what it asks before it is carried out."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

import typer

from lantern.cli.envelope import find_envelope, prints_json
from lantern.cli.options import UsageError
from lantern.cli.output import print_line, warn
from lantern.core.problems import EXIT_USAGE

if TYPE_CHECKING:
    from lantern.publishing.destinations import PublishTask
    from lantern.publishing.platforms import UploadReporter

_KINDS = {
    "new": "a new video",
    "continue": "goes on where it was ended",
    "update": "only what changed",
    "replace": "the film was rendered again, and takes the place of the old file",
    "another": "the film was rendered again: a new video, and the old one stays",
    "nothing": "nothing to do",
}


def describe_task(task: PublishTask) -> str:
    """Return the headline of a plan: `YouTube (ann): a new video, private`."""
    record = task.journal.current
    line = f"{task.title}: {_KINDS[task.plan.kind]}"
    if task.plan.kind in ("new", "another", "continue"):
        line += f", {_describe_privacy(task)}"
    if task.journal.was_damaged:
        line += "; its journal was damaged and moved aside, so the platform is searched first"
    if record is not None and record.address:
        line += f" ({record.address})"
    return line


def name_place(task: PublishTask, message: str) -> str:
    """Return a message with the destination that it is about, unless it begins with that."""
    is_named = message.startswith(task.platform.title)
    return (
        message
        if is_named and task.name == task.platform.name
        else f"{task.name}: {message}"
    )


def _describe_privacy(task: PublishTask) -> str:
    upload = task.plan.upload
    if upload.publish_at is not None:
        return f"private, and public on {upload.publish_at:%Y-%m-%d %H:%M %z}"
    return upload.privacy


def ask_for_all(tasks: Sequence[PublishTask]) -> None:
    """Ask once whether all is done, and once more for what can't be taken back."""
    _ask("Publish? [y/N] ", ("y", "yes"))
    for task in tasks:
        if task.platform.is_for_good and task.plan.kind in ("new", "another"):
            print_line(
                f"What is published at {task.platform.title} can't be hidden or taken back."
            )
            word = task.entry.destination.to
            _ask(f"Type {word} to publish it for good: ", (word,))


def _ask(question: str, wanted: Sequence[str]) -> None:
    """Ask on the terminal; end the program if the answer isn't one that is wanted.

    Raises:
        UsageError: nobody can answer.
    """
    if prints_json():
        raise UsageError("--json can't ask; add --yes")
    if not sys.stdin.isatty():
        raise UsageError(
            "you can't be asked here, since this is no terminal; read the plan above, and add "
            "--yes"
        )
    try:
        answer = input(question).strip()
    except EOFError:
        answer = ""
    if answer.casefold() not in wanted:
        warn("Nothing was sent.")
        raise typer.Exit(EXIT_USAGE)


def make_upload_reporter() -> UploadReporter:
    """Return who tells how an upload goes on, for people or for programs."""
    from lantern.publishing.progress import (
        JsonUploadReporter,
        LineUploadReporter,
        TerminalUploadReporter,
    )

    envelope = find_envelope()
    if envelope is not None:
        return JsonUploadReporter(sys.stderr, keep=envelope.notes.append)
    if sys.stderr.isatty():
        return TerminalUploadReporter(sys.stderr)
    return LineUploadReporter(sys.stderr)
