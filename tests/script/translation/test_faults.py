"""What is told of a translation: what is wrong with it, and what isn't finished."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from lantern.core.problems import Problem
from lantern.script.load import load
from lantern.script.translation.originals import digest_text
from tests.support import films, translated_films
from tests.support.films import scene, still

RAIN = "Rain and wind over the hills. Then the sun."
ДОЖДЬ = "Дождь и ветер над холмами. Потом солнце."
WHOLE = {
    "film.title": "Короткий фильм",
    "01-one.scene": "Один",
    "01-one.narration": ДОЖДЬ,
}


@pytest.fixture
def film(tmp_path: Path) -> Path:
    return films.write(tmp_path, [scene("One", RAIN, still("hills"))])


def tell(film: Path, changes: dict[str, Any], **more: Any) -> list[Problem]:
    """What is told of a translation that is whole but for some changes."""
    texts = {
        id: text
        for id, text in {**WHOLE, **changes}.items()
        if text is not None
    }
    translated_films.write(film, texts, **more)
    _, problems = load(film, language="ru")
    return problems


def test_a_whole_translation_is_clean(film: Path) -> None:
    originals = {
        "film.title": digest_text("A short film"),
        "01-one.narration": digest_text(RAIN),
    }
    assert not tell(film, {}, originals=originals)


@pytest.mark.parametrize(
    ("changes", "place", "message"),
    [
        (
            {"01-one.scnee": "Два"},
            "9:3",
            "the film has no text '01-one.scnee'; did you mean '01-one.scene'?; where a shot has"
            " a new picture, lantern translate lets the text follow it",
        ),
        (
            {"01-one.narration": "  "},
            "8:23",
            "'01-one.narration' is empty: this narration isn't translated; or name the"
            " scenes that are translated under scenes",
        ),
    ],
)
def test_faults_of_texts_stand_in_the_translation(
    film: Path, changes: dict[str, Any], place: str, message: str
) -> None:
    problems = tell(film, changes)
    path = film / "translations" / "ru.yml"
    assert [str(each) for each in problems] == [f"{path}:{place}: {message}"]


def test_a_narration_that_is_missing_is_told_at_the_original(
    film: Path,
) -> None:
    problems = tell(film, {"01-one.narration": None})
    assert [str(each) for each in problems] == [
        f"{film}/01-one.yml:3:15: this narration isn't translated into ru: write"
        " '01-one.narration', or name the scenes that are under scenes"
    ]


def test_texts_that_are_missing_are_counted(film: Path) -> None:
    problems = tell(film, {"film.title": None, "01-one.scene": ""})
    path = film / "translations" / "ru.yml"
    assert [str(each) for each in problems] == [
        f"{path}:1:1: warning: 2 of 3 texts aren't translated into ru, and stay as they are:"
        " film.title, 01-one.scene"
    ]


@pytest.mark.parametrize(
    ("more", "cure"),
    [
        (
            {"originals": {"01-one.scene": "0123456789ab"}},
            "look at both, and run lantern translate, which notes it",
        ),
        (
            {"changed": ["01-one.scene"]},
            "once the text is right again, take it out of 'changed'",
        ),
    ],
)
def test_a_changed_original_is_a_warning(
    film: Path, more: dict[str, Any], cure: str
) -> None:
    (problem,) = tell(film, {}, **more)
    assert problem.warning
    assert problem.message == (
        f"the original of '01-one.scene' changed, at {film}/01-one.yml:2:11; {cure}"
    )
    assert problem.span is not None
    assert problem.span.file == film / "translations" / "ru.yml"


@pytest.mark.parametrize(
    ("narration", "message"),
    [
        (RAIN, "'01-one.narration' is word for word the original"),
        (
            ДОЖДЬ * 4,
            "'01-one.narration' is 4 times as long as the original, at"
            " {film}/01-one.yml:3:15: the scene becomes as much longer",
        ),
        (ДОЖДЬ * 2, None),
    ],
)
def test_a_narration_that_looks_wrong_is_a_warning(
    film: Path, narration: str, message: str | None
) -> None:
    problems = tell(film, {"01-one.narration": narration})
    wanted = [] if message is None else [message.format(film=film)]
    assert [each.message for each in problems if each.warning] == wanted
    assert all(each.warning for each in problems)


def test_files_that_nothing_shows_are_told(film: Path) -> None:
    problems = tell(
        film,
        {},
        pictures={"assets/hill.png": "a.png"},
        recordings={"02-two": "a.wav"},
    )
    assert [each.message for each in problems] == [
        "nothing in the film shows 'assets/hill.png'; did you mean 'assets/hills.png'?; write its"
        " path as the film does",
        "there is no scene '02-two' for this recording",
    ]


def test_a_file_that_is_missing_is_told_in_the_translation(film: Path) -> None:
    (problem,) = tell(film, {}, pictures={"assets/hills.png": "hills.png"})
    assert problem.message == "'hills.png' not found"
    assert problem.span is not None
    assert problem.span.file == film / "translations" / "ru.yml"


def test_no_file_outside_the_film_is_used(film: Path) -> None:
    (problem,) = tell(film, {}, pictures={"assets/hills.png": "/etc/hostname"})
    assert problem.message == (
        "'/etc/hostname' is outside the film and assets/; allow it with --allow-path"
    )


def test_a_scene_that_isnt_there_cant_be_chosen(film: Path) -> None:
    problems = tell(film, {}, scenes=["01-one", "01-on"])
    assert [each.message for each in problems] == [
        "there is no scene '01-on'; did you mean '01-one'?"
    ]


def test_texts_of_a_scene_that_cant_be_read_are_not_told_as_unknown(
    film: Path,
) -> None:
    (film / "01-one.yml").write_text("scene: [\n")
    (problem,) = tell(film, {})
    assert problem.span is not None
    assert problem.span.file == film / "01-one.yml"


# --- which translation is meant


@pytest.mark.parametrize(
    ("language", "message"),
    [
        (
            "de",
            "the film has no translation into 'de': translations/de.yml isn't there; lantern"
            " translate writes it; there are translations into ru",
        ),
        (
            "ru-BY",
            "the film has no translation into 'ru-BY': translations/ru-BY.yml isn't there;"
            " lantern translate writes it; did you mean 'ru'?",
        ),
        ("russian", "write ru for 'russian'"),
        ("rus", "write ru for 'rus'"),
        ("xx", "'xx' is no language tag that is known (BCP 47)"),
    ],
)
def test_a_language_without_a_translation(
    film: Path, language: str, message: str
) -> None:
    translated_films.write(film, WHOLE)
    script, problems = load(film, language=language)
    assert script is None
    assert [each.message for each in problems] == [message]


def test_another_ending_is_told(film: Path) -> None:
    translated_films.write(film, WHOLE)
    (film / "translations" / "ru.yml").rename(film / "translations" / "ru.yaml")
    _, problems = load(film, language="ru")
    assert [each.message for each in problems] == [
        "rename translations/ru.yaml: a translation ends in .yml"
    ]


def test_a_tag_that_nobody_knows_is_told_in_its_file(film: Path) -> None:
    translated_films.write(film, WHOLE, language="xx")
    _, problems = load(film, language="xx")
    assert [str(each) for each in problems] == [
        f"{film}/translations/xx.yml:1:1: 'xx' is no language tag that is known (BCP 47)"
    ]


def test_a_translation_for_another_film_is_refused(film: Path) -> None:
    translated_films.write(film, WHOLE, film="long")
    script, problems = load(film, language="ru")
    assert script is None
    assert [str(each) for each in problems] == [
        f"{film}/translations/ru.yml:4:10: this translation is for the film 'long', and this"
        " is 'short'; if the film was renamed, write film: short"
    ]


def test_a_translation_says_which_film_it_is_for(film: Path) -> None:
    path = film / "translations" / "ru.yml"
    path.parent.mkdir()
    path.write_text("translation: 1\ntexts:\n")
    _, problems = load(film, language="ru")
    assert [each.message for each in problems] == [
        "say which film this translation is for: film: short"
    ]


def test_a_file_and_a_folder_for_one_language_are_refused(film: Path) -> None:
    path = translated_films.write(film, WHOLE)
    (path.parent / "ru").mkdir()
    (path.parent / "ru" / "film.yml").write_text("translation: 1\n")
    script, problems = load(film, language="ru")
    assert script is None
    assert [each.message for each in problems] == [
        "the translation is in ru.yml and in the folder ru; delete one of them"
    ]


def test_a_translation_into_the_films_own_language_is_refused(
    film: Path,
) -> None:
    translated_films.write(film, WHOLE, language="en")
    _, problems = load(film, language="en")
    assert [each.message for each in problems] == [
        "'en' is the film's own language; its texts are in the film's files, so take this"
        " translation out"
    ]


@pytest.mark.parametrize(
    "member", [{"name": "He", "under": []}, {"He": {}}, [], {"name": {}}, {}]
)
def test_names_that_are_no_texts_are_told_as_in_the_film(
    tmp_path: Path, member: object
) -> None:
    card = {"relations": "A court", "members": [member, "She"]}
    folder = films.write(tmp_path, [scene("One", RAIN, {"card": card})])
    own = [each for each in load(folder)[1] if not each.warning]
    translated = tell(folder, {"01-one.relations.card.members.2": "Она"})
    assert own
    assert [each for each in translated if not each.warning] == own
