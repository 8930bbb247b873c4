"""The contract every voice keeps, and what is special to the offline ones."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from lantern.core.problems import VoiceFailure
from lantern.script.model.voice import Pronunciation
from lantern.speech import espeak, voices, wording
from tests.support import engines, gtts_server

pytestmark = pytest.mark.process

TEXT = "On 9 August 1945, the fortress of Hailar — in the north — held out. It fell on the 18th! “Why?”"


def line(text: str = TEXT, language: str = "en", **settings: Any) -> voices.Utterance:
    return voices.Utterance(wording.split_words(text, language, {}), language, settings)


@pytest.fixture(params=sorted(voices.VOICES))
def name(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Iterator[str]:
    """Each voice's name, with the network replaced by the loopback and what isn't installed by a stand-in."""
    if request.param == "flite" and shutil.which("flite") is None:
        pytest.skip("flite isn't installed")
    if request.param == "piper":
        pytest.importorskip("piper")
        pytest.importorskip("onnxruntime")
    monkeypatch.setenv(
        "PATH", str(engines.rhvoice(tmp_path / "bin")), prepend=os.pathsep
    )
    with gtts_server.serving() as server:
        monkeypatch.setenv("https_proxy", server.proxy)
        monkeypatch.setattr("lantern.speech.voices.gtts.SPACING", 0)
        monkeypatch.setattr("lantern.speech.voices.google.PROBE_TIMEOUT", 60.0)
        yield request.param


@pytest.fixture
def settings(name: str, tmp_path: Path) -> dict[str, object]:
    """What the voice can't do without."""
    return (
        {"voice": str(engines.piper_voice(tmp_path / "voices"))}
        if name == "piper"
        else {}
    )


def test_a_voice_keeps_the_contract(
    name: str, settings: dict[str, object], tmp_path: Path
) -> None:
    voice = voices.VOICES[name](settings)
    assert voice.unavailable_reason() is None
    assert name in voice.version
    take = voice.speak(line(), tmp_path)
    assert take.pcm.dtype == np.int16 and take.pcm.ndim == 1
    assert take.timing in ("exact", "estimated")
    assert len(take.cues) == len(line().words)
    assert all(0 <= start <= end <= len(take.pcm) for start, end in take.cues)
    assert all(before[1] <= after[0] for before, after in pairwise(take.cues))
    assert take.cues[0][0] < 48_000 * 0.2, "speech begins at once"
    assert len(take.pcm) - take.cues[-1][1] < 48_000 * 0.4, "no long silence at the end"
    assert 500 < np.abs(take.pcm.astype(int)).max() <= 32_767, "audible"


def test_the_same_line_gives_the_same_take(
    name: str, settings: dict[str, object], tmp_path: Path
) -> None:
    first = voices.VOICES[name](settings).speak(line(), tmp_path)
    again = voices.VOICES[name](settings)
    again.speak(line("Something else first."), tmp_path)
    second = again.speak(line(), tmp_path)
    assert np.array_equal(first.pcm, second.pcm) and first.cues == second.cues


def test_unknown_settings_are_named(
    name: str, settings: dict[str, object], tmp_path: Path
) -> None:
    with pytest.raises(ValueError, match=f"'{name}' has no setting 'volumes'"):
        voices.VOICES[name]({**settings, "volumes": 3})
    with pytest.raises(ValueError, match="has no setting"):
        voices.VOICES[name](settings).speak(line(volumes=3), tmp_path)


SLOWER: dict[str, dict[str, Any]] = {
    "espeak": {"rate": 100},
    "flite": {"speed": 60},
    "rhvoice": {"speed": 60},
}


@pytest.mark.parametrize("name", SLOWER, indirect=True)
def test_a_slower_speed_takes_longer(name: str, tmp_path: Path) -> None:
    usual = len(voices.VOICES[name]({}).speak(line(), tmp_path).pcm)
    slow = len(voices.VOICES[name]({}).speak(line(**SLOWER[name]), tmp_path).pcm)
    assert slow > 1.25 * usual


