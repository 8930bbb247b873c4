"""A film on YouTube: one video with all that goes with it, whatever goes wrong on the way."""

from __future__ import annotations

import json
import threading
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from lantern.core.problems import PublishFailure
from lantern.publishing.platforms import Channel, Platform, SignInWish
from lantern.publishing.platforms.youtube import PLATFORM, YouTube
from lantern.publishing.redaction import Secrets
from lantern.publishing.upload import ChapterMark, Upload
from tests.servers import faults
from tests.servers.faults import Fault, Given, serving
from tests.servers.youtube_server import (
    CHUNK_STEP,
    CLIENT_ID,
    CLIENT_SECRET,
    REFRESH_TOKEN,
    YouTubeServer,
    refuse,
)
from tests.support.publishing import (
    JPEG,
    Clock,
    Keeper,
    Killed,
    Memory,
    Person,
    Told,
    killing,
    make_account,
    make_captions,
    make_upload,
    publish,
    show_failure,
)

SECRET = {
    "client_id": CLIENT_ID,
    "client_secret": CLIENT_SECRET,
    "refresh_token": REFRESH_TOKEN,
}
PLATFORM_IS_ONE: Platform = PLATFORM


@dataclass
class Stage:
    """A server, and a channel of it."""

    server: YouTubeServer
    platform: YouTube
    clock: Clock

    def connect(self) -> Channel:
        account = make_account(self.platform, self.server.base)
        return self.platform.connect(account, Keeper(SECRET))

    def publish(
        self, upload: Upload, memory: Memory | None = None, told: Told | None = None
    ) -> Memory:
        memory = memory or Memory()
        return publish(self.platform, self.connect(), upload, memory=memory, told=told)


@contextmanager
def staging() -> Iterator[Stage]:
    server, clock = YouTubeServer(), Clock()
    with serving(server):
        yield Stage(server, YouTube(clock.make_patience(), CHUNK_STEP), clock)


@pytest.fixture
def stage() -> Iterator[Stage]:
    with staging() as found:
        yield found


@pytest.fixture(scope="module")
def upload(tmp_path_factory: pytest.TempPathFactory) -> Upload:
    return make_upload(tmp_path_factory.mktemp("film"))


def require_one_whole_video(server: YouTubeServer, upload: Upload) -> None:
    """All that was asked for is there, once."""
    assert len(server.videos) == 1
    (video,) = server.videos.values()
    assert (video.name, video.size, video.digest) == (
        upload.file_name,
        upload.size,
        upload.digest,
    )
    assert video.thumbnail == JPEG
    tracks = {track["language"]: track["text"] for track in video.captions.values()}
    assert tracks == {c.language: c.path.read_bytes() for c in upload.captions}
    assert len(video.captions) == 2
    assert list(server.items.values()) == [{"playlistId": "PL1", "videoId": video.id}]
    assert video.status["privacyStatus"] == "unlisted"
    assert video.snippet["description"].endswith(
        "\n\n0:00 The coast\n0:20 The river\n0:41 The pass"
    )


def test_a_film_is_sent_with_all_that_goes_with_it(
    stage: Stage, upload: Upload
) -> None:
    memory = stage.publish(upload)
    require_one_whole_video(stage.server, upload)
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


def test_nobody_sees_it_before_it_is_ready(stage: Stage, upload: Upload) -> None:
    stage.publish(replace(upload, privacy="public"))
    opening = stage.server.asked[2]
    assert opening.name == "POST /upload/youtube/v3/videos"
    assert opening.json["status"]["privacyStatus"] == "private"
    updates = [name for name in stage.server.names if name == "PUT /youtube/v3/videos"]
    assert len(updates) == 1
    assert stage.server.names[-1] == updates[0]


def test_published_again_nothing_is_asked(stage: Stage, upload: Upload) -> None:
    memory = stage.publish(upload)
    count = len(stage.server.asked)
    stage.publish(upload, memory)
    assert len(stage.server.asked) == count


