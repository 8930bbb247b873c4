"""The jobs that draw maps, cards and stills before they are moved."""

from __future__ import annotations

import functools
from collections.abc import Container, Iterator
from dataclasses import replace

from lantern.core.problems import AssetFailure
from lantern.core.store import Store
from lantern.core.units import Frames
from lantern.plan.job import Job, make_job
from lantern.plan.picture_versions import list_programs, list_tools
from lantern.plan.rendition import Rendition
from lantern.plan.segments import add_inputs
from lantern.plan.style_request import build_style_request
from lantern.plan.visual_request import build_visual_request
from lantern.script.model.card_ground import GroundedCard
from lantern.script.model.framing import Move
from lantern.timeline import PlacedShot
from lantern.visuals import Find
from lantern.visuals.map.spec.map_file import MapFile
from lantern.visuals.map.spec.naming import find_end_views, read_model
from lantern.visuals.requests import DrawingRequest, VisualRequest
from lantern.visuals.specs import CardSpec, MapSpec, StillSpec, VisualSpec

_WEIGHT = 20.0
"""Frames that take as long as to draw a still or a map."""
_CARD_WEIGHT = 2.0
_VIEWS_AREA = 0.5
"""Of a map's camera that goes from view to view: what it shows of the first, roughly."""


def make_drawing_jobs(
    rendition: Rendition, store: Store, *, shots: Container[int] | None = None
) -> list[Job]:
    """Return jobs that draw maps, cards and stills before they are moved; those alike only once.

    `shots` are the indices of the timeline's shots that are drawn; None means all of them.
    """
    jobs: dict[str, Job] = {}
    for i in range(len(rendition.timeline.shots)):
        if shots is not None and i not in shots:
            continue
        shot = rendition.find_pictured(i)
        request = _drop_times(build_visual_request(shot.rendition, shot.placed))
        job = _make_job(shot.rendition, shot.placed, request, store=store)
        jobs.setdefault(job.key, job)
    return list(jobs.values())


def make_resting_drawing_jobs(rendition: Rendition, store: Store) -> list[Job]:
    """Return jobs that draw what maps come to rest on, also under cards; those alike only once.

    A map that can't be read is left out: what is wrong with it is told elsewhere.
    """
    jobs = []
    seen: set[str] = set()
    for placed, request in _iter_resting(rendition):
        what = repr((_drop_run(request).spec, request.folder))
        if what not in seen:
            seen.add(what)
            jobs.append(_make_job(rendition, placed, request, store=store))
    return jobs


def _iter_resting(
    rendition: Rendition,
) -> Iterator[tuple[PlacedShot, VisualRequest]]:
    """Yield the placed shots that show maps, and their drawings that are seen at rest."""
    for placed in rendition.timeline.shots:
        request = build_visual_request(rendition, placed)
        if isinstance(request.spec, CardSpec):
            if _has_map(request.spec):
                yield placed, request
        elif isinstance(request.spec, MapSpec):
            part = rendition.script.parts[placed.scene]
            find = functools.partial(
                rendition.script.get_path, folder=part.folder
            )
            try:
                rested = rest_at_last_view(request.spec, find)
            except AssetFailure:
                continue
            yield placed, replace(request, spec=_make_ground(rested))


def _make_ground(spec: MapSpec) -> MapSpec:
    """Return what a map at rest shows, without its words.

    It keeps its run, so that whoever asks for the layout shares one.
    """
    return MapSpec(
        map=spec.map,
        view=spec.view,
        run=spec.run,
        lettered_until=Frames(0),
    )


def _drop_run(request: VisualRequest) -> VisualRequest:
    """Return a request without the run of its map, on which no ground depends."""
    if not isinstance(request.spec, MapSpec):
        return request
    return replace(request, spec=replace(request.spec, run=None))


def _has_map(spec: CardSpec) -> bool:
    """Tell whether a card stands on a map."""
    card = spec.card
    if not isinstance(card, GroundedCard) or card.ground is None:
        return False
    return card.ground.map is not None


def rest_at_last_view(spec: MapSpec, find: Find) -> MapSpec:
    """Return what a map shot shows in the end: everything has come, and its camera rests.

    Raises:
        AssetFailure: the map file has faults, or lacks a view.
    """
    _, last = find_end_views(spec, read_model(MapFile, find(spec.map)))
    return replace(
        spec,
        view=last,
        move=None,
        legs=(),
        globe=None,
        follow=None,
        pins=None,
        when={},
        lettered_from=None,
        lettered_until=None,
    )


def _make_job(
    rendition: Rendition,
    placed: PlacedShot,
    request: VisualRequest,
    *,
    store: Store,
) -> Job:
    style = build_style_request(rendition)
    visual = add_inputs(
        request,
        placed.length,
        style,
        rendition=rendition,
        store=store,
    )
    part = rendition.script.parts[placed.scene]
    return make_job(
        "drawing",
        f"{part.name}, shot {placed.shot + 1}: drawing",
        DrawingRequest(visual, Frames(placed.length), style),
        suffix=".json",
        weight=_weigh(visual.spec),
        tools=list_tools([visual]),
        program=list_programs([visual]),
    )


def _weigh(spec: VisualSpec) -> float:
    """Return the work of a drawing in frames: more where a camera goes near.

    Measured on the sample film: heaviest first, no worker waits for the last one.
    """
    if isinstance(spec, CardSpec):
        return _CARD_WEIGHT
    if not isinstance(spec, MapSpec | StillSpec) or not isinstance(
        spec.move, Move
    ):
        return _WEIGHT
    ends = (spec.move.start, spec.move.end)
    areas = [end[2] * end[3] for end in ends if not isinstance(end, str)]
    return _WEIGHT / min(areas, default=_VIEWS_AREA)


def _drop_times(request: VisualRequest) -> VisualRequest:
    """Return a request without what no kept drawing has: notes, inserts, pins, times."""
    request = replace(
        request,
        spec=replace(
            request.spec,
            notes=None,
            inserts=None,
        ),
    )
    if not isinstance(request.spec, MapSpec):
        return request
    return replace(
        request,
        spec=replace(
            request.spec,
            furniture=None,
            pins=None,
        ),
    )
