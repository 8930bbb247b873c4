"""What a map shot is made from: the map, the camera, the timings, and where things may stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from lantern.core.units import Frames, Size, classify_shape
from lantern.visuals.map.geometry.map_frame import MapFrame, find_map_frame
from lantern.visuals.map.geometry.safe_area import PixelBounds, SafeArea
from lantern.visuals.map.geometry.views import fit_frame
from lantern.visuals.map.geometry.window import Window
from lantern.visuals.map.motion.control_times import time_control
from lantern.visuals.map.motion.map_calendar import LEAD_SECONDS, REST_SECONDS
from lantern.visuals.map.motion.marches import time_units
from lantern.visuals.map.motion.timing import (
    MotionSchedule,
    find_stage_progress,
    plan_timings,
)
from lantern.visuals.map.shot.camera_path import CameraPath, TrackedPath
from lantern.visuals.map.shot.following import (
    FollowedShot,
    Following,
    TrackPiece,
    name_frame,
    plan_following,
)
from lantern.visuals.map.shot.furniture_times import FurnitureTimes
from lantern.visuals.map.shot.globe_path import count_arrival_frames
from lantern.visuals.map.shot.opening import MapResources, open_map
from lantern.visuals.map.spec.map_file import MapFile
from lantern.visuals.map.spec.naming import find_emphasised, list_views
from lantern.visuals.map_parts import CameraLeg, MapRun
from lantern.visuals.panels.arrangement import place_inset

if TYPE_CHECKING:
    from lantern.visuals import VisualContext
    from lantern.visuals.specs import MapSpec

ItemProgress = Mapping[str, float]
"""How far each item has come, from 0 (not there) to 1 (there in full), by its name."""
_LETTERING_SECONDS = 0.4
"""Seconds in which names and furniture come after a dissolve, and go before one."""
_SHAPE_SCALES = {"wide": 1.0, "square": 1.0, "portrait": 1.25}
"""Type by the shape of the frame: one that stands upright is seen on a telephone, and has its
smallest type at 30 pixels at 1080p."""


@dataclass(frozen=True, eq=False)
class ShotFraming:
    """The map of a shot, what its run and the shot itself show, and where things may stand.

    `windows` are those of the run's views by their names; `views` are the names of those at which
    the camera rests, in their order. `frame` has the rows that they are fitted into. `insets` are
    the boxes of small pictures on the run's shots, in pixels.
    """

    resources: MapResources
    frame: MapFrame
    safe_area: SafeArea
    run: MapRun
    windows: Mapping[str, Window]
    views: tuple[str, ...]
    insets: tuple[PixelBounds, ...] = ()

    @property
    def first(self) -> str:
        """Return the name of the view at the start."""
        return self.views[0]

    @property
    def last(self) -> str:
        """Return the name of the view at the end; the first one for a camera at rest."""
        return self.views[-1]

    @property
    def first_window(self) -> Window:
        """Return what the shot shows at its start."""
        return self.windows[self.first]

    @property
    def last_window(self) -> Window:
        """Return what the shot shows at its end."""
        return self.windows[self.last]


@dataclass(frozen=True, eq=False)
class ShotSetup:
    """What the painters of a shot share. `safe_area.size` is the size of the map, in pixels.

    Without times all `furniture` is always there.
    """

    framing: ShotFraming
    camera: CameraPath
    schedule: MotionSchedule
    furniture: FurnitureTimes | None = None
    lettered_from: int | None = None
    lettered_until: int | None = None
    following: Following | None = None

    def compute_lettering(self, n: int) -> float:
        """Return how far names and furniture are there at frame n, 0..1.

        They come when a dissolve from another map has ended, and go before one begins.
        """
        fade = _LETTERING_SECONDS * self.camera.fps
        shown = 1.0
        if self.lettered_from is not None:
            shown = min(shown, (n - self.lettered_from) / fade)
        if self.lettered_until is not None:
            shown = min(shown, (self.lettered_until - n) / fade)
        return round(min(max(shown, 0.0), 1.0), 5)

    @property
    def resources(self) -> MapResources:
        """Return the map that the shot shows."""
        return self.framing.resources

    @property
    def safe_area(self) -> SafeArea:
        """Return where furniture and names may stand."""
        return self.framing.safe_area

    @property
    def size(self) -> Size:
        """Return the size of the map in pixels; below it there may be a mount."""
        return self.safe_area.size

    @property
    def unit(self) -> float:
        """Return pixels per unit of type and line, 1 at 1080p."""
        return self.safe_area.k

    def find_position(self, item: str, progress: ItemProgress) -> float:
        """Return where an item is on its way, from 0 to 1.

        The stages of a front are apart by their dates, so a front isn't as far as its time.
        """
        map_file = self.resources.map_file
        for front in map_file.fronts:
            if front.id == item:
                return find_stage_progress(front, map_file, progress[item])
        return progress[item]


def open_framing(spec: MapSpec, context: VisualContext) -> ShotFraming:
    """Open the map of a shot and fit the views of its run into the frame.

    Raises:
        AssetFailure: the map file or its style has faults, or the map lacks a view.
    """
    resources = open_map(
        context.find,
        spec.map,
        context.drawing_cache,
        look=context.look,
        words=spec.words,
        language=spec.language,
        texts=spec.texts,
    )
    if context.flat_ground is not None:
        resources = resources.with_flat_ground(context.flat_ground)
    frame = find_map_frame(context.look, context.size, context.has_captions)
    safe_area = _find_safe_area(context, frame.size)
    views = list_views(spec, resources.map_file)
    run = spec.run or describe_run(spec, views, resources.map_file)
    windows = {}
    for name in (*run.views, *views):
        view = resources.map_file.views[name]
        windows[name] = fit_frame(view, resources.projection, frame)
    insets = tuple(_find_insets(run, context))
    return ShotFraming(resources, frame, safe_area, run, windows, views, insets)


def _find_insets(run: MapRun, context: VisualContext) -> Iterator[PixelBounds]:
    """Yield the boxes of small pictures on the shots of a run."""
    for place in run.insets or ():
        x, y, w, h = place_inset(place, context).as_floats()
        yield x, y, x + w, y + h


def describe_run(
    spec: MapSpec, views: Sequence[str], map_file: MapFile
) -> MapRun:
    """Return the run that a shot is on its own; `views` are those at which its camera rests."""
    show = None
    if spec.show is not None:
        show = tuple(sorted({*spec.show, *spec.when}))
    dates = (spec.dates,) if spec.dates else ()
    counters = (spec.counter,) if spec.counter else None
    insets = (spec.inset.place,) if spec.inset else None
    return MapRun(
        tuple(dict.fromkeys(views)),
        show,
        dates,
        counters=counters,
        insets=insets,
        emphasised=tuple(sorted(find_emphasised(map_file, spec))) or None,
    )


def prepare_shot(spec: MapSpec, context: VisualContext) -> ShotSetup:
    """Open the map of a shot and plan its camera and timings.

    Raises:
        AssetFailure: the map file or its style has faults, or the map lacks a view.
    """
    framing = open_framing(spec, context)
    camera = CameraPath(
        framing.first_window, framing.last_window, context.fps, context.length
    )
    lettered_from = spec.lettered_from
    if spec.globe is not None and spec.globe.end is not None:
        settled = Frames(spec.globe.end + count_arrival_frames(context.fps))
        camera = _wait_for_globe(camera, settled)
        lettered_from = Frames(max(settled, lettered_from or 0))
    schedule = _plan_schedule(spec, context, framing.resources)
    following = None
    if spec.follows:
        following = _follow(spec, framing, schedule, context=context)
        windows = {**framing.windows, **following.name_views()}
        framing = replace(framing, windows=windows)
    furniture = None
    if spec.furniture is not None:
        furniture = FurnitureTimes(spec.furniture, context.fps)
    return ShotSetup(
        framing,
        camera,
        schedule,
        furniture=furniture,
        lettered_from=lettered_from,
        lettered_until=spec.lettered_until,
        following=following,
    )


def _plan_schedule(
    spec: MapSpec, context: VisualContext, resources: MapResources
) -> MotionSchedule:
    """Return the timings of all that moves in a shot."""
    map_file = resources.map_file
    length, fps = context.length, context.fps
    words = resources.words.dates
    schedule = plan_timings(
        map_file,
        spec,
        words,
        length=length,
        fps=fps,
    )
    schedule = time_units(
        schedule,
        map_file,
        spec,
        length=length,
        fps=fps,
    )
    return time_control(
        schedule,
        map_file,
        spec,
        length=length,
        fps=fps,
    )


def _wait_for_globe(camera: CameraPath, settled: Frames) -> CameraPath:
    """Return a camera whose move begins when its globe has come down, at a frame."""
    start = settled + round(LEAD_SECONDS * camera.fps)
    end = camera.length - 1 - round(REST_SECONDS * camera.fps)
    return replace(
        camera,
        start=Frames(start),
        end=Frames(max(end, start + 1)),
    )


def _follow(
    spec: MapSpec,
    framing: ShotFraming,
    schedule: MotionSchedule,
    *,
    context: VisualContext,
) -> Following:
    """Return where the camera of a shot is that follows something."""
    shot = FollowedShot(
        framing.resources,
        framing.frame,
        framing.windows,
        schedule,
        context.fps,
        context.length,
    )
    legs = time_evenly(spec.legs, context.length)
    return plan_following(shot, framing.first, spec.follow, legs=legs)


def split_legs(setup: ShotSetup, legs: Sequence[CameraLeg]) -> list[ShotSetup]:
    """Return a shot as one setup for each leg of its camera; itself if it has no legs.

    A camera that follows something has one for each piece of its track.
    """
    if setup.following is not None:
        return [_split_off(setup, piece) for piece in setup.following.pieces]
    found = []
    views = setup.framing.views
    for i, leg in enumerate(time_evenly(legs, setup.camera.length)):
        framing = replace(setup.framing, views=views[i : i + 2])
        camera = replace(
            setup.camera,
            first=framing.first_window,
            last=framing.last_window,
            start=leg.start,
            end=leg.end,
        )
        found.append(
            replace(
                setup,
                framing=framing,
                camera=camera,
            )
        )
    return found or [setup]


def _split_off(setup: ShotSetup, piece: TrackPiece) -> ShotSetup:
    """Return one piece of the track of a shot as a setup of its own."""
    assert setup.following is not None
    ends = (name_frame(piece.start), name_frame(piece.end))
    framing = replace(setup.framing, views=ends)
    camera = TrackedPath(
        framing.first_window,
        framing.last_window,
        setup.camera.fps,
        setup.camera.length,
        Frames(piece.start),
        Frames(piece.end),
        track=setup.following.track,
        ground=piece.ground,
    )
    return replace(
        setup,
        framing=framing,
        camera=camera,
    )


def time_evenly(legs: Sequence[CameraLeg], length: int) -> list[CameraLeg]:
    """Return legs with their frames; before the film is cut they share a shot evenly."""
    found = []
    for i, leg in enumerate(legs):
        if leg.start is None or leg.end is None:
            start = Frames(length * i // len(legs))
            end = Frames(max(length * (i + 1) // len(legs) - 1, start + 1))
            leg = replace(
                leg,
                start=start,
                end=end,
            )
        found.append(leg)
    return found


def _find_safe_area(context: VisualContext, size: Size) -> SafeArea:
    bands: dict[str, PixelBounds] = {}
    found = context.look.get_bands(context.size, context.has_captions)
    for name, (x, y, w, h) in found.items():
        bands[name] = (x, y, x + w, y + h)
    unit = context.scale * _SHAPE_SCALES[classify_shape(context.size)]
    return SafeArea(size, bands, unit, context.has_captions)
