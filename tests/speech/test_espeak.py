"""The door to espeak-ng: voices for languages, and the worker's answers."""

from __future__ import annotations

import numpy as np
import pytest

from lantern.core.problems import ToolFailure
from lantern.speech import espeak
from lantern.speech.espeak import EspeakSound


@pytest.mark.parametrize(
    ("tag", "voice"),
    [
        ("en", "en-us+edward"),
        ("en-US", "en-us+edward"),
        ("en-GB", "en+edward"),
        ("en_gb", "en+edward"),
        ("en-AU", "en-us+edward"),
        ("zh-CN", "cmn"),
        ("fr-FR", "fr"),
        ("pt-BR", "pt-br"),
        ("pt", "pt"),
        ("no", "nb"),
        ("ru", "ru"),
    ],
)
def test_a_language_has_its_voice(tag: str, voice: str) -> None:
    assert espeak.choose_voice(tag) == voice


def test_a_variant_is_looked_for_and_a_similar_one_named() -> None:
    espeak.check_voice("en-us+edward")
    espeak.check_voice("en-us")
    with pytest.raises(ValueError) as caught:
        espeak.check_voice("en-us+edwrad")
    assert str(caught.value) == (
        "espeak has no voice variant 'edwrad'; did you mean 'edward'?"
    )


SILENT = np.zeros(0, np.int16)


def test_starts_are_those_of_the_parts() -> None:
    """`one two three`: characters 0, 4 and 8."""
    speech = EspeakSound(SILENT, 22_050, ((0, 10), (4, 200), (8, 400)))
    assert espeak.find_starts(["one", "two", "three"], speech) == {
        0: 10,
        1: 200,
        2: 400,
    }


def test_a_part_starts_at_its_first_event() -> None:
    speech = EspeakSound(SILENT, 22_050, ((0, 10), (6, 50), (11, 90)))
    found = espeak.find_starts(["forty five", "men"], speech)
    assert found == {0: 10, 1: 90}


def test_parts_without_an_event_or_a_text_have_no_start() -> None:
    speech = EspeakSound(SILENT, 22_050, ((0, 10), (7, 90)))
    assert espeak.find_starts(["of", "the", "", "end"], speech) == {
        0: 10,
        3: 90,
    }


@pytest.mark.process
def test_the_same_words_are_the_same_samples() -> None:
    first = espeak.speak("Nobody knew.", "en-us")
    second = espeak.speak("Nobody knew.", "en-us")
    assert np.array_equal(first.pcm, second.pcm)
    assert first.events == second.events
    assert first.rate == 22_050


@pytest.mark.process
def test_a_null_doesnt_end_the_text() -> None:
    whole = espeak.speak("Nobody knew.", "en-us")
    assert np.array_equal(
        espeak.speak("Nobody\0 knew.", "en-us").pcm, whole.pcm
    )


@pytest.mark.process
def test_a_faster_rate_is_shorter() -> None:
    usual = espeak.speak("Nobody knew of it.", "en-us")
    fast = espeak.speak("Nobody knew of it.", "en-us", rate=300)
    assert len(fast.pcm) < 0.7 * len(usual.pcm)


@pytest.mark.process
def test_texts_are_transcribed_one_by_one() -> None:
    found = espeak.transcribe(["judge", "thirty-four", ""], "en-us")
    assert found == ["dʒˈʌdʒ", "θˈɜːɾifˈɔːɹ", ""]


@pytest.mark.process
def test_a_voice_that_doesnt_exist_is_named() -> None:
    for ask in (
        lambda: espeak.speak("Hello.", "xx-none"),
        lambda: espeak.transcribe(["Hello."], "xx-none"),
    ):
        with pytest.raises(ToolFailure) as caught:
            ask()
        assert "espeak-ng has no voice 'xx-none'" in list(caught.value.detail)


def test_the_version_names_the_library() -> None:
    assert espeak.describe_version().startswith("espeakng-loader ")


@pytest.mark.process
@pytest.mark.parametrize(
    ("voice", "plain", "marked"),
    [
        ("uk", "мама, мама. мама", '«мама», мама… "мама"'),
        ("uk", "мама, мама. мама", "[мама], мама... мама"),
        ("pl", "mama, mama", "«mama», mama"),
        ("hu", "mama. mama", "mama... mama"),
    ],
)
def test_no_voice_names_the_marks_of_a_text(
    voice: str, plain: str, marked: str
) -> None:
    heard, wanted = espeak.transcribe([marked, plain], voice)
    assert heard == wanted
