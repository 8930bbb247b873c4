"""The verb import: a film's folder from an article."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lantern.cli.envelope import note_fault, set_result
from lantern.cli.options import UsageError, flag, option
from lantern.cli.output import print_line, print_problems
from lantern.cli.picture_credit import CreditOption, OwnWorkOption, read_credit
from lantern.cli.session import load_film, report_progress
from lantern.core.problems import (
    EXIT_USAGE,
    choose_exit_code,
    format_command,
    format_path,
)

if TYPE_CHECKING:
    from lantern.article.readers import PictureFetcher
    from lantern.credits.shared_credit import SharedCredit
    from lantern.scaffold.from_article import FilmChoice, ImportRecord
    from lantern.scaffold.from_article.proposal import Proposal
    from lantern.scaffold.from_article.reimport import FileChange

_PLANNED = {
    "changed": "would be written again",
    "edited": "changed by you, and kept",
    "new": "would be added",
    "gone": "would be deleted: its paragraphs are gone",
    "edited and gone": "changed by you, and kept; its paragraphs are gone",
}
_DONE = {
    **_PLANNED,
    "changed": "written again",
    "new": "added",
    "gone": "deleted: its paragraphs are gone",
}
_WRITES = ("changed", "new", "gone")
"""What an update does something about."""


def import_article(
    article: Annotated[
        str,
        typer.Argument(
            help="Plain text, Markdown, a web page (saved, or its https:// address),"
            " DOCX, EPUB or PDF."
        ),
    ],
    *,
    name: Annotated[
        str | None,
        option(
            "--name",
            help="The film's folder in scenes/; default: by its title.",
        ),
    ],
    sections: Annotated[
        str | None,
        option(
            "--sections",
            metavar="LIST",
            help="Only these sections, by number or name: 1,3-5; or all.",
        ),
    ],
    length: Annotated[
        str | None,
        option(
            "--length",
            metavar="TIME",
            help="Shorten the article to this much film, such as 5m.",
        ),
    ],
    credit: CreditOption,
    own_work: OwnWorkOption,
    update: Annotated[
        bool,
        flag(
            "--update",
            help="Update a film: write the scenes you didn't change.",
        ),
    ],
) -> None:
    """Make a film from an article, in the article's words.

    The film gets scenes, places for pictures, and a first map. If the article is long, its
    sections are listed for you to choose from. For a film that was imported before, it shows
    what has changed.
    """
    from lantern.scaffold import from_article
    from lantern.scaffold.from_article.fetch_page import fetch_page, is_address

    if name is not None:
        _require_folder_name(name)
        from_article.require_free(
            _find_folder(name)
        )  # before the article is read
    shared = read_credit(credit, is_own_work=own_work)
    choice = from_article.FilmChoice(sections or "", _read_length(length))
    if not is_address(article):
        source = _Source(
            Path(article),
            format_path(Path(article)),
            credit=shared,
            choice=choice,
        )
        _import_file(source, name, update=update)
        return
    with tempfile.TemporaryDirectory() as folder:
        page = fetch_page(article, Path(folder))
        source = _Source(page.path, article, page.fetch_picture, shared, choice)
        _import_file(source, name, update=update)


def _read_length(text: str | None) -> float:
    """Return the seconds of a length; 0 without one.

    Raises:
        UsageError: It is no length of time.
    """
    from lantern.core.units import parse_duration

    if text is None:
        return 0.0
    try:
        return parse_duration(text)
    except ValueError as error:
        raise UsageError(f"--length: {error}") from None


@dataclass(frozen=True)
class _Source:
    """Where an article comes from: its file, what the author calls it, its pictures and whose.

    `choice` is what of it is wanted; None for what was wanted before, or all.
    """

    path: Path
    shown: str
    fetch: PictureFetcher | None = None
    credit: SharedCredit | None = None
    choice: FilmChoice | None = None


def _import_file(source: _Source, name: str | None, *, update: bool) -> None:
    from lantern.scaffold import from_article

    proposal = _propose(source, may_outline=True)
    folder = _find_folder(
        name or from_article.choose_folder_name(proposal, source.path)
    )
    record = from_article.load_record(folder)
    if record is not None:
        if proposal.is_outline and record.choice.is_open:
            proposal = _propose(source)
        choice = proposal.choice
        if choice.is_open:
            choice = record.choice
        credit = source.credit or record.credit
        if (choice, credit) != (proposal.choice, source.credit):
            proposal = _propose(
                replace(
                    source,
                    choice=choice,
                    credit=credit,
                )
            )
        _compare(
            proposal,
            record,
            source,
            folder=folder,
            update=update,
        )
        return
    if update:
        raise UsageError(
            f"{format_path(folder)} was not imported, so there is nothing to update"
        )
    if proposal.is_outline:
        _print_parts(proposal, source.shown)
        raise typer.Exit(EXIT_USAGE)
    from_article.create(proposal, source.path, folder)
    _print_proposal(proposal, folder)
    if not proposal.fonts:  # without them nothing can be checked that is drawn
        _print_check(folder)


def _propose(source: _Source, *, may_outline: bool = False) -> Proposal:
    """Return the film of an article, or of a long one its parts alone.

    Raises:
        UsageError: What is wanted of it can't be had.
    """
    from lantern.scaffold import from_article

    choice = source.choice or from_article.FilmChoice()
    try:
        with report_progress() as reporter:
            return from_article.propose_from_file(
                source.path,
                reporter,
                fetch=source.fetch,
                credit=source.credit,
                choice=choice,
                may_outline=may_outline,
            )
    except ValueError as error:
        raise UsageError(str(error)) from None


def _compare(
    proposal: Proposal,
    record: ImportRecord,
    source: _Source,
    *,
    folder: Path,
    update: bool,
) -> None:
    """Print what importing the article again changes, and write it if that is asked for."""
    from lantern.scaffold import from_article

    changes = from_article.compare(proposal, record, folder)
    if update:
        from_article.update(
            proposal,
            record,
            source=source.path,
            folder=folder,
            changes=changes,
        )
    _print_changes(changes, folder, is_done=update)
    _print_next_step(changes, folder, source.shown, is_done=update)


def _print_parts(proposal: Proposal, article: str) -> None:
    """Print the sections of a long article, and how to choose from them."""
    from lantern.scaffold.from_article.import_notes import format_minutes

    whole = format_minutes(proposal.chosen.seconds)
    reason = (
        f"Nothing was written: the whole article makes a film of about {whole}."
    )
    print_line(reason)
    note_fault(f"{reason} Choose sections of it, or a length.", EXIT_USAGE)
    parts = proposal.chosen.parts
    set_result(
        seconds=proposal.chosen.seconds,
        sections=[
            {"number": part.number, "name": part.name, "seconds": part.seconds}
            for part in parts
        ],
    )
    digits = len(str(len(parts)))
    lengths = [format_minutes(part.seconds) for part in parts]
    width = max(map(len, lengths))
    for part, length in zip(parts, lengths, strict=True):
        print_line(f"  {part.number:{digits}}  {length:>{width}}  {part.name}")
    print_line(
        "Choose sections by number or name, or a length to shorten it to:"
    )
    print_line(f"  {format_command('import', article, '--sections', '1,2')}")
    print_line(f"  {format_command('import', article, '--length', '5m')}")
    print_line(f"  {format_command('import', article, '--sections', 'all')}")


def _require_folder_name(name: str) -> None:
    """Refuse a name that isn't in small letters, digits and hyphens.

    Raises:
        UsageError: It isn't, or Windows has no files of that name.
    """
    from lantern.core.text import is_reserved, make_slug

    if is_reserved(name):
        raise UsageError(
            f"no file on Windows can be called '{name}'; take another --name"
        )
    slug = make_slug(name)
    if slug != name:
        raise UsageError(
            "--name is a folder's name, in small letters, digits and hyphens: "
            f"{slug or 'my-film'}"
        )


def _find_folder(name: str) -> Path:
    return Path.cwd() / "scenes" / name


def _print_proposal(proposal: Proposal, folder: Path) -> None:
    set_result(
        folder=folder,
        summary=list(proposal.summary),
        unsure=list(proposal.unsure),
    )
    print_line(f"Made {format_path(folder)}/:")
    for line in proposal.summary:
        print_line(f"  - {line}")
    if proposal.unsure:
        print_line("Please check what was uncertain:")
        for line in proposal.unsure:
            print_line(f"  - {line}")
    place = format_path(folder)
    if proposal.fonts:
        print_line(
            f"When its fonts are there: {format_command('sheet', place)}"
        )
        return
    print_line(
        f"See its shots, small, in one picture: {format_command('sheet', place)}"
    )
    print_line(f"See it move: {format_command('preview', place)}")


def _print_check(folder: Path) -> None:
    """Print what `check` says about the new film; end the program if it isn't right."""
    from lantern import checks

    project, problems = load_film(folder, None, for_draft=True)
    if project is not None:
        problems += checks.check(project)
    if problems:
        print_problems(problems)
        raise typer.Exit(choose_exit_code(problems))