def test_only_what_changed_is_sent(
    stage: Stage, upload: Upload, tmp_path: Path
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
    assert [item["playlistId"] for item in stage.server.items.values()] == ["PL2"]
    assert video.status["privacyStatus"] == "unlisted"


def test_a_schedule_stays_private_until_then(stage: Stage, upload: Upload) -> None:
    at = datetime(2027, 1, 31, 17, 30, tzinfo=UTC)
    stage.publish(replace(upload, privacy="private", publish_at=at))
    (video,) = stage.server.videos.values()
    assert video.status["publishAt"] == "2027-01-31T17:30:00Z"
    assert video.status["privacyStatus"] == "private"


FAULTS = {
    "busy": faults.BUSY,
    "reset": faults.RESET,
    "half": faults.HALF,
    "lost": faults.LOST,
    "gone": faults.GONE,
    "old token": faults.OLD_TOKEN,
    "rate": Fault("answer", refuse(403, "rateLimitExceeded", "slow down")),
}


@pytest.fixture(scope="module")
def count(upload: Upload) -> int:
    """How many requests a film takes."""
    with staging() as clean:
        clean.publish(upload)
        return len(clean.server.asked)


@pytest.mark.parametrize("kind", FAULTS)
def test_a_fault_at_any_request_leaves_one_whole_video(
    kind: str, upload: Upload, count: int
) -> None:
    for number in range(1 if kind == "old token" else 0, count):
        with staging() as stage:
            stage.server.faults = {number: FAULTS[kind]}
            stage.publish(upload)
            require_one_whole_video(stage.server, upload)


@pytest.mark.parametrize("is_sent", [True, False])
def test_killed_at_any_request_it_goes_on(
    is_sent: bool, upload: Upload, count: int
) -> None:
    for number in range(count):
        with staging() as stage:
            memory = Memory()
            with killing(number, is_sent=is_sent), pytest.raises(Killed):
                stage.publish(upload, memory)
            stage.publish(upload, memory.recall())
            require_one_whole_video(stage.server, upload)


def test_a_lost_journal_is_made_up_for_by_the_files_name(
    stage: Stage, upload: Upload
) -> None:
    stage.publish(upload)
    memory = Memory()
    assert stage.connect().find_video(upload, memory)
    assert memory.recall().video == next(iter(stage.server.videos))
    other = replace(upload, size=upload.size + 1)
    assert not stage.connect().find_video(other, Memory())


def test_a_film_that_cant_be_told_apart_yet_is_waited_for(
    stage: Stage, upload: Upload
) -> None:
    stage.publish(upload)
    stage.server.knows_files = False
    with pytest.raises(PublishFailure, match="doesn't say yet which file it is"):
        stage.connect().find_video(upload, Memory())
    assert not stage.connect().find_video(replace(upload, title="Another"), Memory())


def test_a_channel_without_a_film_finds_none(stage: Stage, upload: Upload) -> None:
    assert not stage.connect().find_video(upload, Memory())


def test_a_channel_that_isnt_verified_gets_no_thumbnail_but_all_else(
    stage: Stage, upload: Upload
) -> None:
    stage.server.is_verified = False
    told = Told()
    stage.publish(upload, told=told)
    (video,) = stage.server.videos.values()
    assert video.thumbnail is None
    assert len(video.captions) == 2
    assert video.status["privacyStatus"] == "unlisted"
    assert any("https://www.youtube.com/verify" in note for note in told.notes)


def test_a_project_that_isnt_audited_is_told_of(stage: Stage, upload: Upload) -> None:
    stage.server.is_audited = False
    with pytest.raises(PublishFailure, match="should be unlisted, and stays private"):
        stage.publish(upload)


def test_captions_that_youtube_heard_by_itself_are_left_alone(
    stage: Stage, upload: Upload
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
        (refuse(400, "uploadLimitExceeded", "Too many."), "try again in 24 hours"),
        (refuse(400, "invalidTitle", "Bad title."), "400 invalidTitle: Bad title"),
        (Given(418, b"a teapot"), "answered 418 a teapot"),
    ],
)
def test_what_is_final_is_told_at_once(
    stage: Stage, upload: Upload, given: Given, message: str
) -> None:
    stage.server.faults = {2: Fault("answer", given)}  # token, category, session
    with pytest.raises(PublishFailure, match=message):
        stage.publish(upload)
    assert stage.clock.slept == []


