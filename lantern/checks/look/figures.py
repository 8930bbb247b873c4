"""A film's look in numbers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from lantern.checks.look import shares
from lantern.checks.look.cut_film import CutFilm
from lantern.checks.look.finding import LookFinding
from lantern.checks.look.lettering import Lettering
from lantern.checks.look.movement import Stillness
from lantern.checks.look.shares import ViewTime


@dataclass(frozen=True)
class TimeFigures:
    """How the film's time is shared out: seconds, and shares of the film from 0 to 1.

    `kinds` are the shares of stills, maps, cards and clips, `cards` that of cards without titles
    and credits, `still` that in which no picture moves. `map` and `view` name the view at which the
    camera rests longest, and its file; they are empty in a film without maps.
    """

    shots: int
    mean_shot: float
    longest_shot: float
    kinds: Mapping[str, float]
    cards: float
    still: float
    longest_still: float
    map: str
    view: str
    view_share: float


@dataclass(frozen=True)
class LookFigures:
    """A film's look in numbers.

    `smallest_type` is in pixels at 1080p. It and the contrast are the least of cards and maps, None
    without any. `findings` says how many there are of each kind.
    """

    time: TimeFigures
    smallest_type: float | None
    least_contrast: float | None
    findings: Mapping[str, int]


def measure_time(
    film: CutFilm, stillness: Mapping[int, Stillness], views: Sequence[ViewTime]
) -> TimeFigures:
    """Return how the time of a film is shared out."""
    lengths = [film.measure_seconds([shot]) for shot in film.shots]
    cards = film.measure_seconds(shares.list_counted_cards(film))
    still = sum(each.total for each in stillness.values())
    longest = max((each.longest for each in stillness.values()), default=0.0)
    return TimeFigures(
        shots=len(lengths),
        mean_shot=sum(lengths) / max(1, len(lengths)),
        longest_shot=max(lengths, default=0.0),
        kinds=shares.measure_kinds(film),
        cards=film.measure_share(cards),
        still=film.measure_share(still),
        longest_still=longest,
        map=views[0].path.name if views else "",
        view=views[0].name if views else "",
        view_share=film.measure_share(views[0].seconds) if views else 0.0,
    )


def find_smallest_type(lettering: Iterable[Lettering]) -> float | None:
    """Return the smallest type of cards and maps, in pixels at 1080p."""
    return min((words.size for words in lettering), default=None)


def find_least_contrast(lettering: Iterable[Lettering]) -> float | None:
    """Return the least contrast of words on cards and maps with the ground beside them."""
    measured = []
    for words in lettering:
        if words.contrast is not None:
            measured.append(words.contrast)
    return min(measured, default=None)


def count_kinds(findings: Iterable[LookFinding]) -> dict[str, int]:
    """Return how many findings there are of each kind, in the order of the list."""
    counts: dict[str, int] = {}
    for finding in findings:
        counts[finding.kind] = counts.get(finding.kind, 0) + 1
    return counts
