"""Long credits go on from slide to slide."""

from __future__ import annotations

from lantern.editions.slides.back_matter import make_text_slides
from lantern.editions.slides.deck import SlideShape, TextGroup, TextSlide
from lantern.rendering.release.html import Link


def make_group(heading: str, *lines: str) -> TextGroup:
    return TextGroup(heading, tuple(Link(line, None) for line in lines))


def list_lines(slides: list[TextSlide]) -> list[str]:
    found = []
    for slide in slides:
        for group in slide.groups:
            found += [line.text for line in group.lines]
    return found


def test_what_fits_is_on_one_slide() -> None:
    groups = [make_group("Maps", "a"), make_group("Music", "b")]
    slides = make_text_slides(
        "Credits",
        groups,
        columns=40,
        lines=10,
    )
    assert [slide.title for slide in slides] == ["Credits"]
    assert list(slides[0].groups) == groups


def test_a_long_group_goes_on_with_its_heading_and_loses_nothing() -> None:
    names = [f"Picture {i}" for i in range(29)]
    groups = [make_group("Maps", "a"), make_group("Pictures", *names)]
    slides = make_text_slides(
        "Credits",
        groups,
        columns=40,
        lines=10,
    )
    assert len(slides) == 4
    assert [each.heading for each in slides[0].groups] == ["Maps", "Pictures"]
    assert [slide.groups[0].heading for slide in slides[1:]] == ["Pictures"] * 3
    assert list_lines(slides) == ["a", *names]


def test_long_lines_and_wide_letters_take_more_room() -> None:
    narrow = [make_group("Pictures", *["word " * 3] * 8)]
    wide = [make_group("Pictures", *["字" * 15] * 8)]
    assert (
        len(
            make_text_slides(
                "C",
                narrow,
                columns=20,
                lines=12,
            )
        )
        == 1
    )
    assert (
        len(
            make_text_slides(
                "C",
                wide,
                columns=20,
                lines=12,
            )
        )
        == 2
    )


def test_slides_have_the_shape_of_the_film() -> None:
    wide = SlideShape.fit((1920, 1080))
    assert (wide.width, wide.height) == (960, 540)
    tall = SlideShape.fit((1080, 1920))
    assert (tall.width, tall.height) == (540, 960)
    assert tall.lines > wide.lines
    assert tall.columns < wide.columns