def test_a_revoked_sign_in_says_what_to_do(stage: Stage, upload: Upload) -> None:
    stage.server.refresh_token = "another"
    with pytest.raises(PublishFailure) as failed:
        stage.publish(upload)
    assert failed.value.message == (
        "YouTube: you are signed in no more (invalid_grant: Token has been expired or"
        " revoked.). Sign in again: lantern accounts add youtube. (Google ends sign-ins after"
        " seven days as long as the project's consent screen is in Testing; set it to In"
        " production)"
    )
    assert failed.value.code == 6


def test_a_film_that_youtube_refuses_is_told(stage: Stage, upload: Upload) -> None:
    stage.server.rejection = "duplicate"
    with pytest.raises(
        PublishFailure, match=r"duplicate .the channel has this very film"
    ):
        stage.publish(upload)


def test_a_category_that_youtube_doesnt_have_any_more_is_told(
    stage: Stage, upload: Upload
) -> None:
    with pytest.raises(PublishFailure, match=r"category 18 .number 18 is Short Movies"):
        stage.publish(replace(upload, category="18"))
    with pytest.raises(
        PublishFailure, match=r"category Music .number 10 is none there"
    ):
        stage.publish(replace(upload, category="music".capitalize()))
    assert not stage.server.sessions


def test_a_playlist_that_isnt_there_names_those_that_are(
    stage: Stage, upload: Upload
) -> None:
    with pytest.raises(
        PublishFailure, match=r"no playlist 'Old map'; did you mean 'Old maps'"
    ):
        stage.publish(replace(upload, playlist="Old map"))


def test_a_film_that_is_gone_is_told(stage: Stage, upload: Upload) -> None:
    memory = stage.publish(upload)
    status = stage.connect().describe(memory)
    assert (status.state, status.privacy) == ("ready", "unlisted")
    stage.server.videos.clear()
    assert stage.connect().describe(memory).state == "gone"


def test_what_is_wrong_is_found_without_asking(upload: Upload) -> None:
    wrong = replace(
        upload,
        title="A < B",
        description="é" * 2550,
        category="Educatoin",
        licence="CC-BY-SA-4.0",
        chapters=(ChapterMark(0.0, "One"), ChapterMark(4.0, "Two")),
    )
    keys = [fault.key for fault in PLATFORM.find_faults(wrong)]
    assert sorted(set(keys)) == [
        "category",
        "chapters",
        "description",
        "licence",
        "title",
    ]
    assert PLATFORM.find_faults(replace(upload, licence="CC-BY-4.0")) == []


def test_the_list_of_chapters_counts_as_description(upload: Upload) -> None:
    full = replace(upload, description="a" * 4990)
    messages = [fault.message for fault in PLATFORM.find_faults(full)]
    assert len(messages) == 1
    assert messages[0].startswith("the description has 5035 bytes")


def test_a_description_with_the_chapters_is_left_as_it_is(upload: Upload) -> None:
    text = "0:00 Coast\n0:20 River\n0:41 Pass"
    step = PLATFORM.list_steps(replace(upload, description=text))[1]
    assert step.content["snippet"]["description"] == text


def test_a_licence_goes_with_it(stage: Stage, upload: Upload) -> None:
    stage.publish(replace(upload, licence="CC-BY-4.0"))
    (video,) = stage.server.videos.values()
    assert video.status["license"] == "creativeCommon"


# signing in


def browse(person: Person) -> threading.Thread:
    """A browser that goes where the page sends it."""

    def go() -> None:
        while not person.opened:
            time.sleep(0.001)
        with urllib.request.urlopen(person.opened[0]) as page:
            person.shown.append(page.read().decode())

    thread = threading.Thread(target=go, daemon=True)
    thread.start()
    return thread


def write_client(folder: Path) -> Path:
    path = folder / "client.json"
    entry = {"client_id": CLIENT_ID, "client_secret": CLIENT_SECRET}
    path.write_text(json.dumps({"installed": entry}))
    return path


