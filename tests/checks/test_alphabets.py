"""Letters of another alphabet in a word, as `check` tells them."""

from __future__ import annotations

from pathlib import Path

from lantern.checks.alphabets import check_alphabets
from lantern.core.problems import Span
from lantern.script.load import load
from tests.support import films, translated_films
from tests.support.films import scene


def test_a_latin_letter_in_a_russian_word_is_told_at_the_word(
    tmp_path: Path,
) -> None:
    folder = films.write(
        tmp_path, [scene("One", None, duration=2)], language="ru"
    )
    (folder / "01-one.yml").write_text(
        "scene: Один\n"
        "narration: |\n"
        "  Войска вошли\n"
        "  в Хaрбин и Moскву.\n"  # a Latin a, and a Latin M and o
        "shots:\n"
        "  - card: title\n",
        "utf-8",
    )
    script, _ = load(folder)
    assert script is not None
    found = list(check_alphabets(script))
    assert [problem.message for problem in found] == [
        "in 'Хaрбин' 'a' is a Latin letter, the others are Cyrillic: no voice and no search"
        " takes it for 'Харбин'; type it again",
        "in 'Moскву' 'M', 'o' are Latin letters, the others are Cyrillic: no voice and no"
        " search takes it for 'Москву'; type it again",
    ]
    places = [(each.span.line, each.span.column) for each in found if each.span]
    assert places == [(4, 5), (4, 14)]
    assert all(problem.warning for problem in found)


def test_names_of_files_may_be_what_they_like(tmp_path: Path) -> None:
    folder = films.write(tmp_path, [scene("One", None, duration=2)])
    (folder / "01-one.yml").write_text(
        "scene: One\nduration: 2\nshots:\n  - still: кaрты/хaрбин.svg\n",
        "utf-8",
    )
    script, _ = load(folder)
    assert script is not None
    assert list(check_alphabets(script)) == []


def test_a_word_of_a_translation_is_told_once_where_it_is_written(
    tmp_path: Path,
) -> None:
    folder = films.write(tmp_path, [scene("One", "Rain over the hills.")])
    # the first letter of the hills is Latin
    texts = {"01-one.narration": "Дождь над xолмами, T-34 и Т-34."}
    file = translated_films.write(folder, texts)
    script, problems = translated_films.read(folder)
    told = [*problems, *check_alphabets(script)]
    (problem,) = [each for each in told if "xолмами" in each.message]
    assert problem.warning
    assert problem.message.startswith("in 'xолмами' 'x' is a Latin letter,")
    assert problem.span == Span(file, 6, 34, 41)


def test_a_word_of_a_map_is_told_in_its_translation(tmp_path: Path) -> None:
    folder = films.write(tmp_path, [scene("One", "Rain over the hills.")])
    file = translated_films.write(
        folder, {"maps/amur.yml.places.h.name": "Хaрбин"}
    )
    script, _ = translated_films.read(folder)
    (problem,) = check_alphabets(script)
    assert problem.message.startswith("in 'Хaрбин' 'a' is a Latin letter,")
    assert problem.span is not None
    assert problem.span.file == file
