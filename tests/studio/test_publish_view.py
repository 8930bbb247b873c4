"""What would be published, counted against the limits of each place."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from lantern.studio.loaded_film import lay_out_film
from lantern.studio.options import StudioOptions
from lantern.studio.publish_view import PublishTarget, describe_publishing
from tests.support import films
from tests.support.films import scene


def describe(
    base: Path, *, text: str = "", **film: Any
) -> tuple[PublishTarget, ...]:
    folder = films.write(
        base / "project", [scene("One", None, duration=3)], **film
    )
    out = base / "project" / "build" / "short"
    if text:
        out.mkdir(parents=True)
        (out / "description.txt").write_text(text, "utf-8")
    options = StudioOptions(folder, base / "store")
    return describe_publishing(
        lay_out_film(films.studio(folder, base), 1), options
    ).targets


def count(target: PublishTarget) -> dict[str, tuple[int, int | None]]:
    return {item.field: (item.count, item.limit) for item in target.items}


YOUTUBE = {"to": "youtube", "made_for_kids": False, "synthetic": False}


def test_a_film_that_goes_nowhere_has_no_targets(tmp_path: Path) -> None:
    assert describe(tmp_path) == ()


def test_texts_are_counted_as_the_platform_counts_them(tmp_path: Path) -> None:
    counts = count(
        describe(
            tmp_path,
            title="Rain é",
            description="É 12",
            tags=["sea", "old maps"],
            publish=[YOUTUBE],
        )[0]
    )
    assert counts["title"] == (6, 100)
    assert counts["description"] == (5, 5000)
    assert counts["characters of tags"] == (14, 500)
    assert counts["seconds"][0] == 3


def test_a_destinations_own_texts_stand_for_the_films(tmp_path: Path) -> None:
    own = {**YOUTUBE, "title": "Short", "description": "", "tags": []}
    counts = count(
        describe(
            tmp_path,
            tags=["sea"],
            publish=[own],
        )[0]
    )
    assert counts["title"] == (5, 100)
    assert counts["description"] == (0, 5000)
    assert counts["characters of tags"] == (0, 500)


def test_a_short_has_its_own_texts_and_no_length_yet(tmp_path: Path) -> None:
    short = {
        "id": "trailer",
        "cut": ["one"],
        "title": "A cut",
        "description": "Rain.",
    }
    own = {**YOUTUBE, "short": "trailer"}
    counts = count(
        describe(
            tmp_path,
            tags=["sea"],
            shorts=[short],
            publish=[own],
        )[0]
    )
    assert counts["title"] == (5, 100)
    assert counts["description"] == (5, 5000)
    assert counts["characters of tags"] == (3, 500)
    assert "seconds" not in counts


def test_a_rendered_film_has_its_whole_description(tmp_path: Path) -> None:
    counts = count(
        describe(
            tmp_path,
            text="Summary\n\n0:00 One\n",
            publish=[YOUTUBE],
        )[0]
    )
    assert counts["description"] == (17, 5000)


def test_an_own_description_is_counted_with_the_chapters_below_it(
    tmp_path: Path,
) -> None:
    scenes = [
        scene(
            name,
            None,
            duration=12,
            chapter=name,
        )
        for name in ("A", "B", "C")
    ]
    folder = films.write(
        tmp_path / "project",
        scenes,
        publish=[{**YOUTUBE, "description": "Rain"}],
    )
    film = lay_out_film(films.studio(folder, tmp_path), 1)
    options = StudioOptions(folder, tmp_path / "store")
    (target,) = describe_publishing(film, options).targets
    assert count(target)["description"][0] == len(
        "Rain\n\n0:00 A\n0:12 B\n0:24 C"
    )
