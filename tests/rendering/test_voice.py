"""Which voice speaks a film."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

from lantern.core.problems import VoiceFailure
from lantern.rendering import Session, speak
from lantern.rendering.history import save_history
from lantern.rendering.steps import list_steps
from lantern.rendering.voice import (
    find_cached_voice,
    find_unspoken,
    make_take_jobs,
    select_voices,
)
from lantern.script.model.voice import VoiceChoice
from tests.support import catalogue, films
from tests.support.catalogue import make_pack, put_here
from tests.support.films import scene


def open_session(tmp_path: Path, *voices: str, **options: Any) -> Session:
    film = films.write(
        tmp_path, [scene("One", "Rain fell.")], voice=list(voices)
    )
    return films.studio(film, tmp_path, **options)


def list_engines(session: Session) -> list[str]:
    return [voice.engine for voice in select_voices(session)]


def test_the_film_s_voices_are_tried_in_their_order(tmp_path: Path) -> None:
    assert list_engines(open_session(tmp_path, "gtts", "tone")) == [
        "gtts",
        "tone",
    ]


def test_an_offline_run_leaves_out_what_needs_the_network(
    tmp_path: Path,
) -> None:
    session = open_session(tmp_path, "gtts", "tone", offline=True)
    assert list_engines(session) == ["tone"]


def test_an_offline_run_of_a_film_with_online_voices_alone_fails(
    tmp_path: Path,
) -> None:
    with pytest.raises(VoiceFailure, match="--offline forbids it; add espeak"):
        select_voices(open_session(tmp_path, "gtts", offline=True))


def test_an_offline_run_asks_no_speaker_s_voice_that_connects(
    tmp_path: Path,
) -> None:
    speakers = {"ann": {"name": "Ann", "voice": "gtts"}}
    film = films.write(
        tmp_path, [scene("One", "[ann] Rain.")], speakers=speakers
    )
    with pytest.raises(VoiceFailure) as failure:
        speak(films.studio(film, tmp_path, offline=True))
    assert failure.value.detail == (
        "tone: gtts speaks some of it, needs the network, and --offline forbids it;"
        " put another voice before it",
    )


def test_a_speaker_s_voice_that_is_not_installed_is_told(
    tmp_path: Path,
) -> None:
    speakers = {"ann": {"name": "Ann", "voice": "rhvoice"}}
    film = films.write(
        tmp_path, [scene("One", "[ann] Rain.")], speakers=speakers
    )
    with pytest.raises(VoiceFailure) as failure:
        speak(films.studio(film, tmp_path))
    (reason,) = failure.value.detail
    assert reason.startswith(
        "tone: rhvoice, which speaks some of it: the program RHVoice"
    )


def test_a_named_voice_speaks_alone_with_the_film_s_settings(
    tmp_path: Path,
) -> None:
    film = films.write(
        tmp_path,
        [scene("One", "Rain.")],
        voice=["tone", {"espeak": {"rate": 120}}],
    )
    (chosen,) = select_voices(films.studio(film, tmp_path, voice="espeak"))
    assert chosen == VoiceChoice(engine="espeak", settings={"rate": 120})
    (other,) = select_voices(films.studio(film, tmp_path, voice="flite"))
    assert other == VoiceChoice(engine="flite")


@pytest.mark.film
def test_what_was_spoken_is_found_again_and_not_spoken_twice(
    tmp_path: Path,
) -> None:
    session = open_session(tmp_path, "tone")
    assert find_cached_voice(session) is None
    voice, jobs = speak(session)
    assert find_cached_voice(session) == (voice, jobs)
    assert find_unspoken(session, list(jobs.values())) == []


@pytest.mark.film
def test_the_voice_of_last_time_speaks_and_a_note_names_the_first(
    tmp_path: Path,
) -> None:
    speak(open_session(tmp_path, "tone"))
    session = open_session(tmp_path, "espeak", "tone")
    save_history(session, VoiceChoice(engine="tone"), [])
    found = find_cached_voice(session)
    assert found is not None
    assert found[0].engine == "tone"
    assert films.notes(session) == [
        "Spoken by tone, as last time; --voice espeak tries espeak again."
    ]


def test_a_scene_without_narration_has_no_take(tmp_path: Path) -> None:
    film = films.write(
        tmp_path, [scene("One", None, duration=2), scene("Two", "Rain.")]
    )
    session = films.studio(film, tmp_path)
    assert list(make_take_jobs(session, VoiceChoice(engine="tone"))) == [1]


@pytest.mark.film
def test_a_missing_voice_of_the_catalogue_gives_way_with_a_note(
    tmp_path: Path,
) -> None:
    with catalogue.using(tmp_path, make_pack("bell")):
        session = open_session(tmp_path, "bell", "tone")
        voice, _ = speak(session)
    assert voice.label == "tone"
    assert films.notes(session) == [
        "bell can't speak this film: the voice 'bell' isn't on this machine;"
        " `lantern voices get bell` fetches it"
    ]


@pytest.mark.film
def test_a_wished_voice_speaks_and_is_named(tmp_path: Path) -> None:
    with catalogue.using(tmp_path, make_pack("bell", language="en-GB")):
        put_here(make_pack("bell"))
        wish = {"language": "en", "sex": "female"}
        film = films.write(tmp_path, [scene("One", "Rain fell.")], voice=wish)
        session = films.studio(film, tmp_path)
        voice, jobs = speak(session)
        again = films.studio(film, tmp_path)
        found = find_cached_voice(again)
    assert (voice.engine, voice.label) == ("tone", "bell")
    assert films.notes(session) == ["Spoken by bell: en, female."]
    assert found == (voice, jobs)


def test_a_plan_says_which_voice_is_missing(tmp_path: Path) -> None:
    with catalogue.using(tmp_path, make_pack("bell")):
        session = open_session(tmp_path, "bell", "tone")
        steps = list_steps(session)
    assert steps[0].name == "scene 1 'One': voice"
    assert films.notes(session) == [
        "the voice 'bell' isn't on this machine; `lantern voices get bell` fetches it"
    ]


def test_a_voice_of_the_catalogue_is_chosen_by_name(tmp_path: Path) -> None:
    with catalogue.using(tmp_path, make_pack("bell")):
        put_here(make_pack("bell"))
        session = open_session(tmp_path, "espeak", voice="bell")
        (chosen,) = select_voices(session)
    assert (chosen.engine, chosen.name) == ("tone", "bell")


@pytest.mark.film
@pytest.mark.parametrize(
    ("module", "reason"),
    [
        ("hibari", "hibari-tts isn't installed (pip install hibari-tts)."),
        (
            "onnxruntime",
            "onnxruntime isn't installed (pip install onnxruntime; some systems have no"
            " wheel of it).",
        ),
    ],
)
def test_where_the_natural_voice_can_t_run_the_next_one_speaks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, module: str, reason: str
) -> None:
    pytest.importorskip("hibari")
    monkeypatch.setitem(sys.modules, module, None)
    session = open_session(tmp_path, "hibari", "tone")
    voice, jobs = speak(session)
    assert voice.engine == "tone"
    assert find_unspoken(session, list(jobs.values())) == []
    assert films.notes(session) == [f"hibari can't speak this film: {reason}"]


@pytest.mark.process
def test_a_failure_tells_what_each_voice_said_of_it(tmp_path: Path) -> None:
    film = films.write(
        tmp_path, [scene("One", "Rain.")], voice=[{"command": {"run": "false"}}]
    )
    with pytest.raises(VoiceFailure) as caught:
        speak(films.studio(film, tmp_path, command=True))
    assert tuple(caught.value.detail) == (
        "command: command: false ended with code 1",
        "  ran: false",
    )
