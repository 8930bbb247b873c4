"""Parts of what a map's shot shows: times, the camera's way, a run of shots, and the globe."""

from __future__ import annotations

from dataclasses import dataclass

from lantern.core.units import Frames
from lantern.graphics.look.panels import PanelStyle
from lantern.script.model.globe import GlobeSpot
from lantern.script.model.map import FurnitureMode
from lantern.script.model.panels import Corner, InsetForm


@dataclass(frozen=True)
class InsetPlace:
    """What decides where an inset stands, with the meanings that they have there."""

    style: PanelStyle
    corner: Corner
    form: InsetForm
    size: float | None = None


@dataclass(frozen=True)
class ShownSpan:
    """Frames of a shot in which something is there; None: as it begins, or until it ends.

    At `start` it begins to come, at `end` it is gone.
    """

    start: Frames | None = None
    end: Frames | None = None


@dataclass(frozen=True)
class DayCounter:
    """A counter of days over the date of a map, in its film's language.

    `first` is the day that is day 1; `words` have `{number}` in them.
    """

    first: str
    words: str


@dataclass(frozen=True)
class ReachedDate:
    """A date, and the frame of the shot at which it is reached; None before the film is cut."""

    date: str
    frame: Frames | None = None


@dataclass(frozen=True)
class MapRun:
    """What shots in a row on one map show together, each beginning where the last one ended.

    `views` are theirs, in the order in which they come. `show` are the moving items that any of
    them shows, None if one shows all; `dates` are those of the shots that show the date.
    `film_views` are those of all shots of the map in the film: furniture stands where it suits
    them all. `furniture` tells whether it is there always, only while it is new, or never;
    `legends` are the kinds of sign of each legend that is there while it is new. `counters` are
    those of the shots that count days; None if none does. `insets` are where small pictures
    stand on any of them; None if none has one. `emphasised` are the places that words of any of
    them put a ring around; None if there is no ring.
    """

    views: tuple[str, ...]
    show: tuple[str, ...] | None = None
    dates: tuple[tuple[str, str], ...] = ()
    film_views: tuple[str, ...] = ()
    furniture: FurnitureMode = "always"
    legends: tuple[tuple[str, ...], ...] = ()
    counters: tuple[DayCounter, ...] | None = None
    insets: tuple[InsetPlace, ...] | None = None
    emphasised: tuple[str, ...] | None = None


@dataclass(frozen=True)
class CameraLeg:
    """A part of a map camera's way: to a view, in frames [start, end) of the shot.

    With `follow` it goes to the head of an item and stays with it, as near as in the view. It has
    no frames before the film is cut.
    """

    view: str
    start: Frames | None = None
    end: Frames | None = None
    follow: str | None = None


@dataclass(frozen=True)
class GlobeName:
    """A place that is named on a globe, from frame `start` of the shot on.

    Without a spot it is the map's place of that name; without a frame it is there at first.
    """

    name: str
    spot: GlobeSpot | None = None
    start: Frames | None = None


@dataclass(frozen=True)
class GlobeFlight:
    """The globe with which a map's shot begins: what is in its middle at first, and its names.

    The camera comes down in frames [start, end) of the shot; it has no frames before the film is
    cut. `view` is the map's view that the author says it goes to.
    """

    spot: GlobeSpot
    names: tuple[GlobeName, ...] = ()
    view: str | None = None
    start: Frames | None = None
    end: Frames | None = None
