"""From an article to a film's folder: what is told in which scene, what is shown, and the files that say so."""

from __future__ import annotations

from pathlib import Path

from lantern.article import readers
from lantern.core.text import make_slug
from lantern.scaffold.from_article import proposal as proposals
from lantern.scaffold.from_article import write as folders
from lantern.scaffold.from_article.proposal import Proposal
from lantern.scaffold.from_article.reimport import compare as compare
from lantern.scaffold.from_article.reimport import update as update
from lantern.scaffold.from_article.write import ImportRecord, create, require_free

__all__ = [
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


def propose_from_file(article: Path) -> Proposal:
    """The film for an article's file, in memory. Raises AssetFailure and ToolFailure."""
    return proposals.propose_film(readers.open_article(article), article)


def choose_folder_name(proposal: Proposal, article: Path) -> str:
    """The folder's name when none is given: of the title, else of the file."""
    return (
        make_slug(proposal.title)[:50].strip("-") or make_slug(article.stem) or "film"
    )


def load_record(folder: Path) -> ImportRecord | None:
    """What an import wrote in that folder before; None when none did."""
    return folders.read_record(folder)
