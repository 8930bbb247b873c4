"""archive.org: what it is sent, what it won't take, and who one is there."""

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
from lantern.publishing.platforms.archive import PLATFORM, open_site, sign_in
from lantern.publishing.platforms.archive.channel import ArchiveChannel
from lantern.publishing.platforms.archive.interface import MANNERS, ArchiveKeys
from lantern.publishing.upload import CaptionFile, Upload
from lantern.publishing.web import Web
from tests.servers.archive_server import (
    ACCESS,
    SECRET,
    ArchiveItem,
    ArchiveServer,
)
from tests.servers.faults import Fault, Given, serving
from tests.support.publishing import Clock
from tests.support.sending import make_archive_sender
from tests.support.typed_answers import TypedAnswers
from tests.support.uploads import SRT, make_upload

KEYS = ArchiveKeys(ACCESS, SECRET)


@pytest.fixture
def server() -> Iterator[ArchiveServer]:
    held = ArchiveServer()
    with serving(held):
        yield held


def make_public(folder: Path, data: bytes = b"film" * 1000) -> Upload:
    return make_upload(
        folder,
        data,
        privacy="public",
        title="Salt road",
    )


def md5(data: bytes) -> str:
    return hashlib.md5(data, usedforsecurity=False).hexdigest()


# long: every file and every text of an item
def test_makes_an_item_with_the_film_as_its_last_file(
    server: ArchiveServer, tmp_path: Path
) -> None:
    upload = replace(
        make_public(tmp_path),
        title="Саляны шлях",
        description="Пачатак\nдругі радок & <знак>\n\nканец",
        licence="CC-BY-SA-4.0",
        recorded=date(2026, 5, 4),
        language="be",
    )
    sender = make_archive_sender(server)
    sender.run(upload)

    assert list(server.items) == ["short-salyany-shlyakh"]
    item = server.item
    assert list(item.files) == [
        "__ia_thumb.jpg",
        "short.en.srt",
        "short.en.vtt",
        "credits.html",
        "sources.html",
        "short.mp4",
    ]
    assert item.files["short.mp4"].md5 == md5(b"film" * 1000)
    assert item.files["short.en.srt"].md5 == md5(SRT.encode())
    assert item.derived == 1
    assert item.about == {
        "identifier": "short-salyany-shlyakh",
        "title": "Саляны шлях",
        "mediatype": "movies",
        "collection": "opensource_movies",
        "description": "Пачатак<br />другі радок &amp; &lt;знак&gt;<br /><br />канец",
        "language": "be",
        "runtime": "1:00",
        "subject": ["rain", "wind and sea"],
        "date": "2026-05-04",
        "licenseurl": "https://creativecommons.org/licenses/by-sa/4.0/",
    }
    assert (
        sender.record.address == f"{server.base}/details/short-salyany-shlyakh"
    )
    assert not [each for each in server.names if each.startswith("POST")]


def test_captions_of_the_film_are_called_as_it_is(
    server: ArchiveServer, tmp_path: Path
) -> None:
    make_archive_sender(server).run(make_public(tmp_path))
    assert {"short.srt", "short.vtt", "short.mp4"} <= set(server.item.files)


def test_says_how_much_comes_with_the_first_file_only(
    server: ArchiveServer, tmp_path: Path
) -> None:
    make_archive_sender(server).run(make_public(tmp_path))
    puts = [asked.headers for asked in server.asked if asked.method == "PUT"]
    hints = [headers.get("x-archive-size-hint") for headers in puts]
    total = sum(each.size for each in server.item.files.values())
    assert hints == [str(total), None, None, None, None, None]


def test_changed_texts_go_alone(server: ArchiveServer, tmp_path: Path) -> None:
    upload = make_public(tmp_path)
    sender = make_archive_sender(server)
    sender.run(upload)
    puts = server.puts
    changed = replace(
        upload,
        description="New",
        tags=("rain",),
        recorded=None,
    )
    sender.again(changed, {"texts"})
    assert server.puts == puts
    assert server.item.about["description"] == "New"
    assert server.item.about["subject"] == "rain"
    sender.again(replace(changed, tags=()), {"texts"})
    assert "subject" not in server.item.about


def test_a_long_description_goes_after_the_files(
    server: ArchiveServer, tmp_path: Path
) -> None:
    text = "Пяць тысяч літар. " * 200
    make_archive_sender(server).run(
        replace(make_public(tmp_path), description=text)
    )
    assert server.item.about["description"] == text.strip()


def test_what_is_there_isnt_sent_again(
    server: ArchiveServer, tmp_path: Path
) -> None:
    upload = make_public(tmp_path)
    make_archive_sender(server).run(upload)
    puts = server.puts
    second = make_archive_sender(server)
    assert second.channel.find_video(upload, second.record)
    second.run(upload)
    assert server.puts == puts


