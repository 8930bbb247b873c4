"""A whole film, decoded again: its frames, its streams, its files, and that the same film is
the same bytes.
"""

from __future__ import annotations

import itertools
import json
import re
import struct
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pysubs2
import pytest
from PIL import Image

from lantern import rendering
from lantern.core import ffmpeg, process
from lantern.plan import build_segment_request
from lantern.rendering.join import join
from lantern.rendering.parts import draw_and_encode
from lantern.timeline import split_segments
from lantern.visuals import compose
from tests.support import films
from tests.support.films import Made, scene, still

pytestmark = pytest.mark.film

WORDS = (
    "wind rain tide beep coal iron wind rain. Tide coal iron wind rain tide. "
)
BEEP = "wind rain tide beep coal iron wind rain. tide coal iron wind rain tide."


def three_scenes() -> list[films.Scene]:
    third = {"title": "A name", "text": "And who it is"}
    return [
        scene(
            "One",
            WORDS * 3,
            {"card": "title"},
            still(
                "hills",
                move="push-in",
                at="beep",
            ),
            chapter="Beginning",
        ),
        scene(
            "Two",
            WORDS * 3,
            still("river", move="pan-left"),
            chapter="Middle",
            lower_third=third,
        ),
        scene(
            "Three",
            WORDS * 3,
            still("grey"),
            still("hills", move="pull-out"),
            chapter="End",
        ),
    ]


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> Made:
    base = tmp_path_factory.mktemp("film")
    return films.render(films.write(base / "project", three_scenes()), base)


