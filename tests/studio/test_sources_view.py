"""What a film rests on, as the page tells it."""

from __future__ import annotations

from pathlib import Path

import pytest

from lantern.studio.loaded_film import LoadedFilm, lay_out_film
from lantern.studio.sources_view import describe_sources, list_entries_on_screen
from tests.support import films
from tests.support.films import scene, still

ARTICLE = """The storm

On 9 August 1945 the rain fell on Harbin.

Snow lay 12 metres deep in the pass.

Nobody knows who built the road.
"""
SCENES = [
    scene(
        "Rain",
        "On 9 August the rain fell, 13 metres of it, and 40 men walked.",
        still("dark"),
        passage=[2],
        also_from=[{"text": "40 men", "source": "The log"}],
        claim={"status": "reported", "by": "the article"},
    ),
    scene(
        "Snow",
        None,
        still("white"),
        duration=2,
        passage=[3],
    ),
]


@pytest.fixture
def film(tmp_path: Path) -> LoadedFilm:
    folder = write_film(tmp_path)
    return lay_out_film(films.studio(folder, tmp_path), 1)


def write_film(base: Path) -> Path:
    folder = base / "project" / "scenes" / "short"
    folder.mkdir(parents=True)
    (folder / "article.txt").write_text(ARTICLE, "utf-8")
    return films.write(
        base / "project",
        SCENES,
        article={"title": "The storm", "file": "article.txt"},
        omit=[{"paragraphs": [4], "because": "it is another story"}],
    )


def test_blocks_say_who_tells_them_and_why_not(film: LoadedFilm) -> None:
    blocks = {
        block.number: block for block in describe_sources(film.project).blocks
    }
    assert (blocks[2].state, blocks[2].scenes) == ("told", (1,))
    assert blocks[2].text == "On 9 August 1945 the rain fell on Harbin."
    assert (blocks[4].state, blocks[4].why) == (
        "omitted",
        "it is another story",
    )


def test_figures_are_found_in_their_block_in_another_source_or_not(
    film: LoadedFilm,
) -> None:
    figures = {
        each.text: each for each in describe_sources(film.project).figures
    }
    day = next(each for text, each in figures.items() if "August" in text)
    assert (day.scene, day.found, day.block) == (1, True, 2)
    deep = next(each for text, each in figures.items() if "13" in text)
    assert (deep.found, deep.block, deep.why) == (False, None, "")
    men = next(each for text, each in figures.items() if "40" in text)
    assert (men.found, men.block, men.why) == (True, None, "The log")


def test_claims_are_told_by_scene(film: LoadedFilm) -> None:
    claim = describe_sources(film.project).claims[0]
    assert (claim.scene, claim.status, claim.by) == (
        1,
        "reported",
        "the article",
    )


def test_the_ledger_is_told_of_what_is_seen(film: LoadedFilm) -> None:
    shots = film.draft.timeline.shots
    first = list_entries_on_screen(film, 0)
    assert [(entry.id, entry.author, entry.licence) for entry in first] == [
        ("dark.png", "The tests", "CC0-1.0")
    ]
    last = list_entries_on_screen(film, shots[-1].end - 1)
    assert [entry.id for entry in last] == ["white.png"]


def test_both_pictures_of_a_dissolve_are_told(film: LoadedFilm) -> None:
    cut = film.draft.timeline.shots[1]
    assert cut.overlap
    told = list_entries_on_screen(film, cut.start)
    assert [entry.id for entry in told] == ["dark.png", "white.png"]
