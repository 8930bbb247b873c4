"""A film on PeerTube: one video with all that goes with it, whatever goes wrong on the way."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from lantern.core.problems import PublishFailure
from lantern.publishing.upload import Upload
from tests.servers import faults
from tests.servers.faults import Fault, Given
from tests.servers.peertube_server import fail
from tests.support.publishing import Memory, Told
from tests.support.rigs import RIGS
from tests.support.stages import PeerTubeStage
from tests.support.uploads import make_captions, make_roads

RIG = RIGS["peertube"]


def test_a_film_is_sent_with_all_that_goes_with_it(
    stage: PeerTubeStage, upload: Upload
) -> None:
    memory = stage.publish(upload)
    RIG.require_whole(stage.server, upload)
    (video,) = stage.server.videos.values()
    assert video.fields == {
        "name": "Old roads",
        "description": "A film about roads.",
        "tags": ["roads", "old maps"],
        "category": 13,
        "licence": 9,
        "language": "en",
        "originallyPublishedAt": "2026-11-02T00:00:00.000Z",
        "channelId": 5,
        "privacy": 2,
        "scheduleUpdate": None,
        "waitTranscoding": True,
        "generateTranscription": False,
    }
    assert memory.address == f"{stage.server.base}/w/s{video.uuid}"
    assert memory.session is None


def test_nobody_sees_it_before_it_is_ready(
    stage: PeerTubeStage, upload: Upload
) -> None:
    stage.publish(replace(upload, privacy="public"))
    (opening,) = [
        a
        for a in stage.server.asked
        if a.method == "POST" and "resum" in a.path
    ]
    assert opening.json["privacy"] == 3
    last = stage.server.asked[-1]
    assert (last.method, last.json) == (
        "PUT",
        {"privacy": 1, "scheduleUpdate": None},
    )


def test_a_schedule_is_private_until_then(
    stage: PeerTubeStage, upload: Upload
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
    assert video.fields["privacy"] == 3
    assert video.fields["scheduleUpdate"] == {
        "updateAt": "2027-01-31T17:30:00.000Z",
        "privacy": 1,
    }


def test_only_what_changed_is_sent(
    stage: PeerTubeStage, upload: Upload, tmp_path: Path
) -> None:
    memory = stage.publish(upload)
    count = len(stage.server.asked)
    changed = replace(
        upload,
        description="All about roads.",
        captions=(upload.captions[0], make_captions(tmp_path, "de", "Regen.")),
        playlist="Rivers",
    )
    stage.publish(changed, memory)
    (video,) = stage.server.videos.values()
    changes = [n for n in stage.server.names[count:] if not n.startswith("GET")]
    assert changes == [
        f"PUT /api/v1/videos/{video.uuid}",
        f"PUT /api/v1/videos/{video.uuid}/captions/de",
        f"PUT /api/v1/videos/{video.uuid}/chapters",
        "DELETE /api/v1/video-playlists/11/videos/76",
        "POST /api/v1/video-playlists/12/videos",
    ]
    assert video.fields["description"] == "All about roads."
    assert len(video.chapters) == 3
    assert video.fields["privacy"] == 2
    assert [each["playlist"] for each in stage.server.elements.values()] == [
        "12"
    ]


def test_larger_chunks_are_sent_where_they_are_wanted(
    stage: PeerTubeStage, upload: Upload
) -> None:
    stage.server.least_chunk = 500_000
    stage.publish(upload)
    RIG.require_whole(stage.server, upload)


def test_a_film_that_is_worked_on_is_waited_for(
    stage: PeerTubeStage, upload: Upload
) -> None:
    stage.server.settling = 2
    stage.publish(upload)
    RIG.require_whole(stage.server, upload)
    assert stage.clock.slept[:2] == [300, 300]


def test_a_film_that_was_rendered_again_takes_the_others_place(
    stage: PeerTubeStage, upload: Upload, tmp_path: Path
) -> None:
    memory = stage.publish(upload)
    again = make_roads(tmp_path, 700_000)
    stage.publish(again, memory)
    RIG.require_whole(stage.server, again)
    (video,) = stage.server.videos.values()
    assert (video.replaced, memory.video) == (1, video.uuid)


@pytest.mark.parametrize("kind", [faults.LOST, faults.GONE, faults.HALF])
def test_a_fault_while_a_film_is_replaced_replaces_it_once(
    kind: Fault, stage: PeerTubeStage, upload: Upload, tmp_path: Path
) -> None:
    memory = stage.publish(upload)
    count = len(stage.server.asked)
    again = make_roads(tmp_path, 700_000)
    stage.server.faults = {count + 6: kind}
    stage.publish(again, memory)
    assert stage.server.names[count + 6].endswith("/source/replace-resumable")
    RIG.require_whole(stage.server, again)
    (video,) = stage.server.videos.values()
    assert video.replaced == 1


def test_an_instance_that_replaces_nothing_says_so(
    stage: PeerTubeStage, upload: Upload, tmp_path: Path
) -> None:
    memory = stage.publish(upload)
    stage.server.allows_replacing = False
    with pytest.raises(
        PublishFailure, match="doesn't let the file of a video be replaced"
    ):
        stage.publish(make_roads(tmp_path, 700_000), memory)


def test_a_lost_journal_is_made_up_for_by_the_files_name(
    stage: PeerTubeStage, upload: Upload
) -> None:
    stage.publish(upload)
    memory = Memory()
    assert stage.connect().find_video(upload, memory)
    assert memory.recall().video == next(iter(stage.server.videos))
    digest = hashlib.sha256(b"another").hexdigest()
    other = replace(upload, file_name=f"old-roads-{digest[:12]}.mp4")
    assert not stage.connect().find_video(other, Memory())
    assert not stage.connect().find_video(replace(upload, size=1), Memory())


@pytest.mark.parametrize(
    ("given", "message"),
    [
        (
            fail(413, "quota_reached", "Too much."),
            "your quota on this instance is used up",
        ),
        (
            fail(413, "max_file_size_reached", "Too big."),
            "takes no file as large as the",
        ),
        (fail(422, "", "Cannot read the video."), "422 Cannot read the video"),
        (Given(418, b"a teapot"), "answered 418 a teapot"),
    ],
)
def test_what_is_final_is_told_at_once(
    stage: PeerTubeStage,
    upload: Upload,
    names: list[str],
    given: Given,
    message: str,
) -> None:
    number = names.index("POST /api/v1/videos/upload-resumable")
    stage.server.faults = {number: Fault("answer", given)}
    with pytest.raises(PublishFailure, match=message):
        stage.publish(upload)
    assert stage.clock.slept == []


def test_a_film_that_cant_be_transcoded_is_told(
    stage: PeerTubeStage, upload: Upload
) -> None:
    stage.server.failure = True
    with pytest.raises(PublishFailure, match="failed there Transcoding failed"):
        stage.publish(upload)


def test_an_unknown_category_names_the_known(
    stage: PeerTubeStage, upload: Upload
) -> None:
    with pytest.raises(
        PublishFailure, match=r"no category 'Educaton'; did you mean 'Educat"
    ):
        stage.publish(replace(upload, category="Educaton"))
    assert not stage.server.sessions


def test_a_language_that_isnt_there_is_left_out_and_told(
    stage: PeerTubeStage, upload: Upload, tmp_path: Path
) -> None:
    captions = (make_captions(tmp_path, "en"), make_captions(tmp_path, "tlh"))
    told = Told()
    stage.publish(
        replace(
            upload,
            captions=captions,
            language="tlh",
        ),
        told=told,
    )
    (video,) = stage.server.videos.values()
    assert set(video.captions) == {"en"}
    assert "language" not in video.fields or video.fields["language"] is None
    assert (
        "This instance has no language tlh: its captions are left out"
        in told.notes
    )
    assert "This instance has no language tlh; it is left out" in told.notes


def test_an_answer_without_languages_leaves_no_captions_out(
    stage: PeerTubeStage, upload: Upload
) -> None:
    error = Given(200, {"error": {"detail": "no database"}, "status": 500})
    stage.server.faults = {2: Fault("answer", error)}
    with pytest.raises(
        PublishFailure, match="this instance names no languages"
    ):
        stage.publish(upload)
    assert stage.server.names[2] == "GET /api/v1/videos/languages"


def test_an_older_instance_gets_all_but_chapters(
    stage: PeerTubeStage, upload: Upload, names: list[str]
) -> None:
    number = next(
        n for n, name in enumerate(names) if name.endswith("/chapters")
    )
    stage.server.faults = {
        number: Fault("answer", Given(404, b"no such route"))
    }
    told = Told()
    stage.publish(upload, told=told)
    (video,) = stage.server.videos.values()
    assert (video.chapters, video.fields["privacy"]) == ([], 2)
    assert any("takes no chapters" in note for note in told.notes)


def test_a_channel_that_isnt_there_is_told(
    stage: PeerTubeStage, upload: Upload
) -> None:
    stage.server.channels = {"one": 1, "two": 2}
    with pytest.raises(
        PublishFailure, match="no channel 'history' there; there are one, two"
    ):
        stage.publish(upload)
