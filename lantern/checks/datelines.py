"""Datelines that can't be right, by what the ledger says of their pictures."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from lantern.core.problems import Problem
from lantern.plan import Rendition
from lantern.script.film_script import AuthoredShot


def check_dateline(
    rendition: Rendition, authored: AuthoredShot
) -> Iterator[Problem]:
    """Yield a warning if a picture would be older than what it shows.

    Raises:
        AssetFailure: the picture isn't there.
    """
    shot = authored.shot
    file = shot.clip.file if shot.clip else shot.still
    if shot.dateline is None or shot.dateline.year is None or file is None:
        return
    path = rendition.script.get_path(file, authored.scene.folder)
    entry = rendition.ledger.find_entry(path)
    if entry is None or entry.year is None or entry.year >= shot.dateline.year:
        return
    message = (
        f"the ledger says that {Path(file).name} is of {entry.year}, and its dateline"
        f" says {shot.dateline.year}; correct one of them"
    )
    yield Problem(
        message, authored.find_span(("dateline", "date")), warning=True
    )