def test_piper_takes_sounds_and_says_what_is_wrong(tmp_path: Path) -> None:
    pytest.importorskip("piper")
    pytest.importorskip("onnxruntime")
    file = engines.piper_voice(tmp_path)
    said = {
        text: voices.VOICES["piper"]({"voice": str(file)}).speak(
            voices.Utterance(
                wording.split_words("Hailar stood.", "en", {"Hailar": text}), "en", {}
            ),
            tmp_path,
        )
        for text in (
            Pronunciation(ipa="ˈhaɪlɑː"),
            Pronunciation(ipa="ˈhaɪlɑːlɑːlɑː"),
            Pronunciation(say="ˈhaɪ"),
        )
    }
    lengths = [len(take.pcm) for take in said.values()]
    assert lengths[1] - lengths[0] == pytest.approx(
        12 * 1536 * 48_000 / 22_050, rel=0.02
    ), "six phonemes more, each with a blank"
    with pytest.raises(VoiceFailure, match=r"no file stub\.onnx\.json in"):
        file.with_name("stub.onnx.json").unlink()
        voices.VOICES["piper"]({"voice": str(file)}).speak(line(), tmp_path)
    engines.piper_voice(tmp_path).write_bytes(b"no model")
    with pytest.raises(VoiceFailure, match=r"can't load stub\.onnx"):
        voices.VOICES["piper"]({"voice": str(file)}).speak(line(), tmp_path)
    with pytest.raises(ValueError, match="needs a voice file"):
        voices.VOICES["piper"]({})


