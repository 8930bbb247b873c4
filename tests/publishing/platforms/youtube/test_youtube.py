"""A film on YouTube: one video with all that goes with it, whatever goes wrong on the way."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from lantern.core.problems import PublishFailure
from lantern.publishing.platforms import Platform
from lantern.publishing.platforms.youtube import PLATFORM
from lantern.publishing.upload import Upload
from tests.servers.faults import Fault, Given
from tests.servers.youtube_server import refuse
from tests.support.publishing import Memory, Told
from tests.support.rigs import RIGS
from tests.support.stages import YouTubeStage
from tests.support.uploads import make_captions

RIG = RIGS["youtube"]


PLATFORM_IS_ONE: Platform = PLATFORM


def test_a_film_is_sent_with_all_that_goes_with_it(
    stage: YouTubeStage, upload: Upload
) -> None:
    memory = stage.publish(upload)
    RIG.require_whole(stage.server, upload)
    (video,) = stage.server.videos.values()
    assert video.snippet == {
        "title": "Old roads",
        "description": "A film about roads.\n\n0:00 The coast\n0:20 The river\n0:41 The pass",
        "tags": ["roads", "old maps"],
        "categoryId": "27",
        "defaultLanguage": "en",
        "defaultAudioLanguage": "en",
    }
    assert video.status == {
        "privacyStatus": "unlisted",
        "license": "youtube",
        "embeddable": True,
        "publicStatsViewable": True,
        "selfDeclaredMadeForKids": False,
        "containsSyntheticMedia": False,
    }
    assert video.recording == {"recordingDate": "2026-11-02T00:00:00Z"}
    assert memory.address == f"https://www.youtube.com/watch?v={video.id}"
    assert memory.session is None


def test_nobody_sees_it_before_it_is_ready(
    stage: YouTubeStage, upload: Upload
) -> None:
    stage.publish(replace(upload, privacy="public"))
    opening = stage.server.asked[2]
    assert opening.name == "POST /upload/youtube/v3/videos"
    assert opening.json["status"]["privacyStatus"] == "private"
    updates = [
        name for name in stage.server.names if name == "PUT /youtube/v3/videos"
    ]
    assert len(updates) == 1
    assert stage.server.names[-1] == updates[0]


def test_published_again_nothing_is_asked(
    stage: YouTubeStage, upload: Upload
) -> None:
    memory = stage.publish(upload)
    count = len(stage.server.asked)
    stage.publish(upload, memory)
    assert len(stage.server.asked) == count


def test_only_what_changed_is_sent(
    stage: YouTubeStage, upload: Upload, tmp_path: Path
) -> None:
    memory = stage.publish(upload)
    count = len(stage.server.asked)
    german = make_captions(tmp_path, "de", "Regen.")
    changed = replace(
        upload,
        title="Very old roads",
        captions=(upload.captions[0], german),
        playlist="Rivers",
    )
    stage.publish(changed, memory)
    assert stage.server.names[count:] == [
        "POST /token",
        "PUT /youtube/v3/videos",
        "GET /youtube/v3/captions",
        "PUT /upload/youtube/v3/captions",
        "GET /youtube/v3/playlists",
        "DELETE /youtube/v3/playlistItems",
        "GET /youtube/v3/playlistItems",
        "POST /youtube/v3/playlistItems",
    ]
    (video,) = stage.server.videos.values()
    assert video.snippet["title"] == "Very old roads"
    assert video.snippet["categoryId"] == "27"
    assert b"Regen." in [t["text"] for t in video.captions.values()][1]
    assert [item["playlistId"] for item in stage.server.items.values()] == [
        "PL2"
    ]
    assert video.status["privacyStatus"] == "unlisted"


def test_a_schedule_stays_private_until_then(
    stage: YouTubeStage, upload: Upload
) -> None:
    at = datetime(2027, 1, 31, 17, 30, tzinfo=UTC)
    stage.publish(
        replace(
            upload,
            privacy="private",
            publish_at=at,
        )
    )
    (video,) = stage.server.videos.values()
    assert video.status["publishAt"] == "2027-01-31T17:30:00Z"
    assert video.status["privacyStatus"] == "private"


def test_a_lost_journal_is_made_up_for_by_the_files_name(
    stage: YouTubeStage, upload: Upload
) -> None:
    stage.publish(upload)
    memory = Memory()
    assert stage.connect().find_video(upload, memory)
    assert memory.recall().video == next(iter(stage.server.videos))
    other = replace(upload, size=upload.size + 1)
    assert not stage.connect().find_video(other, Memory())


def test_a_film_that_cant_be_told_apart_yet_is_waited_for(
    stage: YouTubeStage, upload: Upload
) -> None:
    stage.publish(upload)
    stage.server.knows_files = False
    with pytest.raises(
        PublishFailure, match="doesn't say yet which file it is"
    ):
        stage.connect().find_video(upload, Memory())
    assert not stage.connect().find_video(
        replace(upload, title="Another"), Memory()
    )


def test_a_channel_without_a_film_finds_none(
    stage: YouTubeStage, upload: Upload
) -> None:
    assert not stage.connect().find_video(upload, Memory())


def test_a_channel_that_isnt_verified_gets_no_thumbnail_but_all_else(
    stage: YouTubeStage, upload: Upload
) -> None:
    stage.server.is_verified = False
    told = Told()
    stage.publish(upload, told=told)
    (video,) = stage.server.videos.values()
    assert video.thumbnail is None
    assert len(video.captions) == 2
    assert video.status["privacyStatus"] == "unlisted"
    assert any("https://www.youtube.com/verify" in note for note in told.notes)


@pytest.mark.parametrize(
    ("number", "asked"), [(7, "thumbnails/set"), (9, "captions")]
)
def test_a_good_status_with_an_error_in_it_is_a_refusal(
    number: int, asked: str, stage: YouTubeStage, upload: Upload
) -> None:
    content = refuse(403, "forbidden", "not today").content
    stage.server.faults = {number: Fault("answer", Given(200, content))}
    with pytest.raises(
        PublishFailure, match="answered 200 forbidden: not today"
    ):
        stage.publish(upload)
    assert stage.server.names[number] == f"POST /upload/youtube/v3/{asked}"


def test_a_project_that_isnt_audited_is_told_of(
    stage: YouTubeStage, upload: Upload
) -> None:
    stage.server.is_audited = False
    with pytest.raises(
        PublishFailure, match="should be unlisted, and stays private"
    ):
        stage.publish(upload)


def test_captions_that_youtube_heard_by_itself_are_left_alone(
    stage: YouTubeStage, upload: Upload
) -> None:
    memory = Memory()
    steps = stage.platform.list_steps(upload)
    stage.connect().send(steps[0], upload, memory, reporter=Told())
    (video,) = stage.server.videos.values()
    heard = {"language": "en", "name": "", "trackKind": "asr", "text": b"rein"}
    video.captions["heard"] = heard
    stage.publish(upload, memory)
    assert video.captions["heard"]["text"] == b"rein"
    assert len(video.captions) == 3


@pytest.mark.parametrize(
    ("given", "message"),
    [
        (
            refuse(403, "quotaExceeded", "You exceeded your quota."),
            "until midnight in Cal",
        ),
        (
            refuse(400, "uploadLimitExceeded", "Too many."),
            "try again in 24 hours",
        ),
        (
            refuse(400, "invalidTitle", "Bad title."),
            "400 invalidTitle: Bad title",
        ),
        (Given(418, b"a teapot"), "answered 418 a teapot"),
    ],
)
def test_what_is_final_is_told_at_once(
    stage: YouTubeStage, upload: Upload, given: Given, message: str
) -> None:
    stage.server.faults = {
        2: Fault("answer", given)
    }  # token, category, session
    with pytest.raises(PublishFailure, match=message):
        stage.publish(upload)
    assert stage.clock.slept == []


def test_a_film_that_youtube_refuses_is_told(
    stage: YouTubeStage, upload: Upload
) -> None:
    stage.server.rejection = "duplicate"
    with pytest.raises(
        PublishFailure, match=r"duplicate .the channel has this very film"
    ):
        stage.publish(upload)


def test_a_category_that_youtube_doesnt_have_any_more_is_told(
    stage: YouTubeStage, upload: Upload
) -> None:
    with pytest.raises(
        PublishFailure, match=r"category 18 .number 18 is Short Movies"
    ):
        stage.publish(replace(upload, category="18"))
    with pytest.raises(
        PublishFailure, match=r"category Music .number 10 is none there"
    ):
        stage.publish(replace(upload, category="music".capitalize()))
    assert not stage.server.sessions


def test_a_playlist_that_isnt_there_names_those_that_are(
    stage: YouTubeStage, upload: Upload
) -> None:
    with pytest.raises(
        PublishFailure, match=r"no playlist 'Old map'; did you mean 'Old maps'"
    ):
        stage.publish(replace(upload, playlist="Old map"))


def test_a_film_that_is_gone_is_told(
    stage: YouTubeStage, upload: Upload
) -> None:
    memory = stage.publish(upload)
    status = stage.connect().describe(memory)
    assert (status.state, status.privacy) == ("ready", "unlisted")
    stage.server.videos.clear()
    assert stage.connect().describe(memory).state == "gone"


def test_a_licence_goes_with_it(stage: YouTubeStage, upload: Upload) -> None:
    stage.publish(replace(upload, licence="CC-BY-4.0"))
    (video,) = stage.server.videos.values()
    assert video.status["license"] == "creativeCommon"


def test_an_answer_without_an_id_is_told_in_its_own_words(
    stage: YouTubeStage, upload: Upload
) -> None:
    stage.server.faults = {6: Fault("answer", Given(200, {"ID": "video1"}))}
    with pytest.raises(
        PublishFailure,
        match=r"can't send the film: its answer has no id: \{\"ID\": \"video1\"\}",
    ):
        stage.publish(upload)
