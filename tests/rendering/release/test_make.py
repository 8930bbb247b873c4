"""The texts of a release, and what is said of the film in them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from lantern import rendering
from lantern.core.store import Store
from lantern.rendering.join import CHAPTERS_FILE
from lantern.rendering.layout import lay_out, load_spoken_takes
from lantern.rendering.parts import draw_and_encode
from lantern.rendering.release.make import list_file_names, make_release
from lantern.rendering.release.model import Release
from tests.support import films, sourced, translated_films
from tests.support.films import scene, still

pytestmark = pytest.mark.film

SCENES = [
    scene(
        "One",
        "Rain fell.",
        chapter="Rain",
        claim={"status": "record", "source": "X"},
    ),
    scene(
        "Two",
        None,
        still("white"),
        duration=10.4,
        chapter="Snow",
    ),
    scene(
        "Three",
        None,
        still("grey"),
        duration=10.4,
        chapter="Hail",
    ),
    scene(
        "Four",
        None,
        still("dark"),
        duration=10.4,
        chapter="Sun",
    ),
]
NAMES = [
    "short.mp4",
    "short.srt",
    "short.vtt",
    "description.txt",
    "credits.html",
    "sources.html",
    "thumbnail.jpg",
]


def write(base: Path, scenes: list[films.Scene], **head: Any) -> Path:
    return films.write(
        base / "project",
        scenes,
        subtitle="Weather",
        **head,
    )


def stage(film: Path, base: Path) -> Release:
    """Stage a release in a folder, as a render does."""
    session = films.studio(film, base)
    voice, takes = rendering.speak(session)
    rendition = lay_out(session, voice, load_spoken_takes(session, takes))
    jobs = draw_and_encode(session, rendition, takes)
    folder = base / "staged"
    folder.mkdir()
    return make_release(
        session.project,
        rendition,
        jobs.segments,
        mix=jobs.mix,
        store=Store(session.options.store),
        folder=folder,
    )


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> Path:
    article = {
        "title": "Days",
        "author": "A. Writer",
        "published": "2020-11-26",
    }
    return write(tmp_path_factory.mktemp("release"), SCENES, article=article)


@pytest.fixture(scope="module")
def release(film: Path, tmp_path_factory: pytest.TempPathFactory) -> Release:
    return stage(film, tmp_path_factory.mktemp("staged"))


@pytest.fixture(scope="module")
def asking(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A film that asks for a track, for the times of its words, and for tags."""
    captions = {"track": True, "words": True}
    base = tmp_path_factory.mktemp("asking")
    return write(
        base,
        SCENES[:1],
        captions=captions,
        tags=["rain"],
    )


@pytest.fixture(scope="module")
def asked(asking: Path, tmp_path_factory: pytest.TempPathFactory) -> Release:
    return stage(asking, tmp_path_factory.mktemp("asked"))


def read(release: Release, name: str) -> str:
    return release.files[name].read_text("utf-8")


def test_a_release_has_seven_files_the_film_first(release: Release) -> None:
    assert list(release.files) == NAMES
    assert all(path.is_file() for path in release.files.values())


def test_it_was_counted_and_measured(release: Release) -> None:
    assert release.frames == len(films.pictures(release.files["short.mp4"]))
    assert release.loudness.peak < -1


def test_coverage_is_counted_from_the_article_s_lock(tmp_path: Path) -> None:
    scene_file = sourced.TOLD.replace("[2, 3, 4]", "[2, 3]")
    film = sourced.write(tmp_path, scene_file, "output: {size: 160x90}\n")
    assert stage(film, tmp_path).coverage == {
        "told": 2,
        "told in part": 0,
        "left out": 0,
        "not told": 1,
    }


def test_captions_are_there_in_both_formats(release: Release) -> None:
    srt = read(release, "short.srt").splitlines()
    assert srt[0] == "1"
    assert srt[2] == "Rain fell."
    vtt = read(release, "short.vtt").splitlines()
    assert vtt[0].startswith("WEBVTT")
    assert "Rain fell." in vtt


