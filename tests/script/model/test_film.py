"""What an author may write in film.yml and in a scene, and what is wrong with the rest."""

from __future__ import annotations

from pathlib import Path

import pytest

from lantern.script.model.film import Film
from lantern.script.model.scene import Scene
from tests.support.models import (
    HEAD,
    assert_refused,
    list_faults,
    list_film_faults,
)


def test_a_film_needs_two_keys_only() -> None:
    made = Film.model_validate({"lantern": 1, "title": "Salt"})
    assert made.output.pixels == (1920, 1080) and made.output.fps == 25
    assert (made.transition.kind, made.transition.length) == ("dissolve", 0.8)
    assert [v.engine for v in made.voice] == ["hibari", "espeak"]
    assert (made.captions.choose_burn("wide"), made.captions.words) == (
        "none",
        False,
    )


@pytest.mark.parametrize(
    ("language", "voices"),
    [("en-GB", ["hibari", "espeak"]), ("ru", ["espeak"])],
)
def test_only_english_has_a_natural_voice_by_default(
    language: str, voices: list[str]
) -> None:
    made = Film.model_validate(
        {"lantern": 1, "title": "Salt", "language": language}
    )
    assert [voice.engine for voice in made.voice] == voices


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "language: no\n",
            "x.yml:3:11: 'language' must be text, got a boolean; write 'no' in quotes",
        ),
        (
            "scenes:\n",
            (
                "x.yml:3:8: 'scenes' is empty; list scene files, or take the key out "
                "to use all NN-*.yml"
            ),
        ),
        (
            "scenes: []\n",
            (
                "x.yml:3:9: 'scenes' is empty; list scene files, or take the key out "
                "to use all NN-*.yml"
            ),
        ),
        ("scenes: {}\n", "x.yml:3:9: 'scenes' must be a list"),
        (
            "captions: off\n",
            "x.yml:3:11: write none, block or karaoke, or {burn: block, words: true}",
        ),
        (
            "captions: [block]\n",
            "x.yml:3:11: write none, block or karaoke, or {burn: block, words: true}",
        ),
        (
            "captions: blok\n",
            "x.yml:3:11: 'captions' must be 'none', 'block' or 'karaoke'; did you mean 'block'?",
        ),
        (
            "captions: {wrods: true}\n",
            "x.yml:3:12: unknown key 'wrods'; did you mean 'words'?",
        ),
        (
            "output: {fps: 29}\n",
            "x.yml:3:15: fps must be one of 24, 25, 30, 50, 60",
        ),
        (
            "output: {size: 1921x1080}\n",
            "x.yml:3:16: size is width x height in even pixels, 32 to 4320, such as 1920x1080",
        ),
        (
            "output: {quality: drafty}\n",
            "x.yml:3:19: 'quality' must be 'draft', 'standard' or 'master'; did you mean 'draft'?",
        ),
        (
            "article: {title: A, published: 2024-02-30}\n",
            "x.yml:3:32: '2024-02-30' is not a date; write it as 2020-11-26",
        ),
        (
            "transition: fade\n",
            (
                "x.yml:3:13: write cut, or one of {dissolve: 0.8}, {dip: 1}, {wipe: "
                "0.8}, {push: 0.8}, {match: 1.2}"
            ),
        ),
        (
            "voice: [{a: {}, b: {}}]\n",
            "x.yml:3:9: a voice is a name, a name with its settings ({espeak: {rate: 148}}),"
            " or what it should be like: {language: ru, sex: male}",
        ),
        (
            "transitoin: cut\n",
            "x.yml:3:1: unknown key 'transitoin'; did you mean 'transition'?",
        ),
    ],
)
def test_faults_of_film_yml(tmp_path: Path, text: str, message: str) -> None:
    assert list_film_faults(tmp_path, text) == [message]


def test_a_newer_format_is_a_clear_error(tmp_path: Path) -> None:
    message = (
        "x.yml:1:10: this film is written for format 2, and this Lantern reads "
        "format 1; update Lantern"
    )
    assert list_faults(tmp_path, Film, "lantern: 2\ntitle: A\n") == [message]


def test_lengths_may_be_text() -> None:
    made = Scene.model_validate(
        {
            "scene": "A",
            "duration": "1m30s",
            "shots": [{"still": "a.png", "hold": "2s"}],
        }
    )
    assert made.duration == 90 and made.shots[0].hold == 2


@pytest.mark.parametrize(
    ("language", "message"),
    [
        ("EN", "write en for 'EN'"),
        ("English", "write en for 'English'"),
        ("Deutsch", "write de for 'Deutsch'"),
        ("eng", "write en for 'eng'"),
        ("русский", "write ru for 'русский'"),
        ("zh_CN", "write zh-CN for 'zh_CN'"),
        ("e", "'e' is no language tag; write two letters, such as en or de"),
    ],
)
def test_a_language_is_a_tag(language: str, message: str) -> None:
    assert_refused(Film, {**HEAD, "language": language}, message)


def test_a_film_says_how_it_is_found_and_on_which_terms() -> None:
    film = Film.model_validate(
        {
            **HEAD,
            "licence": "CC-BY-4.0",
            "tags": ["salt", "Gobi Desert"],
            "description": "How salt crossed the desert.",
            "links": [
                "https://example.org",
                {"title": "The map", "url": "https://example.org/map"},
            ],
            "article": {"title": "Salt", "url": "https://example.org/salt"},
        }
    )
    assert (film.licence, film.tags) == ("CC-BY-4.0", ("salt", "Gobi Desert"))
    assert [link.format_line() for link in film.links] == [
        "https://example.org",
        "The map: https://example.org/map",
    ]
    assert film.article is not None
    assert film.article.url == "https://example.org/salt"
    assert_refused(Film, {**HEAD, "tags": ["salt, sand"]}, "a tag has no comma")
    assert_refused(Film, {**HEAD, "tags": ["a<b"]}, "a tag has no < and no >")


@pytest.mark.parametrize("language", ["en", "en-GB", "en-gb", "zh-Hans", "haw"])
def test_a_tag_is_taken_as_it_is(language: str) -> None:
    assert (
        Film.model_validate({**HEAD, "language": language}).language == language
    )
