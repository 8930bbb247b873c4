"""Types of sound in memory: NumPy arrays of samples, named by their numbers and shapes."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Pcm = NDArray[np.int16]
"""Samples of 16 bit as WAV files have them: (samples,) for mono, (samples, channels) otherwise."""
Wave = NDArray[np.float32]
"""Samples with full scale at 1: (samples, 2)."""
