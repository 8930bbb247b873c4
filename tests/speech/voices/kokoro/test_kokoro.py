"""Kokoro with its two files, here a tiny graph with Kokoro's inputs and voices of one tone."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from lantern.core import phonetics
from lantern.core.problems import VoiceFailure
from lantern.script.model.voice import Pronunciation
from lantern.speech import wording
from lantern.speech.voices import Take, Utterance
from lantern.speech.voices.kokoro import Kokoro
from lantern.speech.voices.kokoro.alphabet import (
    NUMBERS,
    find_language,
    spell_ipa,
)
from lantern.speech.voices.kokoro.reading import read_lines
from tests.support import engines, voice_graphs

pytest.importorskip("onnxruntime")

UNIT = 0.025 * 48_000
"""Samples at 48 kHz for each unit of a duration."""


@pytest.fixture
def files(tmp_path: Path) -> dict[str, object]:
    """The settings that name the two files."""
    return engines.kokoro_files(tmp_path / "voices")


def speak(
    files: Mapping[str, object],
    text: str,
    language: str = "es",
    *,
    lexicon: Mapping[str, Pronunciation] | None = None,
    **settings: Any,
) -> Take:
    words = wording.split_words(text, language, lexicon or {})
    voice = Kokoro({**files, **settings})
    return voice.speak(Utterance(words, language, {}), Path())


def list_signs(
    text: str, language: str, lexicon: Mapping[str, Pronunciation] | None = None
) -> str:
    words = wording.split_words(text, language, lexicon or {})
    known = find_language(language)
    (line,) = read_lines(known, words, sentences=[range(len(words))])
    return "".join(line.symbols)


# The alphabet


def test_the_alphabet_is_kokoros() -> None:
    assert len(NUMBERS) == 114
    picked = {sign: NUMBERS[sign] for sign in ";— “AOʤɹʧˈː↓ᵻ"}
    assert list(picked.values()) == [
        1,
        9,
        16,
        14,
        24,
        31,
        82,
        123,
        133,
        156,
        158,
        169,
        177,
    ]


def test_diphthongs_and_affricates_are_one_sign() -> None:
    assert "".join(spell_ipa("pˈaɪ tʃt͡ʃ oʊɡdʒ")) == "pˈI ʧʧ Oɡʤ"


def test_every_sound_of_the_lexicon_can_be_said() -> None:
    letters = [chr(code) for code in [*range(0x61, 0x7B), *range(0xE6, 0x2B0)]]
    known = [
        sign
        for sign in [*letters, *"θβχ"]
        if not phonetics.find_unknown_signs(sign)
    ]
    assert len(known) > 70
    assert all(spell_ipa(sign) for sign in known)


@pytest.mark.parametrize(
    ("tag", "voice"),
    [
        ("es", "ef_dora"),
        ("es-MX", "ef_dora"),
        ("pt_PT", "pf_dora"),
        ("en-US", "af_heart"),
        ("en_GB", "bf_emma"),
    ],
)
def test_a_language_has_a_voice(tag: str, voice: str) -> None:
    assert find_language(tag).voice == voice


@pytest.mark.parametrize(
    ("tag", "message"),
    [
        (
            "ja",
            "Kokoro's Japanese needs a reader of its script, which Lantern doesn't have;"
            " take another voice",
        ),
        (
            "zh-CN",
            "Kokoro's Chinese needs a reader of its script, which Lantern doesn't have;"
            " take another voice",
        ),
        (
            "ru",
            "Kokoro doesn't speak 'ru'; it speaks en, en-gb, es, fr, hi, it, pt",
        ),
    ],
)
def test_a_language_that_cant_be_spoken_is_told(
    files: dict[str, object], tag: str, message: str
) -> None:
    with pytest.raises(VoiceFailure) as caught:
        speak(files, "A.", tag)
    assert caught.value.message == f"kokoro: {message}"
    with pytest.raises(ValueError) as made:
        Kokoro({**files, "language": tag})
    assert str(made.value) == message


# Sentences


@pytest.mark.process
def test_sentences_are_given_in_kokoros_signs() -> None:
    assert (
        list_signs("«La lucha», dijo — no.", "es") == "“la lˈuʧa”, dˈixo— nˈo."
    )
    assert list_signs("Les amis!", "fr") == "lez amˈi!"


@pytest.mark.process
def test_a_words_sounds_come_from_the_lexicon() -> None:
    lexicon = {"Hailar": Pronunciation(ipa="ˈhaɪ.lɑr")}
    assert list_signs("En Hailar.", "es", lexicon) == "en ˈhIlɑr."


@pytest.mark.process
def test_english_is_read_by_the_reader_of_its_own_alphabet() -> None:
    pytest.importorskip("hibari")
    text = "“Boat,” he said — no."
    assert list_signs(text, "en") == "bˈOt, hi sˈɛd — nˈO."
    assert list_signs(text, "en-GB") == "bˈQt, hiː sˈɛd — nˈQ."
    lexicon = {"Hailar": Pronunciation(ipa="ˈhaɪlɑː")}
    assert list_signs("Near Hailar.", "en", lexicon) == "nˌɪɹ hˈIlɑ."


def test_plain_english_is_that_of_the_voice() -> None:
    assert not find_language("en", "af_heart").british
    assert find_language("en", "bm_george").british
    assert not find_language("en-US", "bm_george").british
    assert not find_language("fr", "bm_george").british


def test_english_without_its_reader_is_told(
    files: dict[str, object], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "hibari", None)
    with pytest.raises(VoiceFailure) as caught:
        speak(files, "Go.", "en")
    assert caught.value.message == (
        "kokoro: hibari-tts reads English to it, and isn't installed (pip install hibari-tts)"
    )


TWO_WORDS = {"Uno": Pronunciation(ipa="ab"), "dos": Pronunciation(ipa="kd")}


@pytest.mark.process
@pytest.mark.parametrize(("speed", "blank", "word"), [(100, 2, 4), (50, 3, 8)])
def test_words_are_heard_where_the_model_says(
    files: dict[str, object], speed: int, blank: int, word: int
) -> None:
    """At the model's own speed, before rounding up, a blank lasts 1.25 units, a letter 1.7."""
    take = speak(
        files,
        "Uno dos.",
        lexicon=TWO_WORDS,
        speed=speed,
        voice="af_heart",
    )
    assert take.timing == "exact"
    (first, second) = take.cues
    assert second[0] - first[1] == pytest.approx(blank * UNIT, abs=2)
    assert second[1] - second[0] == pytest.approx(word * UNIT, abs=2)


