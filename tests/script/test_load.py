"""A film's folder: which scenes, in which order, from which places, and everything that is
wrong at once.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from lantern.core.problems import EXIT_ASSET, EXIT_SCENE, choose_exit_code
from lantern.credits import ledger_files
from lantern.script.film_script import Script
from lantern.script.load import load
from lantern.script.model.voice import Pronunciation

FILM = "lantern: 1\ntitle: Salt road\n"
WELLS = (
    "scene: Wells\nnarration: The wells were dry before noon. They walked on.\nshots:\n  -"
    " still: a.png\n"
)


@pytest.fixture
def film(tmp_path: Path) -> Path:
    """A project with one film of two scenes, one picture of its own and one of the project's."""
    folder = tmp_path / "scenes" / "salt"
    write(folder / "film.yml", FILM)
    write(folder / "01-wells.yml", WELLS)
    write(
        folder / "02-night.yml",
        "scene: Night\nduration: 3\nshots: [{still: assets/b.png}]\n",
    )
    write(folder / "a.png", "x")
    write(tmp_path / "assets" / "b.png", "x")
    return folder


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def good(path: Path, *allowed: Path) -> Script:
    script, problems = load(path, allowed)
    assert script is not None and not problems, [str(p) for p in problems]
    return script


def told(film: Path) -> list[str]:
    problems = load(film)[1]
    assert choose_exit_code(problems)
    return [str(p).replace(f"{film}/", "") for p in problems]


def test_scenes_come_by_their_numbers(film: Path) -> None:
    write(film / "10-end.yml", WELLS.replace("Wells", "End"))
    write(film / "lexicon.yml", "words: {}\n")
    script = good(film)
    assert [(p.number, p.id, p.name) for p in script.parts] == [
        (1, "wells", "scene 1 'Wells'"),
        (2, "night", "scene 2 'Night'"),
        (3, "end", "scene 3 'End'"),
    ]
    assert (
        script.name == "salt" and good(film / "film.yml").parts == script.parts
    )


def test_scenes_come_in_the_order_the_film_lists(film: Path) -> None:
    write(film / "film.yml", FILM + "scenes: [02-night.yml, 01-wells.yml]\n")
    assert [p.id for p in good(film).parts] == ["night", "wells"]


def test_a_listed_scene_that_is_not_there(film: Path) -> None:
    write(
        film / "film.yml", FILM + "scenes:\n  - 02-night.yml\n  - 01-well.yml\n"
    )
    assert told(film) == [
        "film.yml:5:5: '01-well.yml' not found; did you mean '01-wells.yml'?"
    ]


def test_a_film_may_be_one_file(film: Path) -> None:
    scenes = "scenes:\n  - scene: Wells\n    duration: 2\n    shots: [{still: a.png}]\n"
    write(film / "short.yml", FILM + scenes)
    script = good(film / "short.yml")
    assert script.name == "short" and [p.id for p in script.parts] == ["wells"]
    assert script.parts[0].find_span(("duration",)).line == 5
    write(film / "short.yml", FILM + scenes + "  - 02-night.yml\n")
    message = (
        "short.yml:7:5: scenes are either all file names or all written here"
    )
    assert message in [
        str(p).replace(f"{film}/", "") for p in load(film / "short.yml")[1]
    ]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("night", "night"),
        ("2", "night"),
        ("02", "night"),
        ("02-night", "night"),
        ("Night", "night"),
        ("3", None),
    ],
)
def test_a_scene_can_be_asked_for_in_many_ways(
    film: Path, wanted: str, found: str | None
) -> None:
    part = good(film).select(wanted)
    assert (part.id if part else None) == found


def test_a_film_without_scenes(tmp_path: Path) -> None:
    write(tmp_path / "film.yml", FILM)
    problems = load(tmp_path)[1]
    assert [p.message for p in problems] == [
        "the film has no scenes; add files such as 01-opening.yml"
    ]


@pytest.mark.parametrize(
    "scenes",
    [
        "scenes:\n",
        "scenes: []\n",
        "scenes: {}\n",
        "scenes: [1]\n",
        "scenes: [null]\n",
    ],
)
def test_an_empty_list_of_scenes_is_no_film(film: Path, scenes: str) -> None:
    write(film / "film.yml", FILM + scenes)
    assert choose_exit_code(load(film)[1]) == EXIT_SCENE


