"""The engine: killed at any moment and started again, there is one video, whole and as asked."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from lantern.core.problems import OutputFailure, PublishFailure
from lantern.publishing.accounts import Account, Secret
from lantern.publishing.journal import load_journal, name_journal
from lantern.publishing.plan import PublishPlan, plan_publishing
from lantern.publishing.run import Publication, publish
from lantern.publishing.upload import Upload
from tests.support.file_limits import limiting_files
from tests.support.platforms import Killed, Shelf, ShelfPlatform
from tests.support.uploads import make_upload

ANN = Account("acme.shelf", "ann", "https://shelf.example")
ALL = ["video", "texts", "captions.en", "processing", "privacy"]


class RightToken:
    """Keeps the token that the shelf knows."""

    def load(self) -> Secret:
        return {"token": "right"}

    def store(self, secret: Secret) -> None:
        raise AssertionError("the shelf never gives a new token")


@dataclass
class Told:
    """Remembers what it is told."""

    notes: list[str] = field(default_factory=list)

    def begin(self, step: str, total_bytes: int) -> None:
        pass

    def advance(self, sent: int) -> None:
        pass

    def note(self, text: str) -> None:
        self.notes.append(text)


@dataclass
class Desk:
    """A film, the shelf it goes to, and the journal between them."""

    folder: Path
    platform: ShelfPlatform = field(default_factory=ShelfPlatform)
    told: Told = field(default_factory=Told)

    @property
    def shelf(self) -> Shelf:
        return self.platform.shelf

    @property
    def journal_file(self) -> Path:
        return name_journal(self.folder / "out", ANN)

    def plan(self, upload: Upload) -> PublishPlan:
        return plan_publishing(
            self.platform, upload, load_journal(self.journal_file, ANN)
        )

    def publish(
        self, data: bytes = b"film" * 1000, **changes: Any
    ) -> Publication:
        """Publish as a process of its own would: everything is read from the disk."""
        upload = make_upload(self.folder / "film", data, **changes)
        self.shelf.calls.clear()
        return publish(
            self.plan(upload),
            load_journal(self.journal_file, ANN),
            self.platform.connect(ANN, RightToken()),
            reporter=self.told,
            now=lambda: datetime(2026, 5, 4, 12, 0, tzinfo=UTC),
        )


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def require_whole(shelf: Shelf, *, title: str = "Short") -> None:
    """Require one video with all its parts, the privacy last."""
    (video,) = shelf.videos.values()
    assert sorted(video.parts) == sorted(ALL[1:])
    assert video.parts["texts"] == {"title": title}
    assert video.parts["privacy"] == {"privacy": "unlisted"}


def test_all_steps_are_taken_in_order(desk: Desk) -> None:
    done = desk.publish()
    assert done == Publication("v1", "https://shelf.example/v1", tuple(ALL))
    assert desk.shelf.calls == ["find", *ALL]
    require_whole(desk.shelf)


def test_a_second_time_there_is_nothing_to_do(desk: Desk) -> None:
    desk.publish()
    assert desk.plan(make_upload(desk.folder / "film")).kind == "nothing"


def test_ended_between_two_steps_it_goes_on(desk: Desk) -> None:
    """Nothing was in hand, so nothing of it is half done; but it wasn't all."""
    desk.publish()
    journal = load_journal(desk.journal_file, ANN)
    assert journal.current is not None
    del journal.current.sent["privacy"]
    journal.save()
    assert desk.plan(make_upload(desk.folder / "film")).kind == "continue"


def test_only_what_changed_is_sent(desk: Desk) -> None:
    desk.publish()
    assert desk.publish(title="Rain").steps == ("texts",)
    assert desk.shelf.calls == ["texts"]
    require_whole(desk.shelf, title="Rain")


@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize("step", ALL)
def test_killed_at_a_step_it_goes_on_there(
    step: str, when: str, desk: Desk
) -> None:
    desk.shelf.kill = (step, when)
    with pytest.raises(Killed):
        desk.publish()
    if step != "privacy":
        parts = [video.parts for video in desk.shelf.videos.values()]
        assert not any("privacy" in each for each in parts), "a public half"
    desk.shelf.kill = None
    done = desk.publish()
    require_whole(desk.shelf)
    assert done.address == "https://shelf.example/v1"
    assert ALL.index(step) == len(ALL) - len(done.steps) or step == "video"


