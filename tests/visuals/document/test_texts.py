"""The texts of a document: which there are, and where they have room."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from lantern.script.model.page import PageDocument
from lantern.visuals.document.texts import (
    PageText,
    list_page_texts,
    list_page_words,
    plan_passage,
    set_translation,
)
from tests.support.visuals import document_spec, make_context

FRAME = (1920, 1080)
BOX = [0.1, 0.4, 0.8, 0.1]
LIFT = {"box": BOX, "text": "We drove", "by": "A driver"}


def read(**keys: Any) -> PageDocument:
    return PageDocument.model_validate({"file": "a.png", **keys})


def test_each_text_has_its_place_and_its_type() -> None:
    document = read(lift=LIFT, translation={"text": "Wir fuhren"})
    assert list_page_texts(document) == [
        PageText(("lift", "text"), "We drove", "lead"),
        PageText(("lift", "by"), "A driver", "note"),
        PageText(("translation", "text"), "Wir fuhren", "lead"),
    ]
    assert list_page_texts(read(lift={"box": BOX})) == []


def test_a_passage_keeps_the_shape_that_it_has_on_the_page() -> None:
    """0.8 of 1000 by 0.1 of 1400 pixels, in 0.82 of the frame's width."""
    spec = document_spec({"file": "a.png", "lift": {"box": BOX}})
    plan = plan_passage(spec, (1000, 1400), make_context(Path(), FRAME))
    assert plan is not None
    assert (plan.strip.w, plan.strip.h) == (1574, 276)
    assert plan.strip.w / plan.strip.h == pytest.approx(800 / 140, abs=0.02)


def test_without_a_passage_and_without_a_translation_there_is_nothing() -> None:
    spec, context = (
        document_spec({"file": "a.png"}),
        make_context(Path(), FRAME),
    )
    assert plan_passage(spec, (1000, 1400), context) is None
    assert set_translation(spec, context) is None
    assert list_page_words(spec, context) == []


def test_words_on_a_document_are_listed_with_their_regions(
    tmp_path: Path,
) -> None:
    Image.new("RGB", (100, 140)).save(tmp_path / "a.png")
    document = {
        "file": "a.png",
        "lift": LIFT,
        "translation": {"text": "Wir fuhren"},
    }
    beside, below = list_page_words(
        document_spec(document), make_context(tmp_path, FRAME)
    )
    assert beside.loc == ("translation", "text")
    assert "Wir fuhren" in beside.svg
    # the right part of a wide frame: from 0.52 to 0.95 of it
    assert (beside.region.x, beside.region.w) == pytest.approx((998.4, 825.6))
    assert below.loc == ("lift", "text")
    assert "A driver" in below.svg
