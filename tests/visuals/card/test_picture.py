"""Pictures and maps under the words of cards."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from lantern.graphics import look
from lantern.graphics.pixels import to_rgb
from lantern.script.model.card_ground import CardGround
from lantern.visuals import card as cards
from lantern.visuals.card.picture import make_map_spec
from tests.support.visuals import card_spec, locate, make_context, note_places

SIZE = (640, 360)
MAP = "views: {near: {box: [5, 45, 15, 52]}}\nplaces: [{name: Ulm, at: [10, 48.4], rank: 1}]\n"


def measure_luminance(rgb: np.ndarray) -> np.ndarray:
    """Return the relative luminance of sRGB pixels, 0 to 1."""
    share = rgb / 255
    linear = np.where(
        share <= 0.04045, share / 12.92, ((share + 0.055) / 1.055) ** 2.4
    )
    luminance: np.ndarray = linear @ [0.2126, 0.7152, 0.0722]
    return luminance


def paint_bare(folder: Path, ground: object) -> np.ndarray:
    """Return a card with few words on it, RGB."""
    spec = card_spec({"statement": "Noon in the desert", "ground": ground})
    return to_rgb(cards.open_visual(spec, make_context(folder, SIZE)).paint(99))


@pytest.mark.parametrize("grey", [255, 160, 20])
def test_words_have_contrast_on_any_picture(tmp_path: Path, grey: int) -> None:
    Image.new("RGB", SIZE, (grey,) * 3).save(tmp_path / "a.png")
    frame = paint_bare(tmp_path, "a.png")
    middle = measure_luminance(frame[164:196, 240:400])  # most of it isn't ink
    ink = int(look.load().get_ink("ochre")[1:], 16).to_bytes(3)
    light = float(measure_luminance(np.array(list(ink), np.float64)))
    assert (light + 0.05) / (np.median(middle) + 0.05) >= 4.5


def test_a_dark_picture_keeps_more_of_its_light(tmp_path: Path) -> None:
    Image.new("RGB", SIZE, (100,) * 3).save(tmp_path / "a.png")
    corner = paint_bare(tmp_path, "a.png")[20:60, 40:120]
    assert 45 <= corner.mean() <= 60


def test_words_are_light_on_a_picture_and_dark_on_paper(tmp_path: Path) -> None:
    Image.new("RGB", SIZE, (120, 120, 120)).save(tmp_path / "a.png")
    words = {"statement": "Noon", "by": "The article"}
    paper = cards.open_visual(card_spec(words), make_context(tmp_path, SIZE))
    over = cards.open_visual(
        card_spec({**words, "ground": "a.png"}), make_context(tmp_path, SIZE)
    )
    assert to_rgb(paper.paint(99)).min() < 60
    assert to_rgb(over.paint(99)).max() > 200
    assert to_rgb(over.paint(99)).mean() < 80


@pytest.mark.film
def test_a_map_lies_under_words_without_its_names(tmp_path: Path) -> None:
    (tmp_path / "m.yml").write_text(MAP)
    named = cards.open_visual(
        card_spec(
            {"statement": ".", "ground": {"map": "m.yml", "view": "near"}}
        ),
        make_context(tmp_path, SIZE),
    )
    assert named.inputs()[0] == tmp_path / "m.yml"
    (tmp_path / "m.yml").write_text(MAP.replace("Ulm", "Neu-Ulm"))
    renamed = cards.open_visual(
        card_spec(
            {"statement": ".", "ground": {"map": "m.yml", "view": "near"}}
        ),
        make_context(tmp_path, SIZE),
    )
    assert np.array_equal(named.paint(99).y, renamed.paint(99).y)
    assert named.paint(99).y.std() > 4


def test_a_bad_ground_is_told_at_its_key(tmp_path: Path) -> None:
    (tmp_path / "m.yml").write_text(MAP)
    (tmp_path / "a.jpg").write_text("no picture")
    context = make_context(tmp_path, SIZE)
    for ground, key in (
        ({"map": "m.yml", "view": "nere"}, "view"),
        ({"still": "a.jpg"}, "still"),
    ):
        places: list[tuple[str | int, ...]] = []
        spec = card_spec({"statement": "Noon", "ground": ground})
        found = cards.check(spec, context, note_places(places))
        assert [place for place in places if place[-1] == key] == [
            ("card", "ground", key)
        ]
        assert found[0].message
    assert not cards.check(
        card_spec(
            {"statement": "Noon", "ground": {"map": "m.yml", "view": "near"}}
        ),
        context,
        locate,
    )


def test_the_map_of_a_ground_shows_its_view() -> None:
    spec = make_map_spec(CardGround(map="m.yml", view="near"))
    assert (spec.map, spec.view, spec.lettered_until) == ("m.yml", "near", 0)
