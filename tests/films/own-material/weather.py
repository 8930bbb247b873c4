"""Snow, as a MoviePy clip."""

import numpy as np
from moviepy import VideoClip


def snow(size, seconds):
    """Flakes at three depths over a night sky, as long as the shot."""
    w, h = size
    random = np.random.default_rng(3)
    flakes = []
    for depth in (1, 2, 3):
        flakes.append(
            (random.uniform(0, w, 90), random.uniform(0, h, 90), depth)
        )
    sky = draw_sky(w, h)

    def frame(t):
        picture = sky.copy()
        for across, down, depth in flakes:
            y = ((down + t * depth * h / 6) % h).astype(int)
            x = ((across + depth * 4 * np.sin(t + down)) % w).astype(int)
            draw_flakes(picture, x, y, depth=depth)
        return picture

    return VideoClip(frame, duration=seconds)


def draw_sky(w, h):
    """A sky that is lighter near the ground."""
    column = np.linspace((20, 26, 40), (70, 74, 96), h)[:, None, :]
    return column.repeat(w, axis=1).astype(np.uint8)


def draw_flakes(picture, x, y, *, depth):
    """Squares with their corners at x and y, larger and lighter where they are nearer."""
    h, w = picture.shape[:2]
    for dx in range(depth):
        for dy in range(depth):
            rows = np.minimum(y + dy, h - 1)
            columns = np.minimum(x + dx, w - 1)
            picture[rows, columns] = 120 + 40 * depth