def test_a_film_rendered_again_keeps_the_old_file(
    server: ArchiveServer, tmp_path: Path
) -> None:
    sender = make_archive_sender(server)
    sender.run(make_public(tmp_path / "a"))
    sender.again(make_public(tmp_path / "b", b"other" * 1000), {"video"})
    assert server.item.files["short.mp4"].md5 == md5(b"other" * 1000)
    assert [each.md5 for each in server.item.kept] == [md5(b"film" * 1000)]


def test_waits_while_the_queue_is_full(
    server: ArchiveServer, tmp_path: Path
) -> None:
    server.limited = 3
    time = Clock()
    sender = make_archive_sender(server, time)
    sender.run(make_public(tmp_path))
    # the refused PUT, then four questions: 30 s before the first, and longer each time
    assert time.slept == [30.0, 60.0, 120.0, 240.0]
    words = (
        "archive.org takes no more from this account for now; trying again in"
    )
    assert sender.told.notes[:4] == [
        f"{words} {each:.0f} s" for each in time.slept
    ]
    assert "short.mp4" in server.item.files


def test_waits_until_the_item_shows_its_files(
    server: ArchiveServer, tmp_path: Path
) -> None:
    server.lag = 7
    time = Clock()
    sender = make_archive_sender(server, time)
    sender.run(make_public(tmp_path))
    assert time.slept == [5.0, 7.5, 11.25, 16.875]
    assert sender.told.notes == ["archive.org is putting the item together"]


def test_spam_is_final(server: ArchiveServer, tmp_path: Path) -> None:
    server.spam = True
    time = Clock()
    with pytest.raises(
        PublishFailure, match=r"spam.*info@archive\.org.*'short-salt-road'"
    ):
        make_archive_sender(server, time).run(make_public(tmp_path))
    assert time.slept == []


def test_an_identifier_of_somebody_else_is_told(
    server: ArchiveServer, tmp_path: Path
) -> None:
    server.items["short-salt-road"] = ArchiveItem(
        "else@example.org", {"title": "x"}
    )
    upload = make_public(tmp_path)
    sender = make_archive_sender(server)
    with pytest.raises(PublishFailure, match="another title or folder name"):
        sender.run(upload)
    sender.run(replace(upload, title="Pepper road"))
    assert "short.mp4" in server.items["short-pepper-road"].files


def test_another_film_of_the_same_name_is_not_replaced(
    server: ArchiveServer, tmp_path: Path
) -> None:
    make_archive_sender(server).run(make_public(tmp_path / "a"))
    with pytest.raises(
        PublishFailure, match="'short-salt-road' with another film"
    ):
        make_archive_sender(server).run(
            make_public(tmp_path / "b", b"other" * 1000)
        )
    assert server.item.files["short.mp4"].md5 == md5(b"film" * 1000)


def test_an_item_that_was_taken_down_is_told(
    server: ArchiveServer, tmp_path: Path
) -> None:
    upload = make_public(tmp_path)
    sender = make_archive_sender(server)
    sender.run(upload)
    server.item.is_dark = True
    assert sender.channel.describe(sender.record).state == "gone"
    with pytest.raises(PublishFailure, match=r"has taken the item .* down"):
        sender.again(upload, {"thumbnail"})


def test_tells_what_has_become_of_an_item(
    server: ArchiveServer, tmp_path: Path
) -> None:
    upload = make_public(tmp_path)
    sender = make_archive_sender(server)
    steps = PLATFORM.list_steps(upload)
    sender.channel.send(steps[0], upload, sender.record, reporter=sender.told)
    assert sender.channel.describe(sender.record).state == "uploading"
    sender.run(upload)
    status = sender.channel.describe(sender.record)
    assert (status.state, status.privacy) == ("ready", "public")
    server.lag = 1
    assert "doesn't show yet" in sender.channel.describe(sender.record).reason


@pytest.mark.parametrize("step", ["thumbnail", "texts"])
def test_refused_keys_say_how_to_get_others(
    server: ArchiveServer, tmp_path: Path, step: str
) -> None:
    upload = make_public(tmp_path)
    sender = make_archive_sender(server)
    sender.run(upload)
    web = Web(MANNERS, patience=Clock().make_patience())
    site = open_site(ArchiveKeys(ACCESS, "Wrong1"), server.base, web)
    sender.channel = ArchiveChannel(site, server.base)
    assert upload.thumbnail is not None
    upload.thumbnail.write_bytes(b"another")
    with pytest.raises(
        PublishFailure, match=r"take the account's keys .*accounts add"
    ):
        sender.again(replace(upload, title="Pepper"), {step})


def faults_of(upload: Upload) -> dict[str, str]:
    return {fault.key: fault.message for fault in PLATFORM.find_faults(upload)}


