"""The verb new: films without a problem, and nothing that exists is overwritten."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from lantern import checks, scaffold
from lantern.core.problems import AssetFailure, OutputFailure
from lantern.graphics import photo
from lantern.scaffold import share_out
from lantern.script import load
from lantern.script.model.film import Film
from tests.support import films
from tests.support.program import Program

TEMPLATE = films.ROOT / "lantern" / "scaffold" / "template"


def keys(schema: dict[str, Any], part: Any) -> Iterator[str]:
    """The names of all properties in a part of a JSON Schema."""
    if isinstance(part, list):
        for each in part:
            yield from keys(schema, each)
    if isinstance(part, dict):
        if "$ref" in part:
            yield from keys(schema, schema["$defs"][part["$ref"].rpartition("/")[2]])
        for name, value in part.items():
            if name == "properties":
                yield from value
            yield from keys(
                schema, list(value.values()) if name == "properties" else value
            )


def test_the_template_shows_every_key_of_a_film() -> None:
    text = (TEMPLATE / "film.yml").read_text("utf-8")
    schema = Film.model_json_schema()
    own = schema["properties"]
    nested = keys(schema, [value for name, value in own.items() if name != "scenes"])
    absent = [
        name
        for name in dict.fromkeys([*own, *nested])
        if not re.search(rf"\b{name}:", text)
    ]
    assert not absent, f"{TEMPLATE}/film.yml says nothing of: {', '.join(absent)}"


def test_each_key_can_be_uncommented(tmp_path: Path) -> None:
    scaffold.create_from_template(tmp_path / "one")
    file = tmp_path / "one" / "film.yml"
    text, count = re.subn(r"(?m)^# (?=[a-z_]+: )", "", file.read_text("utf-8"))
    assert count > 10
    file.write_text(text, "utf-8")
    (tmp_path / "one" / "article.txt").write_text("An article.\n", "utf-8")
    read, problems = load.load(tmp_path / "one")
    assert read is not None
    assert [str(p) for p in [*problems, *checks.check(read)[1]] if not p.warning] == []


@pytest.mark.process
def test_a_new_film_is_without_fault_and_brings_its_schema(tmp_path: Path) -> None:
    (tmp_path / "assets").mkdir()
    done = films.run("new", "salt-road", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("scenes/salt-road: a film of 3 scenes.\n")
    made = tmp_path / "scenes" / "salt-road"
    read, problems = load.load(made)
    assert read is not None and not [*problems, *checks.check(read)[1]]
    assert read.film.title == "Salt road"
    assert [shot.kind for part in read.parts for shot in part.scene.shots] == [
        "still",
        "map",
        "card",
    ]
    assert (made / "schema.json").read_bytes() == (
        films.ROOT / "lantern" / "schema.json"
    ).read_bytes()
    for file in (made / "film.yml", *made.glob("[0-9]*.yml")):
        assert file.read_text("utf-8").startswith(
            "# yaml-language-server: $schema=schema.json\n"
        )


def test_the_template_is_the_package_s_own(tmp_path: Path) -> None:
    """All that `new` copies is named in pyproject.toml, so that it is in a wheel too."""
    patterns = re.findall(
        r'"(scaffold/[^"]+)"', (films.ROOT / "pyproject.toml").read_text("utf-8")
    )
    packed = {
        path for pattern in patterns for path in (films.ROOT / "lantern").glob(pattern)
    }
    assert {path for path in TEMPLATE.rglob("*") if path.is_file()} <= packed


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
            "a film's name is made of small letters, digits and hyphens; write 'salt-road'",
        ),
        (
            ["***"],
            2,
            "'***' can't be a film's name; it needs letters a to z or digits, such as salt-road",
        ),
        (["x", "--text", "page.txt"], 2, "--text needs --from FOLDER"),
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


def test_nothing_half_made_is_left_when_the_disk_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(shutil, "copyfile", full)
    with pytest.raises(
        OutputFailure, match="one can't be written: No space left on device"
    ):
        scaffold.create_from_template(tmp_path / "one")
    assert list(tmp_path.iterdir()) == []


def tagged(path: Path, **tags: Any) -> None:
    exif = Image.Exif()
    for tag, value in {0x010E: tags.get("title"), 0x013B: tags.get("author")}.items():
        if value:
            exif[tag] = value
    if "taken" in tags:
        exif.get_ifd(0x8769)[0x9003] = tags["taken"]
    Image.fromarray(np.full((*tags.get("sides", (1200, 2000)), 3), 90, np.uint8)).save(
        path, exif=exif
    )


@pytest.fixture
def photographs(tmp_path: Path) -> Path:
    folder = tmp_path / "photographs"
    folder.mkdir()
    tagged(
        folder / "IMG 10.jpg",
        title="The harbour: evening, low tide",
        author="A. Person",
        taken="1987:05:06 10:11:12",
    )
    tagged(folder / "IMG 2.jpg", title="OLYMPUS DIGITAL CAMERA")
    tagged(folder / "Käse #1.JPG", sides=(2000, 1200))
    (folder / "torn.jpg").write_bytes((folder / "IMG 2.jpg").read_bytes()[:3000])
    (folder / "new.heic").write_bytes(b"x")
    (folder / "notes.txt").write_text("not a picture")
    return folder


@pytest.mark.process
def test_a_film_of_a_folder_s_pictures(photographs: Path, tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(
        "First. Not second.\n\nThe second.\n\nThe third,\nbroken in two.\n", "utf-8"
    )
    done = films.run(
        "new", "./trip", "--from", photographs, "--text", "page.txt", cwd=tmp_path
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr.splitlines() == [
        "left out: new.heic: HEIC files can't be read; save it as JPEG",
        done.stderr.splitlines()[1],
    ]
    assert done.stderr.splitlines()[1].startswith(
        "left out: torn.jpg is damaged or cut short: "
    )
    read, problems = load.load(tmp_path / "trip")
    assert read is not None and not problems
    shown = [(part.scene.scene, part.scene.text) for part in read.parts]
    assert shown == [
        ("Title", ""),
        ("IMG 2", "First. Not second."),
        ("The harbour: evening, low tide", "The second."),
        ("Käse #1", "The third, broken in two."),
        ("Credits", ""),
    ]
    assert (
        read.parts[2].scene.lower_third is not None
        and read.parts[2].scene.lower_third.text == "1987"
    )
    assert [part.scene.shots[0].fit for part in read.parts[1:4]] == [
        "cover",
        "cover",
        "contain",
    ]
    credits, warned = checks.check(read)
    entries = {Path(e.file or "").name: e for e in credits.used_entries}
    assert (
        entries["img-10.jpg"].author == "A. Person"
        and entries["img-10.jpg"].year == 1987
    )
    assert {entry.licence for entry in entries.values()} == {"own-work"}
    roll = {
        entry.role: entry.lines for entry in credits.build_roll(read.film, "a voice")
    }
    assert roll["Photographs"] == ("to be filled in", "A. Person")
    told = [str(p) for p in warned if "who made the picture" in p.message]
    assert len(told) == 1 and "2 entries don't say yet who made the picture" in told[0]
    assert "credits.yml:" in told[0] and all(p.warning for p in warned)


def test_without_words_each_picture_stands_by_itself(
    photographs: Path, tmp_path: Path
) -> None:
    found = scaffold.read_album(photographs)
    scaffold.create_from_pictures(tmp_path / "trip", found, "")
    read, problems = load.load(tmp_path / "trip")
    assert read is not None and not problems
    assert [part.scene.duration for part in read.parts] == [4, 6, 6, 6, 8]


@pytest.mark.parametrize(
    ("text", "count", "parts"),
    [
        ("One.\n\nTwo.\n\nThree.", 3, ["One.", "Two.", "Three."]),
        ("One.\nTwo.\nThree.", 3, ["One.", "Two.", "Three."]),
        ("a b c d e f\n\ng\n\nh\n\ni", 2, ["a b c d e f", "g h i"]),
        ("a\n\nb\n\nc d e f g h i", 2, ["a b", "c d e f g h i"]),
        (
            "A first one. A second one.\n\nA third.",
            3,
            ["A first one.", "A second one.", "A third."],
        ),
        ("One. Two. Three.\n\nFour.", 3, ["One.", "Two. Three.", "Four."]),
        ("Only one. And two.", 4, ["Only one.", "", "And two.", ""]),
        ("", 2, ["", ""]),
    ],
)
def test_words_are_shared_out_in_order(text: str, count: int, parts: list[str]) -> None:
    assert share_out(text, count) == parts


def test_pictures_in_a_row_share_words_when_there_are_few(
    photographs: Path, tmp_path: Path
) -> None:
    scaffold.create_from_pictures(
        tmp_path / "trip", scaffold.read_album(photographs), "Nothing more than this."
    )
    read, _ = load.load(tmp_path / "trip")
    assert read is not None
    assert [len(part.scene.shots) for part in read.parts] == [1, 3, 1]


def test_tags_of_other_programs(tmp_path: Path) -> None:
    tagged(tmp_path / "a.jpg", title="DSC", author="x" * 300, taken="not a date")
    assert photo.read_tags(tmp_path / "a.jpg") == photo.PictureMetadata(
        "DSC", "x" * 120, None
    )
    exif = Image.Exif()
    exif[0x9C9B] = "Größe\0".encode("utf-16-le")
    Image.new("RGB", (40, 40)).save(tmp_path / "b.jpg", exif=exif)
    assert photo.read_tags(tmp_path / "b.jpg").title == "Größe"
    (tmp_path / "c.jpg").write_text("no picture")
    with pytest.raises(AssetFailure):
        photo.read_tags(tmp_path / "c.jpg")
