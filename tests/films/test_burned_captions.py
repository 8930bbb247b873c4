"""Captions burned into a film: when they show, on which plate, and that the words of a karaoke
light up when heard.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from lantern import rendering
from lantern.rendering import frames
from lantern.timeline import Timeline
from tests.support import films
from tests.support.films import Made, scene, still

pytestmark = pytest.mark.film

CARD = {"card": {"statement": "A light card."}}
SCENES = [
    scene(
        "One",
        "Rain and wind, and rain and wind again.",
        still("white"),
        {**CARD, "at": "and rain"},
    ),
    scene("Two", "Snow came.", still("grey"), transition="cut"),
]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    base = tmp_path_factory.mktemp("karaoke")
    return films.render(
        films.write(
            base / "project",
            SCENES,
            captions={"burn": "karaoke", "words": True},
        ),
        base,
    )


def captions(timeline: Timeline) -> list[tuple[str, int, int]]:
    return [
        (m.style, m.start, m.start + m.length)
        for m in timeline.overlays
        if m.kind == "caption"
    ]


def test_a_caption_changes_its_plate_on_the_cut_and_keeps_its_words(
    made: Made,
) -> None:
    timeline = made.board().timeline
    (first, last), cut = made.board().cues, timeline.shots[1].start
    assert captions(timeline) == [
        ("ink", first.start, cut),
        ("paper", cut, first.end),
        ("ink", last.start, last.end),
    ]
    assert {
        mark.lines for mark in timeline.overlays if mark.kind == "caption"
    } == {
        first.lines,
        last.lines,
    }


def test_each_word_is_lit_from_the_frame_in_which_it_is_heard(
    made: Made,
) -> None:
    timeline = made.board().timeline
    words = timeline.words[0]
    changes = [word.start for word in words]
    changes.append(words[-1].end)
    captions = [mark for mark in timeline.overlays if mark.kind == "caption"]
    for mark in captions[:2]:
        assert [mark.start + onset for onset in mark.onsets] == changes


def test_the_picture_changes_when_a_word_lights_up_and_only_then(
    made: Made,
) -> None:
    board = made.board()
    word = board.timeline.words[1][1]
    before, first, later = (
        frames.paint_frame(board, n, made.studio.store).tobytes()
        for n in (word.start - 1, word.start, word.start + 2)
    )
    assert before != first and first == later


def test_captions_come_and_go_with_their_cues(made: Made) -> None:
    board = made.board()
    bare = replace(board, timeline=replace(board.timeline, overlays=()))
    cue = board.cues[1]
    for n, there in (
        (cue.start - 1, False),
        (cue.start, True),
        (cue.end - 1, True),
        (cue.end, False),
    ):
        one, other = (
            frames.paint_frame(b, n, made.studio.store).tobytes()
            for b in (board, bare)
        )
        assert (one != other) == there, n


def test_the_encoded_film_shows_them(made: Made) -> None:
    board = made.board()
    pictures = films.pictures(made.mp4)
    cue = board.cues[1]
    painted = np.frombuffer(
        frames.paint_frame(board, cue.start + 3, made.studio.store).tobytes(),
        np.uint8,
    )
    w, h = films.SIZE
    assert (
        np.abs(
            pictures[cue.start + 3][: w * h].astype(int) - painted[: w * h]
        ).mean()
        < 3
    )


def test_srt_and_vtt_are_written_with_word_times_on_request(made: Made) -> None:
    srt, vtt = (
        (made.out / f"short.{kind}").read_text("utf-8")
        for kind in ("srt", "vtt")
    )
    assert "Rain and wind, and rain and wind again." in srt
    assert vtt.startswith(
        "WEBVTT - A short film\nKind: captions\nLanguage: en\n"
    )
    assert vtt.count("<00:00:") == 7 + 1


def test_the_report_tells_how_they_read(made: Made) -> None:
    read = made.report["captions"]
    assert read["cues"] == 2 and 0 < read["pace"] <= read["fastest"] < 25


def test_the_thumbnail_has_no_caption(tmp_path: Path, made: Made) -> None:
    plain = films.render(films.write(tmp_path / "project", SCENES), tmp_path)
    assert plain.digests()["thumbnail.jpg"] == made.digests()["thumbnail.jpg"]
    assert plain.digests()["short.srt"] == made.digests()["short.srt"]
    assert "<00:" not in (plain.out / "short.vtt").read_text("utf-8")


def test_a_block_has_one_state_a_piece(tmp_path: Path, made: Made) -> None:
    block = films.studio(
        films.write(tmp_path / "p", SCENES, captions="block"),
        tmp_path,
        store=made.studio.store.root,
    )
    laid = rendering.speak_and_lay_out(block)
    assert captions(laid.timeline) == captions(made.board().timeline)
    assert {mark.onsets for mark in laid.timeline.overlays} == {()}
