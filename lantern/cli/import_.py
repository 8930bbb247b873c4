"""The verb that makes a film's folder from an article."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lantern.cli.options import (
    DebugOption,
    UsageError,
    app,
    load_film,
    print_line,
    print_problems,
)
from lantern.core.problems import choose_exit_code, format_path

if TYPE_CHECKING:
    from lantern.scaffold.from_article.proposal import Proposal
    from lantern.scaffold.from_article.reimport import FileChange

_SAID = {
    "changed": "would be written anew",
    "edited": "changed by you, and kept",
    "new": "would be added",
    "gone": "would be taken away: its paragraphs are gone",
    "edited and gone": "changed by you, and kept; its paragraphs are gone",
}
_DONE = {
    **_SAID,
    "changed": "written anew",
    "new": "added",
    "gone": "taken away: its paragraphs are gone",
}


@app.command("import")
def import_article(
    article: Annotated[
        Path,
        typer.Argument(
            readable=False, help="Plain text, Markdown, a saved web page, or DOCX."
        ),
    ],
    name: Annotated[
        str | None,
        typer.Option("--name", help="The film's folder in scenes/; default: by title."),
    ] = None,
    update: Annotated[
        bool,
        typer.Option(
            "--update", help="Of a film imported before, write what you didn't change."
        ),
    ] = False,
    debug: DebugOption = False,
) -> None:
    """Make a film's folder from an article: scenes in its own words, places for its pictures, a first map."""
    from lantern.core.text import make_slug
    from lantern.scaffold import from_article

    if name is not None and make_slug(name) != name:
        raise UsageError(
            f"--name is a folder's name, in small letters, digits and hyphens: {make_slug(name) or 'my-film'}"
        )
    if name is not None:
        from_article.require_free(_folder(name))  # at once, before the article is read
    proposal = from_article.propose_from_file(article)
    folder = _folder(name or from_article.choose_folder_name(proposal, article))
    record = from_article.load_record(folder)
    if record is not None:
        changes = from_article.compare(proposal, record, folder)
        if update:
            from_article.update(proposal, record, article, folder, changes)
        _print_changes(changes, folder, article, update)
        return
    if update:
        raise UsageError(
            f"{format_path(folder)} was not made by an import, so there is nothing to update"
        )
    from_article.create(proposal, article, folder)
    _print_proposal(proposal, folder)
    _check(folder)


def _folder(name: str) -> Path:
    return Path.cwd() / "scenes" / name


def _print_proposal(proposal: Proposal, folder: Path) -> None:
    print_line(f"{format_path(folder)}/ is made:")
    for line in proposal.summary:
        print_line(f"  - {line}")
    if proposal.unsure:
        print_line("To look at, for it was uncertain:")
        for line in proposal.unsure:
            print_line(f"  - {line}")
    print_line(f"See it: render {format_path(folder)} --draft")


def _check(folder: Path) -> None:
    """The new film as `check` would see it."""
    from lantern import checks

    script, problems = load_film(folder, None)
    problems += checks.check(script)[1] if script else []
    if problems:
        print_problems(problems, False)
        raise typer.Exit(choose_exit_code(problems))


def _print_changes(
    changes: list[FileChange], folder: Path, article: Path, done: bool
) -> None:
    """Scene by scene what would change, or did."""
    told = [
        change
        for change in changes
        if change.status != "same" and (change.lines or change.status != "edited")
    ]
    edited = [
        change.name
        for change in changes
        if change.status == "edited" and not change.lines
    ]
    for change in told:
        print_line(
            f"{format_path(folder / change.name)}: {(_DONE if done else _SAID)[change.status]}"
        )
        for line in change.lines:
            print_line(f"    {line}")
        if change.status == "edited" and change.draft:
            print_line(
                f"    its paragraphs are now: passage: {list(change.draft.stretch.blocks)}"
            )
    if edited:
        print_line(
            f"Changed by you, and not touched by the article's changes: {', '.join(edited)}"
        )
    if not told:
        print_line(
            f"Nothing to change: {format_path(folder)} is what {format_path(article)} gives."
        )
    elif not done and any(
        change.status in ("changed", "new", "gone") for change in told
    ):
        again = f"import {format_path(article)} --name {folder.name} --update"
        print_line(f"Nothing was written. To write what you didn't change: {again}")
