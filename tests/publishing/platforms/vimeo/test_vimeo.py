"""Vimeo: what it is sent, what it won't take, and who one is there."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from lantern.core.problems import PublishFailure
from lantern.publishing.accounts import Account
from lantern.publishing.platforms import SignInWish
from lantern.publishing.platforms.vimeo import PLATFORM, open_site, sign_in
from lantern.publishing.platforms.vimeo.interface import make_web
from lantern.publishing.upload import CaptionFile, ChapterMark, Upload
from tests.servers.faults import Fault, Given, serving
from tests.servers.vimeo_server import TOKEN, VimeoServer
from tests.support.publishing import Clock
from tests.support.sending import make_vimeo_sender
from tests.support.typed_answers import TypedAnswers
from tests.support.uploads import SRT, make_upload


@pytest.fixture
def server() -> Iterator[VimeoServer]:
    held = VimeoServer()
    with serving(held):
        yield held


# long: everything that hangs on a video
def test_sends_a_film_with_all_that_belongs_to_it(
    server: VimeoServer, tmp_path: Path
) -> None:
    upload = make_upload(
        tmp_path,
        licence="CC-BY-SA-4.0",
        privacy="public",
        playlist="Salt road",
        category=None,
    )
    sender = make_vimeo_sender(server)
    sender.run(upload)

    video = server.video
    assert video.versions[0].digest.hexdigest() == upload.digest
    assert video.about["name"] == "Short"
    assert video.about["description"] == upload.description
    assert video.about["license"] == "by-sa"
    assert video.about["privacy"]["view"] == "anybody"
    assert video.tags == ["rain", "wind and sea"]
    (picture,) = video.pictures.values()
    assert picture.content == b"\xff\xd8\xff\xe0 a picture"
    assert picture.about["active"]
    (track,) = video.tracks.values()
    assert track.content.decode() == SRT
    assert (track.about["type"], track.about["language"]) == ("captions", "en")
    chapters = [
        (each["timecode"], each["title"]) for each in video.chapters.values()
    ]
    assert chapters == [(0, "One"), (20, "Two"), (40, "Three")]
    assert server.albums["900"] == {video.number}
    assert sender.record.address == f"https://vimeo.com/{video.number}"
    assert sender.told.sent[-1] == 4000
    assert sender.record.session is None


def test_is_private_until_the_last_step(
    server: VimeoServer, tmp_path: Path
) -> None:
    upload = make_upload(tmp_path, privacy="public")
    sender = make_vimeo_sender(server)
    for step in PLATFORM.list_steps(upload)[:-1]:
        sender.channel.send(step, upload, sender.record, reporter=sender.told)
        assert server.video.about["privacy"]["view"] == "nobody", step.name


def test_changed_texts_and_captions_go_alone(
    server: VimeoServer, tmp_path: Path
) -> None:
    upload = make_upload(tmp_path)
    sender = make_vimeo_sender(server)
    sender.run(upload)
    before = len(server.asked)

    upload.captions[0].path.write_text(SRT.replace("Rain", "Snow"))
    changed = replace(
        upload,
        title="Longer",
        tags=("wind and sea",),
    )
    sender.again(changed, {"texts", "captions.en"})

    video = server.video
    assert not [each for each in server.names[before:] if "/upload" in each][1:]
    assert len(video.versions) == 1
    assert video.about["name"] == "Longer"
    assert video.tags == ["wind and sea"]
    (track,) = video.tracks.values()
    assert b"Snow" in track.content


def test_chapters_are_made_those_of_the_film(
    server: VimeoServer, tmp_path: Path
) -> None:
    upload = make_upload(tmp_path)
    sender = make_vimeo_sender(server)
    sender.run(upload)
    shorter = (ChapterMark(0.0, "One"), ChapterMark(30.0, "Two"))
    sender.again(replace(upload, chapters=shorter), {"chapters"})
    chapters = [
        (each["timecode"], each["title"])
        for each in server.video.chapters.values()
    ]
    assert chapters == [(0, "One"), (30, "Two")]


def test_a_language_that_vimeo_lacks_is_told_and_stops_nothing(
    server: VimeoServer, tmp_path: Path
) -> None:
    sender = make_vimeo_sender(server)
    sender.run(make_upload(tmp_path, language="be"))
    assert any(
        "doesn't know the language 'be'" in each for each in sender.told.notes
    )
    assert server.video.about["name"] == "Short"
    assert server.video.about["privacy"]["view"] == "unlisted"


def test_tags_given_at_vimeo_stay(server: VimeoServer, tmp_path: Path) -> None:
    upload = make_upload(tmp_path)
    sender = make_vimeo_sender(server)
    sender.run(upload)
    server.video.tags.append("by hand")
    sender.again(replace(upload, tags=()), {"texts"})
    assert server.video.tags == ["by hand"]


def test_a_film_rendered_again_takes_the_old_ones_place(
    server: VimeoServer, tmp_path: Path
) -> None:
    sender = make_vimeo_sender(server)
    sender.run(make_upload(tmp_path / "a"))
    number = server.video.number
    again = make_upload(tmp_path / "b", data=b"other" * 1000)
    sender.again(again, {"video"})
    assert server.video.number == number
    digests = [each.digest.hexdigest() for each in server.video.versions]
    assert digests[-1] == again.digest


@pytest.mark.parametrize("kept", [0, 1500, 4000])
def test_without_a_journal_the_film_is_found_by_name_and_size(
    server: VimeoServer, tmp_path: Path, kept: int
) -> None:
    upload = make_upload(tmp_path)
    first = make_vimeo_sender(server)
    steps = PLATFORM.list_steps(upload)
    first.channel.send(steps[0], upload, first.record, reporter=first.told)
    version = server.video.versions[0]
    version.offset = kept
    version.digest = hashlib.sha256(upload.video.read_bytes()[:kept])

    second = make_vimeo_sender(server)
    assert second.channel.find_video(upload, second.record) == (kept == 4000)
    second.run(upload)
    assert server.video.whole[0].digest.hexdigest() == upload.digest


def test_another_film_of_the_account_is_left_alone(
    server: VimeoServer, tmp_path: Path
) -> None:
    make_vimeo_sender(server).run(make_upload(tmp_path / "a", title="Other"))
    upload = make_upload(tmp_path / "b", data=b"film" * 1001)
    sender = make_vimeo_sender(server)
    assert not sender.channel.find_video(upload, sender.record)
    sender.run(upload)
    assert sorted(each.about["name"] for each in server.videos.values()) == [
        "Other",
        "Short",
    ]


def test_quota_is_told_in_words(server: VimeoServer, tmp_path: Path) -> None:
    server.free_bytes = 10
    with pytest.raises(
        PublishFailure, match="the account's storage is full: delete"
    ):
        make_vimeo_sender(server).run(make_upload(tmp_path))
    assert not server.videos


def test_a_refused_token_says_how_to_get_one(
    server: VimeoServer, tmp_path: Path
) -> None:
    server.token = "another"
    with pytest.raises(PublishFailure, match="lantern accounts add vimeo"):
        make_vimeo_sender(server).run(make_upload(tmp_path))


def test_a_film_that_vimeo_cannot_read_fails(
    server: VimeoServer, tmp_path: Path
) -> None:
    server.ready_as = "error"
    with pytest.raises(PublishFailure, match="transcoding_error"):
        make_vimeo_sender(server).run(make_upload(tmp_path, privacy="public"))
    assert server.video.about["privacy"]["view"] == "nobody"


def test_processing_is_asked_for_until_it_ends(
    server: VimeoServer, tmp_path: Path
) -> None:
    server.polls_needed = 4
    time = Clock()
    make_vimeo_sender(server, time).run(make_upload(tmp_path))
    assert time.slept == [5.0, 7.5, 11.25]


def test_a_showcase_must_be_there(server: VimeoServer, tmp_path: Path) -> None:
    sender = make_vimeo_sender(server)
    with pytest.raises(PublishFailure, match="no playlist 'Pepper'"):
        sender.run(make_upload(tmp_path, playlist="Pepper"))
    sender.run(make_upload(tmp_path, playlist="900"))
    assert server.albums["900"] == {server.video.number}


def test_tells_what_has_become_of_a_film(
    server: VimeoServer, tmp_path: Path
) -> None:
    upload = make_upload(tmp_path)
    sender = make_vimeo_sender(server)
    sender.run(upload)
    status = sender.channel.describe(sender.record)
    assert (status.state, status.privacy) == ("ready", "unlisted")
    server.videos.clear()
    assert sender.channel.describe(sender.record).state == "gone"


def faults_of(upload: Upload) -> dict[str, str]:
    return {fault.key: fault.message for fault in PLATFORM.find_faults(upload)}


def test_refuses_what_vimeo_has_not(tmp_path: Path) -> None:
    upload = make_upload(tmp_path)
    assert faults_of(upload) == {}
    assert (
        "at most 128 are allowed"
        in faults_of(replace(upload, title="x" * 129))["title"]
    )
    long = replace(upload, description="ü" * 5001)
    assert "5001 characters" in faults_of(long)["description"]
    assert faults_of(replace(upload, description="ü" * 5000)) == {}
    many = tuple(f"tag {number}" for number in range(21))
    assert (
        "at most 20 are allowed"
        in faults_of(replace(upload, tags=many))["tags"]
    )
    assert (
        "leave category out"
        in faults_of(replace(upload, category="27"))["category"]
    )
    assert "'MIT'" in faults_of(replace(upload, licence="MIT"))["licence"]


def test_refuses_days_and_chapters_in_one_second(tmp_path: Path) -> None:
    upload = make_upload(tmp_path)
    late = replace(upload, publish_at=datetime(2027, 1, 1, tzinfo=UTC))
    assert "published on a day by itself" in faults_of(late)["publish_at"]
    early = replace(upload, recorded=date(2026, 5, 4))
    assert "leave recorded out" in faults_of(early)["recorded"]
    near = (
        ChapterMark(0.0, "One"),
        ChapterMark(20.1, "Two"),
        ChapterMark(20.9, "3"),
    )
    assert "second 20" in faults_of(replace(upload, chapters=near))["chapters"]


def test_captions_in_another_language_are_subtitles(tmp_path: Path) -> None:
    upload = make_upload(tmp_path)
    german = CaptionFile(
        "de", upload.captions[0].path, upload.captions[0].digest
    )
    both = replace(upload, captions=(*upload.captions, german))
    steps = {step.name: step.content for step in PLATFORM.list_steps(both)}
    assert steps["captions.en"]["type"] == "captions"
    assert steps["captions.de"]["type"] == "subtitles"


def test_sign_in_asks_whose_token_it_is(server: VimeoServer) -> None:
    prompt = TypedAnswers([TOKEN])
    signed_in = sign_in(SignInWish(server.base, prompt))
    assert signed_in.account == Account("vimeo", "Salt Films", server.base)
    assert signed_in.secret == {"token": TOKEN}
    assert "scopes public, private" in prompt.told[0]


@pytest.mark.parametrize("typed", ["", "not a token", "tökén", "wrong-token"])
def test_sign_in_refuses_what_is_no_token(
    server: VimeoServer, typed: str
) -> None:
    with pytest.raises(PublishFailure, match="personal access token") as failed:
        sign_in(SignInWish(server.base, TypedAnswers([typed])))
    assert not typed or typed not in str(failed.value)


@pytest.mark.parametrize(
    "link", ["", "ftp://127.0.0.1/x", "http://upload.example/x", "https://[/x"]
)
def test_a_link_that_keeps_no_secret_gets_no_film(
    server: VimeoServer,
    tmp_path: Path,
    link: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(server, "make_link", lambda: link)
    with pytest.raises(
        PublishFailure, match=r"safe address|only https:// keeps"
    ):
        make_vimeo_sender(server).run(make_upload(tmp_path))
    assert server.video.versions[0].offset == 0


def test_a_server_elsewhere_leads_to_no_server_on_this_machine() -> None:
    site = open_site(
        TOKEN, "https://api.vimeo.com", make_web(Clock().make_patience())
    )
    with pytest.raises(PublishFailure, match="no safe address"):
        site.keep_secret("http://127.0.0.1:631/upload")


@pytest.mark.parametrize(
    "wrong", [[], 5, {"data": 5}, {"data": [7, {"uri": 3}]}]
)
def test_answers_of_another_kind_are_told(
    server: VimeoServer, tmp_path: Path, wrong: object
) -> None:
    upload = make_upload(tmp_path)
    server.faults = {1: Fault("answer", Given(201, wrong))}
    with pytest.raises(PublishFailure, match=r"^Vimeo"):
        make_vimeo_sender(server).run(upload)
