"""TTML: a reader of somebody else's finds the words, the times of the SRT, and how they are set."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from fractions import Fraction

import pysubs2
import pytest
from ttconv import model
from ttconv import style_properties as styles
from ttconv.imsc import reader

from lantern.core.units import FPS
from lantern.timeline.captions import Cue, make_cues
from lantern.timeline.captions.files import format_srt
from lantern.timeline.captions.ttml import CaptionPlace, format_ttml
from tests.support.words import STORY, speak

PLACE = CaptionPlace(
    left=12.5,
    top=75,
    width=75,
    height=20,
    type_height=4.5,
)
EVIL = "a & b <p>]]> \x00\ufffe\ud800"


def read(text: str) -> model.ContentDocument:
    document = reader.to_model(ET.ElementTree(ET.fromstring(text)))
    assert document is not None
    return document


def list_paragraphs(text: str) -> list[model.P]:
    body = read(text).get_body()
    assert body is not None
    return [each for each in body.dfs_iterator() if isinstance(each, model.P)]


def read_words(paragraph: model.P) -> str:
    words = ""
    for each in paragraph.dfs_iterator():
        if isinstance(each, model.Text):
            words += each.get_text()
        if isinstance(each, model.Br):
            words += "\n"
    return words


def write(*cues: Cue, language: str = "en", **more: dict[str, str]) -> str:
    return format_ttml(
        cues,
        25,
        language=language,
        title="A film",
        place=PLACE,
        **more,
    )


@pytest.mark.parametrize("fps", FPS)
def test_times_and_words_are_those_of_the_srt(fps: int) -> None:
    cues = make_cues([speak(STORY)], fps)
    ttml = format_ttml(
        cues,
        fps,
        language="en",
        title="A film",
        place=PLACE,
    )
    found = list_paragraphs(ttml)
    srt = pysubs2.SSAFile.from_string(format_srt(cues, fps), format_="srt")
    words = [read_words(each) for each in found]
    assert words == [each.plaintext for each in srt]
    begins = [each.get_begin() or Fraction(0) for each in found]
    ends = [each.get_end() for each in found]
    assert begins == [Fraction(each.start, 1000) for each in srt]
    assert ends == [Fraction(each.end, 1000) for each in srt]
    # seen from its very frame on, and not from the one before
    frames = [-(-begin * fps // 1) for begin in begins]
    assert frames == [cue.start for cue in cues]


def test_it_says_its_profile_language_and_title() -> None:
    text = write(Cue(0, 25, ("Hallo",)), language="de-AT")
    document = read(text)
    assert document.get_lang() == "de-AT"
    assert document.get_content_profiles() == {
        "http://www.w3.org/ns/ttml/profile/imsc1.1/text"
    }
    assert "<ttm:title>A film</ttm:title>" in text


def test_captions_stand_at_their_place() -> None:
    region = read(write(Cue(0, 25, ("A",)))).get_region("captions")
    assert region is not None
    origin = region.get_style(styles.StyleProperties.Origin)
    extent = region.get_style(styles.StyleProperties.Extent)
    size = region.get_style(styles.StyleProperties.FontSize)
    assert origin is not None and extent is not None and size is not None
    assert (origin.x.value, origin.y.value) == (12.5, 75)
    assert (extent.width.value, extent.height.value) == (75, 20)
    assert (
        size.value == 67.5
    )  # percent of a cell, of which there are 15 in the height


def test_speakers_have_their_colours() -> None:
    cues = (
        Cue(
            0,
            25,
            ("Ann",),
            label="music",
            speaker="ann",
        ),
        Cue(30, 50, ("Narrator",)),
    )
    spans = []
    for paragraph in list_paragraphs(write(*cues, colours={"ann": "#ffcc00"})):
        spans += [each for each in paragraph if isinstance(each, model.Span)]
    colours = [each.get_style(styles.StyleProperties.Color) for each in spans]
    assert [each and tuple(each.components) for each in colours] == [
        (255, 255, 255, 255),  # what is heard beside her words
        (255, 204, 0, 255),
        (255, 255, 255, 255),
    ]


def test_lines_run_in_the_direction_of_their_script() -> None:
    hebrew = Cue(0, 25, ("שלום עולם.", "B-29 עף."))
    found = list_paragraphs(
        write(hebrew, Cue(30, 50, ("Shalom.",)), language="he")
    )
    directions = [
        each.get_style(styles.StyleProperties.Direction) for each in found
    ]
    assert directions == [styles.DirectionType.rtl, None]
    assert read_words(found[0]) == "שלום עולם.\nB-29 עף."


def test_no_text_breaks_out() -> None:
    cue = Cue(0, 25, (EVIL, "second"), label="music")
    text = format_ttml(
        [cue],
        25,
        language="en",
        title=EVIL,
        place=PLACE,
    )
    (paragraph,) = list_paragraphs(text)
    assert read_words(paragraph) == "[music]\na & b <p>]]> ?\nsecond"
    assert len(re.findall("<p ", text)) == 1


def test_a_cue_without_words_is_left_out() -> None:
    text = write(Cue(0, 25, (" ",)), Cue(30, 50, ("A",)))
    assert [read_words(each) for each in list_paragraphs(text)] == ["A"]
