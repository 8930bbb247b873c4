"""The journal: what was sent is remembered, also after the worst moments; nobody else reads it."""

from __future__ import annotations

import json
import os
import stat
from datetime import UTC, datetime
from pathlib import Path

import pytest

from lantern.core.problems import OutputFailure
from lantern.publishing.accounts import Account
from lantern.publishing.journal import Journal, load_journal, name_journal
from tests.support.named_pipes import make_pipe
from tests.support.uploads import make_upload

ANN = Account("peertube", "ann", "https://videos.example.org")
NOON = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)


def begin(tmp_path: Path) -> Journal:
    """Return a journal with a video that is being sent; it is on the disk."""
    journal = Journal(name_journal(tmp_path / "out", ANN), ANN)
    record = journal.begin(make_upload(tmp_path / "film"), NOON)
    record.session = "https://videos.example.org/upload?id=ticket77"
    record.save()
    return journal


def test_what_was_saved_is_read_again(tmp_path: Path) -> None:
    journal = begin(tmp_path)
    assert journal.current is not None
    journal.current.video = "v7"
    journal.current.sent["video"] = "abc"
    journal.current.notes["item"] = "p1"
    journal.current.save()
    found = load_journal(journal.path, ANN)
    assert found.current is not None
    assert found.current.video == "v7"
    assert (
        found.current.session == "https://videos.example.org/upload?id=ticket77"
    )
    assert found.current.sent == {"video": "abc"}
    assert found.current.notes == {"item": "p1"}
    assert found.current.started == "2026-05-04T12:00:00+00:00"


def test_a_record_that_was_read_saves_into_the_same_file(
    tmp_path: Path,
) -> None:
    journal = begin(tmp_path)
    found = load_journal(journal.path, ANN)
    assert found.current is not None
    found.current.video = "v8"
    found.current.save()
    again = load_journal(journal.path, ANN)
    assert again.current is not None
    assert again.current.video == "v8"


def test_nobody_else_can_read_it(tmp_path: Path) -> None:
    path = begin(tmp_path).path
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_the_secret_address_is_not_in_what_is_printed(tmp_path: Path) -> None:
    assert "ticket77" not in repr(begin(tmp_path))


def test_a_new_video_leaves_the_old_one_among_the_former(
    tmp_path: Path,
) -> None:
    journal = begin(tmp_path)
    assert journal.current is not None
    journal.current.video = "old"
    journal.begin(make_upload(tmp_path / "film", b"another film"), NOON)
    journal.save()
    found = load_journal(journal.path, ANN)
    assert [entry.video for entry in found.former] == ["old"]
    assert found.current is not None
    assert found.current.video is None
    assert found.current.size == len(b"another film")


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b'{"schema": "x", "version": 1}', b"\xff\xfe" * 9],
)
def test_a_damaged_journal_is_moved_aside(
    content: bytes, tmp_path: Path
) -> None:
    path = begin(tmp_path).path
    path.write_bytes(content)
    found = load_journal(path, ANN)
    assert found.was_damaged
    assert found.current is None
    assert not path.exists()
    assert path.with_name(f"{path.name}.damaged").read_bytes() == content


def test_half_a_journal_counts_as_damaged(tmp_path: Path) -> None:
    path = begin(tmp_path).path
    path.write_bytes(path.read_bytes()[:-40])
    assert load_journal(path, ANN).was_damaged


def test_a_journal_of_a_newer_version_is_left_alone(tmp_path: Path) -> None:
    path = begin(tmp_path).path
    content = json.loads(path.read_text()) | {"version": 2}
    path.write_text(json.dumps(content))
    with pytest.raises(OutputFailure, match="written by a newer Lantern"):
        load_journal(path, ANN)
    assert path.is_file()


def test_a_journal_that_others_can_read_is_refused(tmp_path: Path) -> None:
    path = begin(tmp_path).path
    path.chmod(0o644)
    with pytest.raises(
        OutputFailure, match=r"can be read by others.*chmod 600"
    ):
        load_journal(path, ANN)


def test_a_pipe_in_its_place_is_not_waited_for(tmp_path: Path) -> None:
    path = name_journal(tmp_path / "out", ANN)
    path.parent.mkdir(parents=True)
    make_pipe(path, 0o600)
    with pytest.raises(OutputFailure, match="it is a pipe, not a file"):
        load_journal(path, ANN)


def test_a_folder_that_can_not_be_written_keeps_the_old_journal(
    tmp_path: Path,
) -> None:
    journal = begin(tmp_path)
    before = journal.path.read_bytes()
    assert journal.current is not None
    journal.current.video = "v9"
    staged = journal.path.with_name(f".{journal.path.name}-{os.getpid()}")
    staged.mkdir()
    with pytest.raises(OutputFailure, match="can't be written"):
        journal.current.save()
    assert journal.path.read_bytes() == before


def test_accounts_whose_names_differ_in_signs_have_journals_of_their_own() -> (
    None
):
    out = Path("out")
    names = {
        name_journal(out, Account("youtube", name, "https://x.example")).name
        for name in ("Ann", "ann", "雨", "風", "ann ")
    }
    assert len(names) == 5
    assert all(name.startswith("youtube-") for name in names)