def test_killed_before_the_id_is_noted_the_video_is_found(desk: Desk) -> None:
    desk.shelf.kill = ("video", "unrecorded")
    with pytest.raises(Killed):
        desk.publish()
    desk.shelf.kill = None
    desk.publish()
    assert desk.shelf.calls == ["find", *ALL[1:]]
    require_whole(desk.shelf)


def test_with_a_lost_journal_the_video_is_found(desk: Desk) -> None:
    desk.publish()
    desk.journal_file.unlink()
    done = desk.publish()
    assert done.video == "v1"
    assert "video" not in desk.shelf.calls
    require_whole(desk.shelf)


def test_with_a_damaged_journal_the_video_is_found(desk: Desk) -> None:
    desk.publish()
    desk.journal_file.write_text("{")
    assert desk.publish().video == "v1"
    require_whole(desk.shelf)


def test_a_step_that_fails_keeps_what_was_done(desk: Desk) -> None:
    desk.shelf.fail = "captions.en"
    with pytest.raises(PublishFailure, match=r"the shelf refuses captions\.en"):
        desk.publish()
    desk.shelf.fail = None
    assert desk.publish().steps == ("captions.en", "processing", "privacy")
    require_whole(desk.shelf)


def test_a_film_rendered_again_becomes_a_new_video(desk: Desk) -> None:
    desk.publish()
    upload = make_upload(desk.folder / "film", b"another film")
    assert desk.plan(upload).kind == "another"
    assert desk.publish(b"another film").video == "v2"
    assert sorted(desk.shelf.videos) == ["v1", "v2"]
    journal = load_journal(desk.journal_file, ANN)
    assert [each.video for each in journal.former] == ["v1"]


def test_where_the_platform_can_it_takes_the_place_of_the_old_file(
    desk: Desk,
) -> None:
    desk.platform = replace(desk.platform, can_replace_video=True)
    desk.publish()
    upload = make_upload(desk.folder / "film", b"another film")
    assert desk.plan(upload).kind == "replace"
    done = desk.publish(b"another film")
    assert done.video == "v1"
    assert done.steps == ("video", "processing")
    assert desk.shelf.videos["v1"].size == len(b"another film")


@pytest.mark.parametrize("when", ["before", "unrecorded", "after"])
def test_killed_while_it_replaces_the_file(when: str, desk: Desk) -> None:
    desk.platform = replace(desk.platform, can_replace_video=True)
    desk.publish()
    desk.shelf.kill = ("video", when)
    with pytest.raises(Killed):
        desk.publish(b"another film")
    desk.shelf.kill = None
    assert desk.publish(b"another film").steps == ("video", "processing")
    require_whole(desk.shelf)
    assert desk.shelf.videos["v1"].size == len(b"another film")


def test_rendered_again_after_a_kill_no_video_stays_unknown(desk: Desk) -> None:
    """The first film is up and its id isn't noted; the second one is sent."""
    desk.shelf.kill = ("video", "unrecorded")
    with pytest.raises(Killed):
        desk.publish()
    desk.shelf.kill = None
    desk.publish(b"another film")
    journal = load_journal(desk.journal_file, ANN)
    assert [each.video for each in journal.former] == ["v1"]
    assert journal.current is not None
    assert journal.current.video == "v2"


def test_a_video_that_was_taken_down_is_told_of(desk: Desk) -> None:
    desk.publish()
    desk.shelf.videos.clear()
    with pytest.raises(
        PublishFailure, match=r"doesn't have the video.*delete .*json"
    ):
        desk.publish(title="Rain")
    assert desk.shelf.calls == []


def test_what_a_film_no_longer_has_is_told_of(desk: Desk) -> None:
    desk.publish()
    upload = make_upload(desk.folder / "film", captions=())
    plan = desk.plan(upload)
    assert plan.left == ("captions.en",)
    assert plan.kind == "nothing"


def test_with_a_full_disk_nothing_is_sent_twice(desk: Desk) -> None:
    """No file can grow from the moment on in which the film is up and not noted yet."""
    with ExitStack() as limits:
        desk.shelf.watch = lambda: limits.enter_context(limiting_files(0))
        with pytest.raises(
            OutputFailure, match=r"json can't be written: File too large"
        ):
            desk.publish()
    desk.shelf.watch = None
    desk.publish()
    require_whole(desk.shelf)
