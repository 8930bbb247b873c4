"""A film on PeerTube: one video with all that goes with it, whatever goes wrong on the way."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from lantern.core.problems import PublishFailure
from lantern.publishing.platforms import Channel, SignInWish
from lantern.publishing.platforms.peertube import (
    PLATFORM,
    PeerTube,
    clean_server,
    content,
)
from lantern.publishing.redaction import Secrets
from lantern.publishing.upload import ChapterMark, Upload
from tests.servers import faults
from tests.servers.faults import Fault, Given, serving
from tests.servers.peertube_server import (
    CODE,
    LICENCES,
    PASSWORD,
    USER,
    PeerTubeServer,
    fail,
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

CHUNK = 256 * 2**10


@dataclass
class Stage:
    """An instance, and somebody who is signed in there."""

    server: PeerTubeServer
    platform: PeerTube
    clock: Clock
    keeper: Keeper = field(default_factory=lambda: Keeper({}))

    def sign_in(self) -> None:
        """Sign in long ago: the access token has run out since."""
        tokens = self.server.issue_tokens()
        self.keeper.secret = {"refresh_token": tokens["refresh_token"]}

    def connect(self) -> Channel:
        account = make_account(self.platform, self.server.base)
        return self.platform.connect(account, self.keeper)

    def publish(
        self, upload: Upload, memory: Memory | None = None, told: Told | None = None
    ) -> Memory:
        memory = memory or Memory()
        return publish(self.platform, self.connect(), upload, memory=memory, told=told)


@contextmanager
def staging() -> Iterator[Stage]:
    server, clock = PeerTubeServer(), Clock()
    with serving(server):
        stage = Stage(server, PeerTube(clock.make_patience(), CHUNK), clock)
        stage.sign_in()
        yield stage


@pytest.fixture
def stage() -> Iterator[Stage]:
    with staging() as found:
        yield found


@pytest.fixture(scope="module")
def upload(tmp_path_factory: pytest.TempPathFactory) -> Upload:
    return make_upload(tmp_path_factory.mktemp("film"))


def require_one_whole_video(server: PeerTubeServer, upload: Upload) -> None:
    """All that was asked for is there, once."""
    assert len(server.videos) == 1
    (video,) = server.videos.values()
    assert (video.name, video.size, video.digest) == (
        upload.file_name,
        upload.size,
        upload.digest,
    )
    assert video.images == {"thumbnailfile": JPEG, "previewfile": JPEG}
    assert video.captions == {c.language: c.path.read_bytes() for c in upload.captions}
    assert video.chapters == [
        {"timecode": 0, "title": "The coast"},
        {"timecode": 20, "title": "The river"},
        {"timecode": 41, "title": "The pass"},
    ]
    assert list(server.elements.values()) == [{"playlist": "11", "video": video.number}]
    assert video.fields["privacy"] == 2


def test_a_film_is_sent_with_all_that_goes_with_it(
    stage: Stage, upload: Upload
) -> None:
    memory = stage.publish(upload)
    require_one_whole_video(stage.server, upload)
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


def test_nobody_sees_it_before_it_is_ready(stage: Stage, upload: Upload) -> None:
    stage.publish(replace(upload, privacy="public"))
    (opening,) = [
        a for a in stage.server.asked if a.method == "POST" and "resum" in a.path
    ]
    assert opening.json["privacy"] == 3
    last = stage.server.asked[-1]
    assert (last.method, last.json) == ("PUT", {"privacy": 1, "scheduleUpdate": None})


def test_a_schedule_is_private_until_then(stage: Stage, upload: Upload) -> None:
    at = datetime(2027, 1, 31, 17, 30, tzinfo=UTC)
    stage.publish(replace(upload, privacy="private", publish_at=at))
    (video,) = stage.server.videos.values()
    assert video.fields["privacy"] == 3
    assert video.fields["scheduleUpdate"] == {
        "updateAt": "2027-01-31T17:30:00.000Z",
        "privacy": 1,
    }


def test_only_what_changed_is_sent(
    stage: Stage, upload: Upload, tmp_path: Path
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
    assert [each["playlist"] for each in stage.server.elements.values()] == ["12"]


FAULTS = {
    "busy": faults.BUSY,
    "reset": faults.RESET,
    "half": faults.HALF,
    "lost": faults.LOST,
    "gone": faults.GONE,
    "old token": faults.OLD_TOKEN,
    "too many": faults.TOO_MANY,
}


@pytest.fixture(scope="module")
def names(upload: Upload) -> list[str]:
    """The requests that a film takes."""
    with staging() as clean:
        clean.publish(upload)
        return clean.server.names


TOKEN = "POST /api/v1/users/token"


@pytest.mark.parametrize("kind", FAULTS)
def test_a_fault_at_any_request_leaves_one_whole_video(
    kind: str, upload: Upload, names: list[str]
) -> None:
    for number, name in enumerate(names):
        if name == TOKEN and kind in ("lost", "old token"):
            continue  # no way back from there; see below
        if kind == "old token" and name == "GET /api/v1/oauth-clients/local":
            continue  # it is asked in nobody's name
        with staging() as stage:
            stage.server.faults = {number: FAULTS[kind]}
            stage.publish(upload)
            require_one_whole_video(stage.server, upload)


@pytest.mark.parametrize("is_sent", [True, False])
def test_killed_at_any_request_it_goes_on(
    is_sent: bool, upload: Upload, names: list[str]
) -> None:
    for number, name in enumerate(names):
        if name == TOKEN and is_sent:
            continue
        with staging() as stage:
            memory = Memory()
            with killing(number, is_sent=is_sent), pytest.raises(Killed):
                stage.publish(upload, memory)
            stage.publish(upload, memory.recall())
            require_one_whole_video(stage.server, upload)


# tokens


def test_new_tokens_are_kept_before_they_are_used(stage: Stage, upload: Upload) -> None:
    class WatchedKeeper(Keeper):
        def store(self, secret: object) -> None:
            seen.append(len(stage.server.asked))
            super().store(secret)  # type: ignore[arg-type]

    seen: list[int] = []
    stage.keeper = WatchedKeeper(stage.keeper.secret)
    stage.publish(upload)
    at = stage.server.names.index(TOKEN)
    assert seen == [at + 1]
    assert set(stage.keeper.secret) == {"access_token", "refresh_token", "expires"}
    assert stage.keeper.secret["refresh_token"] in stage.server.refresh_tokens


def test_tokens_that_are_good_are_used_again(stage: Stage, upload: Upload) -> None:
    stage.publish(upload)
    stage.publish(replace(upload, title="Very old roads"), Memory())
    assert stage.server.names.count(TOKEN) == 1
    stage.clock.now += 86_200
    stage.publish(upload, Memory())
    assert stage.server.names.count(TOKEN) == 2


def test_old_tokens_of_another_process_are_renewed(
    stage: Stage, upload: Upload
) -> None:
    channel = stage.connect()
    tokens = stage.server.issue_tokens()
    stage.keeper.secret = {
        "access_token": tokens["access_token"],
        "refresh_token": tokens["refresh_token"],
        "expires": str(int(stage.clock.now) - 1),
    }
    channel.find_video(upload, Memory())
    assert stage.server.names.count(TOKEN) == 1


def test_tokens_that_another_process_renewed_are_taken(
    stage: Stage, upload: Upload
) -> None:
    channel = stage.connect()
    tokens = stage.server.issue_tokens()
    stage.keeper.secret = {
        "access_token": tokens["access_token"],
        "refresh_token": tokens["refresh_token"],
        "expires": str(int(stage.clock.now) + 86399),
    }
    assert not channel.find_video(upload, Memory())
    assert TOKEN not in stage.server.names


def test_a_sign_in_that_was_lost_says_what_to_do(stage: Stage, upload: Upload) -> None:
    number = 1  # the clients, then the tokens
    stage.server.faults = {number: faults.LOST}
    with pytest.raises(PublishFailure) as failed:
        stage.connect().find_video(upload, Memory())
    assert stage.server.names[number] == TOKEN
    assert failed.value.message == (
        "PeerTube: you are signed in no more (invalid_grant: Invalid grant: refresh token is"
        f" invalid). Sign in again: lantern accounts add peertube {stage.server.base}. (A"
        " sign-in ends two weeks after its last use)"
    )


def test_a_machine_signs_in_with_name_and_password(
    stage: Stage, upload: Upload
) -> None:
    stage.keeper = Keeper({"username": USER, "password": PASSWORD})
    stage.publish(upload)
    require_one_whole_video(stage.server, upload)
    assert stage.keeper.stored == []
    stage.server.wants_code = True
    with pytest.raises(
        PublishFailure, match="wants a one-time code, which only people"
    ):
        stage.publish(upload, Memory())


def make_wish(stage: Stage, *answers: str) -> SignInWish:
    return SignInWish(f"{stage.server.base}/", Person(list(answers)))


def test_signing_in_keeps_tokens_and_no_password(stage: Stage) -> None:
    del stage.server.channels["cooking"]
    signed = stage.platform.sign_in(make_wish(stage, USER, PASSWORD))
    assert signed.account.name == "history"
    assert signed.account.server == stage.server.base
    assert set(signed.secret) == {"access_token", "refresh_token", "expires"}
    assert PASSWORD not in signed.secret.values()


def test_signing_in_asks_for_code_and_channel(stage: Stage) -> None:
    stage.server.wants_code = True
    wish = make_wish(stage, USER, PASSWORD, "000000", CODE, "cooking")
    signed = stage.platform.sign_in(wish)
    assert signed.account.name == "cooking"
    person = wish.prompt
    assert isinstance(person, Person)
    assert [question.split(" ")[0] for question in person.asked] == [
        "User",
        "secret:",
        "secret:",
        "secret:",
        "Which",
    ]


def test_a_wrong_password_is_told_and_not_shown(stage: Stage) -> None:
    wrong = "planted-wrong-password"
    with pytest.raises(PublishFailure, match="user credentials are invalid") as failed:
        stage.platform.sign_in(make_wish(stage, USER, wrong))
    assert wrong not in show_failure(failed.value)


@pytest.mark.parametrize(
    ("text", "server"),
    [
        ("videos.example.org", "https://videos.example.org"),
        (" https://videos.example.org/w/x ", "https://videos.example.org"),
        ("http://127.0.0.1:9000/", "http://127.0.0.1:9000"),
    ],
)
def test_the_address_of_an_instance_may_be_written_short(
    text: str, server: str
) -> None:
    assert clean_server(text) == server


@pytest.mark.parametrize("text", ["", "https://", "https://me:pass@example.org"])
def test_what_is_no_instance_is_refused(text: str) -> None:
    with pytest.raises(PublishFailure, match="say which instance"):
        clean_server(text)


# the instance's ways


def test_larger_chunks_are_sent_where_they_are_wanted(
    stage: Stage, upload: Upload
) -> None:
    stage.server.least_chunk = 500_000
    stage.publish(upload)
    require_one_whole_video(stage.server, upload)


def test_a_film_that_is_worked_on_is_waited_for(stage: Stage, upload: Upload) -> None:
    stage.server.settling = 2
    stage.publish(upload)
    require_one_whole_video(stage.server, upload)
    assert stage.clock.slept[:2] == [300, 300]


def test_a_film_that_was_rendered_again_takes_the_others_place(
    stage: Stage, upload: Upload, tmp_path: Path
) -> None:
    memory = stage.publish(upload)
    again = make_upload(tmp_path, 700_000)
    stage.publish(again, memory)
    require_one_whole_video(stage.server, again)
    (video,) = stage.server.videos.values()
    assert (video.replaced, memory.video) == (1, video.uuid)


@pytest.mark.parametrize("kind", [faults.LOST, faults.GONE, faults.HALF])
def test_a_fault_while_a_film_is_replaced_replaces_it_once(
    kind: Fault, stage: Stage, upload: Upload, tmp_path: Path
) -> None:
    memory = stage.publish(upload)
    count = len(stage.server.asked)
    again = make_upload(tmp_path, 700_000)
    stage.server.faults = {count + 6: kind}
    stage.publish(again, memory)
    assert stage.server.names[count + 6].endswith("/source/replace-resumable")
    require_one_whole_video(stage.server, again)
    (video,) = stage.server.videos.values()
    assert video.replaced == 1


def test_an_instance_that_replaces_nothing_says_so(
    stage: Stage, upload: Upload, tmp_path: Path
) -> None:
    memory = stage.publish(upload)
    stage.server.allows_replacing = False
    with pytest.raises(
        PublishFailure, match="doesn't let the file of a video be replaced"
    ):
        stage.publish(make_upload(tmp_path, 700_000), memory)


def test_a_lost_journal_is_made_up_for_by_the_files_name(
    stage: Stage, upload: Upload
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
    stage: Stage, upload: Upload, names: list[str], given: Given, message: str
) -> None:
    number = names.index("POST /api/v1/videos/upload-resumable")
    stage.server.faults = {number: Fault("answer", given)}
    with pytest.raises(PublishFailure, match=message):
        stage.publish(upload)
    assert stage.clock.slept == []


def test_a_film_that_cant_be_transcoded_is_told(stage: Stage, upload: Upload) -> None:
    stage.server.failure = True
    with pytest.raises(PublishFailure, match="failed there Transcoding failed"):
        stage.publish(upload)


def test_an_unknown_category_names_the_known(stage: Stage, upload: Upload) -> None:
    with pytest.raises(
        PublishFailure, match=r"no category 'Educaton'; did you mean 'Educat"
    ):
        stage.publish(replace(upload, category="Educaton"))
    assert not stage.server.sessions


def test_a_language_that_isnt_there_is_left_out_and_told(
    stage: Stage, upload: Upload, tmp_path: Path
) -> None:
    captions = (make_captions(tmp_path, "en"), make_captions(tmp_path, "tlh"))
    told = Told()
    stage.publish(replace(upload, captions=captions, language="tlh"), told=told)
    (video,) = stage.server.videos.values()
    assert set(video.captions) == {"en"}
    assert "language" not in video.fields or video.fields["language"] is None
    assert "This instance has no language tlh: its captions are left out" in told.notes
    assert "This instance has no language tlh; it is left out" in told.notes


def test_an_older_instance_gets_all_but_chapters(
    stage: Stage, upload: Upload, names: list[str]
) -> None:
    number = next(n for n, name in enumerate(names) if name.endswith("/chapters"))
    stage.server.faults = {number: Fault("answer", Given(404, b"no such route"))}
    told = Told()
    stage.publish(upload, told=told)
    (video,) = stage.server.videos.values()
    assert (video.chapters, video.fields["privacy"]) == ([], 2)
    assert any("takes no chapters" in note for note in told.notes)


def test_a_channel_that_isnt_there_is_told(stage: Stage, upload: Upload) -> None:
    stage.server.channels = {"one": 1, "two": 2}
    with pytest.raises(
        PublishFailure, match="no channel 'history' there; there are one, two"
    ):
        stage.publish(upload)


@pytest.mark.parametrize(
    ("licence", "number"),
    [
        (None, 9),
        ("CC-BY-4.0", 1),
        ("CC-BY-SA-4.0", 2),
        ("CC-BY-ND-3.0", 3),
        ("CC0-1.0", 7),
    ],
)
def test_licences_are_found_by_their_names(licence: str | None, number: int) -> None:
    assert content.find_licence(licence, LICENCES) == number


def test_a_licence_that_isnt_there_is_told() -> None:
    with pytest.raises(PublishFailure, match=r"doesn't know the licence CC-BY-NC-4.0"):
        content.find_licence("CC-BY-NC-4.0", LICENCES)
    assert content.find_licence(None, {"1": "Attribution"}) is None


def test_languages_are_found_by_their_codes() -> None:
    labels = {"en": "English", "pt": "Portuguese", "zh-Hans": "Chinese"}
    assert content.find_language("pt-BR", labels) == "pt"
    assert content.find_language("zh-hans", labels) == "zh-Hans"
    assert content.find_language("tlh", labels) is None


def test_what_is_wrong_is_found_without_asking(upload: Upload) -> None:
    wrong = replace(
        upload,
        title="No",
        tags=("a", "bb", "cc", "dd", "ee", "ff"),
        chapters=(ChapterMark(0.0, "x" * 101),),
    )
    keys = [fault.key for fault in PLATFORM.find_faults(wrong)]
    assert keys == ["title", "tags", "tags", "chapters"]
    assert PLATFORM.find_faults(upload) == []


def test_nothing_that_is_shown_holds_a_secret(
    upload: Upload, names: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever is sent comes back as the words of a refusal."""
    monkeypatch.setattr(Secrets.quote, "__defaults__", (5000,))
    for number in range(len(names)):
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
    {"data": [3], "state": 3, "privacy": "x", "video": 3, "videoChannels": [{}]},
    {"data": [{}], "videoChannels": [{"name": "history", "id": "x"}]},
    {"access_token": "planted-token", "expires_in": 1e400},
]


@pytest.mark.parametrize("content", ODD_ANSWERS, ids=range(len(ODD_ANSWERS)))
def test_an_answer_of_another_shape_is_no_bug(
    upload: Upload, names: list[str], content: object
) -> None:
    """What is missing is told in the server's own words; anything else is a bug's traceback."""
    for number in range(len(names)):
        with staging() as stage:
            stage.server.faults = {number: Fault("answer", Given(200, content))}
            with suppress(PublishFailure):
                stage.publish(upload)
