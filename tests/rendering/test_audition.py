"""The verbs for the ear: an audition of a film's names, the voices that are here, how
narrations are spoken.
"""

from __future__ import annotations

import json
import shutil
import wave
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest

from lantern import sound
from lantern.rendering import choose_reader, list_readings
from lantern.rendering.audition import NarrationName, audition, list_names
from lantern.script import load
from lantern.script.film_script import Script
from lantern.script.model.voice import VoiceChoice
from tests.support import films, gtts_server
from tests.support.envelopes import read_result
from tests.support.films import scene

pytestmark = pytest.mark.process

TEXTS = (
    (
        "Vasilevsky waited in Khabarovsk. At night, on 9 August 1945, Pu Yi slept. Nobody knew"
        " Vasilevsky's plan."
    ),
    (
        "Hailar held out. However, the Kwantung Army’s guns were few. "
        "Then rain came. Rain fell; on Monday, in Hailar, I wept."
    ),
)
LEXICON = {
    "Vasilevsky": {"say": "vah-see-lyef-skee"},
    "Pu Yi": {"say": "poo yee", "ipa": "ˈpuː ˈjiː"},
    "Mukden": {"ipa": "ˈmʊkdɛn"},
}


def write(base: Path) -> Path:
    scenes = [scene(f"S{i}", text) for i, text in enumerate(TEXTS)]
    return films.write(
        base / "p",
        scenes,
        voice=["espeak"],
        lexicon=LEXICON,
    )


@pytest.fixture
def film(tmp_path: Path) -> Path:
    return write(tmp_path)


@dataclass(frozen=True)
class Heard:
    """A film whose names were spoken: into which file, by which voice, and in which store."""

    path: Path
    voice: VoiceChoice
    store: Path


@pytest.fixture(scope="module")
def heard(tmp_path_factory: pytest.TempPathFactory) -> Heard:
    base = tmp_path_factory.mktemp("heard")
    session = films.studio(write(base), base)
    path, voice = audition(session)
    return Heard(path, voice, session.options.store)


def loaded(film: Path) -> Script:
    found, problems = load.load(film)
    assert found is not None and not problems
    return found


def test_names_are_the_entries_and_what_has_none(film: Path) -> None:
    assert list_names(loaded(film)) == [
        NarrationName("Vasilevsky", True),
        NarrationName("Pu Yi", True),
        NarrationName("Mukden", True),
        *(
            NarrationName(written, False)
            for written in ("Army", "Hailar", "Khabarovsk", "Kwantung")
        ),
    ]


def test_an_audition_is_heard_when_its_list_says(heard: Heard) -> None:
    assert heard.voice.engine == "espeak"
    assert heard.path == heard.store.parent / "out" / "audition.wav"
    table = read_table(heard.path.with_suffix(".txt"))
    assert table[0] == ["time", "written", "said", "from"]
    assert [row[1:] for row in table[1:4]] == [
        ["Vasilevsky", "vah-see-lyef-skee", "entry"],
        ["Pu Yi", "[ˈpuː ˈjiː]", "entry"],
        ["Mukden", "[ˈmʊkdɛn]", "entry"],
    ]
    assert table[-1][1:] == ["Kwantung", "Kwantung", "none"]
    loud = np.abs(sound.read_wav(heard.path).astype(int)) > 300
    for row in table[1:]:
        start = read_time(row[0])
        assert loud[start : start + 24_000].any(), "within half a second"
        assert not loud[max(0, start - 9_600) : max(0, start - 3_000)].any()


def test_a_name_that_the_voice_guesses_is_shown_as_it_is_said(
    tmp_path: Path,
) -> None:
    pytest.importorskip("hibari")
    pytest.importorskip("onnxruntime")
    text = "He came from Qiqizar to Moscow."
    film = films.write(tmp_path / "p", [scene("S", text)], voice=["hibari"])
    path, _ = audition(films.studio(film, tmp_path))
    table = read_table(path.with_suffix(".txt"))
    assert [row[1:] for row in table[1:]] == [
        ["Moscow", "Moscow", "none"],
        ["Qiqizar", "[kˈɪkɪzˌɑɹ]", "guess"],
    ]


def test_readings_tell_what_the_voice_guesses(tmp_path: Path) -> None:
    pytest.importorskip("hibari")
    pytest.importorskip("onnxruntime")
    text = "Qiqizar fell on the 9th."
    film = films.write(
        tmp_path / "p", [scene("S", text)], voice=["tone", "hibari"]
    )
    script = loaded(film)
    (plain,) = list_readings(script, choose_reader(script, None))
    assert plain.words == (("9th.", "ninth."),)
    (guessed,) = list_readings(script, choose_reader(script, "hibari"))
    assert guessed.words == (
        ("Qiqizar", "[kˈɪkɪzˌɑɹ], a guess of hibari"),
        ("9th.", "ninth."),
    )


def read_table(path: Path) -> list[list[str]]:
    """Return the cells of a list; columns are two blanks apart at least."""
    table = []
    for line in path.read_text("utf-8").splitlines():
        cells = [cell.strip() for cell in line.split("  ")]
        table.append([cell for cell in cells if cell])
    return table


def read_time(text: str) -> int:
    """Return the sample that minutes and seconds stand for."""
    minutes, seconds = text.split(":")
    return round((int(minutes) * 60 + float(seconds)) * 48_000)


