"""From an article to a film's folder: what is told in which scene, what is shown, and the files that say so."""

from __future__ import annotations

from pathlib import Path

from lantern.article import readers
from lantern.scaffold.from_article import proposal as proposals
from lantern.scaffold.from_article import write as folders
from lantern.scaffold.from_article.proposal import Proposal
from lantern.scaffold.from_article.reimport import compare as compare
from lantern.scaffold.from_article.reimport import update as update
from lantern.scaffold.from_article.write import Record, create, free
from lantern.script.model.film import slug

__all__ = ["Proposal", "Record", "compare", "create", "free", "name_of", "propose", "record", "update"]


def propose(article: Path) -> Proposal:
    """The film for an article's file, in memory. Raises AssetFailure and ToolFailure."""
    return proposals.propose(readers.open_article(article), article)


def name_of(proposal: Proposal, article: Path) -> str:
    """The folder's name when none is given: of the title, else of the file."""
    return slug(proposal.title)[:50].strip("-") or slug(article.stem) or "film"


def record(folder: Path) -> Record | None:
    """What an import wrote in that folder before; None when none did."""
    return folders.read(folder)
