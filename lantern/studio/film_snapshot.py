"""What the studio knows of its film at one time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lantern.core.problems import Problem

if TYPE_CHECKING:
    from lantern.studio.loaded_film import LoadedFilm
    from lantern.studio.making import ShotMaking


@dataclass(frozen=True)
class FilmSnapshot:
    """What is known of the film at one time.

    `film` is the last that could be laid out, None before there was one. `problems` are those of
    the files as they are now; `is_current` tells whether `film` was read from these files.
    `making` says of each shot of the timeline what a render would do; empty until it is known.
    `version` counts the snapshots.
    """

    film: LoadedFilm | None = None
    problems: tuple[Problem, ...] = ()
    is_current: bool = False
    making: tuple[ShotMaking, ...] = ()
    version: int = 0
