"""Drawings of strangers: known by their first bytes, measured, and refused unless safe."""

from __future__ import annotations

from pathlib import Path

import pytest

from lantern.core.problems import AssetFailure
from lantern.graphics.svg_file import is_svg, read_svg, read_svg_size

HEAD = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    ' width="40" height="20"'
)
NO_SIZE = "a.svg has no usable width and height; give it a viewBox"


def write(
    folder: Path, body: str = "", *, head: str = HEAD, before: str = ""
) -> Path:
    path = folder / "a.svg"
    path.write_text(f"{before}{head}>{body}</svg>", "utf-8")
    return path


def read_refusal(path: Path) -> str:
    """Return what is said of a drawing that can't be used."""
    with pytest.raises(AssetFailure) as caught:
        read_svg_size(path)
    return caught.value.message


@pytest.mark.parametrize(
    "before",
    [
        "",
        '<?xml version="1.0"?>\n<!-- by hand -->\n',
        "\ufeff",
        "  \n",
        '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x">\n',
    ],
)
def test_a_drawing_is_known_whatever_stands_before_it(
    tmp_path: Path, before: str
) -> None:
    assert is_svg(write(tmp_path, before=before))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x89PNG\r\n",
        b"<html><svg></svg></html>",
        b"<svgx></svgx>",
        b"text <svg>",
        b"<!-- -->" * 400,  # read once, however its comments could be paired
    ],
)
def test_what_is_no_drawing_is_not_taken_for_one(
    tmp_path: Path, data: bytes
) -> None:
    path = tmp_path / "a.svg"
    path.write_bytes(data)
    assert not is_svg(path)


def test_a_root_in_a_comment_does_not_count(tmp_path: Path) -> None:
    path = write(tmp_path, before='<!-- <svg width="9" height="9"> -->\n')
    assert read_svg_size(path) == (40, 20)


def test_the_source_comes_without_a_byte_order_mark(tmp_path: Path) -> None:
    path = write(tmp_path, before="\ufeff")
    assert read_svg(path) == f"{HEAD}></svg>"


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        ('width="40" height="20"', (40, 20)),
        ("width='40px' height=' 20.6px '", (40, 21)),
        ('viewBox="0 0 30.4 20"', (30, 20)),
        ('viewBox="-5,1e1 80 40"', (80, 40)),
        ('width="40" height="20" viewBox="0 0 1 1"', (40, 20)),
        ('width="100%" height="20" viewBox="0 0 80 40"', (80, 40)),
        ('width="4cm" viewBox="0 0 80 40"', (80, 40)),
        ('width="1.2.3" height="20" viewBox="0 0 80 40"', (80, 40)),
        ('stroke-width="3" viewBox="0 0 80 40"', (80, 40)),
    ],
)
def test_a_drawing_is_as_large_as_it_says_or_as_its_view_box(
    tmp_path: Path, attributes: str, size: tuple[int, int]
) -> None:
    assert read_svg_size(write(tmp_path, head=f"<svg {attributes}")) == size


@pytest.mark.parametrize(
    "attributes",
    [
        "",
        'viewBox="0 0 99999 10"',
        'viewBox="0 0 0 10"',
        'viewBox="0 0 10"',
        'viewBox="0 0 1.2.3 10"',
        'width="0.5" height="20"',
        'width="20001" height="20"',
        'width="1.2.3" height="20"',
    ],
)
def test_a_drawing_without_a_usable_size_is_refused(
    tmp_path: Path, attributes: str
) -> None:
    assert read_refusal(write(tmp_path, head=f"<svg {attributes}")) == NO_SIZE


def test_only_the_svg_tag_itself_gives_the_size(tmp_path: Path) -> None:
    inner = '<rect width="9" height="9"/>'
    assert read_refusal(write(tmp_path, inner, head="<svg ")) == NO_SIZE


@pytest.mark.parametrize(
    "body",
    [
        '<image href="{}" width="9" height="9"/>',
        "<image xlink:href='{}' width='9' height='9'/>",
        '<image href = "\n{}" width="9" height="9"/>',
        '<rect fill="url({})" width="9" height="9"/>',
        "<style>rect {{ fill: url( '{}' ) }}</style>",
        '<filter id="f"><feImage href="{}"/></filter>',
    ],
)
@pytest.mark.parametrize(
    "link",
    [
        "/etc/passwd",
        "file:///etc/passwd",
        "http://127.0.0.1/x.png",
        "b.png",
        "data:x,y",
        "data:image/svg+xml;base64,x",
    ],
)
def test_a_drawing_with_a_link_outside_is_refused(
    tmp_path: Path, body: str, link: str
) -> None:
    message = f"a.svg links to '{link}'; put the picture into the drawing"
    assert read_refusal(write(tmp_path, body.format(link))) == message


def test_only_the_start_of_a_long_link_is_quoted(tmp_path: Path) -> None:
    refusal = read_refusal(write(tmp_path, f'<image href="{"x" * 200}"/>'))
    assert (
        refusal
        == f"a.svg links to '{'x' * 80}'; put the picture into the drawing"
    )


@pytest.mark.parametrize("link", ["#part", "data:image/png;base64,AA==", " "])
def test_links_inside_the_drawing_are_allowed(
    tmp_path: Path, link: str
) -> None:
    path = write(tmp_path, f'<use href="{link}"/>')
    assert read_svg(path) == path.read_text("utf-8")


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("<g>", "a.svg:1:112: not SVG: mismatched tag"),
        ("<g a=1/>", "a.svg:1:112: not SVG: not well-formed (invalid token)"),
        ("\n<g>&nbsp;</g>", "a.svg:2:4: not SVG: undefined entity"),
        (
            "<g>" * 250 + "</g>" * 250,
            "a.svg is nested deeper than 200 levels; ungroup it",
        ),
        (
            "<style>@import 'b.css';</style>",
            "a.svg imports or escapes styles; save it as plain SVG",
        ),
        (
            r"<style>g { fill: \75rl(x) }</style>",
            "a.svg imports or escapes styles; save it as plain SVG",
        ),
    ],
)
def test_drawings_that_are_refused(
    tmp_path: Path, body: str, message: str
) -> None:
    assert read_refusal(write(tmp_path, body)) == message


@pytest.mark.parametrize(
    "before", ["<!DOCTYPE svg [<!ENTITY x 'y'>]>\n", "<!doctype svg>"]
)
def test_a_drawing_that_declares_a_document_type_is_refused(
    tmp_path: Path, before: str
) -> None:
    message = "a.svg declares a document type; save it as plain SVG"
    assert read_refusal(write(tmp_path, before=before)) == message


def test_two_hundred_levels_are_allowed(tmp_path: Path) -> None:
    path = write(tmp_path, "<g>" * 199 + "</g>" * 199)
    assert read_svg_size(path) == (40, 20)


def test_a_changed_drawing_is_read_again(tmp_path: Path) -> None:
    assert "rect" not in read_svg(write(tmp_path))
    assert "rect" in read_svg(write(tmp_path, "<rect/>"))
