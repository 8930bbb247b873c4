"""What the processor can do, as far as OpenCV has other code for it, whose rounding may differ."""

from __future__ import annotations

from lantern.graphics.opencv import cv2

_FEATURES = {"AVX2": 11, "FMA3": 12, "AVX512_SKX": 256, "NEON": 100}
"""OpenCV's numbers (cv::CpuFeatures), by name."""


def list_features() -> list[str]:
    """Return the names of what this processor can do, and IPP where Intel's routines are used."""
    features = [
        name
        for name, number in _FEATURES.items()
        if cv2.checkHardwareSupport(number)
    ]
    return [*features, "IPP"] if cv2.ipp.useIPP() else features
