"""What the engine relies on in every platform, asked of each in the table."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from lantern.core.problems import PublishFailure
from lantern.core.store import digest_file, digest_json
from lantern.publishing.accounts import Account, Secret
from lantern.publishing.platforms import (
    PLATFORMS,
    Json,
    Platform,
    find_platform,
    find_sign_in,
)
from lantern.publishing.upload import Upload
from lantern.script.model.publish import PLATFORM_NAMES
from tests.support.uploads import make_upload

ORDER = ("video", "texts", "thumbnail", "captions", "chapters", "playlist")
LAST = ("processing", "privacy")


@pytest.fixture(params=PLATFORMS.own)
def platform(request: pytest.FixtureRequest) -> Platform:
    return find_platform(request.param)


@pytest.fixture
def upload(platform: Platform, tmp_path: Path) -> Upload:
    """An upload that the platform takes, with all that an upload may have."""
    privacy = "unlisted" if "unlisted" in platform.privacies else "public"
    playlist = None if platform.is_for_good else "7"
    return make_upload(
        tmp_path,
        privacy=privacy,
        playlist=playlist,
    )


def name_steps(platform: Platform, upload: Upload) -> list[str]:
    return [step.name for step in platform.list_steps(upload)]


def test_authors_can_write_each_name_of_the_table() -> None:
    assert tuple(PLATFORMS.own) == PLATFORM_NAMES


def test_it_says_what_it_is(platform: Platform) -> None:
    assert platform.name in PLATFORM_NAMES
    assert platform.title
    assert platform.asked <= {"made_for_kids", "synthetic"}
    assert platform.privacies
    assert platform.privacies <= {"private", "unlisted", "public"}
    assert platform.secret_fields
    server = platform.default_server
    assert not server or server.startswith("https://")
    assert not server.endswith("/")
    assert callable(find_sign_in(platform.name))


def test_what_it_takes_has_no_fault(platform: Platform, upload: Upload) -> None:
    assert platform.find_faults(upload) == []


def test_steps_have_names_of_their_own_and_words(
    platform: Platform, upload: Upload
) -> None:
    names = name_steps(platform, upload)
    assert len(set(names)) == len(names)
    assert "video" in names
    assert {name.partition(".")[0] for name in names} <= {
        *ORDER,
        *LAST,
        "extras",
        "pages",
    }
    for step in platform.list_steps(upload):
        assert step.words[0].islower(), step.words
        assert not step.words.endswith("."), step.words


def test_who_may_see_it_comes_last(platform: Platform, upload: Upload) -> None:
    names = name_steps(platform, upload)
    if platform.is_for_good:
        assert "privacy" not in names, "it is public at once"
    else:
        assert names[-2:] == list(LAST)


def test_what_is_sent_can_be_printed_and_is_always_the_same(
    platform: Platform, upload: Upload
) -> None:
    for step, again in zip(
        platform.list_steps(upload), platform.list_steps(upload), strict=True
    ):
        assert json.loads(json.dumps(step.content)) == step.content
        assert digest_json(step.content) == digest_json(again.content)


def test_where_the_files_are_does_not_matter(
    platform: Platform, upload: Upload, tmp_path: Path
) -> None:
    """A publish sends links that stand elsewhere each time: it would send all again."""
    there = make_upload(tmp_path / "there")
    moved = replace(
        upload,
        video=there.video,
        captions=there.captions,
        thumbnail=there.thumbnail,
        extras=there.extras,
    )
    assert platform.list_steps(moved) == platform.list_steps(upload)


def list_contents(platform: Platform, upload: Upload) -> dict[str, Json]:
    return {step.name: step.content for step in platform.list_steps(upload)}


def find_changed(platform: Platform, before: Upload, after: Upload) -> set[str]:
    """Return the kinds of steps whose content differs."""
    old = list_contents(platform, before)
    return compare(old, list_contents(platform, after))


def compare(old: dict[str, Json], new: dict[str, Json]) -> set[str]:
    return {
        name.partition(".")[0]
        for name in {*old, *new}
        if old.get(name) != new.get(name)
    }


def test_a_new_title_sends_no_film(platform: Platform, upload: Upload) -> None:
    changed = find_changed(platform, upload, replace(upload, title="Rain"))
    assert changed
    assert "video" not in changed
    assert "captions" not in changed
    assert "thumbnail" not in changed


def test_new_captions_are_sent_alone(
    platform: Platform, upload: Upload
) -> None:
    before = list_contents(platform, upload)
    (captions,) = upload.captions
    captions.path.write_text("1\n00:00:00,000 --> 00:00:01,000\nSnow.\n")
    changed = replace(captions, digest=digest_file(captions.path))
    after = list_contents(platform, replace(upload, captions=(changed,)))
    assert compare(before, after) == {"captions"}


def test_a_film_that_was_rendered_again_is_sent(
    platform: Platform, upload: Upload
) -> None:
    again = replace(
        upload,
        digest="7" * 64,
        file_name="short-777777777777.mp4",
    )
    assert "video" in find_changed(platform, upload, again)


def test_captions_of_each_language_have_a_step(
    platform: Platform, upload: Upload
) -> None:
    (captions,) = upload.captions
    both = replace(
        upload, captions=(captions, replace(captions, language="de"))
    )
    assert {"captions.en", "captions.de"} <= set(name_steps(platform, both))


def test_without_what_can_be_left_out_there_is_no_step_for_it(
    platform: Platform, upload: Upload
) -> None:
    bare = replace(
        upload,
        captions=(),
        chapters=(),
        thumbnail=None,
        playlist=None,
        extras=(),
    )
    kinds = {name.partition(".")[0] for name in name_steps(platform, bare)}
    assert not kinds & {"thumbnail", "captions", "chapters", "playlist"}


def test_a_title_that_is_too_long_is_found_without_a_network(
    platform: Platform, upload: Upload
) -> None:
    faults = platform.find_faults(replace(upload, title="t" * 2000))
    assert "title" in [fault.key for fault in faults]


def test_a_schedule_is_kept_or_refused(
    platform: Platform, upload: Upload
) -> None:
    """What becomes public by itself later isn't left to chance."""
    time = datetime(2030, 1, 1, 12, 0, tzinfo=UTC)
    planned = replace(upload, publish_at=time)
    if "private" in platform.privacies:
        planned = replace(planned, privacy="private")
    keys = [fault.key for fault in platform.find_faults(planned)]
    if "publish_at" not in keys:
        assert find_changed(
            platform, replace(planned, publish_at=None), planned
        ) == {"privacy"}


@dataclass
class EmptyKeeper:
    """Has a secret of which nothing is there."""

    def load(self) -> Secret:
        return {}

    def store(self, secret: Secret) -> None:
        raise AssertionError("nothing to keep")


def test_a_secret_without_its_parts_is_no_bug(platform: Platform) -> None:
    """Whoever opens it is told to sign in again, now or once a server is asked."""
    account = Account(platform.name, "ann", "http://127.0.0.1:9")
    try:
        channel = platform.connect(account, EmptyKeeper())
    except PublishFailure as failure:
        assert f"lantern accounts add {platform.name}" in failure.message
    else:
        assert "describe" in dir(channel)
