"""Styles of a Word document: by their names and outlines, through what they are based on."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from lantern.article.readers.word.styles import (
    WordStyle,
    WordStyles,
    is_monospaced,
    read_level,
    read_styles,
    read_switch,
)

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
LIST = f"""
<w:styles {W}>
  <w:style w:type="paragraph" w:default="1" w:styleId="Normal">
    <w:name w:val="Normal"/><w:rPr><w:rFonts w:ascii="Georgia"/></w:rPr>
  </w:style>
  <w:style w:type="paragraph" w:styleId="H2">
    <w:name w:val="heading 2"/><w:basedOn w:val="Normal"/><w:rPr><w:b/></w:rPr>
  </w:style>
  <w:style w:type="paragraph" w:styleId="Part">
    <w:name w:val="Part of it"/><w:basedOn w:val="Normal"/>
    <w:pPr><w:outlineLvl w:val="2"/></w:pPr>
  </w:style>
  <w:style w:type="paragraph" w:styleId="Plain">
    <w:name w:val="Plain part"/><w:basedOn w:val="H2"/>
    <w:rPr><w:b w:val="0"/><w:vanish/></w:rPr>
  </w:style>
  <w:style w:type="character" w:default="1" w:styleId="Letters"/>
</w:styles>
"""
STYLES = read_styles(ElementTree.fromstring(LIST))


def test_styles_are_read_by_their_ids() -> None:
    assert list(STYLES.styles) == ["Normal", "H2", "Part", "Plain", "Letters"]
    assert STYLES.styles["H2"] == WordStyle(
        "heading 2",
        base="Normal",
        bold=True,
    )
    assert STYLES.default == "Normal", "that of paragraphs, not of characters"


@pytest.mark.parametrize(
    ("style", "level"),
    [
        ("H2", 2),
        ("Part", 3),
        ("Plain", 2),
        ("Normal", 0),
        ("", 0),
        ("Heading4", 4),
    ],
)
def test_the_level_of_a_heading_is_its_own_or_its_bases(
    style: str, level: int
) -> None:
    assert STYLES.get_level(style) == level


def test_what_a_style_sets_itself_comes_before_its_base() -> None:
    assert STYLES.is_bold("H2")
    assert not STYLES.is_bold("Plain")
    assert not STYLES.is_bold("Normal")
    assert STYLES.is_hidden("Plain")
    assert not STYLES.is_hidden("H2")


def test_the_font_is_that_of_the_nearest_base() -> None:
    assert STYLES.get_font("Plain") == STYLES.get_font("") == "Georgia"
    assert STYLES.get_font("Letters") == ""


def test_names_of_a_style_and_its_bases() -> None:
    assert STYLES.list_names("Plain") == ["plain part", "heading 2", "normal"]
    assert STYLES.list_names("Unknown") == ["unknown"]


@pytest.mark.parametrize(
    ("name", "is_code"),
    [
        ("source code", True),
        ("html_preformatted", True),
        ("macro text", True),
        ("quellcode", True),
        ("code of honour", True),
        ("code char", False),
        ("encoded", False),
        ("heading 1", False),
    ],
)
def test_a_style_for_code_is_known_by_its_name(
    name: str, is_code: bool
) -> None:
    styles = WordStyles({"a": WordStyle(name), "b": WordStyle("own", base="a")})
    assert styles.is_code("a") is is_code
    assert styles.is_code("b") is is_code


@pytest.mark.parametrize(
    ("name", "level"),
    [
        ("überschrift 3", 3),
        ("titre 1", 1),
        ("título2", 2),
        ("заголовок 5", 5),
        ("heading", 2),
        ("subtitle", 0),
    ],
)
def test_headings_have_names_in_many_languages(name: str, level: int) -> None:
    assert WordStyles({"a": WordStyle(name)}).get_level("a") == level


def test_styles_based_on_each_other_come_to_an_end() -> None:
    round_ = WordStyles(
        {"a": WordStyle("a", base="b"), "b": WordStyle("b", base="a")}
    )
    assert len(round_.list_chain("a")) == 12
    assert round_.get_level("a") == 0
    assert round_.get_font("a") == ""


@pytest.mark.parametrize(
    ("value", "level"), [("0", 1), ("8", 9), ("9", 0), ("x", 0)]
)
def test_an_outline_counts_from_nought_and_its_ninth_level_is_text(
    value: str, level: int
) -> None:
    text = f'<w:pPr {W}><w:outlineLvl w:val="{value}"/></w:pPr>'
    assert read_level(ElementTree.fromstring(text)) == level


@pytest.mark.parametrize(
    ("mark", "is_on"),
    [
        ("<w:b/>", True),
        ('<w:b w:val="true"/>', True),
        ('<w:b w:val="off"/>', False),
        ('<w:b w:val="0"/>', False),
        ("<w:i/>", None),
    ],
)
def test_a_switch_is_on_unless_it_says_otherwise(
    mark: str, is_on: bool | None
) -> None:
    marks = ElementTree.fromstring(f"<w:rPr {W}>{mark}</w:rPr>")
    assert read_switch(marks, "b") is is_on
    assert read_switch(None, "b") is None


@pytest.mark.parametrize(
    ("font", "is_mono"),
    [
        ("Courier New", True),
        ("Fira Mono", True),
        ("Monotype Corsiva", False),
        ("", False),
    ],
)
def test_a_typewriters_font_is_known_by_its_name(
    font: str, is_mono: bool
) -> None:
    assert is_monospaced(font) is is_mono
