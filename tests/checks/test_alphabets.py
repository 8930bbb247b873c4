"""Letters of another alphabet in a word, as `check` tells them."""

from __future__ import annotations

from pathlib import Path

from lantern.checks.alphabets import check_alphabets
from lantern.script.load import load
from tests.support import films
from tests.support.films import scene


def test_a_latin_letter_in_a_russian_word_is_told_at_the_word(tmp_path: Path) -> None:
    folder = films.write(tmp_path, [scene("One", None, duration=2)], language="ru")
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
        "scene: One\nduration: 2\nshots:\n  - still: кaрты/хaрбин.svg\n", "utf-8"
    )
    script, _ = load(folder)
    assert script is not None
    assert list(check_alphabets(script)) == []
