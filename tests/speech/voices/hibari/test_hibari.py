"""The voice hibari, with the model that comes with its package."""

from __future__ import annotations

import shutil
import sys
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from lantern.core.problems import VoiceFailure
from lantern.core.units import SAMPLE_RATE
from lantern.script.model.voice import Pronunciation
from lantern.speech import voices, wording
from lantern.speech.voices import GuessingVoice, Take, Utterance
from lantern.speech.voices.hibari import Hibari, is_british, make_voice
from lantern.speech.voices.hibari.saying import SENTENCE_PAUSE
from tests.support import graphs
from tests.support.engines import utterance

hibari = pytest.importorskip("hibari")
pytest.importorskip("onnxruntime")
pytestmark = pytest.mark.process

MS = SAMPLE_RATE // 1000


def speak(text: str, folder: Path, **settings: object) -> Take:
    return Hibari(settings).speak(utterance(text), folder)


def gap_after(take: Take, i: int) -> int:
    return take.cues[i + 1][0] - take.cues[i][1]


def test_words_have_times_of_their_own(tmp_path: Path) -> None:
    take = speak("At midnight the columns crossed the border.", tmp_path)
    assert take.timing == "exact"
    assert len(take.cues) == 7
    assert all(start < end for start, end in take.cues)
    assert all(one[1] <= two[0] for one, two in pairwise(take.cues))
    # the edges of the model's own sound, a third of a second and more, are cut off
    assert 50 * MS < take.cues[0][0] < 120 * MS
    assert 100 * MS < len(take.pcm) - take.cues[-1][1] < 200 * MS


def test_marks_have_pauses_of_their_own(tmp_path: Path) -> None:
    take = speak("They waited, and the rain fell. Nobody came.", tmp_path)
    # cues end and begin within the sound, whose margins are 20 ms
    assert 180 * MS <= gap_after(take, 1) <= 330 * MS
    assert (
        SENTENCE_PAUSE - 40 * MS
        <= gap_after(take, 5)
        <= SENTENCE_PAUSE + 110 * MS
    )


def test_a_documentary_is_spoken_slower_than_the_model_would(
    tmp_path: Path,
) -> None:
    text = "The forward detachments stood inside the country."
    slow = speak(text, tmp_path)
    fast = speak(text, tmp_path, speed=100)
    assert 1.1 < len(slow.pcm) / len(fast.pcm) < 1.3


def test_a_scene_may_have_a_speed_of_its_own(tmp_path: Path) -> None:
    voice = Hibari({"speed": 100})
    slow = voice.speak(utterance("The border is far away.", speed=70), tmp_path)
    fast = voice.speak(utterance("The border is far away."), tmp_path)
    assert len(slow.pcm) > 1.2 * len(fast.pcm)


def test_what_was_said_before_changes_nothing(tmp_path: Path) -> None:
    voice = Hibari({})
    first = voice.speak(utterance("Hello there."), tmp_path)
    voice.speak(utterance("Something else."), tmp_path)
    second = voice.speak(utterance("Hello there."), tmp_path)
    assert np.array_equal(first.pcm, second.pcm)
    assert first.cues == second.cues


def test_it_takes_the_lexicons_sounds(tmp_path: Path) -> None:
    def say(ipa: str) -> Take:
        words = wording.split_words(
            "Hailar stood.", "en", {"Hailar": Pronunciation(ipa=ipa)}
        )
        return Hibari({}).speak(Utterance(words, "en", {}), tmp_path)

    short = say("ˈhaɪlɑː").cues[0]
    long = say("ˈhaɪlɑːlɑːlɑː").cues[0]
    assert long[1] - long[0] > short[1] - short[0] + 200 * MS


def test_a_sentence_too_long_for_the_model_is_cut_at_a_clause(
    tmp_path: Path,
) -> None:
    clause = (
        "the columns went on over the dry steppe and the sand of the desert, "
    )
    take = speak(f"That day {clause * 9} and stopped.", tmp_path)
    assert take.timing == "exact"
    assert len(take.pcm) > 25 * SAMPLE_RATE
    assert all(one[1] <= two[0] for one, two in pairwise(take.cues))
    gaps = [gap_after(take, i) for i in range(len(take.cues) - 1)]
    assert max(gaps) < 500 * MS