def test_refuses_what_archive_has_not(tmp_path: Path) -> None:
    upload = make_public(tmp_path)
    assert faults_of(upload) == {}
    late = replace(upload, publish_at=datetime(2027, 1, 1, tzinfo=UTC))
    assert "public at once" in faults_of(late)["publish_at"]
    assert (
        "make it a tag" in faults_of(replace(upload, category="27"))["category"]
    )
    assert "collections" in faults_of(replace(upload, playlist="x"))["playlist"]
    assert (
        "'own-work'"
        in faults_of(replace(upload, licence="own-work"))["licence"]
    )
    assert faults_of(replace(upload, licence="CC0-1.0")) == {}
    assert PLATFORM.privacies == {"public"}
    assert PLATFORM.is_for_good


@pytest.mark.parametrize(
    ("film", "title", "identifier"),
    [
        ("salt-road", "Salt road", "salt-road"),
        ("04 Kara", "Über die Wüste", "04-kara-uber-die-wuste"),
        ("плёнка", "雨", "plyonka-124d6058"),
        ("дарога", "Дарога 2026", "daroga-daroga-2026"),
        ("雨", "雪", "film-53058fe2"),
        ("f", "A", "f-559aead0"),
        ("x" * 80, "y" * 80, "x" * 80 + "-" + "y" * 19),
    ],
)
def test_identifiers_are_ones_that_archive_takes(
    server: ArchiveServer,
    tmp_path: Path,
    film: str,
    title: str,
    identifier: str,
) -> None:
    upload = replace(
        make_public(tmp_path),
        film=film,
        title=title,
    )
    make_archive_sender(server).run(upload)
    assert list(server.items) == [identifier]


def test_the_shape_is_part_of_the_identifier(
    server: ArchiveServer, tmp_path: Path
) -> None:
    upload = replace(make_public(tmp_path), shape="9:16")
    make_archive_sender(server).run(upload)
    assert list(server.items) == ["short-9-16-salt-road"]
    assert "short-9-16.mp4" in server.item.files


def test_other_languages_have_their_own_captions(
    server: ArchiveServer, tmp_path: Path
) -> None:
    upload = make_public(tmp_path)
    german = CaptionFile(
        "de", upload.captions[0].path, upload.captions[0].digest
    )
    both = replace(upload, captions=(*upload.captions, german))
    make_archive_sender(server).run(both)
    assert {"short.srt", "short.de.srt"} <= set(server.item.files)


def test_sign_in_asks_whose_keys_they_are(server: ArchiveServer) -> None:
    prompt = TypedAnswers([ACCESS, SECRET])
    signed_in = sign_in(SignInWish(server.base, prompt))
    assert signed_in.account == Account("archive", "@maker", server.base)
    assert signed_in.secret == {"access": ACCESS, "secret": SECRET}
    assert "https://archive.org/account/s3.php" in prompt.told[0]


def test_sign_in_takes_the_keys_of_ia(
    server: ArchiveServer, tmp_path: Path
) -> None:
    ini = tmp_path / "ia.ini"
    ini.write_text(
        f"[s3]\naccess = {ACCESS}\nsecret = {SECRET}\n[cookies]\nx = %(y\n"
    )
    prompt = TypedAnswers([])
    signed_in = sign_in(SignInWish(server.base, prompt, client=ini))
    assert signed_in.secret == {"access": ACCESS, "secret": SECRET}


def test_sign_in_finds_the_file_of_ia(
    server: ArchiveServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    ini = tmp_path / ".config" / "internetarchive" / "ia.ini"
    ini.parent.mkdir(parents=True)
    ini.write_text(f"[s3]\naccess = {ACCESS}\nsecret = {SECRET}\n")
    prompt = TypedAnswers([])
    assert sign_in(SignInWish(server.base, prompt)).secret["access"] == ACCESS
    assert "ia.ini are taken" in prompt.told[0]


def test_sign_in_says_what_a_file_lacks(
    server: ArchiveServer, tmp_path: Path
) -> None:
    ini = tmp_path / "ia.ini"
    ini.write_text("[s3]\naccess = only\n")
    with pytest.raises(
        PublishFailure, match=r"lines access and secret below \[s3\]"
    ):
        sign_in(SignInWish(server.base, TypedAnswers([]), client=ini))


@pytest.mark.parametrize("typed", ["", "with blank", "ключ", "WrongKey0123"])
def test_sign_in_refuses_what_is_no_key(
    server: ArchiveServer, typed: str
) -> None:
    with pytest.raises(PublishFailure, match=r"account/s3\.php") as failed:
        sign_in(SignInWish(server.base, TypedAnswers([typed, SECRET])))
    assert SECRET not in str(failed.value)
    assert not typed or typed not in str(failed.value)


@pytest.mark.parametrize(
    "wrong", [{"files": 5}, {"files": [7, {"name": 3}]}, {}]
)
def test_what_metadata_leaves_out_is_sent(
    server: ArchiveServer, tmp_path: Path, wrong: object
) -> None:
    server.faults = {1: Fault("answer", Given(200, wrong))}
    make_archive_sender(server).run(make_public(tmp_path))
    assert len(server.item.files) == 6
