"""The pictures of an article: which come into the film, and what is said of the others."""

from __future__ import annotations

from pathlib import Path

import pytest

from lantern.core.units import Size
from lantern.credits.shared_credit import SharedCredit, make_own_credit
from lantern.scaffold.from_article.article_pictures import (
    ArticlePictures,
    ReadyPicture,
    choose_pictures,
    format_entry,
)
from lantern.scaffold.picture_study import PictureStudy
from tests.support.faces import make_png
from tests.support.imports import block, make_article

GATE = ReadyPicture("pictures/gate.png", PictureStudy((900, 900)), "The gate")


def choose(**pictures: bytes | Path) -> ArticlePictures:
    return choose_pictures(pictures, make_article(block("paragraph", "Rain.")))


def test_pictures_are_copied_under_names_of_their_own() -> None:
    names = ["a/Gate 1.png", "b/gate-1.png?w=300", "渡.jpg"]
    article = make_article(block("caption", "The gate, 1911", picture=names[1]))
    chosen = choose_pictures(
        dict.fromkeys(names, make_png((300, 200))), article
    )
    assert list(chosen.copied) == [
        "pictures/gate-1.png",
        "pictures/gate-1-2.png",
        "pictures/picture-3.jpg",
    ]
    titles = [picture.title for picture in chosen.ready.values()]
    assert titles == ["gate-1", "The gate, 1911", "picture-3"]
    assert chosen.ready[names[0]].study.size == (300, 200)


def test_a_picture_in_a_file_is_looked_at_where_it_is(tmp_path: Path) -> None:
    path = tmp_path / "gate.png"
    path.write_bytes(make_png((300, 200)))
    assert choose(**{"gate.png": path}).copied == {"pictures/gate.png": path}


@pytest.mark.parametrize(
    ("name", "data", "doubt"),
    [
        (
            "image1.emf",
            b"x",
            "the picture 'image1.emf' is of a kind that a film can't show; save it as JPEG or PNG",
        ),
        (
            "huge.png",
            bytes(40_000_001),
            "the picture 'huge.png' is larger than 40 MB, and was left out",
        ),
        (
            "torn.png",
            b"words",
            "the picture 'torn.png' was left out: it is no picture that can be read here"
            " (PNG, JPEG, WebP, TIFF, AVIF, GIF, BMP or SVG)",
        ),
    ],
)
def test_a_picture_that_a_film_can_not_show_is_told(
    name: str, data: bytes, doubt: str
) -> None:
    chosen = choose(**{name: data})
    assert (dict(chosen.copied), chosen.doubts) == ({}, (doubt,))


def test_tiny_pictures_are_left_out_and_named_on_one_line() -> None:
    tiny: dict[str, bytes | Path] = {
        f"icons/{n}.png?v=1": make_png((199, 40)) for n in range(8)
    }
    chosen = choose(**tiny, **{"gate.png": make_png((200, 40))})
    assert list(chosen.copied) == ["pictures/gate.png"]
    assert chosen.tiny == frozenset(tiny)
    assert chosen.doubts[0] == (
        "left out as logos or icons, for they have less than 200 pixels: "
        "0.png, 1.png, 2.png, 3.png, 4.png, 5.png and 2 more"
    )


@pytest.mark.parametrize(
    ("size", "colour", "doubts"),
    [
        ((600, 400), (90, 90, 90), ()),
        (
            (900, 300),
            (90, 90, 90),
            (
                "pictures/gate.png is much longer than the frame: look how it is panned",
            ),
        ),
        (
            (600, 400),
            (90, 90, 90, 80),
            (
                "pictures/gate.png is see-through in places: look what it stands on",
            ),
        ),
    ],
)
def test_pictures_to_be_looked_at_are_named(
    size: Size, colour: tuple[int, ...], doubts: tuple[str, ...]
) -> None:
    assert (
        choose(**{"gate.png": make_png(size, colour=colour)}).doubts == doubts
    )


@pytest.mark.parametrize(
    ("credit", "rest"),
    [
        (None, {"author": "…", "licence": "…"}),
        (
            SharedCredit("Jane Doe", "CC-BY-4.0"),
            {"author": "Jane Doe", "licence": "CC-BY-4.0"},
        ),
        (
            make_own_credit("Ada Quill"),
            {"author": "Ada Quill", "licence": "own-work", "made_by": "us"},
        ),
    ],
)
def test_the_entry_of_a_picture(
    credit: SharedCredit | None, rest: dict[str, str]
) -> None:
    entry = {
        "file": "pictures/gate.png",
        "kind": "photograph",
        "title": "The gate",
    }
    assert format_entry(GATE, credit) == {**entry, **rest}


def test_a_drawing_is_an_illustration() -> None:
    drawing = ReadyPicture(
        "pictures/gate.svg", PictureStudy((900, 900)), "The gate"
    )
    assert format_entry(drawing, None)["kind"] == "illustration"
