"""Snow, as a MoviePy clip."""

import numpy as np
from moviepy import VideoClip


def snow(size, seconds):
    """Flakes at three depths over a night sky, as long as the shot."""
    w, h = size
    random = np.random.default_rng(3)
    flakes = [
        (random.uniform(0, w, 90), random.uniform(0, h, 90), depth)
        for depth in (1, 2, 3)
    ]
    sky = (
        np.linspace((20, 26, 40), (70, 74, 96), h)[:, None, :]
        .repeat(w, axis=1)
        .astype(np.uint8)
    )

    def frame(t):
        picture = sky.copy()
        for across, down, depth in flakes:
            y = ((down + t * depth * h / 6) % h).astype(int)
            x = ((across + depth * 4 * np.sin(t + down)) % w).astype(int)
            for dx in range(depth):
                for dy in range(depth):
                    picture[np.minimum(y + dy, h - 1), np.minimum(x + dx, w - 1)] = (
                        120 + 40 * depth
                    )
        return picture

    return VideoClip(frame, duration=seconds)
