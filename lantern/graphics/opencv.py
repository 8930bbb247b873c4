"""OpenCV, set up alike for all that uses it: the same pixels, whatever was imported first."""

from __future__ import annotations

import cv2 as cv2

cv2.setNumThreads(
    1
)  # one worker process per core; threads inside them only fight
# Intel's resize, where there is one, takes two thirds of the time and is nearer to the formula
cv2.ipp.setUseIPP_NotExact(True)
