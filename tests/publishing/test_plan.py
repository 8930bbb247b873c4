"""What publishing would do to one destination, and why."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from lantern.publishing.accounts import Account
from lantern.publishing.journal import Journal
from lantern.publishing.plan import PublishPlan, digest_step, plan_publishing
from lantern.publishing.upload import Upload
from tests.support.platforms import ShelfPlatform
from tests.support.uploads import make_upload

NOON = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)
ALL_STEPS = ["video", "texts", "captions.en", "processing", "privacy"]


@pytest.fixture
def upload(tmp_path: Path) -> Upload:
    return make_upload(tmp_path)


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    account = Account("acme.shelf", "ann", "https://shelf.example")
    return Journal(tmp_path / "ann.json", account)


def send_all(journal: Journal, upload: Upload, *but: str) -> None:
    """Note that a film went up, without the steps named."""
    record = journal.begin(upload, NOON)
    record.video = "v1"
    for step in ShelfPlatform().list_steps(upload):
        if step.name not in but:
            record.sent[step.name] = digest_step(step)


def name_steps(plan: PublishPlan) -> list[str]:
    return [step.name for step in plan.steps]


def test_a_film_that_was_never_sent_is_new(
    upload: Upload, journal: Journal
) -> None:
    plan = plan_publishing(ShelfPlatform(), upload, journal)
    assert plan.kind == "new"
    assert name_steps(plan) == ALL_STEPS


def test_nothing_is_done_when_all_is_there(
    upload: Upload, journal: Journal
) -> None:
    send_all(journal, upload)
    plan = plan_publishing(ShelfPlatform(), upload, journal)
    assert (plan.kind, plan.steps, plan.left) == ("nothing", (), ())


def test_another_title_is_the_only_thing_sent(
    upload: Upload, journal: Journal
) -> None:
    send_all(journal, upload)
    plan = plan_publishing(
        ShelfPlatform(), replace(upload, title="Rain"), journal
    )
    assert plan.kind == "update"
    assert name_steps(plan) == ["texts"]


@pytest.mark.parametrize(
    ("missing", "steps"),
    [
        (("privacy",), ["privacy"]),
        (("processing", "privacy"), ["processing", "privacy"]),
        (
            ("captions.en", "processing", "privacy"),
            ["captions.en", "processing", "privacy"],
        ),
        (("video",), ["video", "processing"]),
    ],
)
def test_an_upload_that_was_ended_goes_on(
    upload: Upload, journal: Journal, missing: tuple[str, ...], steps: list[str]
) -> None:
    send_all(journal, upload, *missing)
    plan = plan_publishing(ShelfPlatform(), upload, journal)
    assert plan.kind == "continue"
    assert name_steps(plan) == steps


def test_a_step_that_was_begun_goes_on(
    upload: Upload, journal: Journal
) -> None:
    send_all(journal, upload, "texts")
    assert journal.current is not None
    journal.current.doing = "texts"
    plan = plan_publishing(ShelfPlatform(), upload, journal)
    assert (plan.kind, name_steps(plan)) == ("continue", ["texts"])


def test_a_film_made_again_takes_the_place_of_the_old_one(
    tmp_path: Path, upload: Upload, journal: Journal
) -> None:
    send_all(journal, upload)
    again = make_upload(tmp_path / "again", b"another film")
    plan = plan_publishing(
        ShelfPlatform(can_replace_video=True), again, journal
    )
    assert plan.kind == "replace"
    assert name_steps(plan) == ["video", "processing"]


def test_a_film_made_again_becomes_another_where_files_stay(
    tmp_path: Path, upload: Upload, journal: Journal
) -> None:
    send_all(journal, upload)
    again = make_upload(tmp_path / "again", b"another film")
    plan = plan_publishing(ShelfPlatform(), again, journal)
    assert plan.kind == "another"
    assert name_steps(plan) == ALL_STEPS


def test_a_film_made_again_is_new_while_there_is_no_video(
    tmp_path: Path, upload: Upload, journal: Journal
) -> None:
    journal.begin(upload, NOON)
    again = make_upload(tmp_path / "again", b"another film")
    assert plan_publishing(ShelfPlatform(), again, journal).kind == "new"


def test_a_playlist_that_is_written_no_more_is_left_first(
    upload: Upload, journal: Journal
) -> None:
    send_all(journal, replace(upload, playlist="Weather"))
    plan = plan_publishing(ShelfPlatform(), upload, journal)
    assert (plan.kind, plan.left) == ("update", ())
    assert [step.words for step in plan.steps] == [
        "take it out of its playlist"
    ]
    assert plan.steps[0].takes_back


def test_captions_that_are_gone_stay_and_are_told(
    upload: Upload, journal: Journal
) -> None:
    send_all(journal, upload)
    plan = plan_publishing(
        ShelfPlatform(), replace(upload, captions=()), journal
    )
    assert (plan.kind, plan.left) == ("nothing", ("captions.en",))
