"""The storyboard of a finished film, its text read back by PDFium."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from lantern.core.problems import OutputFailure
from lantern.editions.finished import FinishedFilm
from lantern.editions.storyboard.make import write_storyboard
from tests.support import editions, films
from tests.support.films import scene, still

pytestmark = pytest.mark.film

A4 = (595, 842)
LETTER = (612, 792)


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> FinishedFilm:
    """A film in Russian with two shots of a claim and a source, in the second of two chapters."""
    base = tmp_path_factory.mktemp("storyboard")
    folder = films.write(
        base,
        [
            scene("Начало 1", "Было утро.", chapter="Утро"),
            scene(
                "Дождь & ветер 2",
                "Пошёл «дождь». Потом <ветер>.",
                still("grey"),
                still(
                    "hills",
                    at="Потом",
                    describe="Холмы.",
                ),
                chapter="Погода",
                claim={
                    "status": "reported",
                    "by": "Иван Ли",
                    "source": "Письмо, 1945",
                },
                also_from={"text": "ветер", "source": "Дневник, с. 7"},
            ),
        ],
        title="Дождь & <ветер>",
        subtitle="1945",
        language="ru",
    )
    return editions.lay_out(films.studio(folder, base))


def iter_pages(file: Path) -> Iterator[Any]:
    document = pypdfium2.PdfDocument(file)
    for number in range(len(document)):
        yield document[number]
    document.close()


def read_lines(file: Path) -> list[str]:
    lines: list[str] = []
    for page in iter_pages(file):
        lines += page.get_textpage().get_text_range().split("\r\n")
    return lines


def test_each_shot_has_its_words_time_kind_and_sources(
    film: FinishedFilm,
) -> None:
    file = write_storyboard(film, "a4")
    lines = read_lines(file)
    assert lines[:2] == ["Дождь & <ветер>", "1945"]
    assert (
        lines.count("Дождь & ветер 2") == 2
    )  # the scene, beside both of its shots
    assert "Пошёл «дождь»." in lines
    assert "Потом <ветер>." in lines
    facts = [line for line in lines if line.endswith("″ · Фотография")]
    assert [line[:7] for line in facts] == ["1 · 0:0", "2 · 0:0", "3 · 0:0"]
    assert [
        line for line in facts if "," not in line
    ] == []  # as Russian writes 2,5
    assert [line for line in lines if "Письмо, 1945" in line]
    assert lines.count("«ветер»: Дневник, с. 7") == 1
    assert lines.count("grey: The tests, CC0-1.0") == 1
    assert {"Утро", "Погода"} <= set(lines)
    assert lines[-1] == "Дождь & <ветер> 1 / 1"


def test_the_file_says_what_it_is_and_is_the_same_again(
    film: FinishedFilm,
) -> None:
    file = write_storyboard(film, "a4")
    first = file.read_bytes()
    assert write_storyboard(film, "a4").read_bytes() == first
    document = pypdfium2.PdfDocument(file)
    assert document.get_metadata_value("Title") == "Дождь & <ветер>"
    assert document.get_metadata_value("CreationDate").startswith("D:19800101")
    titles = [mark.get_title() for mark in document.get_toc()]
    assert titles == ["Утро", "Погода"]
    document.close()


def test_pages_have_the_size_of_the_paper(film: FinishedFilm) -> None:
    for paper, size in (("a4", A4), ("letter", LETTER)):
        file = write_storyboard(film, paper)  # type: ignore[arg-type]
        sizes = [
            tuple(map(round, page.get_size())) for page in iter_pages(file)
        ]
        assert sizes == [size]


def test_a_file_that_was_worked_on_is_kept(film: FinishedFilm) -> None:
    file = write_storyboard(film, "a4")
    before = file.read_bytes()
    file.write_bytes(b"somebody's own")
    with pytest.raises(OutputFailure, match=r"short\.pdf was changed"):
        write_storyboard(film, "a4")
    file.write_bytes(before)
