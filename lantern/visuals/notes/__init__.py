"""Notes: rings, frames, lines, arrows, words, lenses and light on the picture of a shot.

They lie on the picture itself, in its own coordinates, and so travel with the camera. A shot
without notes never comes here.
"""

from __future__ import annotations

VERSION = 3
