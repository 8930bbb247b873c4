"""The shots of a whole film in order, also where one scene of it is rendered alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from lantern.script.film_script import AuthoredShot
from lantern.visuals.specs import VisualSpec


@dataclass(frozen=True)
class ShotKey:
    """A shot by the number of its scene, from 1, and its index there, from 0."""

    scene: int
    shot: int


@dataclass(frozen=True)
class FilmShot:
    """A shot of the film, what it shows, and how its files are found."""

    authored: AuthoredShot
    spec: VisualSpec
    find: Callable[[str], Path]

    @property
    def key(self) -> ShotKey:
        """What names the shot."""
        return ShotKey(self.authored.scene.number, self.authored.index)