def test_a_second_audition_speaks_only_what_changed(
    heard: Heard, film: Path, tmp_path: Path
) -> None:
    again = films.studio(film, tmp_path, store=heard.store)
    audition(again)
    assert isinstance(again.executor, films.Here) and again.executor.made == []
    second = tmp_path / "out" / "audition.wav"
    assert second.read_bytes() == heard.path.read_bytes()
    head = json.loads((film / "film.yml").read_text("utf-8"))
    head["lexicon"]["Mukden"] = {"ipa": "ˈmuːkdɛn"}
    (film / "film.yml").write_text(json.dumps(head), "utf-8")
    changed = films.studio(film, tmp_path, store=heard.store)
    audition(changed)
    assert isinstance(changed.executor, films.Here)
    assert [job.name for job in changed.executor.made] == ["'Mukden'"]


def test_a_voice_without_sounds_gets_the_respelling(
    film: Path, tmp_path: Path
) -> None:
    studio = films.studio(film, tmp_path, voice="tone")
    path, voice = audition(studio)
    assert voice == VoiceChoice(engine="tone")
    text = path.with_suffix(".txt").read_text("utf-8")
    assert (
        "poo yee" in text and "Mukden      Mukden" in text and "[" not in text
    )


def test_audition_on_the_command_line(film: Path, tmp_path: Path) -> None:
    done = films.call(
        "audition",
        film,
        "--voice",
        "tone",
        "--out",
        tmp_path / "o",
        cwd=tmp_path,
    )
    assert done.returncode == 0, done.stderr
    assert "audition.wav, spoken by tone" in done.stdout
    assert (tmp_path / "o" / "audition.txt").is_file()
    missing = films.call(
        "audition",
        film,
        "--voice",
        "piper",
        "--out",
        tmp_path / "o",
        cwd=tmp_path,
    )
    assert missing.returncode == 6 and "needs a voice file" in missing.stderr


def test_the_plan_tells_what_is_said_otherwise_than_written(
    film: Path, tmp_path: Path
) -> None:
    told = films.call(
        "plan", film, "--speech", cwd=tmp_path
    ).stdout.splitlines()
    assert told[0] == "scene 1 'S0':"
    assert {
        "    9 = the ninth of",
        "    1945, = nineteen forty-five,",
        "    Yi = yee [ˈjiː]",
    } <= set(told)
    assert told[-1] == "scene 2 'S1': as it is written"


def test_voices_say_what_is_here(tmp_path: Path) -> None:
    listed = films.call("voices", "--json", cwd=tmp_path)
    state = {voice["name"]: voice for voice in read_result(listed)["voices"]}
    assert state["espeak"]["usable"] is True
    assert state["tone"]["usable"] is True
    assert state["gtts"]["usable"] is None
    assert state["piper"]["usable"] is False
    assert "needs a voice file" in state["piper"]["why"]
    assert state["flite"]["usable"] == (shutil.which("flite") is not None)


def test_voices_are_tried_but_for_those_online(tmp_path: Path) -> None:
    out = tmp_path / "tried"
    words = [
        "voices",
        "--try",
        "Ночь прошла, и наступил день.",
        "--language",
        "ru",
    ]
    done = films.call(*words, "--offline", "--out", out, cwd=tmp_path)
    assert done.returncode == 0
    assert "espeak: tried/espeak.wav" in done.stdout
    assert "gtts: not tried" in done.stdout
    made = {path.stem for path in out.iterdir()}
    assert {"espeak", "tone"} <= made
    assert "gtts" not in made
    with wave.open(str(out / "espeak.wav")) as heard:
        assert heard.getframerate() == 48_000
        assert heard.getnframes() > 48_000
    if shutil.which("flite"):
        assert "flite: flite speaks English only, not 'ru'" in done.stdout


def test_an_online_voice_is_tried_unless_offline(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "tried"
    with gtts_server.serving() as server:
        for name, value in server.environment.items():
            monkeypatch.setenv(name, value)
        listed = films.call("voices", cwd=tmp_path)
        assert "gtts: not tried" in listed.stdout and server.texts == []
        done = films.call(
            "voices", "--try", "Nine men.", "--out", out, cwd=tmp_path
        )
        assert done.returncode == 0 and server.texts == ["Nine men."]
    assert "espeak: tried/espeak.wav" in done.stdout
    assert (
        "gtts: tried/gtts.wav" in done.stdout
        and (out / "gtts.wav").stat().st_size > 48_000
    )


def test_a_line_that_cannot_be_spoken_is_told(tmp_path: Path) -> None:
    done = films.call(
        "voices",
        "--try",
        "—",
        "--offline",
        "--out",
        tmp_path / "tried",
        cwd=tmp_path,
    )
    assert (
        done.returncode == 0
        and "espeak: the voice 'en-us+edward' said nothing" in done.stdout
    )


def test_a_film_without_names_has_no_audition(tmp_path: Path) -> None:
    folder = films.write(tmp_path / "p", [scene("A", "It was night.")])
    done = films.call("audition", folder, "--out", tmp_path / "o", cwd=tmp_path)
    assert done.returncode == 0 and "Nothing to speak" in done.stdout
    assert not (tmp_path / "o").exists()
