"""From an article to a film's folder: its scenes, what they show, and the files that say so."""

from __future__ import annotations

from pathlib import Path

from lantern.article import readers
from lantern.core.progress import Reporter, SilentReporter
from lantern.core.text import make_slug
from lantern.credits.shared_credit import SharedCredit
from lantern.scaffold.from_article import write as folders
from lantern.scaffold.from_article.film_choice import (
    LONG_FILM_SECONDS,
    WHOLE_ARTICLE,
    FilmChoice,
)
from lantern.scaffold.from_article.proposal import Proposal, propose_film
from lantern.scaffold.from_article.reimport import compare, update
from lantern.scaffold.from_article.write import (
    ImportRecord,
    create,
    require_free,
)

__all__ = [
    "LONG_FILM_SECONDS",
    "FilmChoice",
    "ImportRecord",
    "Proposal",
    "choose_folder_name",
    "compare",
    "create",
    "load_record",
    "propose_from_file",
    "require_free",
    "update",
]

_MAX_NAME = 50
_STEPS = 3
"""The pieces of an import: the article is read, places are found, scenes are cut."""


def propose_from_file(
    article: Path,
    reporter: Reporter | None = None,
    *,
    fetch: readers.PictureFetcher | None = None,
    credit: SharedCredit | None = None,
    choice: FilmChoice = WHOLE_ARTICLE,
    may_outline: bool = False,
) -> Proposal:
    """Return the film for an article's file, in memory; the reporter hears of it as one stage.

    Args:
        article: the file.
        reporter: hears of its steps.
        fetch: gives the pictures that aren't beside it.
        credit: whose its pictures are; without it the ledger asks for each.
        choice: what of the article is wanted.
        may_outline: of a long article of which nothing was chosen, return its parts alone.

    Raises:
        ValueError: The choice can't be had; the message is a sentence for the author.
        AssetFailure: The file can't be read, or no film can be made of it.
        ToolFailure: A library that reads it isn't installed.
    """
    reporter = reporter or SilentReporter()
    reporter.begin_stage("Importing", _STEPS)
    parsed = readers.open_article(article, fetch)
    reporter.advance("the article is read", 1)
    if credit is not None:
        credit = credit.name_author(parsed.article.author)
    return propose_film(
        parsed,
        article,
        reporter,
        credit=credit,
        choice=choice,
        may_outline=may_outline,
    )


def choose_folder_name(proposal: Proposal, article: Path) -> str:
    """Return a name for the film's folder: from its title, else from the article's file."""
    name = make_slug(proposal.title)[:_MAX_NAME].strip("-")
    return name or make_slug(article.stem) or "film"


def load_record(folder: Path) -> ImportRecord | None:
    """Return the record of an earlier import into that folder; None if there was none.

    Raises:
        AssetFailure: The record is broken.
    """
    return folders.read_record(folder)
