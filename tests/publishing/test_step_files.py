"""How steps tell of files."""

from __future__ import annotations

from pathlib import Path

from lantern.publishing.step_files import (
    describe_captions,
    describe_file,
    describe_film,
    format_size,
)
from lantern.publishing.upload import CaptionFile
from tests.support.uploads import make_upload

ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


def test_files_are_told_by_name_size_and_digest(tmp_path: Path) -> None:
    path = tmp_path / "a.srt"
    path.write_bytes(b"abc")
    assert describe_file(path) == {"file": "a.srt", "size": 3, "sha256": ABC}
    assert describe_file(path, "b.srt")["file"] == "b.srt"


def test_captions_are_told_with_the_digest_that_is_known(
    tmp_path: Path,
) -> None:
    path = tmp_path / "a.srt"
    path.write_bytes(b"abc")
    captions = CaptionFile("en", path, ABC)
    assert describe_captions(captions) == describe_file(path)


def test_a_film_is_told_as_it_is_called_there(tmp_path: Path) -> None:
    upload = make_upload(tmp_path, b"abc")
    told = {"file": f"short-{ABC[:12]}.mp4", "size": 3, "sha256": ABC}
    assert describe_film(upload) == told
    assert describe_film(upload, "short.mp4")["file"] == "short.mp4"


def test_sizes_are_told_in_megabytes() -> None:
    assert format_size(102_349_000) == "102.3 MB"
    assert format_size(2_000_000_000) == "2,000.0 MB"
