"""Who speaks and how: what authors may write, and what is wrong with the rest."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from lantern import rendering
from lantern.core.interface_words import find_words
from lantern.credits.narrators import name_voice
from lantern.rendering.voice import make_take_jobs
from lantern.script import load
from lantern.script.model.voice import (
    Lexicon,
    Pauses,
    Pronunciation,
    VoiceChoice,
)
from tests.support import engines, films
from tests.support.films import scene
from tests.support.models import list_faults, make_film


def list_problems(
    tmp_path: Path, speaker: object = None, **film: object
) -> list[tuple[str, int]]:
    """Problems as file:line:col: text and their exit codes."""
    folder = films.write(
        tmp_path / "p", [scene("A", "It was night.", speaker=speaker)], **film
    )
    problems = films.find_problems(folder)
    return [(p.message, p.code) for p in problems if not p.warning]


def test_a_voice_is_a_name_or_a_name_with_settings(tmp_path: Path) -> None:
    folder = films.write(
        tmp_path / "p",
        [scene("A", "Night.")],
        voice=["gtts", {"espeak": {"rate": 150}}, {"tone": None}],
    )
    found, problems = load.load(folder)
    assert found is not None and not problems
    assert found.film.voice == (
        VoiceChoice(engine="gtts"),
        VoiceChoice(engine="espeak", settings={"rate": 150}),
        VoiceChoice(engine="tone"),
    )


def test_an_entry_says_something_in_known_signs() -> None:
    assert Pronunciation(say="moo").ipa is None
    with pytest.raises(ValueError, match="give say"):
        Pronunciation()
    with pytest.raises(ValueError, match="'5' isn't known as IPA"):
        Pronunciation(ipa="mu5")
    with pytest.raises(ValueError):
        Lexicon(words={"": Pronunciation(say="x")})


@pytest.mark.parametrize(
    ("film", "message"),
    [
        ({"lexicon": {"Argun": {"ipa": "ar9"}}}, "'9' isn't known as IPA"),
        (
            {"lexicon": {"Argun": {}}},
            "give say (a respelling), ipa (sounds) or both",
        ),
        ({"pauses": {"sentence": 9}}, "at most 5"),
        ({"pauses": {"coma": 0.2}}, "did you mean 'comma'?"),
        ({"voice": ["flit"]}, "there is no voice 'flit'"),
        ({"voice": [{"flite": {"sped": 100}}]}, "did you mean 'speed'?"),
        ({"voice": ["piper"]}, "piper needs a voice file of yours"),
        (
            {"voice": [{"piper": {"voice": "nobody.onnx"}}]},
            "'nobody.onnx' not found",
        ),
        (
            {"voice": [{"piper": {"voice": "/etc/hostname"}}]},
            "outside the film",
        ),
        (
            {"speaker": {"espaek": {"pitch": 30}}},
            "there is no voice 'espaek'; did you mean 'espeak'?",
        ),
        (
            {"speaker": {"espeak": {"pitch": 300}}},
            "pitch must be between 0 and 99",
        ),
        (
            {"speaker": {"piper": {"voice": "x.onnx"}}},
            "a scene can't change piper's voice",
        ),
    ],
)
def test_mistakes_are_told_with_a_cure(
    film: dict[str, object], message: str, tmp_path: Path
) -> None:
    (found,) = list_problems(tmp_path, **film)
    assert message in found[0]
    assert found[1] == (
        4 if "onnx' not" in message or "outside" in message else 3
    )


def test_a_lexicon_may_stand_in_the_film(tmp_path: Path) -> None:
    lexicon = {"Pu Yi": {"say": "poo yee"}}
    folder = films.write(
        tmp_path / "p",
        [scene("A", "Pu Yi slept.")],
        lexicon=lexicon,
        pauses={"comma": 0.2},
    )
    found, problems = load.load(folder)
    assert found is not None and not problems
    assert found.lexicon == {"Pu Yi": Pronunciation(say="poo yee")}
    assert found.film.pauses == Pauses(comma=0.2)
    assert folder / "film.yml" in set(found.iter_files())


@pytest.mark.process
def test_a_voice_file_of_the_film_speaks_wherever_the_film_lies(
    tmp_path: Path,
) -> None:
    """The file is found beside film.yml, and its path is no part of what is kept."""
    pytest.importorskip("onnxruntime")
    keys = []
    for place in ("here", "there"):
        folder = films.write(
            tmp_path / place,
            [scene("A", "Hailar stood.")],
            voice=[{"piper": {"voice": "v/stub.onnx"}}],
        )
        engines.piper_voice(folder / "v")
        studio = films.studio(folder, tmp_path / place)
        voice, jobs = rendering.speak(studio)
        assert voice.engine == "piper"
        info = studio.store.get_json(jobs[0].key)
        assert (
            info is not None
            and info["engine"] == "piper"
            and info["samples"] > 24_000
        )
        keys.append(jobs[0].key)
    assert keys[0] == keys[1]


@pytest.mark.process
def test_both_files_of_kokoro_are_looked_for_beside_the_film(
    tmp_path: Path,
) -> None:
    pytest.importorskip("onnxruntime")
    folder = films.write(
        tmp_path / "film",
        [scene("A", "El sol.")],
        language="es",
        voice=[{"kokoro": {"model": "v/model.onnx", "voices": "v/voices.bin"}}],
    )
    engines.kokoro_files(folder / "v", ef_dora=0.05)
    studio = films.studio(folder, tmp_path)
    voice, jobs = rendering.speak(studio)
    info = studio.store.get_json(jobs[0].key)
    assert voice.engine == "kokoro"
    assert info is not None and info["alignment"] == ["exact"]


def test_only_voices_that_take_sounds_are_given_them(tmp_path: Path) -> None:
    """A change of `ipa` asks nothing new of a voice that reads the respelling."""
    keys = {}
    for ipa in ("ˈhaɪlɑː", "haɪˈlɑː"):
        lexicon = {"Hailar": {"say": "high-lar", "ipa": ipa}}
        folder = films.write(
            tmp_path / "p",
            [scene("A", "Hailar stood.")],
            voice=["tone"],
            lexicon=lexicon,
        )
        studio = films.studio(folder, tmp_path)
        keys[ipa] = {
            engine: make_take_jobs(studio, VoiceChoice(engine=engine))[0].key
            for engine in ("tone", "espeak", "gtts")
        }
    before, after = keys.values()
    assert [
        before[engine] == after[engine] for engine in ("tone", "espeak", "gtts")
    ] == [True, False, True]


@pytest.mark.parametrize(
    ("engine", "settings", "line"),
    [
        ("espeak", {}, "Synthetic voice: espeak-ng"),
        (
            "piper",
            {"voice": "v/en_GB-alan.onnx"},
            "Synthetic voice: Piper, en_GB-alan",
        ),
        (
            "kokoro",
            {"model": "v/m.onnx", "voices": "v/v.bin", "voice": "af_sky"},
            "Synthetic voice: Kokoro, af_sky",
        ),
        ("flite", {"voice": "slt"}, "Synthetic voice: flite, slt"),
        ("gtts", {}, "Synthetic voice: Google Translate's voice through gTTS"),
    ],
)
def test_the_credits_name_who_spoke(
    engine: str, settings: dict[str, Any], line: str
) -> None:
    voice = VoiceChoice(engine=engine, settings=settings)
    assert name_voice(voice, find_words("en").credits) == line


def test_a_lexicon_file_holds_words(tmp_path: Path) -> None:
    assert (
        list_faults(tmp_path, Lexicon, "words: {Argun: {say: ar-goon}}\n") == []
    )
    faults = list_faults(tmp_path, Lexicon, "words: {Argun: {sai: ar-goon}}\n")
    assert faults[-1].endswith("unknown key 'sai'; did you mean 'say'?")


@pytest.mark.parametrize(
    "written", [3, {}, {"espeak": {}, "gtts": {}}, ["espeak"]]
)
def test_a_voice_in_another_form_is_refused(written: object) -> None:
    with pytest.raises(ValueError, match="a voice is a name, a name with its"):
        make_film(voice=[written])


@pytest.mark.parametrize("seconds", [0, 0.04, 5.1])
def test_pauses_have_limits(seconds: float) -> None:
    assert Pauses(sentence=0.05, comma=5).comma == 5
    with pytest.raises(ValueError):
        Pauses(sentence=seconds)
