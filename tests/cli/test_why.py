"""The verb why: what a finished file was made from."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.support import films
from tests.support.films import scene, still
from tests.support.program import Program

pytestmark = pytest.mark.film


@pytest.fixture
def made(tmp_path: Path) -> films.Made:
    film = films.write(
        tmp_path, [scene("One", "Rain."), scene("Two", "Snow.", still("river"))]
    )
    return films.render(
        film,
        tmp_path,
        out=tmp_path / "build" / "short",
        store=tmp_path / "build" / ".store",
    )


def test_why_a_film_is_as_it_is(made: films.Made, run: Program) -> None:
    said = run("why", made.mp4).stdout
    assert "is made of the segments of its shots, joined, and the mix.\n" in said
    assert (
        "Film: A short film, " in said
        and "160 x 90 at 25, standard; voice: tone.\n" in said
    )
    assert "It is as Lantern wrote it.\n" in said
    assert "  assets/river.png  " in said and "changed since" not in said
    spoken = json.loads((made.out / "report.json").read_text("utf-8"))["keys"][
        "scene 2 'Two': voice"
    ]
    assert "  2 Two, 0:0" in said and f"    voice  {spoken[:12]}\n" in said
    films.paint(made.out.parent.parent / "assets" / "river.png", 10)
    with made.mp4.open("ab") as film:
        film.write(b"more")
    said = run("why", made.mp4).stdout
    assert "It was changed after Lantern wrote it.\n" in said
    assert [
        line.split()[0] for line in said.splitlines() if "changed since" in line
    ] == ["assets/river.png"]
    for name in ("short.srt", "thumbnail.jpg", "report.json"):
        assert "Film: A short film" in run("why", made.out / name).stdout


def test_why_of_the_store_and_of_a_scene(made: films.Made, run: Program) -> None:
    store = made.studio.store
    keys = json.loads((made.out / "report.json").read_text("utf-8"))["keys"]
    take = store.get(keys["scene 1 'One': voice"], ".wav")
    assert take is not None
    said = run("why", take).stdout
    assert (
        "is scene 1 'One': voice, of short (" in said
        and "Spoken by tone; word times: exact" in said
    )
    assert said.endswith("It is whole.\n")
    take.write_bytes(b"damaged")
    assert run("why", take).stdout.endswith(
        "It is damaged or unfinished, and will be made again.\n"
    )
    other = store.put("ab" * 32, ".bin", lambda place: place.write_bytes(b"x"))
    assert "no film on record needs it" in run("why", other).stdout
    alone = films.render(
        made.studio.script.tree.file.parent,
        made.out,
        store=store.root,
        out=made.out,
        only="two",
    )
    said = run("why", alone.report["scene"]).stdout
    assert (
        "02.mp4 is short, scene 2 'Two' (" in said
        and "scene 2 'Two', shot 1" in said
        and "the mix" in said
    )
    written = run("why", made.studio.script.tree.file)
    assert (written.returncode, "nothing here says what" in written.stderr) == (4, True)
    nothing = run("why", made.out / "nothing")
    assert (nothing.returncode, "is not there" in nothing.stderr) == (4, True)
