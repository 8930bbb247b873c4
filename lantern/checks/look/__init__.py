"""What a viewer would mind in a film that has no fault: names that are lost, type, time, repeats.

The film is cut to its takes, or to guesses at them. Only maps and cards are painted, each once;
what was measured of them is kept in the store.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from lantern.checks.film_maps import check_backward_dates, check_dead_items
from lantern.checks.look import (
    labels,
    legibility,
    movement,
    repeats,
    shares,
    signs,
)
from lantern.checks.look.covered_places import find_covered_places
from lantern.checks.look.cut_film import CutFilm, CutShot
from lantern.checks.look.figures import (
    LookFigures,
    count_kinds,
    find_least_contrast,
    find_smallest_type,
    measure_time,
)
from lantern.checks.look.finding import FindingKind, LookFinding
from lantern.checks.look.globes import find_hasty_globes
from lantern.checks.look.lettering import list_film_lettering
from lantern.checks.look.names import find_hidden_names
from lantern.core.problems import Problem, Span


@dataclass(frozen=True)
class CheckedLook:
    """What was found in a film's look, in the order of its kinds, and the figures."""

    SCHEMA: ClassVar[str] = "lantern.look/1"

    findings: tuple[LookFinding, ...]
    figures: LookFigures


def check_look(film: CutFilm, *, paints: bool = True) -> CheckedLook:
    """Return what a viewer would mind in a checked film, all of it warnings.

    Unless it `paints` nothing is known of the contrast of words with their ground.
    """
    stillness = movement.measure_stillness(film)
    views = shares.measure_views(film)
    lettering = list_film_lettering(film, paints=paints)
    found = [
        *find_hidden_names(film),
        *find_covered_places(film),
        *legibility.find_small_type(film, lettering),
        *legibility.find_lost_words(film),
        *legibility.find_low_contrast(lettering),
        *movement.find_still_shots(film, stillness),
        *shares.find_long_views(film, views),
        *shares.find_many_cards(film),
        *repeats.find_spoken_cards(film),
        *labels.find_short_labels(film),
        *signs.find_short_signs(film),
        *labels.find_short_thirds(film),
        *find_hasty_globes(film),
        *repeats.find_repeated_stills(film),
        *_find_map_faults(film),
    ]
    findings = tuple(_join_alike(found))
    figures = LookFigures(
        measure_time(film, stillness, views),
        find_smallest_type(lettering),
        find_least_contrast(lettering),
        count_kinds(findings),
    )
    return CheckedLook(findings, figures)


def _find_map_faults(film: CutFilm) -> Iterator[LookFinding]:
    """Yield what every check says of maps, with the shots that show it."""
    script = film.rendition.script
    for problem in check_backward_dates(script):
        shots = [
            shot.index
            for shot in film.shots
            if _has_dates_at(shot, problem.span)
        ]
        yield LookFinding("dates that run backward", problem, tuple(shots))
    for problem in check_dead_items(script):
        yield LookFinding("dead items", problem)


def _has_dates_at(shot: CutShot, span: Span | None) -> bool:
    return shot.authored.find_span(("dates",)) == span


def _join_alike(findings: Iterable[LookFinding]) -> Iterator[LookFinding]:
    """Yield findings that say the same of the same place as one, with all their shots."""
    joined: dict[tuple[FindingKind, Problem], set[int]] = {}
    for finding in findings:
        joined.setdefault((finding.kind, finding.problem), set()).update(
            finding.shots
        )
    for (kind, problem), shots in joined.items():
        yield LookFinding(kind, problem, tuple(sorted(shots)))