def make_wish(stage: Stage, person: Person, client: Path | None) -> SignInWish:
    return SignInWish(stage.server.base, person, client=client)


def test_signing_in_gives_a_lasting_secret(stage: Stage, tmp_path: Path) -> None:
    person = Person()
    browser = browse(person)
    signed = stage.platform.sign_in(make_wish(stage, person, write_client(tmp_path)))
    browser.join()
    assert signed.account.name == "@history"
    assert signed.account.server == stage.server.base
    assert signed.secret == SECRET
    assert person.shown[0].endswith("Lantern is signed in. This page can be closed.")


def test_a_client_of_another_type_is_refused(stage: Stage, tmp_path: Path) -> None:
    client = tmp_path / "client.json"
    client.write_text(json.dumps({"web": {"client_id": CLIENT_ID}}))
    with pytest.raises(
        PublishFailure, match="isn't the file of a client of the type Desk"
    ):
        stage.platform.sign_in(make_wish(stage, Person(), client))
    with pytest.raises(PublishFailure, match="name it with --client FILE"):
        stage.platform.sign_in(make_wish(stage, Person(), None))


@pytest.mark.parametrize(
    ("name", "setting", "message"),
    [
        ("granted", "openid", "leave the box for YouTube ticked"),
        ("has_channel", False, "has no YouTube channel"),
        ("refresh_token", "", "gave no lasting token"),
    ],
)
def test_a_sign_in_that_is_no_use_says_why(
    stage: Stage, tmp_path: Path, name: str, setting: object, message: str
) -> None:
    setattr(stage.server, name, setting)
    person = Person()
    browser = browse(person)
    with pytest.raises(PublishFailure, match=message) as failed:
        stage.platform.sign_in(make_wish(stage, person, write_client(tmp_path)))
    browser.join()
    assert "planted" not in show_failure(failed.value)


# secrets


def test_nothing_that_is_shown_holds_a_secret(
    upload: Upload, count: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever is sent comes back as the words of a refusal."""
    monkeypatch.setattr(Secrets.quote, "__defaults__", (5000,))
    for number in range(count):
        with staging() as stage:
            told = Told()
            stage.server.faults = {number: faults.ECHO}
            with pytest.raises(PublishFailure, match="418") as failed:
                stage.publish(upload, told=told)
            shown = show_failure(failed.value) + "".join(told.notes)
            assert "planted-" not in shown
            assert stage.server.asked[number].path in shown


ODD_ANSWERS = [
    b"null",
    b"[]",
    b"{}",
    b"[" * 100_000,
    b"\xff\xfe",
    {"items": "x"},
    {"items": [None]},
    {"items": [{"id": {}, "snippet": None, "status": 3, "contentDetails": []}]},
    {"access_token": "planted-token", "expires_in": 1e400},
]


@pytest.mark.parametrize("content", ODD_ANSWERS, ids=range(len(ODD_ANSWERS)))
def test_an_answer_of_another_shape_is_no_bug(
    upload: Upload, count: int, content: object
) -> None:
    """What is missing is told in the server's own words; anything else is a bug's traceback."""
    for number in range(count):
        with staging() as stage:
            stage.server.faults = {number: Fault("answer", Given(200, content))}
            with suppress(PublishFailure):
                stage.publish(upload)


def test_an_answer_without_an_id_is_told_in_its_own_words(
    stage: Stage, upload: Upload
) -> None:
    stage.server.faults = {6: Fault("answer", Given(200, {"ID": "video1"}))}
    with pytest.raises(
        PublishFailure,
        match=r"can't send the film: its answer has no id: \{\"ID\": \"video1\"\}",
    ):
        stage.publish(upload)


def test_chapters_of_the_authors_own_are_left_and_checked(upload: Upload) -> None:
    own = replace(upload, description="Roads\n0:00 Coast\n0:20 River\n0:24 Pass")
    step = PLATFORM.list_steps(own)[1]
    assert step.content["snippet"]["description"] == own.description
    found = [fault.message for fault in PLATFORM.find_faults(own)]
    assert found == ["the chapter 'River' lasts 4 s, and 10 s are the fewest"]
