"""What is said of the letters in an author's drawing."""

from __future__ import annotations

from pathlib import Path

from PIL import Image

from lantern.visuals.still import drawn_letters
from tests.support.visuals import locate, make_context


def said(folder: Path, letters: str, style: str) -> list[str]:
    """Return the warnings for a drawing with these letters in a style of its own."""
    path = folder / "chart.svg"
    path.write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 160 90">'
        f'<text x="9" y="50" style="{style}">{letters}</text></svg>'
    )
    found = list(
        drawn_letters.check(path, make_context(folder, (64, 36)), at=locate)
    )
    assert all(problem.warning for problem in found)
    return [problem.message for problem in found]


def test_type_that_is_not_here_is_told_with_what_stands_in_for_it(
    tmp_path: Path,
) -> None:
    assert said(tmp_path, "Coal", "font-family: Helvetica, sans-serif") == [
        "chart.svg asks for type that isn't here (Helvetica): its letters are drawn in "
        "Source Sans Pro; look whether they fit, or turn them into paths"
    ]


def test_letters_that_nothing_draws_are_told(tmp_path: Path) -> None:
    assert said(tmp_path, "Tokyo 東京", "font-family: serif") == [
        "chart.svg has letters that no type here draws: 東京; turn them into paths, or name "
        "a font that has them in the film's look"
    ]


def test_nothing_is_said_of_letters_in_type_that_is_here(
    tmp_path: Path,
) -> None:
    assert said(tmp_path, "Coal", "font-family: Source Serif Pro") == []
    assert said(tmp_path, "", "font-family: Arial") == []


def test_pictures_that_are_no_drawings_have_no_letters(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    Image.new("RGB", (8, 8)).save(path)
    context = make_context(tmp_path, (64, 36))
    assert list(drawn_letters.check(path, context, at=locate)) == []
