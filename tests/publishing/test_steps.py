"""Steps in common: who takes them, and what they are called."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from lantern.core.problems import PublishFailure
from lantern.publishing.platforms import PublishStep
from lantern.publishing.steps import (
    StepChannel,
    StepWork,
    list_extra_steps,
    list_video_steps,
)
from lantern.publishing.upload import CaptionFile
from tests.support.publishing import Memory, Told
from tests.support.uploads import make_upload

TEXTS = PublishStep("texts", "write its texts", {"title": "Salt road"})


def test_captions_go_to_one_function_with_their_own_file(
    tmp_path: Path,
) -> None:
    upload = make_upload(tmp_path)
    german = CaptionFile("de", tmp_path / "short.de.srt", "0" * 64)
    upload = replace(upload, captions=(*upload.captions, german))
    taken: list[CaptionFile] = []
    channel = StepChannel(
        "Shelf", {"captions": lambda w: taken.append(w.captions)}
    )
    step = PublishStep("captions.de", "send the captions (de)", {})
    channel.send(step, upload, Memory(), reporter=Told())
    assert taken == [german]


def test_what_needs_a_video_is_refused_before_there_is_one(
    tmp_path: Path,
) -> None:
    record = Memory()
    work = StepWork(TEXTS, make_upload(tmp_path), record, Told(), "Shelf")
    with pytest.raises(PublishFailure) as caught:
        _ = work.video
    assert caught.value.message == (
        "Shelf: the film hasn't been sent yet; publish it again"
    )
    record.video = "v1"
    assert work.video == "v1"


def test_texts_that_the_film_went_up_with_are_known(tmp_path: Path) -> None:
    record = Memory()
    work = StepWork(TEXTS, make_upload(tmp_path), record, Told(), "Shelf")
    work.note_first_texts(TEXTS.content)
    assert work.has_its_texts
    record.session = "https://shelf.example/1"
    work.note_first_texts(
        {"title": "Another"}
    )  # it goes on with those it began with
    assert not work.has_its_texts
    work.note_texts()
    assert work.has_its_texts


def test_steps_in_order_and_in_words(tmp_path: Path) -> None:
    upload = make_upload(tmp_path, playlist="Roads")
    upload = replace(upload, publish_at=datetime(2030, 1, 2, 12, 5, tzinfo=UTC))
    steps = list_video_steps(
        upload,
        "Shelf",
        texts=TEXTS,
        extras=list_extra_steps(upload, {"chapters": []}),
        privacy={},
    )
    assert [step.words for step in steps] == [
        "send the film (0.0 MB)",
        "write its texts",
        "send the thumbnail",
        "send the captions (en)",
        "write the chapters",
        "put it into the playlist Roads",
        "wait until Shelf is ready",
        "make it public on 2030-01-02 at 12:05 UTC",
    ]
