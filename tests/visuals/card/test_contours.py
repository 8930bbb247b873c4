"""The drawn ground of cards."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from lantern.graphics import look
from lantern.visuals import card as cards
from lantern.visuals.card.contours import draw_contours
from tests.support.visuals import card_spec, make_context

ATLAS = look.load()


def test_each_seed_draws_a_land_of_its_own_and_always_the_same() -> None:
    one = draw_contours((320, 180), ATLAS, 1)
    assert one.shape == (180, 320, 3)
    assert np.array_equal(one, draw_contours((320, 180), ATLAS, 1))
    assert not np.array_equal(one, draw_contours((320, 180), ATLAS, 2))


def test_it_is_dark_with_lines_on_it() -> None:
    grey = draw_contours((320, 180), ATLAS, 3).mean(axis=2)
    assert grey.mean() < 60
    assert 60 < grey.max() < 120


def test_cards_of_other_words_stand_on_another_drawing(tmp_path: Path) -> None:
    frames = []
    for words in ("Noon in the desert", "Night in the desert"):
        spec = card_spec({"statement": words, "ground": {"drawn": "contours"}})
        visual = cards.open_visual(spec, make_context(tmp_path, (320, 180)))
        assert visual.inputs() == ()
        frames.append(visual.paint(99).y[:40])
    first, second = frames
    assert not np.array_equal(first, second)
