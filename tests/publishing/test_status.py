"""What is where, in lines for people and as JSON."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from lantern.plan import project as projects
from lantern.publishing.destinations import (
    PublishTask,
    make_stand_in_task,
    read_folders,
    select_destinations,
)
from lantern.publishing.journal import VideoRecord
from lantern.publishing.parts import has_parts
from lantern.publishing.plan import LEAVING, digest_step, plan_publishing
from lantern.publishing.platforms import VideoParts, VideoStatus
from lantern.publishing.status import DestinationStatus
from tests.support import films
from tests.support.films import scene
from tests.support.keyrings import use_config
from tests.support.releases import write_release

ADDRESS = "https://videos.example.org/w/1"
TITLE = "Vimeo (ann)"
READY = VideoStatus("ready", ADDRESS)


@pytest.fixture
def task(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> PublishTask:
    """Return what would be done with a film that goes to Vimeo and never went there."""
    monkeypatch.chdir(tmp_path)
    use_config(monkeypatch, tmp_path / "config")
    publish = [{"to": "vimeo", "account": "ann", "synthetic": False}]
    scenes = [scene("One", "Rain and wind.")]
    project, _ = projects.load(films.write(tmp_path, scenes, publish=publish))
    assert project is not None
    out = write_release(tmp_path / "out")
    (entry,) = select_destinations(project, None)
    folder = read_folders(project, [entry], lambda _: out).require(out)
    return make_stand_in_task(project, entry, folder)


def send(task: PublishTask, *left_out: str) -> PublishTask:
    """Return a destination that has all steps of a film but some."""
    record = task.journal.begin(
        task.plan.upload, datetime(2027, 1, 1, tzinfo=UTC)
    )
    record.video = "1"
    record.address = ADDRESS
    for step in task.platform.list_steps(task.plan.upload):
        if step.name not in left_out:
            record.sent[step.name] = digest_step(step)
    return plan_again(task)


def plan_again(task: PublishTask) -> PublishTask:
    plan = plan_publishing(task.platform, task.plan.upload, task.journal)
    return replace(task, plan=plan)


def get_record(task: PublishTask) -> VideoRecord:
    assert task.journal.current is not None
    return task.journal.current


def show(
    task: PublishTask, video: VideoStatus | None, **more: Any
) -> list[str]:
    return DestinationStatus(task, video, **more).format_text().split("\n")


def test_a_film_that_was_never_sent_is_told_so(task: PublishTask) -> None:
    assert show(task, None) == [f"{TITLE}: never published"]
    known = DestinationStatus(task, None).to_json()
    assert (known["destination"], known["account"]) == ("vimeo", "ann")
    assert (known["video"], known["address"], known["state"]) == (
        None,
        None,
        None,
    )
    assert known["kind"] == "new"


def test_a_film_that_is_whole_is_told_so(task: PublishTask) -> None:
    whole = send(task)
    assert show(whole, READY) == [
        f"{TITLE}: {ADDRESS}",
        "  it can be watched",
        "  all of it is as it is on the disk",
    ]
    known = DestinationStatus(whole, READY).to_json()
    assert (known["state"], known["kind"], known["steps"]) == (
        "ready",
        "nothing",
        [],
    )


@pytest.mark.parametrize(
    ("video", "words"),
    [
        (VideoStatus("uploading"), "the film is on its way there"),
        (VideoStatus("processing"), "the film is being worked through"),
        (
            VideoStatus("ready", privacy="unlisted"),
            "it can be watched; unlisted",
        ),
        (VideoStatus("failed", reason="too long"), "it failed (too long)"),
        (VideoStatus("gone"), "it isn't there any more"),
    ],
)
def test_what_a_platform_says_is_told_in_words(
    video: VideoStatus, words: str, task: PublishTask
) -> None:
    assert show(send(task), video)[1] == f"  {words}"


def test_what_was_changed_or_never_sent_is_named(task: PublishTask) -> None:
    part = send(task, "thumbnail")
    get_record(part).sent["texts"] = "other"
    lines = show(plan_again(part), READY)
    assert "  not sent yet: thumbnail" in lines
    assert "  changed since: texts" in lines
    assert "  all of it is as it is on the disk" not in lines


def test_a_film_that_was_rendered_again_is_told_as_that_alone(
    task: PublishTask,
) -> None:
    sent = send(task)
    get_record(sent).digest = "0" * 64
    lines = show(plan_again(sent), READY)
    assert lines[2:] == ["  the film was rendered again since"]


def test_a_playlist_that_the_film_leaves_is_told(task: PublishTask) -> None:
    sent = send(task)
    get_record(sent).sent["playlist"] = "1"
    left = plan_again(sent)
    assert left.plan.steps == (LEAVING,)
    assert show(left, READY)[2:] == [
        "  sent, and not in the film any more: playlist"
    ]


def test_what_was_removed_and_what_nobody_tells_is_named(
    task: PublishTask,
) -> None:
    parts = VideoParts(("captions.en",), ("chapters", "thumbnail"))
    assert show(send(task), READY, parts=parts)[2:] == [
        "  not there any more, `publish` sends it again: captions.en",
        "  Vimeo doesn't say whether it still has: chapters, thumbnail",
    ]
    known = DestinationStatus(send(task), READY, parts).to_json()
    assert known["missing"] == ["captions.en"]
    assert known["unseen"] == ["chapters", "thumbnail"]


def test_the_platform_s_address_is_told_before_the_one_that_was_kept(
    task: PublishTask,
) -> None:
    moved = VideoStatus("ready", "https://videos.example.org/w/2")
    assert DestinationStatus(send(task), moved).address == moved.address
    assert (
        DestinationStatus(send(task), VideoStatus("ready")).address == ADDRESS
    )


def test_a_film_that_was_only_begun_has_no_address(task: PublishTask) -> None:
    task.journal.begin(task.plan.upload, datetime(2027, 1, 1, tzinfo=UTC))
    lines = show(plan_again(task), None)
    assert lines[:2] == [
        f"{TITLE}: no address yet",
        "  it was begun, and the film isn't there yet",
    ]


def test_parts_can_be_asked_for_of_a_video_that_is_there(
    task: PublishTask,
) -> None:
    assert not has_parts(task.plan, None)
    sent = send(task)
    assert has_parts(sent.plan, get_record(sent))
    # a video beside the old one is a new one: nothing goes with it yet
    assert not has_parts(replace(sent.plan, kind="another"), get_record(sent))
    del get_record(sent).sent["video"]
    assert not has_parts(sent.plan, get_record(sent))
