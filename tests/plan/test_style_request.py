"""What of the look counts in a shot's key."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from lantern.plan.style_request import build_style_request
from tests.support.cut_films import cut, silent
from tests.support.films import still


def test_the_look_counts_only_as_far_as_it_is_shown(tmp_path: Path) -> None:
    rendition = cut(tmp_path, silent(2, still("hills"))).rendition
    caption = rendition.look.roles["caption"]
    roles = {**rendition.look.roles, "caption": caption.scale_by(2)}
    other = replace(
        rendition, look=rendition.look.model_copy(update={"roles": roles})
    )
    digests = [
        build_style_request(each).look_digest for each in (rendition, other)
    ]
    assert digests[0] == digests[1]
    shown = [
        build_style_request(each, {"caption"}) for each in (rendition, other)
    ]
    assert shown[0].look_digest != shown[1].look_digest
