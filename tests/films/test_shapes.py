"""One film in several shapes: sizes, folders, captions, framings, what the shapes share."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import numpy as np
import pysubs2
import pytest
from PIL import Image

from lantern import plan, rendering
from lantern.cli.shapes import apply_shape, parse_shapes
from lantern.core import ffmpeg, mp4_index, process
from lantern.core.units import Shape, Size
from lantern.graphics.pixels import to_rgb
from lantern.rendering import RenderOptions, frames
from lantern.timeline import split_segments
from tests.support import films
from tests.support.films import scene, still

pytestmark = pytest.mark.film

WORDS = (
    "The wind came from the north and the rain came with it before the evening."
)
FOLDERS: dict[Shape, str] = {"wide": ".", "portrait": "9x16", "square": "1x1"}
SIZES: dict[Shape, Size] = {
    "wide": (160, 90),
    "portrait": (90, 160),
    "square": (90, 90),
}


@pytest.fixture(scope="module")
def tall(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A film in three shapes, made in one run. Returns its folder; the output is beside it."""
    base = tmp_path_factory.mktemp("shapes")
    shots = (
        still(
            "hills",
            focus=[0.0, 0.0, 0.2, 1.0],
            square={"focus": [0.8, 0, 0.2, 1]},
        ),
        {"card": {"statement": "Rain"}, "at": "the rain"},
    )
    film = films.write(
        base / "project",
        [scene("One", WORDS, *shots)],
        output={
            "size": "160x90",
            "shapes": ["16:9", "portrait", "1:1"],
            "quality": "draft",
        },
    )
    done = films.call(
        "render",
        film,
        "--out",
        base / "out",
        "--store",
        base / "store",
        cwd=base,
    )
    assert done.returncode == 0, done.stderr
    return base


def streams(path: Path, which: str) -> str:
    argv = [
        ffmpeg.find_ffmpeg(),
        *ffmpeg.SAFE_OPTIONS,
        "-i",
        str(path),
        "-map",
        f"0:{which}",
        "-c",
        "copy",
        "-f",
        "md5",
        "-",
    ]
    return process.run(argv, "reading", 60).stdout.decode()


@pytest.mark.parametrize("shape", FOLDERS)
def test_each_shape_is_a_whole_film_in_a_folder_of_its_own(
    tall: Path, shape: Shape
) -> None:
    out = tall / "out" / FOLDERS[shape]
    names = {path.name for path in out.iterdir() if path.is_file()}
    assert {
        "short.mp4",
        "short.srt",
        "short.vtt",
        "description.txt",
        "thumbnail.jpg",
        "report.json",
    } <= names
    w, h = SIZES[shape]
    assert re.search(
        rf"Video: h264.* {w}x{h}[ ,]", films.said(out / "short.mp4")
    )
    with Image.open(out / "thumbnail.jpg") as thumbnail:
        assert (
            thumbnail.size
            == {
                "wide": (1280, 720),
                "portrait": (1080, 1920),
                "square": (1080, 1080),
            }[shape]
        )


def test_they_have_one_sound_one_length_and_one_voice(tall: Path) -> None:
    films_ = [
        tall / "out" / folder / "short.mp4" for folder in FOLDERS.values()
    ]
    assert len({streams(film, "a") for film in films_}) == 1
    assert (
        len({mp4_index.count_pictures(film, "counting") for film in films_})
        == 1
    )
    assert len(list((tall / "store").rglob("*.m4a"))) == 1


def test_lines_of_captions_are_as_long_as_the_shape_bears(tall: Path) -> None:
    longest = {}
    for shape, folder in FOLDERS.items():
        cues = pysubs2.load(
            str(tall / "out" / folder / "short.srt"), encoding="utf-8"
        )
        assert " ".join(cue.plaintext for cue in cues).split() == WORDS.split()
        lines = "\n".join(cue.plaintext for cue in cues).split("\n")
        longest[shape] = max(map(len, lines))
    assert (
        longest["portrait"]
        <= 26
        < longest["square"]
        <= 34
        < longest["wide"]
        <= 42
    )


def test_a_second_run_has_nothing_to_do_in_any_shape(tall: Path) -> None:
    read = films.load_valid(tall / "project" / "scenes" / "short")
    inputs = rendering.read_inputs(read)
    for shape, folder in FOLDERS.items():
        own = None if shape == "wide" else shape
        choices = RenderOptions(
            tall / "store", (tall / "out" / folder).absolute(), shape=own
        )
        done = rendering.find_finished(inputs.add_choices(choices), choices.out)
        assert done and done["form"]["size"] == list(SIZES[shape])
        other = RenderOptions(choices.store, choices.out, shape="wide")
        assert (
            rendering.find_finished(inputs.add_choices(other), other.out)
            is None
        )


def board(
    film: Path, base: Path, shape: Any, **choices: Any
) -> rendering.Rendition:
    ours = films.studio(
        film,
        base,
        shape=shape,
        **choices,
    )
    return rendering.speak_and_lay_out(ours)