@pytest.fixture(scope="module")
def flashes(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """A minute in which a white picture is cut in on one word, a dozen times."""
    base = tmp_path_factory.mktemp("flashes")
    shots = [
        still("dark"),
        still(
            "white",
            at="beep",
            hold=0.24,
        ),
        still("dark"),
    ]
    scenes = [
        scene(f"Part {i}", BEEP, *shots, transition="cut") for i in range(12)
    ]
    return films.render(films.write(base / "project", scenes), base)


def boxes(data: bytes, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    """(name, first byte, end) of each MP4 box, outermost first."""
    while start < end:
        size, name = struct.unpack(">I4s", data[start : start + 8])
        yield name.decode("latin-1"), start, start + size
        if name in (b"moov", b"trak", b"mdia", b"minf", b"stbl"):
            yield from boxes(data, start + 8, start + size)
        start += size


def test_the_film_has_the_frames_that_were_cut(film: Made) -> None:
    total = film.board().timeline.total
    assert len(films.pictures(film.mp4)) == total == film.report["frames"]
    assert abs(len(films.sound(film.mp4)) - total * 1920) <= 1024


def test_its_streams_are_what_players_want(film: Made) -> None:
    said = films.said(film.mp4)
    assert re.search(
        r"Video: h264 \(High\).*yuv420p\(tv, bt709, progressive\), 160x90.*25 fps",
        said,
    ), said
    assert re.search(r"Audio: aac \(LC\).*48000 Hz, stereo", said), said


def test_its_boxes_are_in_order_and_without_edits(film: Made) -> None:
    data = film.mp4.read_bytes()
    names = [name for name, _, _ in boxes(data, 0, len(data))]
    assert names.index("moov") < names.index("mdat")
    assert not {"edts", "elst"} & set(names)


def test_picture_and_sound_both_start_at_nought(film: Made) -> None:
    argv = [
        ffmpeg.find_ffmpeg(),
        *ffmpeg.SAFE_OPTIONS,
        "-copyts",
        "-i",
        str(film.mp4),
        "-c",
        "copy",
        "-f",
        "framemd5",
        "-",
    ]
    lines = process.run(argv, "listing", 60).stdout.decode().splitlines()
    rows = []
    for line in lines:
        if not line.startswith("#"):
            rows.append([int(value) for value in line.split(",")[:4]])
    assert min(row[2] for row in rows if row[0] == 0) == 0
    assert min(row[2] for row in rows if row[0] == 1) == 0


def test_a_keyframe_at_least_every_two_seconds(film: Made) -> None:
    data = film.mp4.read_bytes()
    start = next(
        a for name, a, _ in boxes(data, 0, len(data)) if name == "stss"
    )
    (count,) = struct.unpack(">I", data[start + 12 : start + 16])
    keys = struct.unpack(
        f">{count}I", data[start + 16 : start + 16 + 4 * count]
    )
    assert keys[0] == 1
    assert max(np.diff([*keys, film.report["frames"] + 1])) <= 2 * films.FPS


def test_title_and_chapters_are_inside(film: Made) -> None:
    argv = [
        ffmpeg.find_ffmpeg(),
        *ffmpeg.SAFE_OPTIONS,
        "-i",
        str(film.mp4),
        "-f",
        "ffmetadata",
        "-",
    ]
    text = process.run(argv, "reading", 60).stdout.decode()
    assert re.findall(r"^title=(.*)$", text, re.M) == [
        "A short film",
        "Beginning",
        "Middle",
        "End",
    ]


def test_captions_can_be_read_and_say_every_word(film: Made) -> None:
    for name in ("short.srt", "short.vtt"):
        cues = pysubs2.load(str(film.out / name), encoding="utf-8")
        assert (
            " ".join(cue.plaintext for cue in cues).split()
            == (WORDS * 9).split()
        )
        assert all(a.end <= b.start for a, b in itertools.pairwise(cues))
        assert cues[-1].end <= film.report["seconds"] * 1000


def test_thumbnail_and_description_fit_a_platform(film: Made) -> None:
    thumbnail = film.out / "thumbnail.jpg"
    with Image.open(thumbnail) as image:
        assert (image.format, image.size) == ("JPEG", (1280, 720))
    assert thumbnail.stat().st_size < 2_000_000
    description = (film.out / "description.txt").read_bytes()
    assert len(description) <= 5000
    assert b"0:00 Beginning" in description


def test_it_is_as_loud_as_it_should_be(film: Made) -> None:
    heard = ffmpeg.measure_loudness(film.mp4, "measuring")
    assert abs(heard.integrated + 14) <= 0.5
    assert heard.peak <= -1
    assert film.report["loudness"] == {
        "lufs": heard.integrated,
        "true_peak_dbtp": heard.peak,
    }


def test_a_flash_and_a_beep_come_together_from_first_to_last(
    flashes: Made,
) -> None:
    light, mono = films.luma(flashes.mp4), films.sound(flashes.mp4)[:, 0]
    rises = [int(n) for n in np.flatnonzero(np.diff(light) > 100) + 1]
    cues = []
    for words in flashes.board().timeline.words:
        (beep,) = [word for word in words if word.text == "beep"]
        cues.append(beep.start)
    assert len(rises) == 12
    assert rises == cues
    off = [films.onset(mono, n * 1920) / 48 - n * 40 for n in rises]
    assert max(map(abs, off)) < 1, off
    assert abs(off[-1] - off[0]) < 0.1, off
    assert rises[-1] > 50 * films.FPS


# long: a film is made again by hand, step by step
def test_joined_segments_are_the_frames_that_were_painted(
    film: Made, tmp_path: Path
) -> None:
    ours = films.studio(
        film.studio.script.tree.file.parent,
        tmp_path,
        store=film.studio.options.store,
    )
    board = film.board()
    board = replace(
        board, output_format=replace(board.output_format, quality="lossless")
    )
    _, takes = rendering.speak(ours)
    jobs = draw_and_encode(ours, board, takes)
    (tmp_path / "chapters.txt").write_text(";FFMETADATA1\n")
    join(
        jobs.segments,
        jobs.mix,
        store=ours.store,
        folder=tmp_path,
        timeline=board.timeline,
        language="en",
        out=tmp_path / "film.mp4",
    )
    joined = iter(films.pictures(tmp_path / "film.mp4"))
    count = 0
    for segment in split_segments(board.timeline):
        prepared = compose.prepare(
            build_segment_request(board, segment), ours.store, board.look
        )
        for n in range(segment.length):
            assert (
                compose.paint(prepared, n).tobytes() == next(joined).tobytes()
            ), f"frame {count}"
            count += 1
    assert count == film.report["frames"]
    assert next(joined, None) is None


def test_another_place_and_two_workers_give_the_same_bytes(
    film: Made, tmp_path: Path
) -> None:
    again = films.write(tmp_path / "project", three_scenes())
    other = films.render_with(again, tmp_path, 2)
    assert other.digests() == film.digests()
    assert set(film.digests()) == {
        "short.mp4",
        "short.srt",
        "short.vtt",
        "description.txt",
        "credits.html",
        "sources.html",
        "thumbnail.jpg",
    }
    assert other.report["keys"] == film.report["keys"]


def test_a_second_run_has_nothing_to_do(film: Made) -> None:
    before = {path: path.stat().st_mtime_ns for path in film.out.iterdir()}
    again = films.render(film.studio.script.tree.file.parent, film.out.parent)
    assert again.report["nothing_to_do"] is True
    assert again.jobs() == []
    assert {
        path: path.stat().st_mtime_ns for path in film.out.iterdir()
    } == before


def test_the_report_names_who_spoke_and_every_scene(film: Made) -> None:
    report = json.loads((film.out / "report.json").read_text("utf-8"))
    assert report["voice"] == "tone"
    assert [s["scene"] for s in report["scenes"]] == ["One", "Two", "Three"]
    assert sum(s["seconds"] for s in report["scenes"]) == pytest.approx(
        report["seconds"]
    )
    assert {s["word_times"] for s in report["scenes"]} == {"exact"}
