"""The catalogue's voices in the credits."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from lantern.core.interface_words import find_words
from lantern.credits.entry import LedgerEntry
from lantern.credits.ledger import Ledger
from lantern.credits.narrators import name_voice
from lantern.credits.tables import describe_terms, group_uses
from lantern.credits.voices import add_voices
from lantern.script.model.voice import VoiceChoice
from tests.support import catalogue
from tests.support.catalogue import make_pack, put_here

BELL = VoiceChoice(engine="tone", name="bell")


@pytest.fixture(autouse=True)
def bell_is_here(tmp_path: Path) -> Iterator[None]:
    with catalogue.using(tmp_path, make_pack(licence="CC-BY-NC-4.0")):
        put_here(make_pack())
        yield


def test_a_voice_has_an_entry_with_its_maker_and_its_lineage() -> None:
    ledger = add_voices(
        Ledger({}, ()),
        [VoiceChoice(engine="espeak"), BELL],
        find_words("en").credits,
    )
    ((group, uses),) = group_uses(ledger, find_words("en").pages)
    assert group == "Voice"
    assert [use.entry for use in uses] == [
        LedgerEntry(
            id="voice-bell",
            kind="voice",
            title="Bell, a voice for tone",
            author="A. Person",
            url="https://example.invalid/card",
            licence="CC-BY-NC-4.0",
            note="Trained from scratch.",
        )
    ]
    assert describe_terms(uses[0].entry) == "no commercial use"
    assert ledger.format_lines(find_words("en")) == [
        "Bell, a voice for tone: A. Person (CC-BY-NC-4.0)"
    ]


def test_an_author_s_own_entry_stays() -> None:
    own = LedgerEntry(
        id="voice-bell",
        kind="voice",
        title="Bell",
        author="B",
        licence="MIT",
    )
    assert (
        add_voices(Ledger({}, (own,)), [BELL], find_words("en").credits).uses
        == ()
    )


def test_the_narration_s_line_names_voice_and_licence() -> None:
    assert name_voice(BELL, find_words("en").credits) == (
        "Synthetic voice: Bell, Tones in place of words, for tests and timing drafts,"
        " CC-BY-NC-4.0"
    )


def test_a_voice_that_is_gone_is_named_by_its_engine() -> None:
    gone = VoiceChoice(engine="espeak", name="gone")
    assert (
        name_voice(gone, find_words("en").credits)
        == "Synthetic voice: espeak-ng"
    )


def test_the_voice_that_comes_with_lantern_is_named_with_its_licence(
    tmp_path: Path,
) -> None:
    heart = make_pack(
        "heart",
        engine="hibari",
        files={},
        package="json",
    )
    with catalogue.using(tmp_path, heart):
        assert name_voice(
            VoiceChoice(engine="hibari"), find_words("en").credits
        ) == ("Synthetic voice: Heart, hibari, CC-BY-4.0")
        own = VoiceChoice(
            engine="hibari", settings={"voice": "voices/emma.onnx"}
        )
        assert (
            name_voice(own, find_words("en").credits)
            == "Synthetic voice: hibari, emma"
        )
