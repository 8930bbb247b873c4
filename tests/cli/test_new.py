"""The verb new: films without a problem, and nothing that exists is overwritten."""

from __future__ import annotations

from pathlib import Path

import pytest

from lantern.script import load
from lantern.script.film_script import Script
from lantern.script.model.lower_third import iter_thirds
from tests.support import films
from tests.support.albums import make_album
from tests.support.envelopes import read_result
from tests.support.named_pipes import make_pipe
from tests.support.program import Program


def test_a_new_film_is_without_fault_and_brings_its_schema(
    tmp_path: Path, run: Program
) -> None:
    (tmp_path / "assets").mkdir()
    done = run("new", "salt-road")
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("scenes/salt-road: a film of 3 scenes.\n")
    made = tmp_path / "scenes" / "salt-road"
    told = read_result(run("new", "salt-sea", "--json"))
    assert told == {
        "folder": str(tmp_path / "scenes" / "salt-sea"),
        "scenes": 3,
    }
    assert films.find_problems(made) == []
    read = films.load_valid(made).script
    assert read.film.title == "Salt road"
    shots = [part.scene.shots[0] for part in read.parts]
    assert [shot.kind for shot in shots] == ["still", "map", "card"]
    assert (made / "schema.json").read_bytes() == (
        films.ROOT / "lantern" / "schema.json"
    ).read_bytes()
    for file in (made / "film.yml", *made.glob("[0-9]*.yml")):
        assert file.read_text("utf-8").startswith(
            "# yaml-language-server: $schema=schema.json\n"
        )


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (
            ["there"],
            2,
            "there exists already; choose another name",
        ),
        (
            ["Salt Road"],
            2,
            "a film's name is made of small letters, digits and hyphens; write 'salt-road';"
            " then give it its title in film.yml: title: Salt Road\n",
        ),
        (
            ["***"],
            2,
            "'***' can't be a film's name; it needs letters a to z or digits, such as salt-road",
        ),
        (
            ["мой фильм"],
            2,
            "a film's name is made of small letters, digits and hyphens; write 'moy-film';"
            " then give it its title in film.yml: title: мой фильм\n",
        ),
        (
            ["長い道"],
            2,
            "'長い道' can't be a film's name; it needs letters a to z or digits, such as"
            " salt-road; then give it its title in film.yml: title: 長い道\n",
        ),
        (
            ["con"],
            2,
            "no file on Windows can be called 'con'; choose another name",
        ),
        (["x", "--text", "page.txt"], 2, "--text needs --from FOLDER"),
        (["x", "--own-work"], 2, "--credit and --own-work need --from FOLDER"),
        (
            ["x", "--from", "nowhere"],
            4,
            "nowhere is not there; name a folder of pictures",
        ),
        (
            ["x", "--from", "there"],
            4,
            "there is no picture in there that can be shown\n  bad.jpg is no picture that can",
        ),
        (
            ["x", "--from", "good", "--text", "nowhere"],
            4,
            "nowhere can't be read: No such file",
        ),
        (
            ["x", "--from", "good", "--text", "good/a.png"],
            4,
            "good/a.png is not UTF-8 text",
        ),
        (["wall/x"], 7, "wall can't be written: "),
    ],
)
def test_what_can_not_be_started_leaves_everything_as_it_was(
    tmp_path: Path, run: Program, words: list[str], code: int, says: str
) -> None:
    (tmp_path / "there").mkdir()
    (tmp_path / "there" / "bad.jpg").write_text("no picture")
    (tmp_path / "good").mkdir()
    films.paint(tmp_path / "good" / "a.png", 50)
    (tmp_path / "wall").write_text("a file")
    before = sorted(tmp_path.rglob("*"))
    done = run("new", *words)
    assert (done.returncode, says in done.stderr) == (code, True), done.stderr
    assert sorted(tmp_path.rglob("*")) == before


@pytest.fixture
def photographs(tmp_path: Path) -> Path:
    return make_album(tmp_path)


