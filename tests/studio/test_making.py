"""What a render would make, as the studio plans it."""

from __future__ import annotations

from pathlib import Path

from lantern.studio.loaded_film import lay_out_film
from lantern.studio.making import MakingPlanner
from tests.support import films
from tests.support.films import scene, still


def test_what_was_planned_before_a_save_is_not_opened_again(
    tmp_path: Path,
) -> None:
    scenes = [
        scene("One", None, still("dark"), duration=2),
        scene("Two", None, still("white"), duration=2),
    ]
    session = films.studio(films.write(tmp_path / "project", scenes), tmp_path)
    film = lay_out_film(session, 1)
    planner = MakingPlanner(session.store)
    newer = iter((False, True))  # comes after the first shot
    assert planner.plan(film, lambda: next(newer)) is None
    for name in ("dark", "white"):
        (tmp_path / "project" / "assets" / f"{name}.png").unlink()
    making = planner.plan(film, lambda: False)
    assert making is not None
    assert [shot.state for shot in making] == ["missing", "missing"]
    assert making[0].reason == "new"
    assert "not found" in making[1].reason
