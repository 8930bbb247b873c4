"""A film that isn't there: what is said of it, and which one was meant perhaps."""

from __future__ import annotations

from pathlib import Path

from lantern.core.problems import AssetFailure, find_near, format_path


def require_film(film: Path) -> None:
    """Refuse a film that isn't there.

    Raises:
        AssetFailure: There is no such folder or file, or no film.yml in the folder.
    """
    from lantern.script.paths import find_film_file

    file = find_film_file(film)
    if not file.exists() and not file.is_symlink():
        raise AssetFailure(explain_missing_film(film))


def explain_missing_film(film: Path) -> str:
    """Return what is said of a film that isn't there, with the one that was meant perhaps."""
    if film.is_dir():
        return (
            f"{format_path(film)} has no film.yml; name a film's folder, or its file"
            f"{suggest_film(film.name)}"
        )
    return (
        f"{format_path(film)} is not there; name a film's folder, or its file"
        f"{suggest_film(film.name)}"
    )


def suggest_film(name: str) -> str:
    """Return a question after a film in `scenes/` that has this name, or one much like it."""
    folders = {}
    for folder in (Path("scenes"), Path()):
        for film in folder.glob("*/film.yml"):
            folders[film.parent.name] = film.parent
    near = name if name in folders else find_near(name, folders)
    return f"; did you mean {format_path(folders[near])}?" if near else ""
