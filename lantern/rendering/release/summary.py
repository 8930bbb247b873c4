"""The report of a rendering, as JSON: the film in numbers, scene by scene."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from lantern.core.records import load_record
from lantern.core.store import Store
from lantern.core.units import SAMPLE_RATE
from lantern.plan import Job, Rendition
from lantern.plan.results import TakeInfo
from lantern.rendering.release.description import make_chapters
from lantern.script.film_script import SceneSource
from lantern.timeline import Timeline
from lantern.timeline.captions import readability


def build_summary(
    rendition: Rendition, takes: Mapping[int, Job], *, store: Store
) -> dict[str, Any]:
    """Return what the report says of the film's making, but for clock times.

    Args:
        rendition: the film as it was laid out.
        takes: the take jobs by scene.
        store: holds their results.
    """
    timeline = rendition.timeline
    scenes = []
    for i, part in enumerate(rendition.script.parts):
        info = None
        if i in takes:
            info = load_record(store, takes[i].key, TakeInfo)
        scenes.append(_describe_scene(timeline, i, part, info=info))
    stats = readability.measure_captions(rendition.cues, timeline.fps)
    return {
        "seconds": timeline.total / timeline.fps,
        "frames": timeline.total,
        "sound_hz": SAMPLE_RATE,
        "language": rendition.script.film.language,
        "captions": asdict(stats) if stats else None,
        "chapters": _list_chapters(timeline),
        "scenes": scenes,
    }


def _list_chapters(timeline: Timeline) -> list[dict[str, Any]]:
    """Return the chapters as the description and the film itself have them."""
    fps = timeline.fps
    return [
        {"seconds": chapter.start / fps, "title": chapter.title}
        for chapter in make_chapters(timeline.chapters, timeline.total, fps)
    ]


def _describe_scene(
    timeline: Timeline, i: int, part: SceneSource, *, info: TakeInfo | None
) -> dict[str, Any]:
    shots = [shot for shot in timeline.shots if shot.scene == i]
    start = shots[0].start
    described = {
        "scene": part.scene.scene,
        "id": part.id,
        "start": start / timeline.fps,
        "seconds": (shots[-1].end - start) / timeline.fps,
        "shots": len(shots),
        "passage": list(part.scene.passage),
        "voice": None,
        "word_times": None,
        "alignment": None,
        "words": len(timeline.words[i]),
    }
    if info is not None:
        described["voice"] = info.engine
        described["word_times"] = info.timing
        described["alignment"] = list(info.alignment)
    return described
