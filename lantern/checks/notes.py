"""What can be wrong with the notes of a shot, in one shape of the film."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import replace

from lantern.core.problems import EXIT_ASSET, AssetFailure, Failure, Problem
from lantern.core.units import Frames
from lantern.graphics.vector import Box
from lantern.plan.check_context import make_check_context
from lantern.plan.rendition import Rendition, describe_shot
from lantern.script.film_script import AuthoredShot
from lantern.script.model.notes import PictureNote
from lantern.visuals import VisualContext
from lantern.visuals.compose import list_taken
from lantern.visuals.map.spec.map_file import MapFile
from lantern.visuals.map.spec.naming import find_point, read_model
from lantern.visuals.notes.arrangement import NotesArrangement
from lantern.visuals.notes.locating import FramePicture, Locating, PartOfPicture
from lantern.visuals.notes.placement import find_room, measure_overlap
from lantern.visuals.notes.words import MOST_LINES, set_words
from lantern.visuals.plugins import load_module
from lantern.visuals.specs import MapSpec, NotesSpec, TimedNote, VisualSpec

_UNSEEN = (
    "the camera never shows the middle of this part; choose another focus, move or view,"
    " or take the note out"
)
_NO_ROOM = (
    "what stands beside this part has no room in the frame; choose a smaller part, or"
    " another side"
)
_INSIDE = 0.5
"""The share of a panel inside the frame below which it can't be made out."""


def check_notes(
    rendition: Rendition, authored: AuthoredShot
) -> Iterator[Problem]:
    """Yield what is wrong with a shot's notes: unknown places, parts out of view, long words."""
    shot = authored.shot
    if not shot.notes:
        return
    missing = list(_check_places(rendition, authored))
    yield from missing
    yield from _check_words(rendition, authored)
    if not missing:
        yield from _check_views(rendition, authored)


def _check_places(
    rendition: Rendition, authored: AuthoredShot
) -> Iterator[Problem]:
    """Yield the places that a shot's map hasn't."""
    if not authored.shot.map:
        return
    path = rendition.script.get_path(authored.shot.map, authored.scene.folder)
    try:
        map_file = read_model(MapFile, path)
    except Failure:
        return  # what is wrong with a map is told with its shot
    for i, note in enumerate(authored.shot.notes or ()):
        for key, spot in note.spots.items():
            try:
                find_point(map_file, spot)
            except AssetFailure as failure:
                span = authored.find_span(("notes", i, *note.locate(key)))
                yield Problem(failure.message, span, EXIT_ASSET)


def _check_words(
    rendition: Rendition, authored: AuthoredShot
) -> Iterator[Problem]:
    """Yield warnings of words that are too long for their panel."""
    size = rendition.output_format.size
    room = find_room(rendition.look, size, rendition.has_burned_captions)
    for i, note in enumerate(authored.shot.notes or ()):
        if note.text is None:
            continue
        words = set_words(note.text, rendition.look, size)
        span = authored.find_span(("notes", i, "text"))
        if words.width > room.area[2]:
            message = "a word of this note is wider than the frame; part it"
            yield Problem(message, span, warning=True)
        if len(words.lines) > MOST_LINES:
            message = (
                f"the text of a note takes {len(words.lines)} lines;"
                f" shorten it to {MOST_LINES}"
            )
            yield Problem(message, span, warning=True)


def _check_views(
    rendition: Rendition, authored: AuthoredShot
) -> Iterator[Problem]:
    """Yield warnings of parts that the camera never shows."""
    find = functools.partial(
        rendition.script.get_path, folder=authored.scene.folder
    )
    context = make_check_context(rendition, find)
    spec = _describe_at_rest(rendition, authored)
    try:
        visual = load_module(spec).open_visual(spec, context)
        picture = (
            visual
            if isinstance(visual, Locating)
            else FramePicture(context.size)
        )
        taken = list_taken(visual, spec, context)
        for i, note in enumerate(authored.shot.notes or ()):
            unseen = _list_unseen(note, picture, context)
            for key in unseen:
                span = authored.find_span(("notes", i, *note.locate(key)))
                yield Problem(_UNSEEN, span, warning=True)
            if not unseen and not _has_room(
                note, picture, context, taken=taken
            ):
                span = authored.find_span(("notes", i, note.kind))
                yield Problem(_NO_ROOM, span, warning=True)
    except Failure:
        return  # what is wrong with a picture is told with its shot


def _describe_at_rest(
    rendition: Rendition, authored: AuthoredShot
) -> VisualSpec:
    """Return what a shot shows; on a map nothing waits for words, which have no frames yet."""
    spec = describe_shot(rendition, authored.scene, authored.shot)
    return replace(spec, when={}) if isinstance(spec, MapSpec) else spec


def _list_unseen(
    note: PictureNote, picture: Locating, context: VisualContext
) -> list[str]:
    """Return the keys of a note's parts that the camera never shows."""
    unseen = []
    for key, spot in note.spots.items():
        if not _is_seen(picture, PartOfPicture(spot, note.km), context):
            unseen.append(key)
    return unseen


def _has_room(
    note: PictureNote,
    picture: Locating,
    context: VisualContext,
    *,
    taken: tuple[Box, ...],
) -> bool:
    """Tell whether the words or the lens of a note alone are inside the frame at some time."""
    alone = NotesSpec((TimedNote(note, Frames(0)),))
    arrangement = NotesArrangement(alone, picture, context, taken=taken)
    frame = (0.0, 0.0, float(context.size[0]), float(context.size[1]))
    for n in (0, context.length - 1):
        panel = arrangement.find_places(0, n).panel
        if panel is None:
            return True
        if measure_overlap(panel, frame) >= _INSIDE * panel[2] * panel[3]:
            return True
    return False


def _is_seen(
    picture: Locating, part: PartOfPicture, context: VisualContext
) -> bool:
    """Tell whether the middle of a part is in the first frame or in the last one."""
    frames = (0, context.length - 1)
    return any(_has_middle(picture.locate(part, n), context) for n in frames)


def _has_middle(box: Box, context: VisualContext) -> bool:
    x, y, w, h = box
    width, height = context.size
    return 0 <= x + w / 2 <= width and 0 <= y + h / 2 <= height