@pytest.mark.process
def test_a_sentence_that_is_too_long_is_cut_at_a_comma(
    files: dict[str, object],
) -> None:
    text = ", ".join(["la casa en el norte"] * 40) + "."
    take = speak(files, text, voice="af_heart")
    assert take.timing == "exact"
    gaps = [
        after[0] - before[1]
        for before, after in zip(take.cues, take.cues[1:], strict=False)
    ]
    pauses = [i for i, gap in enumerate(gaps) if gap > 0.1 * 48_000]
    assert pauses, "it is cut"
    assert all(text.split()[i].endswith(",") for i in pauses)


# Voices and files


def find_pitch(take: Take) -> float:
    """Return the strongest frequency of a take, in Hz."""
    spectrum = np.abs(np.fft.rfft(take.pcm))
    return float(spectrum.argmax()) * 48_000 / len(take.pcm)


@pytest.mark.process
def test_the_voice_is_one_for_the_language_unless_it_is_named(
    files: dict[str, object],
) -> None:
    """The tiny graph's pitch is the style's, in radians for each of 24,000 samples a second."""
    french = speak(files, "Les amis arrivent.", "fr")
    named = speak(files, "Les amis arrivent.", "fr", voice="bf_emma")
    assert find_pitch(french) == pytest.approx(0.2 * 24_000 / 6.2832, rel=0.02)
    assert find_pitch(named) == pytest.approx(0.1 * 24_000 / 6.2832, rel=0.02)


