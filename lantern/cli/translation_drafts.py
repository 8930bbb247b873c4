"""Drafts for a translation: what is sent where is said first, and what was done is kept."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import typer

from lantern.cli.envelope import prints_json
from lantern.cli.options import UsageError, flag, option
from lantern.cli.output import count, print_line, warn
from lantern.core.problems import EXIT_USAGE, format_path

if TYPE_CHECKING:
    from lantern.scaffold.translation.draft_batches import DraftBatch
    from lantern.scaffold.translation.draft_machines import (
        DraftCommand,
        DraftServer,
    )
    from lantern.scaffold.translation.drafts import DraftStep
    from lantern.scaffold.translation.files import TranslationFolder
    from lantern.scaffold.translation.update import UpdatedTexts

DraftsOption = Annotated[
    bool,
    flag(
        "--draft",
        help="Let a machine fill empty texts; they are listed as drafts.",
    ),
]
DraftCommandOption = Annotated[
    str | None,
    option(
        "--draft-command",
        metavar="COMMAND",
        help="Let this program fill them: lines of JSON in, and out.",
    ),
]
SendOption = Annotated[
    bool, flag("--yes", help="Send the texts to be drafted without asking.")
]


@dataclass(frozen=True)
class DraftOptions:
    """What the command line says about drafts."""

    wanted: bool
    command: str | None
    yes: bool
    offline: bool

    def open_machine(
        self, folder: TranslationFolder
    ) -> DraftCommand | DraftServer:
        """Return the machine that drafts, before anything is sent.

        Raises:
            UsageError: there is none, or it may not be asked.
        """
        from lantern.scaffold.translation.draft_machines import (
            open_command,
            open_server,
        )
        from lantern.scaffold.translation.draft_order import DraftLanguages

        film = folder.script.film
        languages = DraftLanguages(film.language, folder.language, film.title)
        try:
            if self.command is not None:
                return open_command(self.command, languages)
            machine = open_server(languages)
        except ValueError as error:
            raise UsageError(str(error)) from None
        if self.offline:
            raise UsageError(
                f"--draft asks {machine.place}, and --offline forbids it; leave one out"
            )
        return machine


def draft_texts(
    folder: TranslationFolder,
    updated: UpdatedTexts,
    options: DraftOptions,
) -> UpdatedTexts:
    """Return a translation with drafts of its empty texts; it is written after each part.

    Raises:
        Failure: the machine can't be asked; what it drafted before is written.
        UsageError: there is no machine, or nobody can be asked.
    """
    from lantern.scaffold.translation.draft_batches import plan_batches
    from lantern.scaffold.translation.files import name_sections

    script = folder.script
    batches = plan_batches(updated.rows, name_sections(script), script.lexicon)
    machine = options.open_machine(folder)
    if not batches:
        print_line("No text is empty; nothing was sent.")
        return updated
    task = _describe(batches, machine.place)
    if options.command is None:
        _ask_for(task, yes=options.yes)
    else:
        print_line(f"Giving {task}.")
    return _run(folder, updated, batches, machine=machine)


def _describe(batches: Sequence[DraftBatch], place: str) -> str:
    texts = count(sum(len(batch.texts) for batch in batches), "text")
    characters = sum(batch.characters for batch in batches)
    parts = count(len(batches), "part")
    return f"{texts} ({characters:,} characters, in {parts}) to {place}"


def _ask_for(task: str, *, yes: bool) -> None:
    """Say what is to be sent, and ask; end the program if it isn't wanted.

    Raises:
        UsageError: nobody can answer.
    """
    if yes:
        print_line(f"Sending {task}.")
        return
    if prints_json() or not sys.stdin.isatty():
        raise UsageError(f"this would send {task}; add --yes if you want that")
    if not typer.confirm(f"Send {task}?"):
        warn("Nothing was sent.")
        raise typer.Exit(EXIT_USAGE)


def _run(
    folder: TranslationFolder,
    updated: UpdatedTexts,
    batches: Sequence[DraftBatch],
    *,
    machine: DraftCommand | DraftServer,
) -> UpdatedTexts:
    """Ask for each part, and write the translation after it.

    Raises:
        Failure: the machine can't be asked.
    """
    from lantern.scaffold.translation.drafts import iter_drafts
    from lantern.scaffold.translation.files import write_translation

    done = 0
    try:
        for step in iter_drafts(updated, batches, machine):
            updated = step.updated
            done += step.filled
            write_translation(folder, updated)
            _tell(step)
    except BaseException:
        if done:
            kept = count(done, "draft")
            warn(f"{kept} so far, kept in {format_path(folder.place)}.")
        raise
    return updated


def _tell(step: DraftStep) -> None:
    """Say on the error stream how far it is, and what stayed empty."""
    line = f"{step.batch.heading}: {count(step.filled, 'draft')}"
    if step.trouble:
        line = (
            f"{step.batch.heading}: left empty, the answer was {step.trouble}"
        )
    elif step.left:
        line += f"; {count(step.left, 'text')} left empty"
    warn(line)
