"""Drawings that would take hours are refused before they are drawn, or ended."""

from __future__ import annotations

import base64
import io
from pathlib import Path

import pytest
from PIL import Image

from lantern.core.problems import AssetFailure
from lantern.graphics import svg_cost, vector
from lantern.graphics.svg_file import read_svg
from lantern.graphics.typefaces import Typefaces

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"'
RED = '<rect width="40" height="20" fill="#ff0000"/>'
MANY = " ".join(f'a{i}="1"' for i in range(1001))
FILTER = '<filter id="a"><{kind}/></filter><rect filter="url(#a)"/>'


def write(
    folder: Path, body: str, *, encoding: str = "utf-8", before: str = ""
) -> Path:
    path = folder / "a.svg"
    path.write_bytes(f"{before}{HEAD}>{body}</svg>".encode(encoding))
    return path


def refuse(folder: Path, body: str) -> str:
    with pytest.raises(AssetFailure) as caught:
        read_svg(write(folder, body))
    return caught.value.message


def embed(width: int, height: int) -> str:
    data = io.BytesIO()
    Image.new("1", (width, height)).save(data, "PNG")
    return base64.b64encode(data.getvalue()).decode()


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (
            FILTER.format(kind='feTurbulence numOctaves="9"'),
            "a.svg has a filter feTurbulence with numOctaves 9; 8 is the most",
        ),
        (
            FILTER.format(kind='feMorphology radius="2 31"'),
            "a.svg has a filter feMorphology with radius 31; 30 is the most",
        ),
        (
            FILTER.format(kind='feConvolveMatrix order="1e9"'),
            "a.svg has a filter feConvolveMatrix with order 1e9; 9 is the most",
        ),
        (
            FILTER.format(kind="feGaussianBlur") * 61,
            "a.svg uses too many filters; leave some of them out",
        ),
        (
            '<rect style="fill: red; filter : url(#a)"/>' * 61,
            "a.svg uses too many filters; leave some of them out",
        ),
        (
            FILTER.format(kind='feTurbulence numOctaves="1"') * 7,
            "a.svg uses too many filters; leave some of them out",
        ),
        (
            f"<rect {MANY}/>",
            "a.svg has an element with thousands of attributes; save it again",
        ),
    ],
)
def test_what_would_take_hours_is_refused(
    tmp_path: Path, body: str, message: str
) -> None:
    assert refuse(tmp_path, body) == message


def test_drawings_of_many_elements_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(svg_cost, "MAX_ELEMENTS", 100)
    read_svg(write(tmp_path, RED * 99))
    assert refuse(tmp_path, RED * 101) == (
        "a.svg has more than 100 elements; simplify it"
    )


def test_pictures_inside_are_measured_by_what_they_claim(
    tmp_path: Path,
) -> None:
    picture = f'<image href="data:image/png;base64,{embed(5000, 4000)}"/>'
    read_svg(write(tmp_path, picture * 2))
    assert refuse(tmp_path, picture * 3) == (
        "a.svg holds pictures of 60 megapixels; 50 are the most"
    )


def test_filters_of_usual_drawings_pass(tmp_path: Path) -> None:
    body = FILTER.format(kind='feTurbulence numOctaves="5"') * 3
    body += FILTER.format(kind='feGaussianBlur stdDeviation="90"') * 20
    assert "feTurbulence" in read_svg(write(tmp_path, body))


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [
        ("utf-8", "utf-8"),
        ("utf-16", "utf-8"),
        ("no-such-thing", "utf-8"),
        ("iso-8859-1", "iso-8859-1"),
        ("windows-1251", "cp1251"),
    ],
)
def test_a_drawing_is_read_in_its_encoding_whatever_it_declares(
    tmp_path: Path, declared: str, encoding: str
) -> None:
    letters = "Мукден" if encoding == "cp1251" else "Zürich"
    if encoding != "utf-8":
        letters.encode(encoding)
    before = f'<?xml version="1.0" encoding="{declared}"?>'
    text = f"<text>{letters}</text>"
    path = write(
        tmp_path,
        text,
        encoding=encoding,
        before=before,
    )
    assert letters in read_svg(path)


@pytest.mark.parametrize("declared", ["utf-8", "no-such-thing", "base64"])
def test_a_drawing_in_no_known_encoding_is_refused(
    tmp_path: Path, declared: str
) -> None:
    before = f'<?xml version="1.0" encoding="{declared}"?>'
    path = write(
        tmp_path,
        "<text>Zürich</text>",
        encoding="cp1252",
        before=before,
    )
    with pytest.raises(AssetFailure) as caught:
        read_svg(path)
    assert caught.value.message == (
        "a.svg is no text in UTF-8, or in the encoding that it declares; save it as UTF-8"
    )


BLURRED = (
    '<filter id="a"><feGaussianBlur stdDeviation="3"/></filter>'
    '<rect width="40" height="20" filter="url(#a)"/>'
)


@pytest.mark.process
def test_a_drawing_with_filters_is_drawn_apart_and_alike() -> None:
    svg = f"{HEAD}>{BLURRED}</svg>"
    assert svg_cost.may_be_slow(svg)
    apart = vector.rasterize_drawing(svg, 80, typefaces=Typefaces())
    assert (apart == vector.rasterize(svg, 80, typefaces=Typefaces())).all()


def test_a_drawing_without_is_drawn_here() -> None:
    pixels = vector.rasterize_drawing(
        f"{HEAD}>{RED}</svg>", typefaces=Typefaces()
    )
    assert pixels[10, 20].tolist() == [255, 0, 0, 255]


@pytest.mark.process
def test_a_drawing_that_takes_too_long_is_ended(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(vector, "DRAWING_SECONDS", 0.001)
    with pytest.raises(AssetFailure) as caught:
        vector.rasterize_drawing(
            f"{HEAD}>{BLURRED}</svg>", typefaces=Typefaces()
        )
    assert caught.value.message == (
        "the drawing can't be drawn here (still running after 0 s); simplify it, its"
        " filters first"
    )


@pytest.mark.process
def test_what_cant_be_drawn_apart_is_told_as_here() -> None:
    with pytest.raises(
        AssetFailure, match="the drawing can't be read as SVG: "
    ):
        vector.rasterize_drawing("<svg><filter></svg>", typefaces=Typefaces())
