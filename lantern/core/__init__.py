"""What every package builds on: time, text, problems, files, processes, ffmpeg, the store.

Knows nothing of films.
"""

__version__ = "0.1.0"
