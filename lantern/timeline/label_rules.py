"""How long labels stay: source lines while they are new, claims until they can be read.

These rules look at overlays that are placed already, over the cuts between scenes.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Sequence

from lantern.core.units import Frames, Rate
from lantern.script.model.scene import Scene
from lantern.timeline.model import TimedOverlay

_MOST_GAP_SECONDS = 2.5
"""Seconds between two lower thirds of the same words over which the first one is held."""


def show_when_new(
    overlays: Sequence[TimedOverlay], *, longest: int, kept: Collection[str]
) -> list[TimedOverlay]:
    """Return overlays whose source lines are there while they are new.

    A line that the last one already said is left out.

    Args:
        overlays: of the film, in order of time.
        longest: frames that a source line stays; with 0 there is none.
        kept: names that stay as long as their picture, such as those of its maker.
    """
    found = []
    last: tuple[str, ...] = ()
    for overlay in overlays:
        if overlay.kind != "source" or _names_any(overlay, kept):
            found.append(overlay)
        elif overlay.lines != last and longest:
            length = Frames(min(overlay.length, longest))
            found.append(dataclasses.replace(overlay, length=length))
        if overlay.kind == "source":
            last = overlay.lines
    return found


def _names_any(overlay: TimedOverlay, names: Collection[str]) -> bool:
    text = " ".join(overlay.lines)
    return any(name in text for name in names if name)


def place_side_by_side(overlays: Sequence[TimedOverlay]) -> list[TimedOverlay]:
    """Return overlays whose labels in the head band make room for each other.

    Of an illustration's label and a claim, the one that stays longer stands at the edge, so that it
    has not to move when the other one goes. A claim that makes room for the label of one picture
    does so for those of all pictures it is seen with.
    """
    labels = [overlay for overlay in overlays if overlay.kind == "illustration"]
    claims = [overlay for overlay in overlays if overlay.kind == "claim"]
    at_edge = [
        claim for claim in claims if not _place_beside(claim, labels).beside
    ]
    others = {"illustration": at_edge, "claim": labels}
    found = []
    for overlay in overlays:
        found.append(_place_beside(overlay, others.get(overlay.kind, [])))
    return found


def _place_beside(
    overlay: TimedOverlay, others: Sequence[TimedOverlay]
) -> TimedOverlay:
    """Put a label to the left of the first one that is on screen with it and stays longer."""
    for other in others:
        meet = other.start < overlay.end and overlay.start < other.end
        if meet and _stays_longer(other, overlay):
            return dataclasses.replace(overlay, beside=other.lines)
    return overlay


def _stays_longer(label: TimedOverlay, other: TimedOverlay) -> bool:
    """Tell which of two labels stays longer; of two that go together, the illustration's."""
    if label.end == other.end:
        return label.kind == "illustration"
    return label.end > other.end


def hold_over_scenes(
    by_scene: Sequence[Sequence[TimedOverlay]],
    scenes: Sequence[Scene],
    rate: Rate,
) -> list[TimedOverlay]:
    """Return the overlays of all scenes; a lower third that comes again at once is held.

    It is, where both scenes have the same one, over the same map or picture.
    """
    found: list[TimedOverlay] = []
    last: TimedOverlay | None = None
    for i, overlays in enumerate(by_scene):
        shown = list(overlays)
        thirds = sorted(filter(_is_third, shown), key=lambda each: each.start)
        if (
            last
            and thirds
            and _shows_on(scenes, i)
            and _follows(last, thirds[0], rate)
        ):
            length = Frames(thirds[0].end - last.start)
            shown.remove(thirds[0])
            thirds[0] = dataclasses.replace(last, length=length)
            found[found.index(last)] = thirds[0]
        found += shown
        last = thirds[-1] if thirds else None
    return found


def _is_third(overlay: TimedOverlay) -> bool:
    return overlay.kind == "lower_third"


def _follows(last: TimedOverlay, overlay: TimedOverlay, rate: Rate) -> bool:
    """Tell whether a lower third comes again at once."""
    if (last.lines, last.style) != (overlay.lines, overlay.style):
        return False
    if not _have_same_portrait(last, overlay):
        return False
    return overlay.start - last.end <= rate.to_frames(_MOST_GAP_SECONDS)


def _have_same_portrait(last: TimedOverlay, overlay: TimedOverlay) -> bool:
    """Tell whether two lower thirds show the same portrait, or none."""
    if last.portrait is None or overlay.portrait is None:
        return last.portrait == overlay.portrait
    here = dataclasses.replace(overlay.portrait, scene=last.portrait.scene)
    return here == last.portrait


def _shows_on(scenes: Sequence[Scene], i: int) -> bool:
    """Tell whether a scene begins with the map or the picture that the one before ends with."""
    if i == 0:
        return False
    before = scenes[i - 1].shots[-1]
    after = scenes[i].shots[0]
    if before.map is not None:
        return before.map == after.map
    return before.still is not None and before.still == after.still