def test_a_film_that_is_not_there(tmp_path: Path) -> None:
    script, problems = load(tmp_path / "none")
    assert script is None and choose_exit_code(problems) == EXIT_ASSET


@pytest.mark.parametrize("name", ["01-wells.yml", "map.yml"])
def test_a_part_of_a_film_is_told_from_a_film(film: Path, name: str) -> None:
    write(film / "map.yml", "views: {a: {center: [10, 50], width_km: 900}}\n")
    script, (problem,) = load(film / name)
    assert script is None
    assert problem.message == (
        f"this is a part of a film; name the film by its folder: {film}"
    )


def test_all_mistakes_are_told_in_one_pass(film: Path) -> None:
    write(film / "film.yml", FILM + "languag: en\nlexicon: words.yml\n")
    write(
        film / "01-wells.yml",
        WELLS.replace("a.png", "c.png")
        + "  - {still: a.png, at: before moon}\n",
    )
    write(film / "02-night.yml", "scene: Night\nshots: []\n")
    write(film / "03-bad.yml", "a: [\n")
    found = told(film)
    assert (
        "film.yml:3:1: unknown key 'languag'; did you mean 'language'?" in found
    )
    assert (
        "01-wells.yml:4:12: 'c.png' not found; did you mean 'a.png'?" in found
    )
    assert (
        "01-wells.yml:5:24: 'before moon' is not spoken in the narration; did you mean 'before"
        " noon'?" in found
    )
    assert any(f.startswith("02-night.yml:2:8: ") for f in found)
    assert any(f.startswith("03-bad.yml:1:4: the [ that begins") for f in found)


def test_words_must_be_spoken_after_the_shot_before(film: Path) -> None:
    shots = "  - {still: a.png, at: They walked}\n  - {still: a.png, at: the wells}\n"
    write(film / "01-wells.yml", WELLS + shots)
    assert told(film) == [
        "01-wells.yml:6:24: 'the wells' is not spoken after the shot before it"
    ]


def test_words_of_overlays_must_be_spoken_too(film: Path) -> None:
    write(
        film / "01-wells.yml",
        WELLS + "lower_third: {title: A, at: the camels}\n",
    )
    assert told(film) == [
        "01-wells.yml:5:29: 'the camels' is not spoken in the narration; did you mean 'The"
        " wells'?"
    ]


def test_two_scenes_of_one_name(film: Path) -> None:
    write(film / "03-wells.yml", WELLS)
    assert told(film) == [
        "03-wells.yml:1:8: two scenes are called 'wells'; the other is 01-wells.yml; the"
        " name is that of the file, so rename one of the two"
    ]


def test_the_lexicon_is_read_and_checked(film: Path) -> None:
    write(film / "film.yml", FILM + "lexicon: lexicon.yml\n")
    write(film / "lexicon.yml", "words: {Argun: {say: ar-goon}}\n")
    script = good(film)
    assert (
        script.lexicon == {"Argun": Pronunciation(say="ar-goon")}
        and film / "lexicon.yml" in script.iter_files()
    )
    write(film / "lexicon.yml", "words: {Argun: {say: }}\n")
    assert told(film) == [
        "lexicon.yml:1:16: give say (a respelling), ipa (sounds) or both"
    ]


def test_the_thumbnail_names_a_scene(film: Path) -> None:
    write(film / "film.yml", FILM + "thumbnail: {scene: nigth}\n")
    problems = load(film)[1]
    place = f"{film}/film.yml:3:20: "
    assert [str(p) for p in problems] == [
        place + "there is no scene 'nigth'; did you mean 'night'?"
    ]


def test_the_thumbnail_s_map_is_one_that_a_shot_shows(film: Path) -> None:
    write(film / "film.yml", FILM + "thumbnail: {map: theatre.yml}\n")
    problems = load(film)[1]
    assert [str(p) for p in problems] == [
        f"{film}/film.yml:3:18: no shot shows the map 'theatre.yml'"
    ]


