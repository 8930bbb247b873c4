"""The files that are sent stay what they were, whatever is rendered meanwhile."""

from __future__ import annotations

from pathlib import Path

import pytest

from lantern.core.store import digest_file
from lantern.publishing.release_folder import ReleaseFault, read_release
from lantern.publishing.snapshot import hold_release, stamp_files
from tests.support.releases import write_release


def test_what_is_rendered_meanwhile_does_not_change_what_is_sent(
    tmp_path: Path,
) -> None:
    write_release(tmp_path)
    stamps = stamp_files(tmp_path)
    release = read_release(tmp_path, "short", ["short"])
    with hold_release(release, stamps) as held:
        assert held.video.samefile(tmp_path / "short.mp4")
        for name in ("short.mp4", "short.srt", "thumbnail.jpg", "credits.html"):
            (tmp_path / name).unlink()
            (tmp_path / name).write_text("rendered again")
        assert digest_file(held.video) == release.digest
        (captions,) = held.captions
        assert digest_file(captions.path) == captions.digest
        assert captions.path.with_suffix(".vtt").is_file()
        assert held.thumbnail is not None
        assert held.thumbnail.read_bytes().startswith(b"\xff\xd8")
        assert held.extras[0].read_text() == "<p>Credits</p>\n"
    assert not (tmp_path / "publish" / ".sending").exists()


def test_a_film_rendered_while_it_was_checked_is_refused(
    tmp_path: Path,
) -> None:
    write_release(tmp_path)
    stamps = stamp_files(tmp_path)
    release = read_release(tmp_path, "short", ["short"])
    (tmp_path / "short.srt").write_text(
        "1\n00:00:00,000 --> 00:00:01,000\nSun.\n"
    )
    with (
        pytest.raises(ReleaseFault, match="was rendered again meanwhile"),
        hold_release(release, stamps),
    ):
        raise AssertionError("it was taken")


def test_what_a_killed_process_left_is_taken_away(tmp_path: Path) -> None:
    write_release(tmp_path)
    left = tmp_path / "publish" / ".sending"
    left.mkdir(parents=True)
    (left / "short.mp4").write_text("half")
    release = read_release(tmp_path, "short", ["short"])
    with hold_release(release, stamp_files(tmp_path)) as held:
        assert digest_file(held.video) == release.digest
