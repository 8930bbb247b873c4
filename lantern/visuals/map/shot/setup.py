"""What a map shot is made from: the map, the camera, the timings, and where things may stand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lantern.core.units import Size, classify_shape
from lantern.visuals.map.geometry.map_frame import find_map_frame
from lantern.visuals.map.geometry.safe_area import PixelBounds, SafeArea
from lantern.visuals.map.geometry.views import fit_frame
from lantern.visuals.map.geometry.window import Window
from lantern.visuals.map.motion.timing import (
    MotionSchedule,
    find_stage_progress,
    plan_timings,
)
from lantern.visuals.map.shot.camera_path import CameraPath
from lantern.visuals.map.shot.furniture_times import FurnitureTimes
from lantern.visuals.map.shot.opening import MapResources, open_map
from lantern.visuals.map.spec.naming import find_end_views
from lantern.visuals.specs import MapRun

if TYPE_CHECKING:
    from lantern.visuals import VisualContext
    from lantern.visuals.specs import MapSpec

ItemProgress = Mapping[str, float]
"""How far each item has come, from 0 (not there) to 1 (there in full), by its name."""
_LETTERING_SECONDS = 0.4
"""Seconds in which names and furniture come after a dissolve, and go before one."""
_SHAPE_SCALES = {"wide": 1.0, "square": 0.9, "portrait": 1.25}
"""Type by the shape of the frame: a square is small for all that stands in it, and a portrait frame
is seen on a telephone: its smallest type is 28 pixels at 1080p."""


@dataclass(frozen=True, eq=False)
class ShotFraming:
    """The map of a shot, what its run and both its ends show, and where things may stand.

    `windows` are those of the run's views by their names; `first` and `last` are the names of the
    shot's own, the same for a camera at rest.
    """

    resources: MapResources
    safe_area: SafeArea
    run: MapRun
    windows: Mapping[str, Window]
    first: str
    last: str

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
    )
    frame = find_map_frame(context.look, context.size, context.has_captions)
    safe_area = _find_safe_area(context, frame.size)
    ends = find_end_views(spec, resources.map_file)
    run = spec.run or describe_run(spec, ends)
    windows = {}
    for name in (*run.views, *ends):
        view = resources.map_file.views[name]
        windows[name] = fit_frame(view, resources.projection, frame)
    return ShotFraming(resources, safe_area, run, windows, first=ends[0], last=ends[1])


def describe_run(spec: MapSpec, ends: tuple[str, str]) -> MapRun:
    """Return the run that a shot is on its own; `ends` are its first and its last view."""
    show = None
    if spec.show is not None:
        show = tuple(sorted({*spec.show, *spec.when}))
    dates = (spec.dates,) if spec.dates else ()
    return MapRun(tuple(dict.fromkeys(ends)), show, dates)


def prepare_shot(spec: MapSpec, context: VisualContext) -> ShotSetup:
    """Open the map of a shot and plan its camera and timings.

    Raises:
        AssetFailure: the map file or its style has faults, or the map lacks a view.
    """
    framing = open_framing(spec, context)
    resources = framing.resources
    camera = CameraPath(
        framing.first_window, framing.last_window, context.fps, context.length
    )
    schedule = plan_timings(
        resources.map_file,
        spec,
        resources.words.dates,
        length=context.length,
        fps=context.fps,
    )
    furniture = None
    if spec.furniture is not None:
        furniture = FurnitureTimes(spec.furniture, context.fps)
    return ShotSetup(
        framing,
        camera,
        schedule,
        furniture=furniture,
        lettered_from=spec.lettered_from,
        lettered_until=spec.lettered_until,
    )


def _find_safe_area(context: VisualContext, size: Size) -> SafeArea:
    bands: dict[str, PixelBounds] = {}
    found = context.look.get_bands(context.size, context.has_captions)
    for name, (x, y, w, h) in found.items():
        bands[name] = (x, y, x + w, y + h)
    unit = context.scale * _SHAPE_SCALES[classify_shape(context.size)]
    return SafeArea(size, bands, unit, context.has_captions)