def refusal(film: Path, still: str) -> tuple[str, int]:
    write(film / "01-wells.yml", WELLS.replace("a.png", f'"{still}"'))
    problems = load(film)[1]
    assert len(problems) == 1
    assert str(problems[0]).startswith(f"{film}/01-wells.yml:4:12: ")
    return problems[0].message, problems[0].code


@pytest.mark.parametrize(
    ("stored", "written"),
    [
        ("Fa\u0308hre.png", "F\u00e4hre.png"),
        ("F\u00e4hre.png", "Fa\u0308hre.png"),
    ],
)
def test_a_file_is_found_however_its_name_is_stored(
    film: Path, stored: str, written: str
) -> None:
    (film / "a.png").rename(film / stored)
    write(film / "01-wells.yml", WELLS.replace("a.png", written))
    assert film / stored in [asset.path for asset in good(film).assets]


OUTSIDE = "is outside the film and assets/; allow it with --allow-path"
NO_PATH = "is not a path; only files on this disk can be used"


@pytest.mark.parametrize(
    ("still", "message"),
    [
        ("../../../../etc/passwd", OUTSIDE),
        ("/etc/passwd", OUTSIDE),
        ("assets/../secret.png", OUTSIDE),
        ("../other/a.png", OUTSIDE),
        ("file:///etc/passwd", NO_PATH),
        ("http://169.254.169.254/", NO_PATH),
        ("concat:a.png|b.png", NO_PATH),
        ("data:image/png;base64,AA", NO_PATH),
        ("subfile,,start,0,end,0,,:/etc/passwd", "not found"),
        ("$(touch pwned)", "not found"),
        ("maps", "is a folder"),
        ("A.PNG", "not found; did you mean 'a.png'?"),
        ("x" * 5000, "can't be followed (File name too long)"),
    ],
)
def test_paths_stay_inside(film: Path, still: str, message: str) -> None:
    write(film.parent.parent / "secret.png", "x")
    (film / "maps").mkdir()
    assert refusal(film, still) == (f"'{still}' {message}", EXIT_ASSET)
    assert not list(film.rglob("pwned"))


def test_links_out_of_the_film_are_not_followed(
    film: Path, tmp_path: Path
) -> None:
    write(tmp_path / "secret.png", "x")
    (film / "link.png").symlink_to(tmp_path / "secret.png")
    (film / "loop.png").symlink_to("loop.png")
    assert refusal(film, "link.png") == (f"'link.png' {OUTSIDE}", EXIT_ASSET)
    assert refusal(film, "loop.png") == (
        "'loop.png' can't be followed (a loop of links?)",
        EXIT_ASSET,
    )


def test_no_scene_film_or_ledger_is_read_through_a_link_out_of_the_film(
    film: Path, tmp_path: Path
) -> None:
    write(tmp_path / "elsewhere.yml", "secret")
    for file in (
        film / "01-wells.yml",
        tmp_path / "assets" / "credits.yml",
        film / "film.yml",
    ):
        file.unlink(missing_ok=True)
        file.symlink_to(tmp_path / "elsewhere.yml")
        script, problems = load(film)
        problems += (
            ledger_files.load(script)[1] if script and not problems else []
        )
        assert (problems[0].message, problems[0].code) == (
            f"'{file.name}' {OUTSIDE}",
            EXIT_ASSET,
        )
        assert not any(
            p.span and p.span.file.is_file() for p in problems
        )  # no line of it is shown
        file.unlink()
        write(file, WELLS)


def test_the_user_may_allow_a_place(film: Path, tmp_path: Path) -> None:
    write(tmp_path / "archive" / "c.png", "x")
    write(
        film / "01-wells.yml",
        WELLS.replace("a.png", str(tmp_path / "archive" / "c.png")),
    )
    assert choose_exit_code(load(film)[1]) == EXIT_ASSET
    assert good(film, tmp_path / "archive")


def test_words_of_a_cameras_legs_must_be_spoken_in_its_shot(film: Path) -> None:
    write(film / "m.yml", "views: {a: {center: [10, 50], width_km: 900}}\n")
    legs = "  - {map: m.yml, at: They walked, legs: [{to: a, at: the wells}]}\n"
    write(film / "01-wells.yml", WELLS + legs)
    assert told(film) == [
        "01-wells.yml:5:54: 'the wells' is not spoken after the shot before it;"
        " did you mean 'They walked'?"
    ]
