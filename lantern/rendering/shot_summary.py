"""A shot in a few words, for lists of all shots: what it shows, and what is heard meanwhile."""

from __future__ import annotations

import bisect
from pathlib import Path

from lantern.core.words import join_words
from lantern.plan import Rendition
from lantern.script.model.framing import Move
from lantern.script.model.picture import Picture
from lantern.script.model.scene import Shot
from lantern.timeline import PlacedShot


def summarize_shot(shot: Shot) -> str:
    """Return what a shot shows, in a few words: its picture, or those of its panels."""
    if shot.panels:
        shown = " | ".join(_summarize_picture(panel) for panel in shot.panels)
    else:
        shown = _summarize_picture(shot)
    if shot.inset:
        return f"{shown}, inset: {_summarize_picture(shot.inset)}"
    return shown


def _summarize_picture(shot: Picture) -> str:
    """Return what a picture is, in a few words.

    They are the picture's file, the map with its view, the card with its first line, the footage or
    the function that makes it, the document's file, or the name of the plugin's picture.
    """
    if shot.card is not None:
        if isinstance(shot.card, str):
            return f"card: {shot.card}"
        kind, text = next(iter(shot.card.model_dump(exclude_none=True).items()))
        return f"{kind}: {' '.join(str(text).split())}"
    if shot.map:
        return _summarize_map(shot, shot.map)
    if shot.clip:
        return f"clip: {Path(shot.clip.file).name if shot.clip.file else shot.clip.python}"
    if shot.document:
        return f"document: {Path(shot.document.file).name}"
    if shot.plugin:
        return shot.plugin.name
    name = Path(shot.still or "").name
    if isinstance(shot.move, Move):
        return f"{name}: a move"
    if shot.move:
        return f"{name}: {shot.move}"
    return name


def _summarize_map(shot: Picture, file: str) -> str:
    name = f"map {Path(file).stem}"
    if shot.globe:
        name = f"globe, {name}"
    if isinstance(shot.move, Move):
        return f"{name}: {shot.move.start} to {shot.move.end}"
    views = [leg.view for leg in shot.legs or ()]
    if shot.view:
        views.insert(0, shot.view)
    if shot.follow:
        name += f", following {shot.follow}"
    return f"{name}: {' to '.join(views)}" if views else name


def find_words(rendition: Rendition, placed: PlacedShot) -> str:
    """Return the words that are heard in a shot, from the first that begins in it."""
    words = rendition.timeline.words[placed.scene]
    starts = [word.start for word in words]
    first = bisect.bisect_left(starts, placed.start)
    last = bisect.bisect_left(starts, placed.end)
    return join_words(word.text for word in words[first:last])