def test_programs_that_are_missing_or_fail_are_told_of(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    for name in ("flite", "rhvoice"):
        assert "isn't installed" in str(voices.VOICES[name]({}).unavailable_reason())
        assert "not installed" in voices.VOICES[name]({}).version
        with pytest.raises(VoiceFailure):
            voices.VOICES[name]({}).speak(line(), tmp_path)
    engines.rhvoice(tmp_path)
    with pytest.raises(VoiceFailure, match="RHVoice-test ended with code 1"):
        voices.VOICES["rhvoice"]({"voice": "nobody"}).speak(line(), tmp_path)
    with pytest.raises(
        VoiceFailure, match="needs the setting 'voice' for the language 'ja'"
    ):
        voices.VOICES["rhvoice"]({}).speak(line("a", "ja"), tmp_path)
    with pytest.raises(VoiceFailure, match="English only"):
        voices.VOICES["flite"]({}).speak(line("a", "ru"), tmp_path)


def test_every_voice_is_described() -> None:
    assert set(voices.VOICE_DESCRIPTIONS) == set(voices.VOICES)
    assert set(voices.VOICES) >= voices.ONLINE_VOICES


@pytest.mark.parametrize(
    ("name", "settings", "message"),
    [
        ("espeak", {"rat": 150}, "did you mean 'rate'"),
        ("espeak", {"rate": "fast"}, "rate must be a whole number"),
        ("espeak", {"rate": True}, "rate must be a whole number"),
        ("espeak", {"rate": 5000}, "between 80 and 450"),
        ("espeak", {"voice": "en-us+edwrad"}, "did you mean 'edward'"),
        ("gtts", {"tld": "co.ku"}, "did you mean 'co.uk'"),
        ("gtts", {"slow": 1}, "true or false"),
    ],
)
def test_bad_settings_say_what_is_wrong(
    name: str, settings: dict[str, object], message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        voices.VOICES[name](settings)


def test_importing_the_table_imports_no_voice() -> None:
    names = ("gtts", "requests", "espeakng_loader")
    code = f"import sys, lantern.speech.voices; print([m for m in {names} if m in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


def test_tone_times_are_exact(tmp_path: Path) -> None:
    take = voices.VOICES["tone"]({}).speak(line("Abc de. F"), tmp_path)
    ms = [(start / 48, end / 48) for start, end in take.cues]
    assert ms == [(0, 150), (210, 330), (590, 680)]
    assert len(take.pcm) == (680 + 260) * 48
    assert not take.pcm[150 * 48 : 210 * 48].any()


def test_a_tone_of_nothing_is_nothing(tmp_path: Path) -> None:
    assert len(voices.VOICES["tone"]({}).speak(line(""), tmp_path).pcm) == 0


def test_espeak_cues_begin_where_words_are_heard(tmp_path: Path) -> None:
    """Words after a pause begin with sound, and a pause belongs to no word."""
    take = voices.VOICES["espeak"]({}).speak(
        line("Nobody moved. Many are lost. Under fire."), tmp_path
    )
    loud = np.abs(take.pcm.astype(int)) > 200
    for i in (2, 5):
        end, start = take.cues[i - 1][1], take.cues[i][0]
        assert start - end > 48 * 100
        assert not loud[end + 96 : start].any()
        assert loud[start : start + 48 * 40].any()


def test_espeak_gives_time_to_words_it_runs_together(tmp_path: Path) -> None:
    take = voices.VOICES["espeak"]({}).speak(
        line("The end of the war, in the north, was near."), tmp_path
    )
    assert all(end > start for start, end in take.cues)


def test_espeak_speaks_a_long_narration_in_time(tmp_path: Path) -> None:
    take = voices.VOICES["espeak"]({}).speak(line(f"{TEXT} " * 20), tmp_path)
    lengths = [(end - start) / 48_000 for start, end in take.cues]
    assert 60 < len(take.pcm) / 48_000 < 240
    assert max(lengths) < 2.5


def test_espeak_rate_and_language(tmp_path: Path) -> None:
    voice = voices.VOICES["espeak"]({"rate": 300})
    assert len(voice.speak(line(), tmp_path).pcm) < 0.7 * len(
        voice.speak(line(rate=148), tmp_path).pcm
    )
    assert len(voice.speak(line("中国 东北 一九四五 年。", "zh"), tmp_path).cues) == 4
    assert [
        espeak.choose_voice(tag) for tag in ("en", "en-GB", "zh-CN", "fr-FR", "ru")
    ] == [
        "en-us+edward",
        "en+edward",
        "cmn",
        "fr",
        "ru",
    ]


def test_espeak_says_the_sounds_of_the_lexicon(tmp_path: Path) -> None:
    """English voices take them; others and engines without sounds read the respelling."""

    def spoken(language: str, say: Pronunciation) -> voices.Take:
        words = wording.split_words(
            "Mudanjiang's walls fell.", language, {"Mudanjiang": say}
        )
        return voices.VOICES["espeak"]({}).speak(
            voices.Utterance(words, language, {}), tmp_path
        )

    by_sound = spoken("en", Pronunciation(say="zip", ipa="mudɑnˈdʒjɑŋ"))
    by_letters = spoken("en", Pronunciation(say="zip"))
    assert len(by_sound.pcm) > len(by_letters.pcm) + 48_000 * 0.3
    assert [len(take.cues) for take in (by_sound, by_letters)] == [3, 3]
    first = [cues[0][1] - cues[0][0] for cues in (by_sound.cues, by_letters.cues)]
    assert first[0] > first[1] + 48_000 * 0.3, "its cue holds the name"
    assert np.array_equal(
        spoken("de", Pronunciation(say="zip", ipa="mudɑn")).pcm,
        spoken("de", Pronunciation(say="zip")).pcm,
    )


def test_espeak_takes_no_sounds_from_the_narration(tmp_path: Path) -> None:
    """Brackets that an author wrote are text, whatever stands in them."""
    plain = voices.VOICES["espeak"]({}).speak(line("He wrote m u d there."), tmp_path)
    bracketed = voices.VOICES["espeak"]({}).speak(
        line("He wrote [[mud]] there."), tmp_path
    )
    assert len(bracketed.cues) == 4 and len(bracketed.pcm) < len(plain.pcm) * 1.3
    assert bracketed.cues[2][1] > bracketed.cues[2][0]


def test_espeak_failures_are_the_voices(tmp_path: Path) -> None:
    with pytest.raises(VoiceFailure, match="espeak-ng has no voice 'xx-none'"):
        voices.VOICES["espeak"]({"voice": "xx-none"}).speak(line(), tmp_path)
    with pytest.raises(VoiceFailure, match="said nothing"):
        voices.VOICES["espeak"]({}).speak(line("—"), tmp_path)
