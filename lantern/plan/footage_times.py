"""Footage that speaks: which second of it is seen, so that it stays in step with its voice."""

from __future__ import annotations

from dataclasses import replace

from lantern.core.units import Rate, Seconds
from lantern.plan.rendition import Rendition
from lantern.timeline import PlacedShot
from lantern.visuals.specs import ClipSpec


def keep_in_step(
    rendition: Rendition, placed: PlacedShot, spec: ClipSpec
) -> ClipSpec:
    """Return what a shot of footage shows, in step with the sound where that is the voice.

    The picture begins before its voice does where the scene has a pause before it, and goes on
    after its trimming.
    """
    scene = rendition.script.parts[placed.scene].scene
    clip = scene.shots[placed.shot].clip
    recorded = scene.recorded_voice
    if (
        clip is None
        or not clip.speaks
        or recorded is None
        or recorded.part is None
    ):
        return spec
    begins = dict(rendition.timeline.takes)[placed.scene]
    later = Rate(rendition.timeline.fps).to_seconds(placed.start - begins)
    return replace(
        spec,
        start=Seconds(recorded.part.start + later),
        end=None,
    )