def _print_changes(
    changes: Sequence[FileChange], folder: Path, *, is_done: bool
) -> None:
    """Print, scene by scene, what would change or has changed."""
    set_result(
        folder=folder,
        changes=[
            {
                "file": change.name,
                "status": change.status,
                "lines": change.lines,
            }
            for change in changes
        ],
        updated=is_done,
    )
    for change in changes:
        if _is_worth_showing(change):
            _print_change(change, folder, is_done=is_done)
    untouched = [
        change.name
        for change in changes
        if change.status == "edited" and not change.lines
    ]
    if untouched:
        names = ", ".join(untouched)
        print_line(f"Changed by you, and the same in the article: {names}")


def _is_worth_showing(change: FileChange) -> bool:
    if change.status == "edited":
        return bool(change.lines)
    return change.status != "same"


def _print_change(change: FileChange, folder: Path, *, is_done: bool) -> None:
    words = _PLANNED
    if is_done:
        words = _DONE
    print_line(f"{format_path(folder / change.name)}: {words[change.status]}")
    for line in change.lines:
        print_line(f"    {line}")
    if change.status == "edited" and change.draft:
        passage = list(change.draft.excerpt.blocks)
        print_line(f"    its paragraphs are now: passage: {passage}")


def _print_next_step(
    changes: Sequence[FileChange], folder: Path, article: str, *, is_done: bool
) -> None:
    if not any(map(_is_worth_showing, changes)):
        print_line(
            f"Nothing to change: {format_path(folder)} is up to date with {article}."
        )
        return
    has_writes = any(change.status in _WRITES for change in changes)
    if has_writes and not is_done:
        print_line(
            "Nothing was written. To write the scenes you didn't change:"
        )
        words = ("import", article, "--name", folder.name, "--update")
        print_line(format_command(*words))