@pytest.mark.process
def test_the_style_is_that_of_the_sentences_length(tmp_path: Path) -> None:
    """`ab kd.` has 6 signs, so its style is the sixth."""
    files = engines.kokoro_files(tmp_path)
    styles = np.full((510, 1, 256), 0.05, np.float32)
    styles[5] = 0.1
    with Path(str(files["voices"])).open("wb") as file:
        np.savez(
            file,
            allow_pickle=False,
            ef_dora=styles,
        )
    take = speak(files, "Uno dos.", lexicon=TWO_WORDS)
    assert find_pitch(take) == pytest.approx(0.1 * 24_000 / 6.2832, rel=0.05)


@pytest.mark.process
def test_the_language_can_be_another_one_than_the_films(
    files: dict[str, object],
) -> None:
    words = wording.split_words("Les amis.", "ja", {})
    voice = Kokoro({**files, "language": "fr"})
    take = voice.speak(Utterance(words, "ja", {}), Path())
    assert find_pitch(take) == pytest.approx(0.2 * 24_000 / 6.2832, rel=0.02)


@pytest.mark.process
def test_exports_with_another_name_for_the_signs_work(
    files: dict[str, object],
) -> None:
    Path(str(files["model"])).write_bytes(
        voice_graphs.kokoro(tokens="input_ids")
    )
    assert speak(files, "Les amis.", "fr").timing == "exact"


def test_two_files_are_needed(files: dict[str, object]) -> None:
    for name in files:
        with pytest.raises(ValueError) as caught:
            Kokoro({name: files[name]})
        assert str(caught.value) == (
            "kokoro needs two files of yours: {kokoro: {model: path/to/kokoro-v1.0.onnx,"
            " voices: path/to/voices-v1.0.bin}}"
        )


@pytest.mark.parametrize("name", ["model", "voices"])
def test_a_missing_file_is_named(files: dict[str, object], name: str) -> None:
    path = Path(str(files[name]))
    path.unlink()
    reason = f"there is no file {path.name} in {path.parent}"
    voice = Kokoro(files)
    assert voice.unavailable_reason() == reason
    assert "missing" in voice.version
    with pytest.raises(VoiceFailure) as caught:
        speak(files, "Uno.")
    assert caught.value.message == f"kokoro: {reason}"


@pytest.mark.parametrize("data", [b"no voices", b"", b"PK\x03\x04 cut"])
def test_a_file_that_holds_no_voices_is_named(
    files: dict[str, object], data: bytes
) -> None:
    Path(str(files["voices"])).write_bytes(data)
    reason = "voices.bin is no file of Kokoro's voices"
    assert Kokoro(files).unavailable_reason() == reason


def test_a_single_array_is_no_file_of_voices(files: dict[str, object]) -> None:
    with Path(str(files["voices"])).open("wb") as file:
        np.save(file, np.zeros(256))
    reason = "voices.bin is no file of Kokoro's voices"
    assert Kokoro(files).unavailable_reason() == reason


def test_a_voice_that_isnt_in_the_file_is_named(
    files: dict[str, object],
) -> None:
    assert Kokoro({**files, "voice": "bf_ema"}).unavailable_reason() == (
        "voices.bin has no voice 'bf_ema'; did you mean 'bf_emma'?"
    )
    assert Kokoro({**files, "voice": "xyz"}).unavailable_reason() == (
        "voices.bin has no voice 'xyz'; it has af_heart, bf_emma, ff_siwis"
    )


@pytest.mark.process
def test_a_file_that_is_no_model_is_named(files: dict[str, object]) -> None:
    Path(str(files["model"])).write_bytes(b"no model")
    with pytest.raises(VoiceFailure) as caught:
        speak(files, "Les amis.", "fr")
    assert caught.value.message == (
        "the model model.onnx can't be loaded; if its file is damaged, fetch it again"
    )


def test_other_files_are_another_version(files: dict[str, object]) -> None:
    voice = Kokoro(files)
    before = voice.version
    engines.kokoro_files(Path(str(files["model"])).parent, af_sky=0.3)
    assert voice.version != before
    assert before.startswith("kokoro 2, onnxruntime ")
