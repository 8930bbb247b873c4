"""Marks in the narrations of a film's files: speakers that there are, places, folded texts."""

from __future__ import annotations

from pathlib import Path

import pytest

from lantern.script.film_script import Script
from lantern.script.load import load
from lantern.script.narration_marks import find_spoken_span

FILM = """lantern: 1
title: Salt road
speakers: {ann: Ann Lee, bo: {name: Bo, role: Guide, voice: {espeak: {pitch: 30}}}}
"""


def read(folder: Path, narration: str) -> tuple[Script, list[str]]:
    """A film of one scene whose narration is written so, and what is told of it."""
    (folder / "film.yml").write_text(FILM, "utf-8")
    text = f"scene: Wells\nnarration: {narration}\nshots: [{{card: {{title: A}}}}]\n"
    (folder / "01-wells.yml").write_text(text, "utf-8")
    script, problems = load(folder)
    assert script is not None
    return script, [str(each).replace(f"{folder}/", "") for each in problems]


@pytest.mark.parametrize(
    ("narration", "told"),
    [
        (
            "|\n  It was\n  [anne] dry.",
            "4:3: there is no speaker or mark 'anne'; did you mean 'ann'?",
        ),
        (
            "|\n  It was [paus 2] dry.",
            "3:10: '[paus 2]' is no mark; for the sign itself write \\[",
        ),
        (
            "It was [sic] dry.",
            "2:19: there is no speaker 'sic'; add it to speakers in film.yml, or write \\["
            " for the sign itself",
        ),
        (
            "'It was [slwo] dry.'",
            "2:20: there is no speaker or mark 'slwo'; did you mean 'slow'?",
        ),
    ],
)
def test_a_wrong_mark_is_told_at_its_place(
    tmp_path: Path, narration: str, told: str
) -> None:
    assert read(tmp_path, narration)[1] == [f"01-wells.yml:{told}"]


@pytest.mark.parametrize(
    ("described", "told"),
    [
        (
            "'A [pause] moon.'",
            "3:14: write how many seconds a pause has: [pause 0.8]",
        ),
        (
            "{text: 'A [anne] moon.'}",
            "3:21: there is no speaker or mark 'anne'; did you mean 'ann'?",
        ),
        (
            "[A sun., 'A [1] b.']",
            "3:23: '[1]' is no mark; for the sign itself write \\[",
        ),
        (
            "[{text: 'A [slow] b.'}]",
            "3:22: nothing closes this; write [/slow] where it ends",
        ),
    ],
)
def test_a_wrong_mark_in_a_description_is_told_at_its_place(
    tmp_path: Path, described: str, told: str
) -> None:
    found = read(tmp_path, f"It was dry.\ndescribe: {described}")[1]
    assert found == [f"01-wells.yml:{told}"]


def test_a_mark_that_is_wrong_in_two_ways_is_told_once(tmp_path: Path) -> None:
    (told,) = read(tmp_path, "'It was dry [sic].'")[1]
    assert told.endswith(
        "nothing is said after '[sic]'; write the words after it"
    )


def test_a_good_film_has_nothing_to_tell(tmp_path: Path) -> None:
    script, told = read(
        tmp_path, "|\n  [ann] It was [bo] *dry*.\n\n  They left."
    )
    assert told == []
    assert script.parts[0].scene.text == "It was dry.\n\nThey left."
    assert script.film.speakers["bo"].role == "Guide"


def test_in_a_folded_text_a_blank_line_ends_a_speakers_words(
    tmp_path: Path,
) -> None:
    script, told = read(tmp_path, ">\n  [ann] It was\n  dry.\n\n  They left.")
    assert told == []
    spoken = script.parts[0].scene.spoken
    assert spoken.text == "It was dry.\n\nThey left."
    assert [piece.style.speaker for piece in spoken.pieces] == ["ann", ""]


def test_a_folded_text_without_marks_stays_as_it_is(tmp_path: Path) -> None:
    script, _ = read(tmp_path, ">\n  It was\n  dry.\n\n  They left.")
    assert script.parts[0].scene.text == "It was dry.\nThey left."


def test_words_are_found_in_the_file_behind_marks(tmp_path: Path) -> None:
    script, _ = read(tmp_path, "|\n  [ann] It [pause 2] was\n  1945 and dry.")
    part = script.parts[0]
    start = part.scene.text.index("1945")
    span = find_spoken_span(part, start, start + 4)
    assert (span.line, span.column, span.end) == (4, 3, 7)


def test_the_articles_own_brackets_are_no_marks(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Wells\n\nIt was [ann] *dry*.\n", "utf-8")
    (tmp_path / "film.yml").write_text(
        FILM + "article: {title: A, file: a.txt}\n", "utf-8"
    )
    (tmp_path / "01-wells.yml").write_text(
        "scene: Wells\npassage: [2]\nnarration: {from: passage}\n"
        "shots: [{card: {title: A}}]\n",
        "utf-8",
    )
    script, problems = load(tmp_path)
    assert script is not None and not problems
    assert script.parts[0].scene.text == "It was [ann] *dry*."
    assert not script.parts[0].scene.spoken.is_marked


def read_translation(folder: Path, narration: str) -> tuple[Script, list[str]]:
    """The film in Russian, with a narration that begins in line 8, and what is told of it."""
    (folder / "translations").mkdir(parents=True)
    read(folder, "It was dry.")
    (folder / "translations" / "ru.yml").write_text(
        "translation: 1\nlanguage: ru\nfilm: salt\ntexts:\n  film.title: Путь\n"
        f"  01-wells:\n    scene: Колодцы\n    narration: {narration}\n",
        "utf-8",
    )
    script, problems = load(folder, language="ru")
    assert script is not None
    return script, [str(each).replace(f"{folder}/", "") for each in problems]


def test_marks_in_a_translation_are_told_there(tmp_path: Path) -> None:
    text = "|\n      [bo] Было\n      [anne] сухо."
    script, told = read_translation(tmp_path / "salt", text)
    assert script.parts[0].scene.text.split() == ["Было", "сухо."]
    assert told[0] == (
        "translations/ru.yml:10:7: there is no speaker or mark 'anne'; did you mean 'ann'?"
    )


def test_a_folded_translation_has_its_paragraphs(tmp_path: Path) -> None:
    text = ">\n      [bo] Было\n      сухо.\n\n      Они ушли."
    script, _ = read_translation(tmp_path / "salt", text)
    pieces = script.parts[0].scene.spoken.pieces
    assert [piece.style.speaker for piece in pieces] == ["bo", ""]
