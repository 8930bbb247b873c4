"""Time and CPU of what a person does with a film, and of the whole render against x264 alone on the same frames.

Machines are noisy: read the ratio and the medians, not single seconds. Everything goes to a temporary folder.
"""

from __future__ import annotations

import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from lantern import ffmpeg

ROOT = Path(__file__).resolve().parent.parent.parent
FILM = sys.argv[1] if len(sys.argv) > 1 else "scenes/liberation-1945"


def timed(*argv: str) -> tuple[float, float]:
    """Wall and CPU seconds of a command and all its children."""
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    subprocess.run(argv, cwd=ROOT, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return time.monotonic() - began, cpu


def row(name: str, runs: list[tuple[float, float]]) -> float:
    """Print a line of the table; returns the median CPU."""
    wall, cpu = (statistics.median(run[i] for run in runs) for i in (0, 1))
    print(f"{name:<44}{wall:>8.2f} s wall{cpu:>9.2f} s CPU", flush=True)
    return cpu


def encoder(film: Path, form: dict[str, object], folder: Path) -> list[str]:
    """x264 alone, with the film's own settings, on the film's own frames as raw video."""
    raw = folder / "frames.yuv"
    read = [ffmpeg.exe(), "-v", "error", "-i", str(film), "-map", "0:v", "-f", "rawvideo", "-y", str(raw)]
    subprocess.run(read, check=True)
    w, h = form["size"]  # type: ignore[misc]
    argv = ffmpeg.encode((w, h), int(str(form["fps"])), str(form["quality"]), folder / "alone.mp4")
    argv[argv.index("pipe:0")] = str(raw)
    return argv


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="lantern-bench-") as name:
        folder = Path(name)
        render = [sys.executable, "render.py", FILM, "--offline", "--store", f"{name}/store", "--out", f"{name}/out"]
        once = row("a whole render, nothing in the store", [timed(*render)])
        row("the same again: nothing to do", [timed(*render) for _ in range(5)])
        row("check", [timed(sys.executable, "render.py", "check", FILM) for _ in range(5)])
        row("--help", [timed(sys.executable, "render.py", "--help") for _ in range(5)])
        report = json.loads((folder / "out" / "report.json").read_text("utf-8"))
        film = next((folder / "out").glob("*.mp4"))
        alone = row("x264 alone on the same frames", [timed(*encoder(film, report["form"], folder))])
        print(f"{report['seconds']:.1f} s of film; CPU of the render / x264 alone: {once / alone:.2f}")


if __name__ == "__main__":
    main()
