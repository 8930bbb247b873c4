"""Who says the words of a narration: the film's voice, a speaker's, one of another language."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from lantern.script.film_script import SceneSource, Script
from lantern.script.model.voice import VoiceChoice
from lantern.script.narration_parser import parse_narration
from lantern.script.paths import AllowedPaths
from lantern.script.spoken_text import SpokenStyle
from lantern.speech.casting import (
    Caster,
    PartVoice,
    VoicedWords,
    list_heard_voices,
    list_voiced_words,
    name_heard_voices,
)
from lantern.speech.styled_words import list_styled_words
from tests.support.models import make_film, make_spoken_scene, read_document

SPEAKERS = {
    "low": {
        "name": "Low",
        "voice": {"espeak": {"pitch": 20}, "hibari": {"speed": 95}},
    },
    "annie": {"name": "Annie", "voice": {"espeak": {"voice": "en-us+Annie"}}},
    "emma": {"name": "Emma", "voice": {"hibari": {"voice": "emma.onnx"}}},
    "plain": "Plain",
}
ESPEAK = VoiceChoice(engine="espeak")
HIBARI = VoiceChoice(engine="hibari")
TONE = VoiceChoice(engine="tone")


def make_script(folder: Path, *narrations: str, **film: Any) -> Script:
    tree = read_document(folder, "lantern: 1\n")
    parts = []
    for i, narration in enumerate(narrations, 1):
        scene = make_spoken_scene(narration=narration)
        parts.append(SceneSource(scene, i, f"s{i}", tree))
    given = {"speakers": SPEAKERS, **film}
    places = AllowedPaths(folder, folder, (), False, False)
    return Script(make_film(**given), tuple(parts), tree, places, {})


def cast(folder: Path, main: VoiceChoice, **style: Any) -> PartVoice:
    film = style.pop("film", {})
    caster = Caster(make_script(folder, **film), main, {})
    return caster.cast(SpokenStyle(**style))


def voice_words(
    folder: Path, narration: str, main: VoiceChoice, **film: Any
) -> list[VoicedWords]:
    script = make_script(folder, narration, **film)
    styled = list_styled_words(
        parse_narration(narration), script.film.language, {}
    )
    return list_voiced_words(script, main, styled, overrides={})


def list_runs(runs: list[VoicedWords]) -> list[tuple[str, str]]:
    """Each run's engine and words."""
    found = []
    for run in runs:
        said = " ".join(word.spoken for word in run.words)
        found.append((run.voice.choice.engine, said))
    return found


def test_the_narrator_has_the_films_voice_and_the_scenes_settings(
    tmp_path: Path,
) -> None:
    caster = Caster(make_script(tmp_path), ESPEAK, {"espeak": {"rate": 120}})
    assert caster.cast(SpokenStyle()) == PartVoice(ESPEAK, {"rate": 120}, "en")
    assert caster.cast(SpokenStyle(speaker="plain")) == PartVoice(
        ESPEAK, {}, "en"
    )


def test_a_speaker_has_settings_of_the_voice_that_speaks_the_film(
    tmp_path: Path,
) -> None:
    assert cast(tmp_path, ESPEAK, speaker="low") == PartVoice(
        ESPEAK, {"pitch": 20}, "en"
    )
    assert cast(tmp_path, HIBARI, speaker="low").own == {"speed": 95}


def test_else_a_speaker_has_the_first_voice_of_his_own(tmp_path: Path) -> None:
    low = VoiceChoice(engine="espeak", settings={"pitch": 20})
    assert cast(tmp_path, TONE, speaker="low") == PartVoice(low, {}, "en")


def test_another_voice_of_the_same_engine_is_no_setting(tmp_path: Path) -> None:
    emma = VoiceChoice(engine="hibari", settings={"voice": "emma.onnx"})
    assert cast(tmp_path, HIBARI, speaker="emma") == PartVoice(emma, {}, "en")


@pytest.mark.parametrize(
    ("main", "style", "voice"),
    [
        (ESPEAK, {}, PartVoice(ESPEAK, {"voice": "ru+edward"}, "ru")),
        (
            ESPEAK,
            {"speaker": "annie"},
            PartVoice(ESPEAK, {"voice": "ru+Annie"}, "ru"),
        ),
        (HIBARI, {}, PartVoice(ESPEAK, {}, "ru")),
        # what tones or a program speak, nobody knows
        (TONE, {}, PartVoice(TONE, {}, "en")),
    ],
)
def test_words_of_a_language_are_said_by_a_voice_that_speaks_it(
    tmp_path: Path, main: VoiceChoice, style: dict[str, str], voice: PartVoice
) -> None:
    assert (
        cast(
            tmp_path,
            main,
            language="ru",
            **style,
        )
        == voice
    )


def test_words_of_the_films_own_language_are_no_part_of_their_own(
    tmp_path: Path,
) -> None:
    (run,) = voice_words(tmp_path, "It was [en: dry] there.", ESPEAK)
    assert run.voice == PartVoice(ESPEAK, {}, "en")


def test_a_film_without_such_a_voice_gives_its_own_the_sounds(
    tmp_path: Path,
) -> None:
    film = {"voice": ["hibari"]}
    voice = cast(
        tmp_path,
        HIBARI,
        language="ru",
        film=film,
    )
    assert voice == PartVoice(HIBARI, {}, "en", sounds="ru")


@pytest.mark.process
def test_the_sounds_of_a_name_come_from_its_language(tmp_path: Path) -> None:
    runs = voice_words(
        tmp_path, "Near [ru: Хабаровск].", HIBARI, voice=["hibari"]
    )
    assert [run.words[0].ipa for run in runs] == ["", "xabˈɑrʌfsk"]


def test_slow_words_are_a_run_of_their_own_unless_the_voice_can_say_them_so(
    tmp_path: Path,
) -> None:
    text = "It was [slow]very[/slow] *cold*."
    runs = voice_words(tmp_path, text, HIBARI)
    assert list_runs(runs) == [
        ("hibari", "It was"),
        ("hibari", "very"),
        ("hibari", "cold."),
    ]
    assert runs[1].voice.own == {"speed": 62}
    (run,) = voice_words(tmp_path, text, ESPEAK)
    assert [word.slow for word in run.words] == [None, None, True, None]
    assert [word.emphasis for word in run.words] == [None, None, None, True]


def test_runs_in_which_nothing_is_said_join_others(tmp_path: Path) -> None:
    runs = voice_words(tmp_path, "— [low] — Stop! [/low] … [plain] —", ESPEAK)
    assert list_runs(runs) == [("espeak", "— — Stop! … —")]
    (silent,) = voice_words(tmp_path, "— [low] — [/low]", ESPEAK)
    assert len(silent.words) == 2


def test_the_voices_that_are_heard_are_each_told_once(tmp_path: Path) -> None:
    script = make_script(tmp_path, "One [ru: два].", "[emma] Three.\n\nFour.")
    emma = VoiceChoice(engine="hibari", settings={"voice": "emma.onnx"})
    assert list_heard_voices(script, ESPEAK) == [ESPEAK, emma]
    assert list_heard_voices(script, HIBARI) == [HIBARI, ESPEAK, emma]


def test_a_film_is_spoken_by_the_voices_that_are_heard(tmp_path: Path) -> None:
    script = make_script(tmp_path, "[emma] One.", "[emma] Two.")
    assert name_heard_voices(script, ESPEAK) == "hibari"
    script = make_script(tmp_path, "One.", "[emma] Two. [narrator] Three.")
    assert name_heard_voices(script, ESPEAK) == "espeak, hibari"
