"""One film in two languages, made in one run: what is shared, what isn't, and where it all is."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from lantern.core.cache import read_records
from lantern.core.store import Store
from tests.support import films, translated_films
from tests.support.envelopes import read_result
from tests.support.films import scene, still

pytestmark = pytest.mark.film

LATIN = re.compile(r"[A-Za-z]{2,}")
TEXTS: dict[str, Any] = {
    "film": {"title": "Дождь", "subtitle": "О погоде"},
    "01-rain": {"scene": "Дождь", "narration": "Шёл дождь. Никто не пришёл."},
    "02-river": {"scene": "Река"},
    "03-end": {"scene": "Конец", "statement.card.statement": "Он перестал"},
}


def write(base: Path) -> Path:
    """A film of a narrated scene, a still without words and a card, and its translation."""
    film = films.write(
        base / "project",
        [
            scene("Rain", "Rain fell. Nobody came.", still("dark")),
            scene("River", None, still("river"), duration=2),
            scene(
                "End", None, {"card": {"statement": "It stopped"}}, duration=2
            ),
        ],
        title="Rain",
        subtitle="On weather",
        transition="cut",
        captions={"language": ["en", "ru"]},
    )
    translated_films.write(film, TEXTS)
    return film


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The film in both languages, made in one run. Returns its folder; the output is beside it."""
    base = tmp_path_factory.mktemp("languages")
    film = write(base)
    done = films.call(
        *("render", film, "--languages", "en,ru"),
        *("--out", base / "out", "--store", base / "store"),
        cwd=base,
    )
    assert done.returncode == 0, done.stderr
    return base


def read_report(folder: Path) -> dict[str, Any]:
    report: dict[str, Any] = json.loads(
        (folder / "report.json").read_text("utf-8")
    )
    return report


def list_segments(folder: Path) -> dict[str, str]:
    """Return the keys of a film's segments by the number of their scene."""
    return {
        name.split()[1]: key
        for name, key in read_report(folder)["keys"].items()
        if name.endswith("shot 1")
    }


def test_pictures_without_words_are_made_once_and_cards_for_each_language(
    made: Path,
) -> None:
    own = list_segments(made / "out")
    russian = list_segments(made / "out" / "ru")
    assert own["2"] == russian["2"]
    assert own["3"] != russian["3"]
    store = Store(made / "store")
    keys = {*own.values(), *russian.values()}
    assert all(store.has(key, ".mp4") for key in keys)
    assert len(list((made / "store").glob("??/*.mp4"))) == len(keys)


def test_each_language_is_a_whole_release_in_its_own_folder(made: Path) -> None:
    names = {
        "short.mp4", "short.srt", "short.vtt", "description.txt", "credits.html",
        "sources.html", "thumbnail.jpg", "report.json",
    }  # fmt: skip
    for folder, other in ((made / "out", "ru"), (made / "out" / "ru", "en")):
        captions = {f"short.{other}.srt", f"short.{other}.vtt"}
        found = {path.name for path in folder.iterdir() if path.is_file()}
        assert found == names | captions
    assert read_report(made / "out")["language"] == "en"
    assert read_report(made / "out" / "ru")["language"] == "ru"


def test_nothing_of_one_language_is_left_in_the_other(made: Path) -> None:
    russian = made / "out" / "ru"
    description = (russian / "description.txt").read_text("utf-8")
    assert description.startswith("Дождь\nО погоде\n")
    # names, licences and the mark of the program stay
    known = {
        "dark",
        "river",
        "The",
        "tests",
        "CC",
        "Source",
        "Serif",
        "Sans",
        "Adobe",
    }
    known |= {"OFL", "Lantern"}
    assert set(LATIN.findall(description)) <= known
    for name in ("credits.html", "sources.html"):
        page = (russian / name).read_text("utf-8")
        assert '<html lang="ru">' in page
        assert "Rain" not in page
    own = (made / "out" / "description.txt").read_text("utf-8")
    assert not re.search("[а-я]", own)


