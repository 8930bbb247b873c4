"""What the processor can do."""

from __future__ import annotations

from lantern.graphics.processor import list_features


def test_features_are_named_once_and_are_the_same_each_time() -> None:
    features = list_features()
    assert len(set(features)) == len(features)
    assert not {"AVX2", "NEON"} <= set(features), "no processor has both"
    assert list_features() == features
