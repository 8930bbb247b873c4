"""The contract that every voice of the table keeps, and what all of them share."""

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

from lantern.speech import voices, wording
from lantern.speech.voices import SettingSpec, Take
from tests.support import engines, gtts_server, speech_server
from tests.support.engines import utterance

TEXT = (
    "On 9 August 1945, the fortress of Hailar — in the north — held out. "
    "It fell on the 18th! “Why?”"
)
MS = 48


@pytest.fixture(scope="module")
def reach(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """Variables with which the network is the loopback, and programs are stand-ins."""
    programs = engines.rhvoice(tmp_path_factory.mktemp("reach") / "bin")
    if shutil.which("flite") is None:
        engines.flite(programs)
    with gtts_server.serving() as server, speech_server.serving() as own_server:
        yield {
            **server.environment,
            "PATH": os.pathsep.join([str(programs), os.environ["PATH"]]),
            "SPEECH_SERVER": own_server.url,
        }


@pytest.fixture(params=sorted(voices.VOICE_NAMES))
def name(
    request: pytest.FixtureRequest,
    monkeypatch: pytest.MonkeyPatch,
    reach: dict[str, str],
) -> str:
    """Each voice's name, where it reaches what it needs."""
    if request.param in ("hibari", "piper", "kokoro"):
        pytest.importorskip("onnxruntime")
    if request.param == "hibari":
        pytest.importorskip("hibari")
    for key, value in reach.items():
        monkeypatch.setenv(key, value)
    monkeypatch.setattr("lantern.speech.voices.gtts.SPACING", 0)
    monkeypatch.setattr("lantern.speech.voices.google.PROBE_TIMEOUT", 60.0)
    return str(request.param)


@pytest.fixture
def settings(name: str, tmp_path: Path) -> dict[str, object]:
    """What the voice can't do without."""
    if name == "piper":
        return {"voice": str(engines.piper_voice(tmp_path / "voices"))}
    if name == "kokoro":
        return engines.kokoro_files(tmp_path / "voices")
    if name == "speech-api":
        return {"url": os.environ["SPEECH_SERVER"]}
    if name == "command":
        return {"run": str(engines.command(tmp_path / "programs"))}
    return {}


@pytest.fixture(scope="module")
def spoken() -> dict[str, Take]:
    """Takes of TEXT by the voices that have spoken it."""
    return {}


@pytest.fixture
def take(
    name: str,
    settings: dict[str, object],
    spoken: dict[str, Take],
    tmp_path: Path,
) -> Take:
    """TEXT, spoken by each voice for the first test that asks."""
    if name not in spoken:
        voice = voices.VOICES[name](settings)
        spoken[name] = voice.speak(utterance(TEXT), tmp_path)
    return spoken[name]


# The contract


@pytest.mark.process
def test_a_voice_that_can_be_used_says_so(
    name: str, settings: dict[str, object]
) -> None:
    voice = voices.VOICES[name](settings)
    assert voice.unavailable_reason() is None


@pytest.mark.process
def test_a_version_names_its_voice(
    name: str, settings: dict[str, object]
) -> None:
    assert voices.VOICES[name](settings).version.startswith(f"{name} ")


@pytest.mark.process
def test_every_word_has_a_cue_inside_the_sound(take: Take) -> None:
    assert take.timing in ("exact", "estimated")
    assert len(take.cues) == len(utterance(TEXT).words)
    assert all(0 <= start <= end <= len(take.pcm) for start, end in take.cues)
    assert all(before[1] <= after[0] for before, after in pairwise(take.cues))


@pytest.mark.process
def test_a_take_is_audible_mono_without_long_silence_at_its_ends(
    take: Take,
) -> None:
    assert take.pcm.dtype == np.int16
    assert take.pcm.ndim == 1
    assert 500 < np.abs(take.pcm.astype(int)).max() <= 32_767
    assert take.cues[0][0] < 200 * MS
    assert len(take.pcm) - take.cues[-1][1] < 400 * MS


@pytest.mark.process
def test_the_same_line_gives_the_same_take(
    name: str, settings: dict[str, object], take: Take, tmp_path: Path
) -> None:
    again = voices.VOICES[name](settings)
    again.speak(utterance("Something else first."), tmp_path)
    second = again.speak(utterance(TEXT), tmp_path)
    assert np.array_equal(take.pcm, second.pcm)
    assert take.cues == second.cues


@pytest.mark.process
def test_unknown_settings_are_named(
    name: str, settings: dict[str, object], tmp_path: Path
) -> None:
    with pytest.raises(ValueError, match=f"'{name}' has no setting 'volumes'"):
        voices.VOICES[name]({**settings, "volumes": 3})
    with pytest.raises(ValueError, match=f"'{name}' has no setting 'volumes'"):
        voices.VOICES[name](settings).speak(
            utterance(TEXT, volumes=3), tmp_path
        )


SLOWER: dict[str, dict[str, Any]] = {
    "espeak": {"rate": 100},
    "flite": {"speed": 60},
    "rhvoice": {"speed": 60},
}


@pytest.mark.process
@pytest.mark.parametrize("name", SLOWER, indirect=True)
def test_a_slower_speed_takes_longer(
    name: str, take: Take, tmp_path: Path
) -> None:
    line = utterance(TEXT, **SLOWER[name])
    slow = voices.VOICES[name]({}).speak(line, tmp_path)
    assert len(slow.pcm) > 1.25 * len(take.pcm)


# The table


def test_every_voice_is_described() -> None:
    assert set(voices.VOICE_DESCRIPTIONS) == set(voices.VOICE_NAMES)
    assert set(voices.VOICE_NAMES) >= voices.ONLINE_VOICES
    assert set(voices.VOICE_NAMES) >= voices.PHONETIC_VOICES
    assert set(voices.FILE_SETTINGS) <= set(voices.VOICE_NAMES)


def test_every_voice_has_a_file_of_tests() -> None:
    files = {path.name for path in Path(__file__).parent.rglob("test_*.py")}
    modules = {voices.name_module(name) for name in voices.VOICE_NAMES}
    assert {f"test_{name.rpartition('.')[2]}.py" for name in modules} <= files


@pytest.mark.process
def test_importing_the_table_imports_no_voice_and_no_network() -> None:
    names = ("gtts", "requests", "espeakng_loader")
    code = f"import sys, lantern.speech.voices; print([m for m in {names} if m in sys.modules])"
    argv = [sys.executable, "-c", code]
    done = subprocess.run(
        argv,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == "[]"


# Settings


@pytest.mark.parametrize(
    ("name", "settings", "message"),
    [
        ("espeak", {"rat": 150}, "did you mean 'rate'"),
        ("espeak", {"rate": "fast"}, "rate must be a whole number, not 'fast'"),
        ("espeak", {"rate": True}, "rate must be a whole number, not True"),
        ("espeak", {"rate": 5000}, "rate must be between 80 and 450, not 5000"),
        ("espeak", {"voice": 3}, "voice must be text, not 3"),
        ("espeak", {"voice": "en-us+edwrad"}, "did you mean 'edward'"),
        (
            "gtts",
            {"tld": "co.ku"},
            "tld can't be 'co.ku'; did you mean 'co.uk'",
        ),
        ("gtts", {"slow": 1}, "slow must be true or false, not 1"),
        (
            "tone",
            {"pitch": 3},
            "the voice 'tone' has no setting 'pitch'; it has none",
        ),
        (
            "rhvoice",
            {"loudness": 3},
            "has no setting 'loudness'; it has voice, speed, pitch",
        ),
    ],
)
def test_bad_settings_say_what_is_wrong(
    name: str, settings: dict[str, object], message: str
) -> None:
    with pytest.raises(ValueError) as made:
        voices.VOICES[name](settings)
    assert message in str(made.value)


def test_settings_are_checked_without_looking_for_files() -> None:
    voices.check_settings("piper", {"voice": "nowhere.onnx", "speed": 120})
    with pytest.raises(
        ValueError, match="speed must be between 50 and 200, not 20"
    ):
        voices.check_settings("piper", {"voice": "nowhere.onnx", "speed": 20})


def test_the_lines_settings_go_before_the_voices_and_those_before_the_defaults() -> (
    None
):
    declared = {name: SettingSpec(0, "", 0, 9) for name in ("a", "b", "c")}
    line = utterance("x", c=3)
    found = voices.resolve_settings(
        "v",
        declared,
        own={"b": 2, "c": 2},
        line=line,
    )
    assert found == {"a": 0, "b": 2, "c": 3}


@pytest.mark.parametrize("value", [0, 9])
def test_both_ends_of_a_range_are_allowed(value: int) -> None:
    SettingSpec(5, "", 0, 9).check("depth", value)


# Timing


def words_of(text: str) -> tuple[wording.Word, ...]:
    return wording.split_words(text, "en", {})


def test_time_is_shared_by_letters_without_a_gap() -> None:
    found = voices.share_samples(100, 1000, words_of("a bcd efghi"))
    assert found == [(100, 200), (200, 500), (500, 1000)]


def test_a_word_without_letters_counts_as_one() -> None:
    assert voices.share_samples(0, 40, words_of("abc —")) == [(0, 30), (30, 40)]


def test_time_is_shared_in_whole_samples_that_reach_the_end() -> None:
    found = voices.share_samples(0, 100, words_of("a b c"))
    assert found == [(0, 33), (33, 66), (66, 100)]


def test_nobody_gets_a_share_of_time_without_words() -> None:
    assert voices.share_samples(0, 100, ()) == []


def test_sound_is_found_from_its_first_loud_sample_to_its_last() -> None:
    pcm = np.array([0, 5, -60, 0, 0, 51, 3, 0], np.int16)
    assert voices.find_sound(pcm, 50) == (2, 6)
    assert voices.find_sound(pcm, 60) is None
    assert voices.find_sound(np.zeros(0, np.int16), 0) is None


@pytest.mark.parametrize(
    ("peak", "level"), [(0, 40), (8000, 40), (-20_000, 100), (-32_768, 163)]
)
def test_silence_is_46_db_below_the_peak(peak: int, level: int) -> None:
    assert voices.measure_silence_level(np.array([peak, 0], np.int16)) == level
