"""The catalogue that comes with Lantern: every entry is whole, and names are used once."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import pytest

from lantern.credits.licences import parse
from lantern.speech.catalogue import VoicePack, load_catalogue
from lantern.speech.voices import VOICES, check_settings

PACKS = load_catalogue().packs


def test_names_are_used_once_and_hide_no_engine() -> None:
    names = load_catalogue().list_names()
    assert len(names) == len(set(names)) >= 25
    assert not set(names) & set(VOICES)


@pytest.mark.parametrize("pack", PACKS, ids=lambda pack: pack.id)
def test_an_entry_says_all_that_a_user_has_to_know(pack: VoicePack) -> None:
    licence = parse(pack.licence)
    assert licence is not None
    assert licence.id == pack.licence
    assert pack.licence_url.startswith("https://")
    assert pack.lineage
    assert pack.author
    assert pack.source.startswith("https://")
    assert pack.engine in VOICES
    assert licence.non_commercial == (pack.use == "non-commercial")


@pytest.mark.parametrize("pack", PACKS, ids=lambda pack: pack.id)
def test_files_have_a_place_in_the_engine_s_settings(pack: VoicePack) -> None:
    for voice in pack.voices:
        check_settings(pack.engine, {**pack.file_settings, **voice.settings})
    names = [file.name for file in pack.files]
    assert set(pack.file_settings.values()) <= set(names)
    if pack.engine == "piper":
        (model,) = pack.file_settings.values()
        assert names == [model, f"{model}.json"]


@pytest.mark.parametrize("pack", PACKS, ids=lambda pack: pack.id)
def test_what_can_be_fetched_has_lengths_digests_and_an_address(
    pack: VoicePack,
) -> None:
    if not pack.can_be_fetched:
        assert pack.package or not pack.base
        return
    assert urlsplit(pack.base).scheme == "https"
    assert pack.base.endswith("/")
    for file in pack.files:
        assert re.fullmatch(r"[0-9a-f]{64}", file.sha256)
        assert 1_000 < file.bytes < 400_000_000


def test_piper_s_files_are_pinned_to_a_commit() -> None:
    bases = [
        pack.base for pack in PACKS if pack.engine == "piper" and pack.base
    ]
    assert len(bases) >= 15
    assert all(re.search(r"/resolve/[0-9a-f]{40}/", base) for base in bases)


def test_what_comes_from_lessac_is_never_called_free() -> None:
    found = [pack for pack in PACKS if "lessac" in pack.lineage]
    assert [pack.use for pack in found] == ["unclear"] * len(found)
    assert {"joe", "thorsten", "dmitri"} <= {pack.id for pack in found}
