"""Which languages voices speak, and which voices speak a language."""

from __future__ import annotations

import pytest
from gtts.lang import tts_langs

from lantern.core.languages import get_primary_language
from lantern.script.model.voice import VoiceChoice, VoiceWish
from lantern.speech.catalogue.languages import (
    explain_speakers,
    speaks,
    suits_translation,
)
from tests.support.models import make_film


def choose(engine: str, **settings: object) -> VoiceChoice:
    return VoiceChoice(engine=engine, settings=settings)


@pytest.mark.parametrize(
    ("engine", "language", "answer"),
    [
        ("hibari", "en-GB", True),
        ("hibari", "ru", False),
        ("flite", "de", False),
        ("espeak", "ru", True),
        ("espeak", "zh-Hant", True),
        # Croatian stands in the file of another name
        ("espeak", "hr", True),
        ("espeak", "km", False),
        ("gtts", "km", True),
        ("gtts", "he", True),
        ("gtts", "ka", False),
        ("rhvoice", "ru", True),
        ("rhvoice", "de", False),
        ("kokoro", "pt", True),
        ("kokoro", "ru", False),
        # a server, a program, tones: nobody knows
        ("speech-api", "ru", None),
        ("command", "ru", None),
        ("tone", "xx", None),
        # what is somebody's file is told by it alone
        ("piper", "ru", None),
    ],
)
def test_voices_have_their_languages(
    engine: str, language: str, answer: bool | None
) -> None:
    assert speaks(choose(engine), language) is answer


def test_a_voice_of_the_catalogue_has_the_language_it_says() -> None:
    voice = VoiceChoice(engine="piper", name="dmitri")
    assert speaks(voice, "ru") is True
    assert speaks(voice, "en") is False


def test_a_voice_that_is_not_here_yet_has_its_language_all_the_same() -> None:
    assert speaks(choose("dmitri"), "ru") is True
    assert speaks(choose("dmitri"), "en") is False
    wish = VoiceChoice(wish=VoiceWish(language="ru", sex="male"))
    assert speaks(wish, "de") is False
    assert speaks(VoiceChoice(wish=VoiceWish(sex="male")), "de") is None


def test_a_voice_that_its_author_named_is_trusted() -> None:
    assert speaks(choose("espeak", voice="it"), "la") is None
    assert speaks(choose("rhvoice", voice="magda"), "pl") is None


@pytest.mark.parametrize(
    ("voice", "answer"),
    [
        (choose("espeak"), True),
        (choose("espeak", rate=150), True),
        (choose("espeak", voice="en-us+edward"), False),
        (choose("espeak", voice="ru+f2"), True),
        (choose("hibari"), False),
        (choose("speech-api"), True),
    ],
)
def test_a_voice_set_to_one_language_suits_no_translation(
    voice: VoiceChoice, answer: bool
) -> None:
    assert suits_translation(voice, "ru") is answer


def test_google_s_languages_are_those_of_its_library() -> None:
    for tag in tts_langs():
        assert speaks(choose("gtts"), get_primary_language(tag)), tag


def test_voices_that_may_be_had_are_named_with_what_brings_them() -> None:
    film = make_film(language="en")
    assert explain_speakers("ru-RU", film) == (
        "these do, here: espeak; `lantern voices get dmitri` fetches dmitri (or denis);"
        " gtts does with the network"
    )
    assert explain_speakers("gsw", film) == (
        "no voice that Lantern knows does; take a recording of yours, or a voice file of"
        " Piper's (`lantern voices add FILE`)"
    )
