"""The offline voice: cues where words are heard, settings, and the lexicon's sounds."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from lantern.core.problems import VoiceFailure
from lantern.script.model.voice import Pronunciation
from lantern.speech import espeak, wording
from lantern.speech.voices import Take, Utterance
from lantern.speech.voices.espeak import Espeak
from tests.support.engines import utterance
from tests.support.sounds import measure_pitch

pytestmark = pytest.mark.process

RATE = 48_000
TEXT = (
    "On 9 August 1945, the fortress of Hailar — in the north — held out. "
    "It fell on the 18th! “Why?”"
)


def test_words_after_a_pause_begin_with_sound_and_the_pause_is_nobodys(
    tmp_path: Path,
) -> None:
    line = utterance("Nobody moved. Many are lost. Under fire.")
    take = Espeak({}).speak(line, tmp_path)
    loud = np.abs(take.pcm.astype(int)) > 200
    for i in (2, 5):
        end = take.cues[i - 1][1]
        start = take.cues[i][0]
        assert start - end > RATE // 10
        assert not loud[end + 96 : start].any()
        assert loud[start : start + 40 * 48].any()


def test_words_that_it_runs_together_have_time(tmp_path: Path) -> None:
    line = utterance("The end of the war, in the north, was near.")
    take = Espeak({}).speak(line, tmp_path)
    assert all(end > start for start, end in take.cues)


def test_a_long_narration_is_spoken_in_time(tmp_path: Path) -> None:
    take = Espeak({}).speak(utterance(f"{TEXT} " * 20), tmp_path)
    lengths = [(end - start) / RATE for start, end in take.cues]
    assert 60 < len(take.pcm) / RATE < 240
    assert max(lengths) < 2.5


def test_times_are_exact_and_the_end_is_trimmed(tmp_path: Path) -> None:
    take = Espeak({}).speak(utterance("Hello there."), tmp_path)
    assert take.timing == "exact"
    assert len(take.pcm) - take.cues[-1][1] == RATE * 120 // 1000


def test_the_lines_rate_goes_before_the_voices(tmp_path: Path) -> None:
    voice = Espeak({"rate": 300})
    fast = len(voice.speak(utterance(TEXT), tmp_path).pcm)
    usual = len(voice.speak(utterance(TEXT, rate=148), tmp_path).pcm)
    assert fast < 0.7 * usual


def test_another_pitch_is_another_sound_of_about_the_same_length(
    tmp_path: Path,
) -> None:
    voice = Espeak({"voice": "en-us"})
    usual = voice.speak(utterance("Hello there."), tmp_path)
    low = voice.speak(utterance("Hello there.", pitch=10), tmp_path)
    assert not np.array_equal(usual.pcm, low.pcm)
    assert len(low.pcm) == pytest.approx(len(usual.pcm), rel=0.1)


def test_a_language_without_blanks_is_spoken(tmp_path: Path) -> None:
    take = Espeak({}).speak(
        utterance("中国 东北 一九四五 年。", "zh"), tmp_path
    )
    assert len(take.cues) == 4


def test_a_text_without_blanks_is_timed_sign_by_sign(tmp_path: Path) -> None:
    line = utterance("八月九日，红军越过边界。", "zh")
    whole = Espeak({}).speak(line, tmp_path)
    starts = [start for start, _ in whole.cues]
    assert len(line.words) == len(starts) == 10
    assert starts == sorted(set(starts))
    text = wording.join_spoken(line.words)
    alone = Utterance((wording.Word(text, 0, len(text), text),), "zh", {})
    assert np.array_equal(whole.pcm, Espeak({}).speak(alone, tmp_path).pcm)


def test_it_tells_that_it_cant_read_ideographs_in_japanese() -> None:
    told = Espeak({}).tell_limits(
        utterance("ここは満洲国の東にある古い町だ。", "ja")
    )
    assert len(told) == 1
    assert "'Chinese letter' for each, as in '満洲国の'" in told[0]
    for text, language in (
        ("みずがないので、もどります。", "ja"),
        ("古い町。", "zh"),
    ):
        assert Espeak({}).tell_limits(utterance(text, language)) == []


def say_name(language: str, pronunciation: Pronunciation, folder: Path) -> Take:
    text = "Mudanjiang's walls fell."
    words = wording.split_words(text, language, {"Mudanjiang": pronunciation})
    return Espeak({}).speak(Utterance(words, language, {}), folder)


def test_english_voices_take_the_lexicons_sounds(tmp_path: Path) -> None:
    by_sound = say_name(
        "en", Pronunciation(say="zip", ipa="mudɑnˈdʒjɑŋ"), tmp_path
    )
    by_letters = say_name("en", Pronunciation(say="zip"), tmp_path)
    assert len(by_sound.pcm) > len(by_letters.pcm) + 0.3 * RATE
    assert len(by_sound.cues) == len(by_letters.cues) == 3
    name, respelt = (
        take.cues[0][1] - take.cues[0][0] for take in (by_sound, by_letters)
    )
    assert name > respelt + 0.3 * RATE, "its cue holds the name"


def test_other_languages_read_the_respelling(tmp_path: Path) -> None:
    with_sounds = say_name(
        "de", Pronunciation(say="zip", ipa="mudɑn"), tmp_path
    )
    without = say_name("de", Pronunciation(say="zip"), tmp_path)
    assert np.array_equal(with_sounds.pcm, without.pcm)


def test_russian_voices_take_the_lexicons_sounds(tmp_path: Path) -> None:
    text = "Харбин взят."
    stressed = Pronunciation(say="дом", ipa="xɐrˈbʲin")
    words = wording.split_words(text, "ru", {"Харбин": stressed})
    by_sound = Espeak({}).speak(Utterance(words, "ru", {}), tmp_path)
    by_signs = Espeak({}).speak(utterance("[[xVrb;'in]] взят.", "ru"), tmp_path)
    assert len(by_sound.cues) == 2
    assert not np.array_equal(by_sound.pcm, by_signs.pcm), (
        "an author's are letters"
    )
    said = espeak.speak("[[x|V|r|b;|'i|n]] взят.", "ru")
    assert len(by_sound.pcm) == pytest.approx(
        len(said.pcm) * RATE / said.rate, rel=0.3
    )
    unstressed = Espeak({}).speak(utterance("Дом взят.", "ru"), tmp_path)
    assert len(by_sound.pcm) > len(unstressed.pcm) + 0.1 * RATE


def test_it_tells_which_sounds_its_russian_lacks() -> None:
    for ipa, told in (
        ("xɐrˈbʲin", []),
        ("ˈθɪn", ["'ˈθɪn', and says 'Харбин.'"]),
    ):
        words = wording.split_words(
            "Харбин.", "ru", {"Харбин": Pronunciation(ipa=ipa)}
        )
        found = Espeak({}).tell_limits(Utterance(words, "ru", {}))
        assert len(found) == len(told)
        assert all(
            part in limit for part, limit in zip(told, found, strict=True)
        )


def test_brackets_that_an_author_wrote_are_text(tmp_path: Path) -> None:
    plain = Espeak({}).speak(utterance("He wrote m u d there."), tmp_path)
    bracketed = Espeak({}).speak(utterance("He wrote [[mud]] there."), tmp_path)
    assert len(bracketed.cues) == 4
    assert len(bracketed.pcm) < 1.3 * len(plain.pcm)
    assert bracketed.cues[2][1] > bracketed.cues[2][0]


def test_a_voice_that_it_hasnt_got_is_named(tmp_path: Path) -> None:
    with pytest.raises(VoiceFailure) as caught:
        Espeak({"voice": "xx-none"}).speak(utterance(TEXT), tmp_path)
    assert caught.value.message == "espeak-ng has no voice 'xx-none'"


def test_a_text_of_which_nothing_is_heard_is_named(tmp_path: Path) -> None:
    with pytest.raises(VoiceFailure) as caught:
        Espeak({}).speak(utterance("—"), tmp_path)
    assert caught.value.message == "the voice 'en-us+edward' said nothing"
    assert list(caught.value.detail) == ["—"]


def test_a_variant_that_doesnt_exist_is_found_before_anything_is_said(
    tmp_path: Path,
) -> None:
    with pytest.raises(ValueError, match="has no voice variant 'edwrad'"):
        Espeak({}).speak(utterance("Hello.", voice="en-us+edwrad"), tmp_path)


def cut(take: Take, i: int) -> NDArray[np.int16]:
    start, end = take.cues[i]
    return take.pcm[start:end]


def test_words_are_stressed_and_slowed_among_others(tmp_path: Path) -> None:
    line = utterance("They had never seen it before.")
    plain = Espeak({}).speak(line, tmp_path)
    words = list(line.words)
    words[2] = replace(words[2], emphasis=True)
    words[3:5] = [replace(word, slow=True) for word in words[3:5]]
    marked = Espeak({}).speak(replace(line, words=tuple(words)), tmp_path)
    # 'never' is higher by three semitones, and 'seen it' longer by a third; the rest stays
    assert measure_pitch(cut(marked, 2)) > 1.12 * measure_pitch(cut(plain, 2))
    lengths = [len(cut(marked, i)) / len(cut(plain, i)) for i in range(6)]
    assert 1.2 < lengths[3] < 1.5
    for i in (0, 1, 5):
        assert lengths[i] == pytest.approx(1, abs=0.12)
