"""Fetched files: nothing is overwritten, and nothing stays without its credit."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from lantern.core.problems import AssetFailure, OutputFailure
from lantern.credits.entry import LedgerEntry
from lantern.credits.new_files import (
    credit_file,
    require_free_name,
    store_picture,
)


def make_picture() -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (64, 36), "red").save(stream, "PNG")
    return stream.getvalue()


def test_a_picture_is_stored_whole_with_its_size(tmp_path: Path) -> None:
    path = tmp_path / "stills" / "red.png"
    assert store_picture(make_picture(), path) == (64, 36)
    assert path.read_bytes() == make_picture()
    assert list(path.parent.iterdir()) == [path]


def test_what_is_no_picture_leaves_nothing(tmp_path: Path) -> None:
    path = tmp_path / "red.png"
    with pytest.raises(AssetFailure):
        store_picture(make_picture()[:60], path)
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_came_meanwhile_stays(tmp_path: Path) -> None:
    path = tmp_path / "red.png"
    path.write_bytes(b"mine")
    with pytest.raises(OutputFailure, match=r"red\.png can't be written"):
        store_picture(make_picture(), path)
    assert path.read_bytes() == b"mine"


def test_a_link_to_nowhere_takes_a_name_too(tmp_path: Path) -> None:
    path = tmp_path / "red.png"
    require_free_name(path)
    path.symlink_to("nowhere")
    with pytest.raises(
        AssetFailure, match="is there already; nothing was fetched"
    ):
        require_free_name(path)


def test_a_file_goes_if_its_ledger_takes_no_entry(tmp_path: Path) -> None:
    path, ledger = tmp_path / "red.png", tmp_path / "credits.yml"
    entry = LedgerEntry(
        file="red.png",
        kind="photograph",
        title="Red",
        author="A",
        licence="CC-BY-4.0",
    )
    path.write_bytes(make_picture())
    credit_file(path, entry, ledger)
    assert path.exists() and "file: red.png" in ledger.read_text()
    ledger.write_text("credits: 3\n")
    with pytest.raises(AssetFailure):
        credit_file(path, entry, ledger)
    assert not path.exists() and ledger.read_text() == "credits: 3\n"
