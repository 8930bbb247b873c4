"""The files that a film names: each with its text, its place, and what it is for."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from lantern.script.assets import (
    NamedFile,
    iter_shown_files,
    make_asset,
    name_article,
    name_film_files,
    name_lexicon,
    name_look,
    name_scene_files,
)
from lantern.script.film_script import SceneSource
from lantern.script.model.film import Film
from lantern.script.model.scene import Scene
from tests.support.models import make_shot, read_document


def list_film_files(folder: Path, text: str) -> list[str]:
    """Return the files of lines of film.yml, each with its role, line and column."""
    tree = read_document(folder, f"lantern: 1\ntitle: Salt\n{text}\n")
    film = Film.model_validate(tree.data)
    return [describe(named) for named in name_film_files(film, tree)]


def list_scene_files(folder: Path, text: str) -> list[str]:
    """Return the files of lines of a scene, which begin at line 2, and their shots."""
    tree = read_document(folder, f"scene: Wells\n{text}\n")
    scene = SceneSource(Scene.model_validate(tree.data), 7, "wells", tree)
    found = list(name_scene_files(scene))
    assert all(named.scene == 7 for named in found)
    assert all(named.folder == folder for named in found)
    return [f"{describe(named)} {named.shot}" for named in found]


def describe(named: NamedFile) -> str:
    return f"{named.span.line}:{named.span.column} {named.role}: {named.text}"


@pytest.mark.parametrize(
    ("text", "files"),
    [
        ("music: none", []),
        ("music: {file: a.flac}", ["3:15 music: a.flac"]),
        ("look: {base: archive}", []),
        ("look: {base: looks/mine.yml}", ["3:14 look: looks/mine.yml"]),
        ("thumbnail: {still: a.jpg}", ["3:20 thumbnail: a.jpg"]),
        ("look: {fonts: {serif: a.otf}}", ["3:23 font: a.otf"]),
        (
            "look: {fonts: {sans: [b.otf, c.otf], serif: a.otf}}",
            ["3:45 font: a.otf", "3:23 font: b.otf", "3:30 font: c.otf"],
        ),
        (
            "look: {fonts: {serif: {files: [a.otf, b.otf]}}}",
            ["3:32 font: a.otf", "3:39 font: b.otf"],
        ),
    ],
)
def test_files_of_the_whole_film(
    tmp_path: Path, text: str, files: list[str]
) -> None:
    assert list_film_files(tmp_path, text) == files


def test_lexicon_and_article_may_be_files(tmp_path: Path) -> None:
    text = "lantern: 1\ntitle: Salt\nlexicon: words.yml\narticle: {title: Salt, file: salt.txt}\n"
    tree = read_document(tmp_path, text)
    film = Film.model_validate(tree.data)
    lexicon, article = name_lexicon(film, tree), name_article(film, tree)
    assert lexicon
    assert article
    assert describe(lexicon) == "3:10 lexicon: words.yml"
    assert describe(article) == "4:30 article: salt.txt"
    assert name_look(film, tree) is None


def test_a_film_without_files_names_none(tmp_path: Path) -> None:
    tree = read_document(tmp_path, "lantern: 1\ntitle: Salt\n")
    film = Film.model_validate(tree.data)
    assert name_lexicon(film, tree) is None
    assert name_article(film, tree) is None
    assert list(name_film_files(film, tree)) == []


@pytest.mark.parametrize(
    ("keys", "files"),
    [
        ({"still": "a.png"}, {"still": "still"}),
        ({"map": "m.yml"}, {"map": "map"}),
        ({"clip": "c.mp4"}, {"clip/file": "clip"}),
        ({"document": "a.pdf"}, {"document/file": "document"}),
        (
            {"card": {"title": "Salt", "ground": "a.png"}},
            {"card/ground": "card ground"},
        ),
        (
            {"card": {"statement": "Dry.", "ground": {"still": "a.png"}}},
            {"card/ground/still": "card ground"},
        ),
        (
            {"card": {"statement": "Dry.", "ground": {"map": "m.yml"}}},
            {"card/ground/map": "map"},
        ),
        (
            {"card": {"quotation": "Dry.", "by": "Ann", "portrait": "a.jpg"}},
            {"card/portrait": "portrait"},
        ),
        ({"card": {"quotation": "Dry.", "by": "Ann"}}, {}),
        (
            {
                "still": "a.png",
                "lower_third": {"title": "Ann", "portrait": "b.jpg"},
            },
            {"still": "still", "lower_third/portrait": "portrait"},
        ),
        (
            {
                "still": "a.png",
                "lower_third": [
                    {"title": "Ann"},
                    {"title": "Ben", "portrait": "b.jpg"},
                ],
            },
            {"still": "still", "lower_third/1/portrait": "portrait"},
        ),
        (
            {
                "card": {
                    "people": "Hall",
                    "persons": [
                        {"name": "Ann"},
                        {"name": "Ben", "portrait": "b.jpg"},
                    ],
                }
            },
            {"card/persons/1/portrait": "portrait"},
        ),
        (
            {
                "card": {
                    "chart": "Coal",
                    "data": {"file": "t.csv", "x": "year"},
                    "lines": [{"name": "North", "column": "coal"}],
                }
            },
            {"card/data/file": "table"},
        ),
        ({"card": "credits"}, {}),
        (
            {
                "panels": [{"still": "a.png"}, {"map": "m.yml"}],
                "inset": {"clip": "c.mp4"},
            },
            {
                "panels/0/still": "still",
                "panels/1/map": "map",
                "inset/clip/file": "clip",
            },
        ),
    ],
)
def test_files_of_a_shot(keys: dict[str, Any], files: dict[str, str]) -> None:
    found = {}
    for shown in iter_shown_files(make_shot(**keys)):
        found["/".join(map(str, shown.key))] = shown.role
    assert found == files


def test_a_portrait_of_a_scene_belongs_to_no_shot(tmp_path: Path) -> None:
    text = (
        "narration: It was dry.\n"
        "lower_third: {title: Ann, portrait: b.jpg}\n"
        "shots: [{still: a.png}]\n"
    )
    assert list_scene_files(tmp_path, text) == [
        "3:37 portrait: b.jpg None",
        "4:17 still: a.png 0",
    ]


def test_files_of_a_scene_are_its_pictures_its_sounds_and_its_recording(
    tmp_path: Path,
) -> None:
    text = (
        "narration: It was dry.\n"
        "recording: take.wav\n"
        "sound: {file: wind.flac}\n"
        "shots:\n"
        "  - still: a.png\n"
        "  - map: m.yml\n"
        "    sound: [rain.flac, {file: storm.flac, at: dry}]\n"
    )
    assert list_scene_files(tmp_path, text) == [
        "6:12 still: a.png 0",
        "7:10 map: m.yml 1",
        "4:15 sound: wind.flac None",
        "8:13 sound: rain.flac 1",
        "8:31 sound: storm.flac 1",
        "3:12 recording: take.wav None",
    ]


def test_one_sound_needs_no_list(tmp_path: Path) -> None:
    text = "duration: 3\nsound: wind.flac\nshots: [{still: a.png}]"
    assert list_scene_files(tmp_path, text)[1] == "3:8 sound: wind.flac None"


def test_an_asset_is_what_was_named_and_where_it_was_found(
    tmp_path: Path,
) -> None:
    tree = read_document(tmp_path, "scene: Wells\n")
    named = NamedFile("a.png", tree.find_span(("scene",)), "still", 2, 1)
    asset = make_asset(named, tmp_path / "b.png")
    assert (asset.text, asset.role, asset.scene, asset.shot) == (
        "a.png",
        "still",
        2,
        1,
    )
    assert asset.span == named.span
    assert asset.path == tmp_path / "b.png"
