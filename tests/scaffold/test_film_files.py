"""The files of a film made from pictures, as text."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from lantern import scaffold
from lantern.graphics.photo import PictureMetadata
from lantern.scaffold.film_files import (
    format_film,
    format_ledger,
    format_scenes,
)
from lantern.scaffold.from_pictures import AlbumPicture
from lantern.script import load
from lantern.script.narration_parser import parse_narration
from tests.support.albums import make_album


@pytest.fixture
def photographs(tmp_path: Path) -> Path:
    return make_album(tmp_path)


def test_without_words_each_picture_stands_by_itself(
    photographs: Path, tmp_path: Path
) -> None:
    found = scaffold.read_album(photographs)
    scaffold.create_from_pictures(tmp_path / "trip", found, "")
    read, problems = load.load(tmp_path / "trip")
    assert read is not None and not problems
    assert [part.scene.duration for part in read.parts] == [4, 6, 6, 6, 8]


def test_pictures_in_a_row_share_words_when_there_are_few(
    photographs: Path, tmp_path: Path
) -> None:
    scaffold.create_from_pictures(
        tmp_path / "trip",
        scaffold.read_album(photographs),
        "Nothing more than this.",
    )
    read, _ = load.load(tmp_path / "trip")
    assert read is not None
    assert [len(part.scene.shots) for part in read.parts] == [1, 3, 1]


UPPER = {"focus": [0, 0, 1, 0.67]}
"""What is seen of a picture of 4:3 in which there are no faces."""


def make_picture(
    id_: str, *, upright: bool = False, **tags: Any
) -> AlbumPicture:
    size = (30, 40) if upright else (40, 30)
    known = {"title": "", "author": "", "year": None}
    metadata = PictureMetadata(**{**known, **tags})
    return AlbumPicture(Path(f"{id_}.png"), id_, size, metadata)


def test_pictures_without_words_join_the_scene_before_them() -> None:
    pictures = [make_picture(name) for name in "abc"]
    files = format_scenes(pictures, ["Rain.", "", "Wind."])
    assert list(files) == [
        "00-title.yml",
        "01-a.yml",
        "02-c.yml",
        "03-credits.yml",
    ]
    shots = yaml.safe_load(files["01-a.yml"])["shots"]
    assert shots == [
        {"still": "pictures/a.png", "move": "push-in", **UPPER},
        {"still": "pictures/b.png", "move": "pan-right", **UPPER},
    ]
    assert yaml.safe_load(files["02-c.yml"])["shots"][0]["move"] == "pull-out"


def test_a_first_picture_without_words_has_a_silent_scene() -> None:
    files = format_scenes([make_picture("a"), make_picture("b")], ["", "Rain."])
    silent = yaml.safe_load(files["01-a.yml"])
    assert (silent["duration"], "narration" in silent) == (6, False)
    assert yaml.safe_load(files["02-b.yml"])["narration"] == "Rain.\n"


def test_signs_in_a_page_of_text_are_no_marks() -> None:
    files = format_scenes([make_picture("a")], ["It was [sic] *so*."])
    narration = yaml.safe_load(files["01-a.yml"])["narration"]
    spoken = parse_narration(narration)
    assert spoken.text == "It was [sic] *so*."
    assert not spoken.is_marked and not spoken.faults


def test_a_picture_that_stands_in_silence_has_a_scene_of_its_own() -> None:
    files = format_scenes(
        [make_picture("a"), make_picture("b")], ["Rain.", None]
    )
    assert list(files)[1:3] == ["01-a.yml", "02-b.yml"]
    assert yaml.safe_load(files["02-b.yml"])["duration"] == 6


def test_an_upright_picture_is_shown_whole() -> None:
    files = format_scenes([make_picture("a", upright=True)], ["Rain."])
    shots = yaml.safe_load(files["01-a.yml"])["shots"]
    assert shots == [{"still": "pictures/a.png", "fit": "contain"}]


def make_long_picture(size: tuple[int, int]) -> AlbumPicture:
    return AlbumPicture(Path("a.png"), "a", size, PictureMetadata())


def read_scene(size: tuple[int, int], words: str) -> dict[str, Any]:
    text = format_scenes([make_long_picture(size)], [words])["01-a.yml"]
    read: dict[str, Any] = yaml.safe_load(text)
    return read


@pytest.mark.parametrize(
    ("size", "duration", "move"),
    [
        # the frame shows 16/90 of it: 4.625 frames of 6 s to go
        (
            (6000, 600),
            28,
            {"from": [0, 0, 0.1778, 1], "to": [0.8222, 0, 0.1778, 1]},
        ),
        (
            (1600, 600),
            6,
            {"from": [0, 0, 0.6667, 1], "to": [0.3333, 0, 0.6667, 1]},
        ),
        # 5.75 to go of the frame's heights, each 9/16 as long as a width
        (
            (480, 1824),
            20,
            {"from": [0, 0, 1, 0.148], "to": [0, 0.852, 1, 0.148]},
        ),
    ],
)
def test_a_silent_long_picture_is_panned_from_end_to_end(
    size: tuple[int, int], duration: int, move: dict[str, list[float]]
) -> None:
    scene = read_scene(size, "")
    assert scene["duration"] == duration
    assert scene["shots"] == [{"still": "pictures/a.png", "move": move}]


@pytest.mark.parametrize("size", [(9000, 600), (400, 4000)])
def test_a_picture_that_is_too_long_for_a_pan_is_shown_whole(
    size: tuple[int, int],
) -> None:
    scene = read_scene(size, "")
    assert scene["duration"] == 6
    assert scene["shots"] == [{"still": "pictures/a.png", "fit": "contain"}]


@pytest.mark.parametrize(("words", "shown"), [(30, "fit"), (80, "move")])
def test_a_long_picture_is_panned_where_its_words_last_for_it(
    words: int, shown: str
) -> None:
    (shot,) = read_scene((6000, 600), " ".join(["word"] * words))["shots"]
    assert list(shot) == ["still", shown]


def test_a_title_and_a_year_become_a_lower_third() -> None:
    picture = make_picture(
        "a",
        title="The harbour: evening",
        year=1987,
    )
    scene = yaml.safe_load(format_scenes([picture], ["Rain."])["01-a.yml"])
    assert scene["scene"] == "The harbour: evening"
    assert scene["lower_third"] == {
        "title": "The harbour: evening",
        "text": "1987",
    }
    undated = make_picture("a", title="The harbour")
    scene = yaml.safe_load(format_scenes([undated], ["Rain."])["01-a.yml"])
    assert scene["lower_third"] == {"title": "The harbour"}


def test_a_long_narration_is_wrapped_and_a_long_word_stays_whole() -> None:
    words = ("rain " * 40 + "x" * 120 + " wind").split()
    scene = format_scenes([make_picture("a")], [" ".join(words)])["01-a.yml"]
    lines = [line for line in scene.splitlines() if line.startswith("  ")][:-3]
    assert max(len(line) for line in lines if "x" not in line) <= 102
    assert f"  {'x' * 120}" in lines
    assert " ".join(lines).split() == words


def test_a_hundred_pictures_have_numbers_of_three_digits() -> None:
    pictures = [make_picture(f"p{n}") for n in range(99)]
    files = list(format_scenes(pictures, [""] * 99))
    assert (files[0], files[1], files[-1]) == (
        "000-title.yml",
        "001-p0.yml",
        "100-credits.yml",
    )


@pytest.mark.parametrize("first", ["01-gate.yml", "001-gate.yml"])
def test_the_examples_in_film_yml_name_the_film_s_scenes(first: str) -> None:
    template = (
        "title: A new film\n# scenes: [01-the-lantern.yml]  # in order\n"
        "# thumbnail: {scene: the-lantern}\n"
    )
    assert format_film(template, "Trip", ["00-title.yml", first]) == (
        f"title: Trip\n# scenes: [00-title.yml, {first}]  # in order\n"
        "# thumbnail: {scene: gate}\n"
    )


def test_the_ledger_has_an_entry_for_each_picture() -> None:
    pictures = [
        make_picture(
            "a",
            title="The harbour: evening",
            author="A. Person",
            year=1987,
        ),
        AlbumPicture(
            Path("b.svg"), "b", (4, 3), PictureMetadata("", "", None), True
        ),
    ]
    entries = yaml.safe_load(format_ledger(pictures))["credits"]
    assert entries == [
        {
            "file": "pictures/a.png",
            "kind": "photograph",
            "title": "The harbour: evening",
            "author": "A. Person",
            "year": 1987,
            "licence": "own-work",
            "made_by": "us",
        },
        {
            "file": "pictures/b.svg",
            "kind": "illustration",
            "title": "B",
            "author": "to be filled in",
            "licence": "own-work",
            "made_by": "us",
        },
    ]