def test_captions_are_burned_in_upright_unless_the_film_says_no(
    tmp_path: Path,
) -> None:
    kinds = {}
    for name, more in (
        ("silent", {}),
        ("words", {"captions": {"words": True}}),
        ("none", {"captions": "none"}),
    ):
        film = films.write(tmp_path / name, [scene("One", WORDS)], **more)
        for shape in (None, "portrait", "square"):
            laid = board(film, tmp_path / name, shape, store=tmp_path / "store")
            kinds[name, shape] = any(
                mark.kind == "caption" for mark in laid.timeline.overlays
            )
    assert {key for key, burned in kinds.items() if burned} == {
        ("silent", "portrait"),
        ("words", "portrait"),
    }


# long: one film and one picture in three shapes
def test_a_shot_has_its_own_framing_in_a_shape_and_keeps_it_out_of_the_others(
    tall: Path, tmp_path: Path
) -> None:
    row = np.arange(320, dtype=np.uint8)[None, :, None] // 2
    ramp = np.broadcast_to(row, (180, 320, 3))
    left = [0, 0, 0.2, 1]
    right = [0.8, 0, 0.2, 1]
    shot = still(
        "ramp",
        focus=left,
        square={"focus": right},
    )
    film = films.write(tmp_path, [scene("One", WORDS, shot)])
    ledger = "{file: ramp.png, kind: photograph, title: ramp, author: us, licence: CC0-1.0}"
    (tmp_path / "assets" / "credits.yml").write_text(f"credits: [{ledger}]\n")
    Image.fromarray(ramp).save(tmp_path / "assets" / "ramp.png")
    shown = {}
    for shape in ("wide", "portrait", "square"):
        laid = board(film, tmp_path, shape, store=tmp_path / "store")
        rgb = to_rgb(
            frames.paint_frame(laid, 5, films.Here(tmp_path / "store").store)
        )
        assert rgb.shape[1::-1] == SIZES[shape]
        shown[shape] = float(rgb[10:40].mean())
    assert (
        shown["portrait"]
        < 0.6 * shown["wide"]
        < shown["wide"]
        < 0.85 * shown["square"]
    )


def test_the_keys_of_a_film_in_one_shape_are_not_touched_by_framings_for_others(
    tmp_path: Path,
) -> None:
    plain = films.write(tmp_path / "a", [scene("One", WORDS, still("hills"))])
    framed = films.write(
        tmp_path / "b",
        [
            scene(
                "One",
                WORDS,
                still(
                    "hills",
                    portrait={"focus": [0, 0, 0.5, 1], "move": "pan-left"},
                ),
            ),
        ],
    )
    keys = []
    for film in (plain, framed):
        ours = films.studio(film, film.parent.parent, store=tmp_path / "store")
        laid = rendering.speak_and_lay_out(ours)
        keys.append(
            [
                job.key
                for job in plan.make_segment_jobs(
                    laid, split_segments(laid.timeline), ours.store
                )
            ]
        )
    assert keys[0] == keys[1]


def test_one_shape_alone_can_be_asked_for(tmp_path: Path) -> None:
    film = films.write(
        tmp_path,
        [scene("One", None, {"card": {"statement": "Rain"}}, duration=1)],
    )
    done = films.call(
        "frame",
        film,
        "0.5",
        "--shape",
        "1:1",
        "--to",
        tmp_path / "f.png",
        cwd=tmp_path,
    )
    assert done.returncode == 0, done.stderr
    with Image.open(tmp_path / "f.png") as picture:
        assert picture.size == (90, 90)
    done = films.call("check", film, "--shapes", "9:16,4:3", cwd=tmp_path)
    assert done.returncode == 2
    assert (
        "--shapes: '4:3' is not a shape" in done.stderr
        and "(there are: 16:9, 9:16, 1:1, wide, portrait" in done.stderr
    )


def test_the_command_line_s_shapes_come_before_the_film_s(tall: Path) -> None:
    read = films.load_valid(tall / "project" / "scenes" / "short").script
    assert parse_shapes(read, None) == ("wide", "portrait", "square")
    assert parse_shapes(read, "9:16, portrait,1:1") == ("portrait", "square")
    own = RenderOptions(tall / "store", tall / "out" / "draft", draft=True)
    assert apply_shape(read, own, "wide") == own
    square = apply_shape(read, own, "square")
    assert (square.out, square.shape, square.draft) == (
        tall / "out" / "draft" / "1x1",
        "square",
        True,
    )


def problems(film: Path, *shapes: Any) -> list[str]:
    return [
        problem.message for problem in films.find_problems(film, shapes=shapes)
    ]


def test_what_only_one_shape_has_no_room_for_is_told_with_its_shape(
    tmp_path: Path,
) -> None:
    card = {
        "number": 12,
        "label": "Counted by somebody whose name has not come down to us, or to any other",
    }
    film = films.write(tmp_path, [scene("One", WORDS, {"card": card})])
    assert problems(film, "wide") == []
    (told,) = problems(film, "wide", "portrait", "square")
    assert (
        told
        == "in 9:16 and 1:1: 'label' is too long for a number card; shorten it"
    )
