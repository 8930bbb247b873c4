"""Piper with a voice file, here a tiny graph with Piper's inputs."""

from __future__ import annotations

import json
import sys
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from lantern.core.problems import VoiceFailure
from lantern.script.model.voice import Pronunciation
from lantern.speech import wording
from lantern.speech.voices import Take, Utterance
from lantern.speech.voices.piper import Piper
from lantern.speech.voices.piper.description import read_description
from lantern.speech.voices.piper.reading import read_ids
from tests.support import engines
from tests.support.engines import utterance

pytest.importorskip("onnxruntime")
pytestmark = pytest.mark.process

RATE, HOP = 22_050, 256


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A voice file with its description beside it."""
    return engines.piper_voice(tmp_path / "voices")


def letters_voice(folder: Path, signs: str = "_^$ abcdefgh.,") -> Path:
    """Return a voice that takes letters, whose ids are their places."""
    return engines.piper_voice(
        folder,
        phoneme_type="text",
        phoneme_id_map={sign: [i] for i, sign in enumerate(signs)},
    )


def list_symbols(
    file: Path, text: str, lexicon: dict[str, Pronunciation] | None = None
) -> str:
    """Return the symbols that a voice is given for a sentence, without the pads between them."""
    description = read_description(file.with_name("stub.onnx.json"))
    words = wording.split_words(text, "en", lexicon or {})
    (read,) = read_ids(description, file, words, sentences=[range(len(words))])
    signs = {ids[0]: sign for sign, ids in description.phoneme_id_map.items()}
    (ids,) = read.lists
    assert [signs[i] for i in ids[1:-1:2]] == ["_"] * (len(ids) // 2)
    return "".join(signs[i] for i in ids[::2])


def speak(file: Path, text: str, **settings: Any) -> Take:
    voice = Piper({"voice": str(file), **settings})
    return voice.speak(utterance(text), file.parent)


# Phonemes


def test_a_sentence_is_given_in_the_voices_own_phonemes(file: Path) -> None:
    assert list_symbols(file, "In the north, he said “no”.") == (
        "^ɪnðə nˈɔːɹθ, hiː sˈɛd nˈoʊ.$"
    )


def test_dashes_are_pauses_and_a_full_stop_that_ends_nothing_is_none(
    file: Path,
) -> None:
    assert list_symbols(file, "No — St. Ann!") == "^nˈoʊ; sˈeɪnt ˈæn!$"


def test_a_words_sounds_come_from_the_lexicon(file: Path) -> None:
    lexicon = {"Hailar": Pronunciation(ipa="ˈhaɪ.lɑː")}
    assert list_symbols(file, "Hailar, no.", lexicon) == "^ˈhaɪlɑː, nˈoʊ.$"


def test_vowels_that_a_voice_knows_as_one_become_one(tmp_path: Path) -> None:
    signs = [*"_^$ abcdeflmnoɪʊˈ.", "oʊ"]
    file = engines.piper_voice(
        tmp_path,
        phoneme_id_map={sign: [i] for i, sign in enumerate(signs)},
        vowel_clusters=[["o", "ʊ"]],
    )
    description = read_description(file.with_name("stub.onnx.json"))
    words = wording.split_words("no", "en", {})
    (read,) = read_ids(description, file, words, sentences=[[0]])
    assert read.lists == ((1, 0, 12, 0, 16, 0, 18, 0, 2),)


def test_a_sound_that_the_voice_lacks_is_named_with_its_word(
    file: Path,
) -> None:
    lexicon = {"Xhosa": Pronunciation(ipa="ɣosa")}
    words = wording.split_words("The Xhosa came.", "en", lexicon)
    voice = Piper({"voice": str(file)})
    with pytest.raises(VoiceFailure) as caught:
        voice.speak(Utterance(words, "en", {}), file.parent)
    assert caught.value.message == (
        "stub.onnx can't say this: it has no symbol for the sound 'ɣ' in 'Xhosa' (ɣosa);"
        " give the word other sounds in the lexicon"
    )


def test_a_voice_of_letters_is_given_letters(tmp_path: Path) -> None:
    file = letters_voice(tmp_path, "_^$ abcdefgh.,e\u0301")
    assert list_symbols(file, "Bad, “café” ") == "^bad, cafe\u0301$"


def test_an_authors_own_brackets_are_no_sounds(file: Path) -> None:
    assert list_symbols(file, "Wrote [[mud]].") == "^ɹˈoʊt mˈʌd.$"


# Times


def at(units: int, lag: float = 0.034) -> float:
    """Return the sample at 48 kHz where so many units of 256 samples end, less the model's lag."""
    return (units * HOP / RATE - lag) * 48_000


