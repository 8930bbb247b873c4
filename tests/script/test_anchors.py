"""Words that things in a scene wait for: those of a claim stand in their order."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support import films
from tests.support.films import scene, still

RAIN = "Rain and wind over the hills, and rain at night."


@pytest.mark.parametrize(
    ("at", "until", "message"),
    [
        ("wind", "hills", None),
        ("wind", "wind over", None),
        ("hills", "wind", "'wind' is spoken before 'hills', where the claim begins"),
        # each means its first match
        ("wind", "rain", "'rain' is spoken before 'wind', where the claim begins"),
        ("wind", "snow", "'snow' is not spoken in the narration"),
    ],
)
@pytest.mark.parametrize("holder", ["scene", "shot"])
def test_a_claim_ends_after_it_begins(
    tmp_path: Path, holder: str, at: str, until: str, message: str | None
) -> None:
    claim = {"status": "disputed", "by": "Both", "at": at, "until": until}
    spoken = scene("One", RAIN, still("hills"), claim=claim)
    if holder == "shot":
        spoken = scene("One", RAIN, still("hills", claim=claim))
    found = films.find_problems(films.write(tmp_path, [spoken]))
    assert [each.message for each in found] == ([message] if message else [])
