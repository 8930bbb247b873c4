"""Footage for tests, made by ffmpeg."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from lantern.core import ffmpeg, process
from tests.support import films
from tests.support.films import scene


def brightness(k: int) -> int:
    """The luma of frame k of the tests' footage: no two neighbours are alike."""
    return 40 + 37 * k % 150


def film(
    path: Path,
    frames: int,
    rate: str = "25",
    *,
    size: tuple[int, int] = (64, 36),
    more: Sequence[str] = (),
) -> Path:
    """Write lossless footage whose frames differ in brightness, with a bright bar at the left."""
    w, h = size
    pictures = []
    for k in range(frames):
        y = np.full((h, w), brightness(k), np.uint8)
        y[:, : w // 8] = 235
        pictures.append(y.tobytes() + bytes([128]) * (w * h // 2))
    source = [
        "-f",
        "rawvideo",
        "-pix_fmt",
        "yuv420p",
        "-s",
        f"{w}x{h}",
        "-r",
        rate,
        "-i",
        "pipe:0",
    ]
    codec = [
        "-c:v",
        "libx264",
        "-preset",
        "ultrafast",
        "-qp",
        "0",
        "-g",
        "12",
        "-bf",
        "2",
    ]
    argv = [
        ffmpeg.find_ffmpeg(),
        *(a for a in ffmpeg.SAFE_OPTIONS if a != "-nostdin"),
        *source,
        *more,
        *codec,
        "-y",
        str(path),
    ]
    process.pipe(argv, "footage", pictures)
    return path


def copy_footage(
    source: Path, out: Path, *before: str, more: Sequence[str] = ()
) -> Path:
    """Copy footage without encoding it again; `before` are options of the input."""
    argv = [
        ffmpeg.find_ffmpeg(),
        *ffmpeg.SAFE_OPTIONS,
        *before,
        "-i",
        str(source),
    ]
    process.run([*argv, "-c", "copy", *more, "-y", str(out)], "copying", 60)
    return out


def write_clips(root: Path, *shots: dict[str, Any], **more: Any) -> Path:
    """Write a silent scene of these shots, 3 s long by default; footage lies beside it."""
    folder = films.write(
        root,
        [
            scene(
                "Water",
                None,
                *shots,
                **{"duration": 3, "transition": "cut", **more},
            )
        ],
    )
    entry = {
        "kind": "footage",
        "title": "A river",
        "author": "B. Camera",
        "licence": "CC0-1.0",
    }
    files = sorted(
        p.name for p in folder.iterdir() if p.suffix not in (".yml", ".py")
    )
    (folder / "credits.yml").write_text(
        json.dumps({"credits": [{"file": name, **entry} for name in files]})
    )
    return folder


def list_faults(folder: Path, python: bool = False) -> list[str]:
    """Return the problems of a film as lines: exit code, place, message."""
    problems = films.find_problems(folder, python=python)
    spans = [p.span for p in problems if p.span]
    return [
        f"{p.code} {s.file.name}:{s.line}:{s.column}: {p.message}"
        for p, s in zip(problems, spans, strict=True)
    ]