def test_words_are_heard_where_the_model_says(tmp_path: Path) -> None:
    """`^`, `a` to `h`, ` ` and `.` last 2, 2, 2 and 2 units, and each pad one.

    So ab is heard from unit 2 (its first pad) to 8, the blank to 11, and cd from there to 17.
    """
    file = letters_voice(tmp_path)
    take = speak(file, "ab cd.")
    assert take.timing == "exact"
    (first, second) = take.cues
    shift = first[1] - at(8)
    assert first[0] == 60 * 48, (
        "the sound begins within ab, with no margin before it"
    )
    assert second[0] == pytest.approx(at(11) + shift, abs=2)
    assert second[1] == pytest.approx(at(17) + shift, abs=2)


def test_a_slower_speed_makes_the_phonemes_longer(tmp_path: Path) -> None:
    """At half the speed letters last 3 units in place of 2, and pads 2 in place of 1."""
    file = letters_voice(tmp_path)
    usual, slow = (
        speak(file, "ab cd.", speed=speed).cues for speed in (100, 50)
    )
    assert usual[1][1] - usual[1][0] == pytest.approx(
        6 * HOP / RATE * 48_000, abs=2
    )
    assert slow[1][1] - slow[1][0] == pytest.approx(
        10 * HOP / RATE * 48_000, abs=2
    )


def test_words_said_as_one_follow_each_other_without_a_gap(file: Path) -> None:
    cues = speak(file, "He came in the north.").cues
    assert cues[2][1] == cues[3][0]
    assert all(before[1] < after[0] for before, after in pairwise(cues[:3]))


def test_durations_that_arent_the_sounds_are_no_times(tmp_path: Path) -> None:
    file = engines.piper_voice(tmp_path, hop_length=300)
    assert speak(file, "He came.").timing == "estimated"


def test_sentences_are_spoken_apart_with_a_pause(file: Path) -> None:
    take = speak(file, "He came. Why?")
    gap = take.pcm[take.cues[1][1] : take.cues[2][0]]
    assert np.count_nonzero(gap == 0) > 0.25 * 48_000


# The sound


def test_the_noise_of_a_take_doesnt_depend_on_what_was_said_before(
    file: Path, tmp_path: Path
) -> None:
    voice = Piper({"voice": str(file)})
    first = voice.speak(utterance("Hello there."), tmp_path)
    voice.speak(utterance("Something else."), tmp_path)
    second = voice.speak(utterance("Hello there."), tmp_path)
    assert np.array_equal(first.pcm, second.pcm)


def test_each_speaker_has_a_sound_of_its_own(tmp_path: Path) -> None:
    file = engines.piper_voice(tmp_path, speakers=2)
    first, second = (speak(file, "He came.", speaker=i) for i in (0, 1))
    assert find_pitch(second) == pytest.approx(2 * find_pitch(first), rel=0.02)


def find_pitch(take: Take) -> float:
    """Return the strongest frequency of a take, in Hz."""
    spectrum = np.abs(np.fft.rfft(take.pcm))
    return float(spectrum.argmax()) * 48_000 / len(take.pcm)


def test_a_speaker_that_isnt_in_the_file_is_named(tmp_path: Path) -> None:
    file = engines.piper_voice(tmp_path / "two", speakers=2)
    with pytest.raises(VoiceFailure) as caught:
        speak(file, "Hello.", speaker=2)
    assert caught.value.message == (
        "piper: the voice file has 2 speakers, from 0; there is no 2"
    )


