"""The files of a translation: written whole, kept as they are found, never worse than before."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from lantern.core.problems import AssetFailure, OutputFailure
from lantern.scaffold.translation.files import (
    TranslationFolder,
    open_folder,
    write_translation,
)
from lantern.scaffold.translation.update import update_texts
from lantern.script.load import load
from lantern.script.translation.originals import list_texts
from tests.support import films
from tests.support.films import scene, still

SCENES = [
    scene(
        "Rain",
        "It rains. Then it stops.",
        still("hills"),
        still(
            "river",
            at="Then it stops",
            lower_third={"title": "The river"},
        ),
    ),
    scene("Wind", "The wind."),
]


@pytest.fixture
def film(tmp_path: Path) -> Path:
    return films.write(tmp_path, SCENES)


def open_film(film: Path, *, split: bool = False) -> TranslationFolder:
    script, problems = load(film)
    assert script is not None, problems
    return open_folder(script, "ru", split=split)


def update(film: Path, *, split: bool = False) -> list[str]:
    """Bring the film's Russian up to date; return the names of the files that were written."""
    folder = open_film(film, split=split)
    updated = update_texts(list_texts(folder.script), folder.list_known())
    return [path.name for path in write_translation(folder, updated)]


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def test_a_new_file_says_what_it_is_and_how_it_is_used(film: Path) -> None:
    assert update(film) == ["ru.yml"]
    text = (film / "translations" / "ru.yml").read_text("utf-8")
    assert text.startswith(
        "# A short film: the texts of the film in another language (ru).\n"
    )
    assert "\ntranslation: 1\nlanguage: ru\nfilm: short\n\ntexts:\n" in text
    assert '    #@ Then it stops\n    at.river: ""\n' in text
    assert [line for line in text.splitlines() if line.startswith("  #= ")] == [
        "  #= The film",
        "  #= Scene 1: Rain",
        "  #= Scene 2: Wind",
    ]


def test_a_second_time_nothing_is_written(film: Path) -> None:
    update(film)
    path = film / "translations" / "ru.yml"
    before = path.stat()
    assert update(film) == []
    assert path.stat().st_mtime_ns == before.st_mtime_ns
    assert path.stat().st_ino == before.st_ino


def test_the_style_of_an_editor_is_kept(film: Path) -> None:
    update(film)
    path = film / "translations" / "ru.yml"
    text = path.read_text("utf-8").replace('scene: ""', "scene: Дождь", 1)
    path.write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    assert update(film) == ["ru.yml"]
    data = path.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf# A short film")
    assert data.count(b"\n") == data.count(b"\r\n")
    assert "scene: Дождь".encode() in data
    assert update(film) == []


def test_a_split_translation_has_a_file_for_each_scene(film: Path) -> None:
    assert update(film, split=True) == [
        "film.yml",
        "01-rain.yml",
        "02-wind.yml",
    ]
    folder = film / "translations" / "ru"
    assert "  02-wind:\n" in (folder / "02-wind.yml").read_text("utf-8")
    replace(folder / "02-wind.yml", 'scene: ""', "scene: Ветер")
    # it stays a folder, and only what changes is written
    assert update(film) == ["02-wind.yml"]
    assert update(film) == []
    assert "originals:\n  02-wind.scene: " in (
        folder / "02-wind.yml"
    ).read_text("utf-8")


def test_a_text_that_moves_between_files_is_in_one_of_them(film: Path) -> None:
    update(film, split=True)
    folder = film / "translations" / "ru"
    replace(folder / "01-rain.yml", 'title: ""', "title: Река")
    update(film)
    # the shot goes to the other scene
    third = SCENES[0]["shots"][1]["lower_third"]
    films.write(
        film.parents[1],
        [
            scene("Rain", "It rains. Then it stops."),
            scene("Wind", "The wind.", still("dark", lower_third=third)),
        ],
    )
    # the one that gets the text is written first
    assert update(film) == ["02-wind.yml", "01-rain.yml"]
    assert "title: Река\n" in (folder / "02-wind.yml").read_text("utf-8")
    assert "Река" not in (folder / "01-rain.yml").read_text("utf-8")


def test_a_file_of_a_folder_may_be_called_anything(film: Path) -> None:
    update(film, split=True)
    folder = film / "translations" / "ru"
    (folder / "02-wind.yml").rename(folder / "the-end.yml")
    assert update(film) == []


def test_a_file_that_is_no_yaml_is_told_and_left(film: Path) -> None:
    update(film)
    path = film / "translations" / "ru.yml"
    replace(path, 'scene: ""', 'scene: "Дождь')
    before = path.read_bytes()
    with pytest.raises(AssetFailure) as caught:
        update(film)
    assert "ru.yml can't be read, and was left as it is; correct it" in str(
        caught.value
    )
    assert "ru.yml:2" in caught.value.detail[0]
    assert path.read_bytes() == before


def test_what_would_be_lost_is_not_written(film: Path) -> None:
    update(film)
    path = film / "translations" / "ru.yml"
    # another key means the text by its anchor, which isn't there once the text moves
    replace(path, "texts:\n", "voice: [*v]\ntexts:\n")
    replace(
        path, "translation: 1\n", "gone: {film.x: &v espeak}\ntranslation: 1\n"
    )
    before = path.read_bytes()
    with pytest.raises(
        AssetFailure, match="without losing what it says, and was left"
    ):
        update(film)
    assert path.read_bytes() == before
    assert [each.name for each in path.parent.iterdir()] == ["ru.yml"]


def test_a_file_and_a_folder_of_one_language_are_refused(film: Path) -> None:
    update(film)
    folder = film / "translations" / "ru"
    folder.mkdir()
    (folder / "film.yml").write_text("translation: 1\n", "utf-8")
    with pytest.raises(
        AssetFailure, match=r"there are both .* keep one of the two"
    ):
        update(film)


def test_a_folder_that_can_not_be_written_is_told(film: Path) -> None:
    (film / "translations").write_text("a file", "utf-8")
    with pytest.raises(
        OutputFailure, match=r"translations/ru.yml can't be written"
    ):
        update(film)


def test_a_film_in_a_single_file_has_its_translations_beside_it(
    film: Path,
) -> None:
    one = films.scene("Rain", "It rains.", still("hills"))
    single = film / "solo.yml"
    head = {"lantern": 1, "title": "Solo", "voice": ["tone"], "scenes": [one]}
    single.write_text(json.dumps(head), "utf-8")
    assert update(single) == ["ru.yml"]
    text = (film / "solo.translations" / "ru.yml").read_text("utf-8")
    assert "`lantern translate solo.yml ru`" in text
    assert '  rain:\n    #| Rain\n    scene: ""\n' in text
