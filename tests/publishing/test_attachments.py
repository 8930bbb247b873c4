"""What goes with a film: playlists by their names, and files that are sent whole."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import pytest

from lantern.core.problems import AssetFailure, PublishFailure
from lantern.publishing.attachments import (
    BOUNDARY,
    change_playlist,
    choose_playlist,
    find_playlist_note,
    make_files_call,
    read_attachment,
)
from lantern.publishing.plan import LEAVING
from lantern.publishing.platforms import PublishStep
from lantern.publishing.steps import StepWork
from lantern.publishing.upload import Upload
from tests.support.publishing import Memory, Told
from tests.support.uploads import make_upload

TITLES = {"7": "Salt", "8": " The roads ", "9": "Salt"}


@dataclass
class Playlists:
    """Playlists of a platform, a film that enters and leaves them, and what is asked of them."""

    upload: Upload
    memory: Memory = field(default_factory=Memory)
    told: Told = field(default_factory=Told)
    asked: list[str] = field(default_factory=list)

    def enter(self, playlist: str) -> str:
        self.asked.append(f"enter {playlist}")
        return f"item in {playlist}"

    def leave(self, playlist: str, item: str) -> None:
        self.asked.append(f"leave {playlist} ({item})")

    def take(self, step: PublishStep, playlist: str = "") -> None:
        work = StepWork(step, self.upload, self.memory, self.told, "The shelf")
        change_playlist(
            work,
            lambda: playlist,
            leave=self.leave,
            enter=self.enter,
        )

    def move(self, playlist: str) -> None:
        self.take(
            PublishStep("playlist", "put it into its playlist", {}), playlist
        )


@pytest.fixture
def there(tmp_path: Path) -> Playlists:
    return Playlists(make_upload(tmp_path))


@pytest.mark.parametrize(
    ("wanted", "found"), [("8", "8"), ("The roads", "8"), (" The roads", "8")]
)
def test_a_playlist_is_found_by_its_id_or_its_title(
    wanted: str, found: str
) -> None:
    assert choose_playlist("PeerTube", wanted, TITLES) == found


@pytest.mark.parametrize(
    ("wanted", "titles", "message"),
    [
        (
            "Salt",
            TITLES,
            "PeerTube: 2 playlists are called Salt; give the id of one as playlist: 7, 9",
        ),
        (
            "Roads",
            {"8": "Road", "9": "Salt"},
            "PeerTube: there is no playlist 'Roads'; did you mean 'Road'?; make it there"
            " first, or give another as playlist (there are: Road, Salt)",
        ),
        (
            "Roads",
            {},
            "PeerTube: there is no playlist 'Roads'; make it there first, or give another"
            " as playlist (there are: none)",
        ),
    ],
)
def test_a_playlist_that_is_not_there_is_told(
    wanted: str, titles: dict[str, str], message: str
) -> None:
    with pytest.raises(PublishFailure) as caught:
        choose_playlist("PeerTube", wanted, titles)
    assert caught.value.message == message


def test_a_film_enters_its_playlist_and_its_place_is_kept(
    there: Playlists,
) -> None:
    assert find_playlist_note(there.memory) is None
    there.move("7")
    assert there.asked == ["enter 7"]
    kept = there.memory.recall()
    assert find_playlist_note(kept) == "7"
    assert kept.notes == {"playlist": "7", "playlist item": "item in 7"}


def test_a_film_leaves_its_former_playlist_first(there: Playlists) -> None:
    there.move("7")
    there.move("8")
    assert there.asked == ["enter 7", "leave 7 (item in 7)", "enter 8"]
    assert find_playlist_note(there.memory) == "8"


def test_a_film_that_is_in_its_playlist_does_not_leave_it(
    there: Playlists,
) -> None:
    there.move("7")
    there.move("7")
    assert there.asked == ["enter 7", "enter 7"]


def test_a_film_is_taken_out_of_where_it_was_put(there: Playlists) -> None:
    there.move("7")
    there.take(LEAVING)
    assert there.asked[-1] == "leave 7 (item in 7)"
    assert (there.memory.recall().notes, there.told.notes) == ({}, [])


def test_a_place_that_nobody_knows_is_told(there: Playlists) -> None:
    there.memory.notes["playlist"] = "7"
    there.take(LEAVING)
    assert there.asked == []
    assert there.told.notes == [
        "Which playlist it is in isn't known any more: take it out there by hand"
    ]


def test_files_are_sent_by_the_names_of_their_fields(tmp_path: Path) -> None:
    picture, words = tmp_path / "thumbnail.jpg", tmp_path / 'a "löss".zzz'
    picture.write_bytes(b"\xff\xd8")
    words.write_bytes(b"1\n")
    files = {"thumb": picture, "text": words}
    call = make_files_call("PUT", "https://a.example/v", files, what="send it")
    assert (call.method, call.url, call.what) == (
        "PUT",
        "https://a.example/v",
        "send it",
    )
    assert call.headers == {
        "Content-Type": f"multipart/form-data; boundary={BOUNDARY}"
    }
    line = f"--{BOUNDARY}".encode()
    assert call.body == (
        line
        + b'\r\nContent-Disposition: form-data; name="thumb"; filename="thumbnail.jpg"'
        + b"\r\nContent-Type: image/jpeg\r\n\r\n\xff\xd8\r\n"
        + line
        + b'\r\nContent-Disposition: form-data; name="text"; filename="a \'l?ss\'.zzz"'
        + b"\r\nContent-Type: application/octet-stream\r\n\r\n1\n\r\n"
        + line
        + b"--\r\n"
    )


def test_a_file_that_is_gone_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(AssetFailure) as caught:
        read_attachment(tmp_path / "gone.jpg")
    assert caught.value.message == (
        "gone.jpg can't be read: No such file or directory"
    )