# Files


def test_a_voice_file_is_needed() -> None:
    with pytest.raises(ValueError) as caught:
        Piper({})
    assert str(caught.value) == (
        "piper needs a voice file of yours: {piper: {voice: path/to/voice.onnx}}"
    )


def test_a_file_without_its_description_is_named(file: Path) -> None:
    file.with_name("stub.onnx.json").unlink()
    reason = f"there is no file stub.onnx.json in {file.parent}"
    assert Piper({"voice": str(file)}).unavailable_reason() == reason
    with pytest.raises(VoiceFailure) as caught:
        speak(file, "Hello.")
    assert caught.value.message == f"piper: {reason}"


def test_a_file_that_is_no_voice_is_named(file: Path) -> None:
    file.write_bytes(b"no model")
    with pytest.raises(VoiceFailure) as caught:
        speak(file, "Hello.")
    assert caught.value.message == (
        "the model stub.onnx can't be loaded; if its file is damaged, fetch it again"
    )


@pytest.mark.parametrize(
    ("text", "trouble"),
    [
        ("no JSON", "Invalid JSON: expected ident at line 1 column 2"),
        ('{"audio": {"sample_rate": 22050}}', "phoneme_id_map: Field required"),
        (
            '{"audio": {"sample_rate": 22050}, "phoneme_id_map": {"^": [1]}}',
            "phoneme_id_map lacks '_' and '$'",
        ),
    ],
)
def test_a_description_that_is_none_is_named(
    file: Path, text: str, trouble: str
) -> None:
    file.with_name("stub.onnx.json").write_text(text)
    reason = Piper({"voice": str(file)}).unavailable_reason()
    assert reason == f"stub.onnx.json doesn't describe a Piper voice: {trouble}"


def test_another_file_is_another_version(file: Path) -> None:
    voice = Piper({"voice": str(file)})
    before = voice.version
    description = file.with_name("stub.onnx.json")
    description.write_text(description.read_text() + "\n")
    assert voice.version != before
    assert before.startswith("piper 3, onnxruntime ")
    file.unlink()
    assert "missing" in voice.version


# Languages that piper-tts reads


def set_kind(file: Path, kind: str) -> None:
    description = file.with_name("stub.onnx.json")
    facts = json.loads(description.read_text("utf-8"))
    description.write_text(json.dumps({**facts, "phoneme_type": kind}), "utf-8")


@pytest.mark.parametrize("kind", ["pinyin", "japanese", "thai", "hebrew"])
def test_a_voice_that_needs_piper_tts_says_so(
    file: Path, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "piper", None)
    set_kind(file, kind)
    assert Piper({"voice": str(file)}).unavailable_reason() == (
        f"stub.onnx can't be used here: its phonemes are of the kind '{kind}', which"
        " piper-tts makes (pip install lantern-film[piper])"
    )


def test_an_arabic_voice_needs_piper_tts_for_its_vowels(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "piper", None)
    file = engines.piper_voice(tmp_path, espeak={"voice": "ar"})
    assert Piper({"voice": str(file)}).unavailable_reason() == (
        "stub.onnx can't be used here: its phonemes are of the kind 'arabic', which"
        " piper-tts makes (pip install lantern-film[piper])"
    )


def test_an_unknown_kind_of_phonemes_is_named(file: Path) -> None:
    set_kind(file, "runes")
    reason = Piper({"voice": str(file)}).unavailable_reason()
    assert reason is not None
    assert "its phonemes are of an unknown kind, 'runes'" in reason


def test_piper_tts_reads_hebrew(tmp_path: Path) -> None:
    pytest.importorskip("piper")
    file = engines.piper_voice(tmp_path, phoneme_type="hebrew")
    voice = Piper({"voice": str(file)})
    take = voice.speak(utterance("שלום.", "he"), tmp_path)
    assert take.timing == "estimated"
    assert "piper-tts" in voice.version
