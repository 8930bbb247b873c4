"""Each kind of overlay has its painter."""

from __future__ import annotations

import pytest

from lantern.visuals.overlays import Overlay, OverlayKind
from lantern.visuals.overlays.caption import CaptionPainter
from lantern.visuals.overlays.prepare import prepare_overlay
from tests.support.overlays import ATLAS, WIDE, WORDS


@pytest.mark.parametrize("kind", WORDS)
def test_only_captions_light_up_words(kind: OverlayKind) -> None:
    overlay = Overlay(kind, WORDS[kind], "ink", 60)
    painter = prepare_overlay(
        overlay,
        WIDE,
        25,
        look=ATLAS,
        captions=False,
    )
    assert isinstance(painter, CaptionPainter) == (kind == "caption")
    assert painter.overlay is overlay
