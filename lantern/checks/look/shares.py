"""How the film's time is shared out: among kinds of pictures, views of maps, and cards."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from lantern.checks.look.cut_film import CutFilm, CutShot
from lantern.checks.look.finding import LookFinding, make_finding
from lantern.core.problems import AssetFailure
from lantern.script.document import read_yaml
from lantern.script.model.cards import CreditsCard, TitleCard
from lantern.visuals.map.spec.map_file import MapFile
from lantern.visuals.map.spec.naming import find_end_views, read_model
from lantern.visuals.specs import CardSpec, MapSpec

MOST_OF_A_VIEW = 0.1
MOST_OF_CARDS = 0.1
"""Shares of the film beyond which one view of a map, and cards, tire the eye."""


@dataclass
class ViewTime:
    """How long the camera rests at a view of a map, in seconds, and in which shots."""

    path: Path
    name: str
    seconds: float = 0.0
    shots: list[CutShot] = field(default_factory=list)


def measure_kinds(film: CutFilm) -> dict[str, float]:
    """Return the share of the film that each kind of picture has, 0..1."""
    found: dict[str, float] = {}
    for shot in film.shots:
        share = film.measure_share(film.measure_seconds([shot]))
        found[shot.spec.kind] = found.get(shot.spec.kind, 0.0) + share
    return found


def measure_views(film: CutFilm) -> list[ViewTime]:
    """Return how long the camera rests at each view of a map, the longest first."""
    found: dict[tuple[Path, str], ViewTime] = {}
    for shot in film.shots:
        if not isinstance(shot.spec, MapSpec):
            continue
        try:
            path = film.make_context(shot).find(shot.spec.map)
            first, last = find_end_views(shot.spec, read_model(MapFile, path))
        except AssetFailure:
            continue
        if first == last:
            view = found.setdefault((path, first), ViewTime(path, first))
            view.seconds += film.measure_seconds([shot])
            view.shots.append(shot)
    return sorted(found.values(), key=lambda view: -view.seconds)


def find_long_views(
    film: CutFilm, views: Sequence[ViewTime]
) -> Iterator[LookFinding]:
    """Yield the views that fill more than MOST_OF_A_VIEW of the film, in more than one shot."""
    for view in views:
        share = film.measure_share(view.seconds)
        if share <= MOST_OF_A_VIEW or len(view.shots) < 2:
            continue
        tree, _ = read_yaml(view.path)
        if tree is None:
            continue
        message = (
            f"view '{view.name}' fills {share:.0%} of the film, {view.seconds:.0f} s in "
            f"{len(view.shots)} shots; show some of them from nearer, or as other pictures"
        )
        yield make_finding(
            "one view",
            message,
            tree.find_span(("views", view.name)),
            shots=[shot.index for shot in view.shots],
        )


def list_counted_cards(film: CutFilm) -> list[CutShot]:
    """Return the shots that show cards, but for titles and credits, which a film must have."""
    found = []
    for shot in film.shots:
        if not isinstance(shot.spec, CardSpec):
            continue
        if not isinstance(shot.spec.card, TitleCard | CreditsCard):
            found.append(shot)
    return found


def find_many_cards(film: CutFilm) -> Iterator[LookFinding]:
    """Yield a finding at the longest card if cards fill more than MOST_OF_CARDS of the film."""
    cards = list_counted_cards(film)
    seconds = film.measure_seconds(cards)
    share = film.measure_share(seconds)
    if share <= MOST_OF_CARDS or len(cards) < 2:
        return
    longest = max(cards, key=lambda shot: shot.placed.length)
    message = (
        f"cards fill {share:.0%} of the film, {seconds:.0f} s in {len(cards)} shots, and this one "
        f"is the longest with {film.measure_seconds([longest]):.1f} s; show pictures, and let the "
        "voice say it"
    )
    yield make_finding(
        "many cards",
        message,
        longest.authored.find_span(("card",)),
        shots=[shot.index for shot in cards],
    )
