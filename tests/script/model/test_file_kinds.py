"""Files under the key of another kind."""

from __future__ import annotations

import pytest

from lantern.script.model.file_kinds import find_wrong_key


@pytest.mark.parametrize(
    ("key", "file", "told"),
    [
        ("clip", "a.WEBP", "'a.WEBP' is a picture; show it with still: a.WEBP"),
        (
            "still",
            "b/c.mov",
            "'b/c.mov' is footage; show it with clip: b/c.mov",
        ),
        ("still", "m.yaml", "'m.yaml' is a map file; show it with map: m.yaml"),
    ],
)
def test_a_file_of_another_kind_is_told_with_its_key(
    key: str, file: str, told: str
) -> None:
    assert find_wrong_key(key, file) == told


@pytest.mark.parametrize(
    ("key", "file"), [("still", "a.svg"), ("clip", "a.webm"), ("map", "a.yml")]
)
def test_a_file_under_its_own_key_may_be_right(key: str, file: str) -> None:
    assert find_wrong_key(key, file) is None


def test_an_ending_that_tells_nothing_may_be_right() -> None:
    assert find_wrong_key("still", "picture.heic") is None
    assert find_wrong_key("clip", "footage") is None