def test_the_description_has_the_film_its_article_and_its_makers(
    release: Release,
) -> None:
    paragraphs = read(release, "description.txt").split("\n\n")
    assert paragraphs[0] == "A short film\nWeather"
    # the first scene is shorter than 10 s, so its chapter takes the second one in
    assert paragraphs[1].splitlines()[0] == "Chapters"
    assert paragraphs[1].splitlines()[1] == "0:00 Rain"
    assert paragraphs[2] == "Based on “Days”, by A. Writer, 2020-11-26"
    assert paragraphs[3] == "Sources\nOn record (X)"
    assert paragraphs[4].splitlines()[0] == "Credits"
    assert paragraphs[4].splitlines()[1].startswith("Narration: ")


def test_the_film_has_its_title_and_chapters_inside(release: Release) -> None:
    metadata = (release.files["short.mp4"].parent / CHAPTERS_FILE).read_text(
        "utf-8"
    )
    assert metadata.startswith(
        ";FFMETADATA1\ntitle=A short film\ncomment=Weather\n"
    )
    about = films.said(release.files["short.mp4"])
    assert "A short film" in about
    assert "Chapter #0:1" in about


def test_a_track_and_the_times_of_words_are_made_only_where_the_film_asks_for_them(
    release: Release, asked: Release
) -> None:
    assert not list(release.files["short.mp4"].parent.glob("track.*"))
    assert "<00:" not in read(release, "short.vtt")
    track = asked.files["short.mp4"].parent / "track.en.srt"
    assert track.read_text("utf-8") == read(asked, "short.srt")
    assert track.name not in asked.files
    assert "<00:" in read(asked, "short.vtt")


def test_its_files_are_known_before_it_is_made(
    film: Path, release: Release, asking: Path, asked: Release
) -> None:
    for folder, made in ((film, release), (asking, asked)):
        names = set(list_file_names(films.load_valid(folder).script))
        # nothing sounds in it
        assert names - set(made.files) == {"short.sdh.srt", "short.sdh.vtt"}
        assert set(made.files) < names


def test_a_film_with_sounds_tells_them_in_captions_of_their_own(
    tmp_path: Path,
) -> None:
    film = films.write(
        tmp_path / "project",
        [
            scene(
                "One",
                "Rain fell.",
                hit="bell",
                pause_before=4,
            ),
            scene(
                "Two",
                None,
                duration=5,
                ambience="wind",
            ),
        ],
    )
    made = stage(film, tmp_path)
    assert "[bell]" not in read(made, "short.srt")
    blocks = read(made, "short.sdh.srt").split("\n\n")
    assert [block.splitlines()[2:] for block in blocks] == [
        ["[bell]"],
        ["Rain fell."],
        ["[wind]"],
    ]
    assert blocks[0].splitlines()[1] == "00:00:00,000 --> 00:00:03,000"
    vtt = read(made, "short.sdh.vtt")
    assert vtt.startswith(
        "WEBVTT - A short film\nKind: captions\nLanguage: en\n"
    )
    assert "\n[bell]\n" in vtt


@pytest.fixture(scope="module")
def subtitled(tmp_path_factory: pytest.TempPathFactory) -> Release:
    """A film of two sentences and a silent scene, with Russian captions beside its own."""
    base = tmp_path_factory.mktemp("subtitled")
    scenes = [
        scene("One", "Rain fell. Nobody came."),
        scene("Two", None, still("white"), duration=0.4),
    ]
    film = write(base, scenes, captions={"language": ["en", "ru"]})
    narration = "Шёл дождь. Никто не пришёл."
    texts = {"film.title": "Фильм", "01-one.narration": narration}
    translated_films.write(film, texts)
    return stage(film, base)


def test_captions_in_another_language_have_the_sentences_times(
    subtitled: Release,
) -> None:
    own = read(subtitled, "short.srt").splitlines()
    other = read(subtitled, "short.ru.srt").splitlines()
    assert own[2:] == ["Rain fell. Nobody came."]
    assert other[2:] == ["Шёл дождь. Никто не пришёл."]
    assert own[1].split(" --> ")[0] == other[1].split(" --> ")[0]
    vtt = read(subtitled, "short.ru.vtt").splitlines()
    assert vtt[:3] == ["WEBVTT - Фильм", "Kind: captions", "Language: ru"]
    assert "Дождь" not in read(subtitled, "short.vtt")


def test_they_are_tracks_of_the_film_the_voice_s_first(
    subtitled: Release,
) -> None:
    about = films.said(subtitled.files["short.mp4"])
    found = re.findall(
        r"\((\w+)\): Subtitle: mov_text.*?(\(default\))?\n", about
    )
    assert found == [("eng", "(default)"), ("rus", "")]
