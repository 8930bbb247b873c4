"""The verb why: what a finished file was made from."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.support import films
from tests.support.envelopes import read_result
from tests.support.films import Made, scene, still
from tests.support.program import Program

pytestmark = pytest.mark.film


def render(root: Path) -> Made:
    film = films.write(
        root, [scene("One", "Rain."), scene("Two", "Snow.", still("river"))]
    )
    build = root / "build"
    return films.render(
        film,
        root,
        out=build / "short",
        store=build / ".store",
    )


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """A film that no test changes."""
    return render(tmp_path_factory.mktemp("why"))


def find_take(made: Made) -> Path:
    """Return the file in the store with the voice of scene 1."""
    report = json.loads((made.out / "report.json").read_text("utf-8"))
    take = made.studio.store.get(report["keys"]["scene 1 'One': voice"], ".wav")
    assert take is not None
    return take


def test_a_film_has_its_segments_its_format_and_its_voice(
    made: Made, run: Program
) -> None:
    text = run("why", made.mp4).stdout
    assert (
        "is made of the segments of its shots, joined, and the mix.\n" in text
    )
    assert "Film: A short film, " in text
    assert "160 x 90 at 25, standard, by x264; voice: tone.\n" in text
    assert "It is as Lantern wrote it.\n" in text
    told = read_result(run("why", made.mp4, "--json"))
    assert told == {"file": str(made.mp4), "lines": text.splitlines()}


def test_a_film_has_its_inputs_and_the_keys_of_its_scenes(
    made: Made, run: Program
) -> None:
    text = run("why", made.mp4).stdout
    assert "  assets/river.png  " in text
    assert "changed since" not in text
    report = json.loads((made.out / "report.json").read_text("utf-8"))
    key = report["keys"]["scene 2 'Two': voice"]
    assert "  2 Two, 0:0" in text
    assert f"    voice  {key[:12]}\n" in text


@pytest.mark.parametrize("name", ["short.srt", "thumbnail.jpg", "report.json"])
def test_a_file_beside_the_film_belongs_to_it(
    made: Made, run: Program, name: str
) -> None:
    assert "Film: A short film" in run("why", made.out / name).stdout


def test_what_was_changed_since_is_named(tmp_path: Path, run: Program) -> None:
    made = render(tmp_path)
    films.paint(tmp_path / "assets" / "river.png", 10)
    with made.mp4.open("ab") as film:
        film.write(b"more")
    text = run("why", made.mp4).stdout
    assert "It was changed after Lantern wrote it.\n" in text
    changed = [line for line in text.splitlines() if "changed since" in line]
    assert [line.split()[0] for line in changed] == ["assets/river.png"]


def test_a_file_of_the_store_has_its_scene_and_its_voice(
    made: Made, run: Program
) -> None:
    text = run("why", find_take(made)).stdout
    assert "is scene 1 'One': voice, of short (" in text
    assert "Spoken by tone; word times: exact" in text
    assert text.endswith("It is whole.\n")


def test_a_damaged_file_of_the_store_will_be_made_again(
    tmp_path: Path, run: Program
) -> None:
    take = find_take(render(tmp_path))
    take.write_bytes(b"damaged")
    assert run("why", take).stdout.endswith(
        "It is damaged or unfinished, and will be made again.\n"
    )


def test_a_file_of_the_store_may_be_needed_by_no_film(
    made: Made, run: Program
) -> None:
    store = made.studio.store
    other = store.put("ab" * 32, ".bin", lambda place: place.write_bytes(b"x"))
    assert "no film on record needs it" in run("why", other).stdout


def test_a_scene_alone_has_its_shots_and_the_mix(
    made: Made, run: Program
) -> None:
    folder = made.studio.script.tree.file.parent
    alone = films.render(
        folder,
        made.out,
        store=made.studio.store.root,
        out=made.out,
        only="two",
    )
    text = run("why", alone.report["scene"]).stdout
    assert "02.mp4 is short, scene 2 'Two' (" in text
    assert "scene 2 'Two', shot 1" in text
    assert "the mix" in text


def test_a_file_that_lantern_did_not_make_is_refused(
    made: Made, run: Program
) -> None:
    written = run("why", made.studio.script.tree.file)
    assert written.returncode == 4
    assert "nothing here says what" in written.stderr
    nothing = run("why", made.out / "nothing")
    assert nothing.returncode == 4
    assert "is not there" in nothing.stderr
