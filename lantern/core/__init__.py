"""What every room stands on: time, problems, files, processes, ffmpeg, the store. Knows nothing of films."""

__version__ = "0.1.0"