def test_it_tells_what_it_guesses() -> None:
    words = wording.split_words(
        "Hailar fell to Qiqizar. Nobody in 北京 knew of Zorvath.",
        "en",
        {"Hailar": Pronunciation(ipa="haɪˈlɑːr")},
    )
    voice = Hibari({})
    assert isinstance(voice, GuessingVoice)
    assert voice.guess_sounds(Utterance(words, "en", {})) == {3: "kˈɪkɪzˌɑɹ"}
    assert voice.guess_sounds(Utterance(words, "de", {})) == {}


def test_only_english_is_spoken(tmp_path: Path) -> None:
    with pytest.raises(VoiceFailure) as caught:
        Hibari({}).speak(utterance("Guten Tag.", "de"), tmp_path)
    assert caught.value.message == "hibari speaks English only, not 'de'"


def test_a_word_that_cant_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(VoiceFailure, match=r"^hibari can't read '北京';"):
        speak("Nobody in 北京 knew.", tmp_path)


def test_marks_alone_cant_be_spoken(tmp_path: Path) -> None:
    with pytest.raises(VoiceFailure, match="nothing in the narration"):
        speak("— …", tmp_path)


def test_only_a_file_is_looked_for() -> None:
    assert voices.name_files("hibari", {}) == {}
    assert voices.name_files("hibari", {"voice": "heart"}) == {}
    assert voices.name_files("hibari", {"voice": "a/b.onnx"}) == {
        "voice": "a/b.onnx"
    }


def test_a_name_that_isnt_in_the_package_is_refused() -> None:
    with pytest.raises(ValueError) as caught:
        make_voice({"voice": "emma"})
    assert str(caught.value) == (
        "hibari's own voice is heart, not 'emma'; another one is a file:"
        " {hibari: {voice: path/to/voice.onnx}}"
    )


@pytest.fixture
def heart() -> Path:
    return Path(hibari.tts.ASSETS) / "hibari.onnx"


def test_another_file_is_another_voice(heart: Path, tmp_path: Path) -> None:
    """A file whose durations nobody knows is timed by the aligner, as other voices are."""
    file = tmp_path / "other.onnx"
    shutil.copy(heart, file)
    same = speak("Hello there.", tmp_path, voice=str(file))
    assert same.timing == "exact"
    with file.open("ab") as stream:
        stream.write(bytes.fromhex("1a0178"))  # another producer's version
    other = speak("Hello there.", tmp_path, voice=str(file))
    assert other.timing == "estimated"
    assert np.array_equal(other.pcm, same.pcm)
    assert Hibari({"voice": str(file)}).version != Hibari({}).version


def test_a_files_accent_is_the_packages_or_the_films(
    heart: Path, tmp_path: Path
) -> None:
    other = graphs.write(tmp_path / "other.onnx", graphs.speaker())
    assert not is_british(heart, "en-GB")
    assert is_british(other, "en-GB")
    assert not is_british(other, "en")


def test_a_model_that_fails_names_the_sentence(tmp_path: Path) -> None:
    file = graphs.write(tmp_path / "other.onnx", graphs.speaker())
    with pytest.raises(VoiceFailure) as caught:
        speak("Hello there.", tmp_path, voice=str(file))
    assert caught.value.message == "hibari could not speak 'Hello there.'"
    assert caught.value.detail[0] == "the model is none of hibari's"


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    voice = Hibari({"voice": str(tmp_path / "gone.onnx")})
    assert (
        voice.unavailable_reason()
        == f"there is no file gone.onnx in {tmp_path}"
    )
    assert voice.version.endswith("missing")


@pytest.mark.parametrize(
    ("module", "reason"),
    [
        ("hibari", "hibari-tts isn't installed (pip install hibari-tts)."),
        (
            "onnxruntime",
            "onnxruntime isn't installed (pip install onnxruntime;",
        ),
    ],
)
def test_a_missing_library_is_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, module: str, reason: str
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    trouble = Hibari({}).unavailable_reason()
    assert trouble is not None
    assert trouble.startswith(reason)
    with pytest.raises(VoiceFailure, match="isn't installed"):
        speak("Hello.", tmp_path)


def test_the_version_holds_what_decides_the_sound() -> None:
    version = Hibari({}).version
    assert version.startswith("hibari 1, seed 0, hibari-tts 0.2.")
    for part in ("numpy ", "onnxruntime ", "5f70741d4e90"):
        assert part in version
