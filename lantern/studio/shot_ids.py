"""Names of shots that hold from save to save, and which of them changed."""

from __future__ import annotations

from lantern.core.problems import Failure
from lantern.script.film_script import Script
from lantern.studio.loaded_film import LoadedFilm
from lantern.timeline import PlacedShot


def name_shot(script: Script, placed: PlacedShot) -> str:
    """Return a shot's id: that of its scene, and its number there."""
    return f"{script.parts[placed.scene].id}/{placed.shot + 1}"


def find_picture_key(film: LoadedFilm, shot: int) -> str:
    """Return what decides the pixels of a shot of the timeline; empty if it can't be painted."""
    try:
        return film.draft.get_shot_key(shot)
    except Failure:
        return ""


def list_changed_shots(before: LoadedFilm, after: LoadedFilm) -> list[str]:
    """Return the ids of shots whose pictures aren't those of the film before."""
    old = _list_keys(before)
    return [
        name for name, key in _list_keys(after).items() if old.get(name) != key
    ]


def _list_keys(film: LoadedFilm) -> dict[str, str]:
    script = film.session.script
    keys = {}
    for i, placed in enumerate(film.draft.timeline.shots):
        keys[name_shot(script, placed)] = find_picture_key(film, i)
    return keys
