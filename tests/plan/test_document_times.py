"""When parts of a document come, in frames of their shot."""

from __future__ import annotations

from lantern.core.units import Frames
from lantern.plan.document_times import time_document
from lantern.timeline import TimedWord
from lantern.visuals.specs import DocumentSpec, SweepKnot
from tests.support.visuals import document_spec

BOX = [0, 0, 1, 0.1]


def say(text: str) -> list[TimedWord]:
    """Return words of 10 frames each, from frame 100 of the film on."""
    words = []
    for i, word in enumerate(text.split()):
        start = 100 + 10 * i
        words.append(TimedWord(word, Frames(start), Frames(start + 8)))
    return words


def time(spec: DocumentSpec, text: str, start: int = 90) -> DocumentSpec:
    return time_document(spec, say(text), Frames(start))


def test_parts_come_as_their_words_are_spoken() -> None:
    spec = document_spec(
        {
            "file": "a.png",
            "zoom": [{"to": "page", "at": "rivers rose"}],
            "lift": {"box": BOX, "at": "in", "until": "the night"},
            "translation": {"text": "Ja", "at": "The"},
        }
    )
    found = time(spec, "The rivers rose in the night.")
    assert found.spoken_at == {
        "zoom/0": 20,
        "lift": 40,
        "lift/until": 50,
        "translation": 10,
    }
    assert (
        time(spec, "The rivers rose in the night.", 105).spoken_at[
            "translation"
        ]
        == 0
    )


def test_a_highlighter_goes_by_letters_and_stops_as_the_last_word_ends() -> (
    None
):
    highlight = {"box": BOX, "at": "rivers rose in"}
    spec = document_spec({"file": "a.png", "highlight": highlight})
    # with a blank each: 7, 5 and 3 of 15
    assert time(spec, "The rivers rose in the night.").sweeps == {
        "highlight/0": (
            SweepKnot(Frames(20), 0.0),
            SweepKnot(Frames(30), 7 / 15),
            SweepKnot(Frames(40), 12 / 15),
            SweepKnot(Frames(48), 1.0),
        )
    }


def test_it_goes_on_to_the_end_of_other_words() -> None:
    highlight = {"box": BOX, "at": "The rivers", "until": "the night"}
    spec = document_spec({"file": "a.png", "highlight": highlight})
    knots = time(spec, "The rivers rose in the night.").sweeps["highlight/0"]
    assert len(knots) == 7
    assert (knots[0].frame, knots[-1].frame) == (10, 68)


def test_without_words_nothing_waits() -> None:
    spec = document_spec(
        {"file": "a.png", "zoom": "page", "highlight": {"box": BOX}}
    )
    assert time(spec, "The rivers rose.") == spec


def test_words_that_the_shot_before_has_too_are_those_of_this_shot() -> None:
    highlight = {"box": BOX, "at": "the page"}
    zoom = [{"to": "page", "at": "the page"}]
    spec = document_spec(
        {"file": "a.png", "highlight": highlight, "zoom": zoom}
    )
    found = time(spec, "He took the page and read the page aloud.", 140)
    assert found.spoken_at["zoom/0"] == 20
    assert found.sweeps["highlight/0"][0] == SweepKnot(Frames(20), 0.0)
