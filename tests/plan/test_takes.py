"""Takes by voices that the film brings itself: leave to run them, their files, what keys hold."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from lantern import plan
from lantern.core.problems import EXIT_ASSET, EXIT_SCENE
from lantern.plan.project import load
from lantern.rendering import speak
from tests.support import engines, films
from tests.support.films import scene

pytestmark = pytest.mark.process

RUN = "./voice.py out={out}"
REFUSAL = (
    "the voice 'command' runs a program that the film names; allow it to run with"
    " --allow-command"
)


def write(root: Path, run: object = RUN, **more: object) -> Path:
    """Write a film that a program beside it speaks; return its folder."""
    film = films.write(
        root, [scene("One", "Rain fell.", **more)], voice=[{"command": {"run": run}}]
    )
    engines.command(film)
    return film


def make_key(film: Path) -> str:
    """Return the key of the film's one take."""
    loaded, _ = load(film, allow_command=True)
    assert loaded is not None
    script = loaded.script
    return plan.make_take_job(script, script.parts[0], script.film.voice[0]).key


def test_a_program_wants_leave_at_its_voice(tmp_path: Path) -> None:
    film = write(tmp_path)
    (problem,) = films.find_problems(film)
    assert problem.message == REFUSAL
    assert problem.code == EXIT_SCENE
    assert problem.span is not None
    line = (film / "film.yml").read_text("utf-8").splitlines()[problem.span.line - 1]
    assert line[problem.span.column - 1 :].startswith('{"command"')
    assert films.find_problems(film, command=True) == []


def test_without_leave_no_engine_is_made(tmp_path: Path) -> None:
    loaded, _ = load(write(tmp_path))
    assert loaded is not None
    with pytest.raises(ValueError, match="allow it to run with --allow-command"):
        plan.make_engine(loaded.script, loaded.script.film.voice[0])


def test_a_program_of_the_film_speaks_it(tmp_path: Path) -> None:
    film = write(tmp_path, ["./voice.py", "out={out}"])
    voice, takes = speak(films.studio(film, tmp_path, command=True))
    assert (voice.engine, list(takes)) == ("command", [0])
    assert len((film / "voice.log").read_text("utf-8").splitlines()) == 1


def test_a_program_that_is_not_there_is_told_at_its_voice(tmp_path: Path) -> None:
    film = write(tmp_path, "python3 ./voise.py {out}")
    (problem,) = films.find_problems(film, command=True)
    assert problem.message == "'./voise.py' not found; did you mean 'voice.py'?"
    assert problem.code == EXIT_ASSET


def test_a_program_outside_the_film_is_refused(tmp_path: Path) -> None:
    film = write(tmp_path, "python3 ./../../voice.py {out}")
    (problem,) = films.find_problems(film, command=True)
    assert "is outside the film and assets/" in problem.message


@pytest.mark.parametrize(
    ("name", "setting", "value"),
    [("command", "run", "say {out}"), ("speech-api", "url", "http://localhost/v1")],
)
def test_a_scene_can_not_change_whom_to_ask(
    tmp_path: Path, name: str, setting: str, value: str
) -> None:
    film = write(tmp_path, speaker={name: {setting: value}})
    (problem,) = films.find_problems(film, command=True)
    assert problem.message == (
        f"a scene can't change {name}'s {setting}; that is set in film.yml"
    )


def test_a_take_is_keyed_by_its_command_and_the_program(tmp_path: Path) -> None:
    film = write(tmp_path / "here")
    before = make_key(film)
    shutil.copytree(tmp_path / "here", tmp_path / "there")
    assert make_key(tmp_path / "there" / "scenes" / "short") == before
    assert make_key(write(tmp_path / "other", f"{RUN} --rate 3")) != before
    program = film / "voice.py"
    program.write_text(program.read_text("utf-8") + "# louder\n", "utf-8")
    assert make_key(film) != before


def test_a_take_is_keyed_by_its_server_model_and_voice(tmp_path: Path) -> None:
    base = {"url": "http://localhost:1/v1", "model": "a", "voice": "b", "speed": 90}
    changes: list[dict[str, object]] = [
        {},
        {"url": "http://localhost:2/v1"},
        {"model": "c"},
        {"voice": "c"},
        {"speed": 91},
        {"instructions": "Calm."},
    ]
    keys = set()
    for i, change in enumerate(changes):
        voice = {"speech-api": {**base, **change}}
        film = films.write(tmp_path / str(i), [scene("One", "Rain.")], voice=[voice])
        keys.add(make_key(film))
    assert len(keys) == len(changes)
