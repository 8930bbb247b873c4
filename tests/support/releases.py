"""Output folders for tests, as a rendering leaves them: files of a few bytes and their report."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from lantern.core.store import digest_file
from tests.support.uploads import SRT, VTT

SECONDS = 60.0
DESCRIPTION = "A short film\n\nChapters\n0:00 One\n0:20 Two\n0:40 Three\n"


def write_release(
    out: Path,
    data: bytes = b"film" * 1000,
    *,
    inputs: Mapping[str, str] | None = None,
) -> Path:
    """Write the release of the film `short`, of 60 s and three chapters; return its folder."""
    out.mkdir(parents=True, exist_ok=True)
    (out / "short.mp4").write_bytes(data)
    (out / "short.srt").write_text(SRT)
    (out / "short.vtt").write_text(VTT)
    (out / "description.txt").write_text(DESCRIPTION)
    (out / "thumbnail.jpg").write_bytes(b"\xff\xd8\xff\xe0 a picture")
    (out / "credits.html").write_text("<p>Credits</p>\n")
    (out / "sources.html").write_text("<p>Sources</p>\n")
    write_report(out, inputs=dict(inputs or {}))
    return out


def write_report(out: Path, *, inputs: dict[str, str], **changes: Any) -> None:
    """Write the report of the files that are there."""
    files = {
        path.name: digest_file(path)
        for path in sorted(out.iterdir())
        if path.is_file() and path.name != "report.json"
    }
    titles = ("One", "Two", "Three")
    report = {
        "film": "A short film",
        "form": {"size": [1920, 1080], "fps": 25, "quality": "standard"},
        "seconds": SECONDS,
        "language": "en",
        "voice": "espeak",
        "chapters": [
            {"seconds": 20.0 * number, "title": title}
            for number, title in enumerate(titles)
        ],
        "inputs": {"files": inputs},
        "files": files,
    }
    (out / "report.json").write_text(
        json.dumps(report | changes, indent=1) + "\n"
    )
