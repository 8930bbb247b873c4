"""The slides of a finished film, read back by python-pptx."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from typing import Any

import numpy as np
import pptx
import pytest
from PIL import Image

from lantern.core.problems import OutputFailure
from lantern.editions.finished import FinishedFilm
from lantern.editions.slides.make import write_slides
from lantern.rendering.release.make import THUMBNAIL_FILE
from tests.support import editions, films
from tests.support.films import scene, still

pytestmark = pytest.mark.film

TOLD = 'Rain "fell" on A & B. Then <wind> came.'


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> FinishedFilm:
    """A film with a title card, a scene of two shots in a chapter, and credits."""
    base = tmp_path_factory.mktemp("slides")
    folder = films.write(
        base,
        [
            scene("Title", None, {"card": "title"}, duration=1),
            scene(
                "Rain & <wind>",
                TOLD,
                still("grey"),
                still(
                    "hills",
                    at="Then",
                    describe="Hills & a tree, bent.",
                ),
                chapter="Weather & more",
            ),
            scene("End", "So it was.", {"card": "credits"}),
        ],
        title="A & B: <rain>",
        subtitle="In 1945",
        captions="block",
        tags=["rain", "wind"],
        article={
            "title": "On rain",
            "author": "Ann Lee",
            "url": "https://example.org/?a=1&b=2",
        },
    )
    film = editions.lay_out(films.studio(folder, base))
    film.folder.mkdir()
    films.paint(film.folder / THUMBNAIL_FILE, 16)
    return film


@pytest.fixture(scope="module")
def file(film: FinishedFilm) -> Path:
    return write_slides(film)


@pytest.fixture(scope="module")
def deck(file: Path) -> Any:
    return pptx.Presentation(str(file))


def read_notes(slide: Any) -> str:
    return (
        str(slide.notes_slide.notes_text_frame.text)
        if slide.has_notes_slide
        else ""
    )


def find_picture(slide: Any) -> Any:
    return next(shape for shape in slide.shapes if hasattr(shape, "image"))


def read_alt(slide: Any) -> str:
    return str(find_picture(slide)._element.nvPicPr.cNvPr.get("descr"))


def read_text(slide: Any) -> str:
    return str(slide.placeholders[1].text_frame.text)


def test_there_is_a_slide_for_each_shot_and_the_sources(deck: Any) -> None:
    titles = [slide.shapes.title.text for slide in deck.slides]
    assert titles == [
        "A & B: <rain>",
        "Rain & <wind> (1/2)",
        "Rain & <wind> (2/2)",
        "Credits",
        "Sources",
    ]
    assert read_text(deck.slides[0]) == "In 1945"


def test_the_notes_hold_what_is_said_once_and_where_it_is_said(
    deck: Any,
) -> None:
    notes = [read_notes(slide) for slide in deck.slides]
    assert notes == [
        "",
        "Rain “fell” on A & B.",
        "Then <wind> came.",
        "So it was.",
        "",
    ]


def test_pictures_fill_their_slides_and_are_described(deck: Any) -> None:
    assert deck.slide_width / deck.slide_height == pytest.approx(
        16 / 9, rel=1e-3
    )
    for slide in list(deck.slides)[1:3]:
        picture = find_picture(slide)
        box = (picture.left, picture.top, picture.width, picture.height)
        assert box == (0, 0, deck.slide_width, deck.slide_height)
        assert picture.image.size == films.SIZE
        title = slide.shapes.title
        assert title.top + title.height < 0  # in the outline alone
    assert read_alt(deck.slides[1]) == "Photograph: grey"
    assert read_alt(deck.slides[2]) == "Hills & a tree, bent."


def test_no_caption_is_burnt_into_a_picture(deck: Any) -> None:
    blob = find_picture(deck.slides[1]).image.blob
    pixels = np.asarray(Image.open(io.BytesIO(blob)).convert("L"), np.int16)
    assert abs(pixels - 110).max() <= 20  # the light falls off a little


def test_credits_and_sources_are_text_with_their_addresses(deck: Any) -> None:
    assert "Written from\n“On rain”\nAnn Lee" in read_text(deck.slides[3])
    assert "https://example.org/?a=1&b=2" in read_text(deck.slides[4])
    addresses = []
    for paragraph in deck.slides[4].placeholders[1].text_frame.paragraphs:
        addresses += [run.hyperlink.address for run in paragraph.runs]
    addresses = list(filter(None, addresses))
    assert addresses == ["https://example.org/?a=1&b=2"]


def test_chapters_are_sections(file: Path, deck: Any) -> None:
    with zipfile.ZipFile(file) as packed:
        text = packed.read("ppt/presentation.xml").decode("utf-8")
    found = re.findall(r'<p14:section name="([^"]*)".*?</p14:section>', text)
    assert found == ["A &amp; B: &lt;rain&gt;", "Weather &amp; more", "Credits"]
    listed = re.findall(r'<p14:sldId id="(\d+)"/>', text)
    assert listed == [str(slide.slide_id) for slide in deck.slides]


def test_the_file_says_what_it_is_and_knows_no_clock(
    file: Path, deck: Any
) -> None:
    about = deck.core_properties
    assert (about.title, about.author, about.language) == (
        "A & B: <rain>",
        "Ann Lee",
        "en",
    )
    assert about.keywords == "rain, wind"
    assert about.created is None
    assert about.modified is None
    with zipfile.ZipFile(file) as packed:
        assert {each.date_time for each in packed.infolist()} == {
            (1980, 1, 1, 0, 0, 0)
        }


def test_a_file_that_was_worked_on_is_kept(
    film: FinishedFilm, file: Path
) -> None:
    before = file.read_bytes()
    write_slides(film)
    assert file.read_bytes() == before
    file.write_bytes(b"a teacher's own")
    with pytest.raises(OutputFailure, match=r"short\.pptx was changed"):
        write_slides(film)
    file.write_bytes(before)
