"""Voices that were carried here by hand: which are known, and what is refused."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from lantern.core.problems import AssetFailure
from lantern.speech.catalogue import VoiceFile, VoicePack
from lantern.speech.catalogue.adding import (
    OwnTerms,
    add_known,
    add_own,
    identify,
    list_taken_names,
)
from lantern.speech.catalogue.installed import (
    find_folder,
    find_installed,
    is_sound,
)
from tests.support import catalogue
from tests.support.catalogue import CARD, MODEL, make_pack

TERMS = OwnTerms("my-voice", "de-DE", "CC-BY-4.0", "free", author="A. Person")


@pytest.fixture
def pack(tmp_path: Path) -> Iterator[VoicePack]:
    """The catalogue's only pack."""
    made = make_pack()
    with catalogue.using(tmp_path, made):
        yield made


@pytest.fixture
def carried(tmp_path: Path) -> Path:
    """The pack's model, as somebody brought it, with its description beside it."""
    folder = tmp_path / "carried"
    folder.mkdir()
    (folder / "bell.onnx").write_bytes(MODEL)
    (folder / "bell.onnx.json").write_bytes(CARD)
    return folder / "bell.onnx"


def test_a_file_is_known_by_its_digest_under_any_name(
    pack: VoicePack, carried: Path
) -> None:
    other = carried.rename(carried.with_name("download (1)"))
    found = identify(other)
    assert found is not None and found.id == pack.id


def test_a_name_counts_only_for_files_without_a_digest(
    tmp_path: Path, carried: Path
) -> None:
    carried.write_bytes(b"another version")
    without = replace(make_pack(), files=(VoiceFile("bell.onnx", 0),))
    with catalogue.using(tmp_path, make_pack()):
        assert identify(carried) is None
    with catalogue.using(tmp_path, without):
        assert identify(carried) is not None
        assert identify(carried.with_name("bell.onnx.json")) is None


def test_what_can_not_be_read_is_told(pack: VoicePack, tmp_path: Path) -> None:
    with pytest.raises(
        AssetFailure, match=r"none\.onnx can't be read: No such file"
    ):
        identify(tmp_path / "none.onnx")


def test_a_known_voice_is_copied_with_all_of_its_files(
    pack: VoicePack, carried: Path
) -> None:
    other = carried.rename(carried.with_name("download"))
    assert add_known(pack, other) == pack
    assert is_sound(pack)
    assert (find_folder() / "bell" / "bell.onnx").read_bytes() == MODEL
    assert other.read_bytes() == MODEL


@pytest.mark.parametrize(
    ("card", "message"),
    [
        (None, "bell.onnx.json isn't there; it belongs to the voice, too"),
        (
            b"{}",
            "bell.onnx.json has 2 bytes, not the 8 of the catalogue; it is damaged",
        ),
        (
            b'{"a": 2}',
            "bell.onnx.json has another SHA-256 than the catalogue says; it is dam",
        ),
    ],
)
def test_a_voice_that_is_not_the_catalogue_s_is_refused(
    pack: VoicePack, carried: Path, card: bytes | None, message: str
) -> None:
    beside = carried.with_name("bell.onnx.json")
    beside.unlink()
    if card is not None:
        beside.write_bytes(card)
    with pytest.raises(AssetFailure, match=re.escape(message)):
        add_known(pack, carried)
    assert find_installed("bell") is None


def test_a_voice_of_ones_own_is_described_by_its_user(
    pack: VoicePack, carried: Path
) -> None:
    added = add_own(carried, TERMS)
    found = find_installed("my-voice")
    assert found is not None and found.pack == added
    assert (added.engine, added.author, added.licence) == (
        "piper",
        "A. Person",
        "CC-BY-4.0",
    )
    assert (found.voice.title, found.voice.language) == ("My Voice", "de-DE")
    assert found.list_files() == {
        "voice": find_folder() / "my-voice" / "bell.onnx"
    }


def test_a_voice_of_ones_own_needs_its_description(
    pack: VoicePack, carried: Path
) -> None:
    carried.with_name("bell.onnx.json").unlink()
    with pytest.raises(AssetFailure, match=r"bell\.onnx\.json isn't there"):
        add_own(carried, TERMS)


def test_names_of_engines_voices_and_packs_are_taken(tmp_path: Path) -> None:
    with catalogue.using(tmp_path, replace(make_pack("low"), id="bells")):
        assert list_taken_names(["tone"]) == {"tone", "low", "bells"}
