"""What a placed shot shows, with all that waits for words or for other shots in its frames."""

from __future__ import annotations

from dataclasses import replace

from lantern.core.units import Frames
from lantern.plan.footage_times import keep_in_step
from lantern.plan.insert_times import time_inserts
from lantern.plan.map_times import find_shot_words, time_furniture
from lantern.plan.note_times import time_notes
from lantern.plan.picture_times import ShotTime, time_shot
from lantern.plan.rendition import Rendition, describe_shot, is_between_maps
from lantern.timeline import PlacedShot
from lantern.visuals.requests import VisualRequest
from lantern.visuals.specs import ClipSpec, MapSpec


def build_visual_request(
    rendition: Rendition, placed: PlacedShot
) -> VisualRequest:
    """Return what a placed shot shows, its words as frames of the shot, and where its files are."""
    part = rendition.script.parts[placed.scene]
    shot = part.scene.shots[placed.shot]
    spec = describe_shot(rendition, part, shot)
    words = find_shot_words(rendition, placed)
    time = ShotTime(words, placed.length, rendition.timeline.fps)
    spec = time_shot(spec, shot, time)
    if isinstance(spec, ClipSpec):
        spec = keep_in_step(rendition, placed, spec)
    if isinstance(spec, MapSpec):
        spec = time_furniture(rendition, placed, spec)
        spec = _time_lettering(rendition, placed, spec)
    notes = time_notes(rendition, placed, words.find_frame)
    if notes is not None:
        spec = replace(spec, notes=notes)
    inserts = time_inserts(rendition, placed)
    if inserts is not None:
        spec = replace(spec, inserts=inserts)
    return VisualRequest(spec, part.folder, rendition.script.places)


def _time_lettering(
    rendition: Rendition, placed: PlacedShot, spec: MapSpec
) -> MapSpec:
    """Return what a map shot shows, its names and furniture kept out of dissolves to other maps."""
    shots = rendition.timeline.shots
    if placed not in shots:
        return spec
    i = shots.index(placed)
    if i > 0 and is_between_maps(rendition, shots[i - 1], placed):
        spec = replace(spec, lettered_from=Frames(placed.overlap // 2))
    if i + 1 < len(shots) and is_between_maps(rendition, placed, shots[i + 1]):
        end = placed.length - shots[i + 1].overlap // 2
        spec = replace(spec, lettered_until=Frames(end))
    return spec