def test_captions_in_the_other_language_keep_the_voice_s_time(
    made: Path,
) -> None:
    for folder, own, other in (("", "Rain", "Шёл"), ("ru", "Шёл", "Rain")):
        out = made / "out" / folder
        spoken = (out / "short.srt").read_text("utf-8").splitlines()
        tag = "en" if folder else "ru"
        read = (out / f"short.{tag}.srt").read_text("utf-8").splitlines()
        assert spoken[2].startswith(own)
        assert read[2].startswith(other)
        assert spoken[1].split(" --> ")[0] == read[1].split(" --> ")[0]


@pytest.mark.parametrize(
    ("folder", "tracks", "sound"),
    [
        ("", [("eng", "(default)"), ("rus", "")], "eng"),
        ("ru", [("rus", "(default)"), ("eng", "")], "rus"),
    ],
)
def test_tracks_name_their_language_and_the_voice_s_is_the_default(
    made: Path, folder: str, tracks: list[tuple[str, str]], sound: str
) -> None:
    about = films.said(made / "out" / folder / "short.mp4")
    found = re.findall(
        r"\((\w+)\): Subtitle: mov_text.*?(\(default\))?\n", about
    )
    assert found == tracks
    assert f"({sound}): Audio" in about


def test_a_second_run_finds_both_finished(made: Path) -> None:
    film = made / "project" / "scenes" / "short"
    words = (
        "--languages",
        "en,ru",
        "--out",
        made / "out",
        "--store",
        made / "store",
    )
    done = films.call("render", film, *words, cwd=made)
    assert done.returncode == 0
    lines = done.stdout.splitlines()
    assert [line[:13] for line in lines] == ["Nothing to do"] * 2


def test_the_store_knows_what_each_language_needs(made: Path) -> None:
    titles = {record.title for _, record in read_records(Store(made / "store"))}
    assert titles == {"short", "short, ru"}
    done = films.call("why", made / "out" / "ru" / "short.mp4", cwd=made)
    assert "Film: Дождь" in done.stdout
    assert "scenes/short/translations/ru.yml" in done.stdout


def test_the_plan_says_how_much_is_shared(tmp_path: Path) -> None:
    film = write(tmp_path)
    done = films.call("plan", film, "--languages", "en,ru", cwd=tmp_path)
    lines = done.stdout.splitlines()
    # the narrations are of different length, and the cards have other words
    assert lines[-1] == "ru: 1 of 3 segments is shared."
    assert "ru: scene 3 'Конец', shot 1: new" in lines
    assert "en: scene 3 'End', shot 1: new" in lines
    told = films.call(
        "plan", film, "--languages", "en,ru", "--json", cwd=tmp_path
    )
    assert read_result(told)["shared"] == [
        {"language": "ru", "segments": 3, "shared": 1}
    ]


def test_a_language_that_fails_leaves_the_others_finished(
    tmp_path: Path,
) -> None:
    film = write(tmp_path)
    (film / "film.yml").write_text(
        (film / "film.yml").read_text("utf-8").replace('["en", "ru"]', '["en"]')
    )
    texts = {**TEXTS, "01-rain": {"scene": "Дождь"}}
    translated_films.write(film, texts)
    words = ("--languages", "ru,en", "--draft", "--out", tmp_path / "out")
    done = films.call(
        "render", film, *words, "--store", tmp_path / "s", cwd=tmp_path
    )
    assert done.returncode == 3
    assert done.stderr.splitlines()[-1] == "Not finished: ru; finished: en."
    assert (tmp_path / "out" / "draft" / "short.mp4").is_file()
    assert not (tmp_path / "out" / "ru").exists()


def test_a_scene_of_a_translation_is_made_in_its_folder(
    made: Path, tmp_path: Path
) -> None:
    film = made / "project" / "scenes" / "short"
    words = (
        "--language",
        "ru",
        "--only",
        "03-end",
        "--draft",
        "--shapes",
        "1:1",
    )
    done = films.call(
        *("render", film, *words),
        *("--out", tmp_path / "out", "--store", tmp_path / "store"),
        cwd=tmp_path,
    )
    assert done.returncode == 0, done.stderr
    place = tmp_path / "out" / "ru" / "draft" / "1x1" / "scenes" / "03.mp4"
    assert place.is_file()
