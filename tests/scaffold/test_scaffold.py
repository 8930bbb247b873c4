"""New films: whole or not at all, and without a problem."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from lantern import scaffold
from lantern.core.problems import OutputFailure
from lantern.script import load
from lantern.script.model.film import Film
from tests.support import films
from tests.support.albums import make_album

TEMPLATE = films.ROOT / "lantern" / "scaffold" / "template"


def keys(schema: dict[str, Any], part: Any) -> Iterator[str]:
    """The names of all properties in a part of a JSON Schema."""
    if isinstance(part, list):
        for each in part:
            yield from keys(schema, each)
    if isinstance(part, dict):
        if "$ref" in part:
            yield from keys(
                schema, schema["$defs"][part["$ref"].rpartition("/")[2]]
            )
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
    nested = keys(
        schema, [value for name, value in own.items() if name != "scenes"]
    )
    absent = [
        name
        for name in dict.fromkeys([*own, *nested])
        if not re.search(rf"\b{name}:", text)
    ]
    assert not absent, (
        f"{TEMPLATE}/film.yml says nothing of: {', '.join(absent)}"
    )


def test_each_key_can_be_uncommented(tmp_path: Path) -> None:
    scaffold.create_from_template(tmp_path / "one")
    file = tmp_path / "one" / "film.yml"
    text, count = re.subn(r"(?m)^# (?=[a-z_]+: )", "", file.read_text("utf-8"))
    assert count > 10
    file.write_text(text, "utf-8")
    (tmp_path / "one" / "article.txt").write_text("An article.\n", "utf-8")
    films.load_valid(tmp_path / "one")


def test_the_template_is_the_package_s_own(tmp_path: Path) -> None:
    """All that `new` copies is named in pyproject.toml, so that it is in a wheel too."""
    project = (films.ROOT / "pyproject.toml").read_text("utf-8")
    packed: set[Path] = set()
    for pattern in re.findall(r'"(scaffold/[^"]+)"', project):
        packed.update((films.ROOT / "lantern").glob(pattern))
    assert {path for path in TEMPLATE.rglob("*") if path.is_file()} <= packed


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


def test_a_name_alone_is_a_folder_in_scenes_of_the_project(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert scaffold.resolve_folder("salt-road") == tmp_path / "salt-road"
    (tmp_path / "assets").mkdir()
    assert (
        scaffold.resolve_folder("salt-road")
        == tmp_path / "scenes" / "salt-road"
    )
    assert scaffold.resolve_folder("./salt-road") == tmp_path / "salt-road"
    assert (
        scaffold.resolve_folder("films/salt-road")
        == tmp_path / "films/salt-road"
    )


def test_the_home_folder_may_be_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    assert scaffold.resolve_folder("~/trip") == tmp_path / "home" / "trip"


def test_a_folder_or_link_that_exists_is_no_place_for_a_film(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "there").mkdir()
    (tmp_path / "link").symlink_to("nowhere")
    for name in ("there", "link"):
        with pytest.raises(
            ValueError, match=f"^{name} exists already; choose another"
        ):
            scaffold.resolve_folder(name)


@pytest.mark.parametrize(
    ("name", "cure"),
    [
        ("Salt Road", "write 'salt-road'"),
        ("films/Salt", "write 'salt'"),
        ("***", "it needs letters a to z or digits"),
        ("films/..", "it needs letters a to z"),
    ],
)
def test_a_name_that_can_not_be_a_folder_s_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, cure: str
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ValueError, match=cure):
        scaffold.resolve_folder(name)


@pytest.mark.parametrize(
    ("folder", "title"),
    [
        ("salt-road", "Salt road"),
        ("1984", "1984"),
        ("yes", "Yes"),
        ("3-men", "3 men"),
    ],
)
def test_the_title_comes_from_the_folder_and_stays_a_text(
    tmp_path: Path, folder: str, title: str
) -> None:
    new = scaffold.create_from_template(tmp_path / "new" / folder)
    assert (new.folder, new.scenes) == (tmp_path / "new" / folder, 3)
    read, problems = load.load(new.folder)
    assert read is not None and not problems
    assert read.film.title == title


def test_a_film_of_pictures_has_their_files_and_the_schema(
    tmp_path: Path,
) -> None:
    album = scaffold.read_album(make_album(tmp_path))
    new = scaffold.create_from_pictures(
        tmp_path / "trip", album, "Rain. Wind. Snow."
    )
    assert new.scenes == 5
    names = {
        path.name for path in (tmp_path / "trip").rglob("*") if path.is_file()
    }
    assert names == {
        "film.yml",
        "credits.yml",
        "schema.json",
        "00-title.yml",
        "01-img-2.yml",
        "02-img-10.yml",
        "03-kase-1.yml",
        "04-credits.yml",
        "img-2.jpg",
        "img-10.jpg",
        "kase-1.jpg",
    }