@pytest.fixture
def trip(photographs: Path, tmp_path: Path, run: Program) -> Script:
    """The film of the photographs with a page of text, and without problems."""
    (tmp_path / "page.txt").write_text(
        "First. Not second.\n\nThe second.\n\nThe third,\nbroken in two.\n",
        "utf-8",
    )
    done = run("new", "./trip", "--from", photographs, "--text", "page.txt")
    assert done.returncode == 0, done.stderr
    return films.load_valid(tmp_path / "trip").script


def test_pictures_that_can_not_be_read_are_named(
    photographs: Path, run: Program
) -> None:
    lines = run("new", "./trip", "--from", photographs).stderr.splitlines()
    assert (
        lines[0]
        == "left out: new.heic can't be read here: it is HEIC; save it as JPEG"
    )
    assert lines[1].startswith("left out: torn.jpg is damaged or cut short: ")
    assert len(lines) == 2


def test_each_picture_has_a_scene_and_its_share_of_the_text(
    trip: Script,
) -> None:
    assert [(part.scene.scene, part.scene.text) for part in trip.parts] == [
        ("Title", ""),
        ("Picture 1", "First. Not second."),
        ("The harbour: evening, low tide", "The second."),
        ("Käse #1", "The third, broken in two."),
        ("Credits", ""),
    ]


def test_the_metadata_of_a_picture_is_shown_and_credited(trip: Script) -> None:
    (written,) = iter_thirds(trip.parts[2].scene.lower_third)
    assert written.third.text == "1987"
    credits = films.load_valid(trip.tree.file.parent).ledger
    entries = {
        Path(entry.file or "").name: entry for entry in credits.used_entries
    }
    assert entries["img-10.jpg"].author == "A. Person"
    assert entries["img-10.jpg"].year == 1987
    assert {entry.licence for entry in entries.values()} == {"own-work"}


def test_authors_that_are_not_known_are_asked_for(trip: Script) -> None:
    folder = trip.tree.file.parent
    credits = films.load_valid(folder).ledger
    problems = films.find_problems(folder)
    roll = {
        entry.role: entry.lines
        for entry in credits.build_roll(trip.film, "tone")
    }
    assert roll["Photographs"] == ("to be filled in", "A. Person")
    [warning] = [
        each for each in problems if "who made the picture" in each.message
    ]
    assert warning.warning
    assert "2 entries don't say yet who made the picture" in warning.message
    assert "credits.yml:" in str(warning)


def test_a_film_of_pictures_says_whose_they_are_taken_for(
    photographs: Path, run: Program
) -> None:
    done = run("new", "./trip", "--from", photographs)
    assert done.stdout.splitlines() == [
        "trip: a film of 5 scenes.",
        "trip/credits.yml says that the pictures are your own work.",
        "Change that where it isn't so: who made them, under which licence.",
        "Next: lantern preview trip",
        "Then change its files, and: lantern render trip",
    ]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (
            b"\xff\xfe",
            "page.txt is not UTF-8 text; save it as plain text in UTF-8",
        ),
        (b" \n\x00\t", "page.txt has no words"),
        (b"a " * 500_001, "page.txt is longer than 1 MB; give a page of text"),
    ],
)
def test_a_text_that_can_not_be_spoken_is_refused(
    photographs: Path, tmp_path: Path, run: Program, data: bytes, message: str
) -> None:
    (tmp_path / "page.txt").write_bytes(data)
    done = run("new", "./trip", "--from", photographs, "--text", "page.txt")
    assert (done.returncode, done.stderr) == (4, f"{message}\n")
    assert not (tmp_path / "trip").exists()


def test_control_characters_in_a_text_are_blanks(
    photographs: Path, tmp_path: Path, run: Program
) -> None:
    (tmp_path / "page.txt").write_bytes(b"\xef\xbb\xbfRain\x07and\x1bwind.")
    run("new", "./trip", "--from", photographs, "--text", "page.txt")
    read, _ = load.load(tmp_path / "trip")
    assert read is not None and read.parts[1].scene.text == "Rain and wind."


def test_a_pipe_is_no_text(
    run: Program, photographs: Path, tmp_path: Path
) -> None:
    make_pipe(tmp_path / "page.txt")
    done = run("new", "./trip", "--from", photographs, "--text", "page.txt")
    assert done.returncode == 4
    assert done.stderr.endswith("page.txt is no plain file; name a text\n")
    assert not (tmp_path / "trip").exists()
