"""Jobs and their keys, why one has to be made, and what is known of the program that makes it."""

from __future__ import annotations

import functools
import importlib.metadata
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lantern.core.store import digest_bytes, digest_file, digest_json

VERSIONS = {
    "take": 2,
    "raw": 2,
    "drawing": 1,
    "glance": 1,
    "segment": 1,
    "sound": 8,
    "mix": 8,
}
"""By kind of job: raised with what a worker makes. `raw` is what a voice gave for a narration."""


@dataclass(frozen=True)
class Job:
    """One thing to make: `request` is JSON, enough for a worker; `weight` its share of the work, in frames."""

    kind: str
    name: str
    key: str
    suffix: str
    request: Mapping[str, Any]
    parts: Mapping[str, str]
    weight: float


@functools.cache
def list_versions() -> dict[str, str]:
    """The libraries whose output goes into the film."""
    names = [
        "numpy",
        "opencv-python-headless",
        "pillow",
        "resvg-py",
        "font-source-serif-pro",
        "font-source-sans-pro",
    ]
    names += ["basemap-data", "shapely"]
    return {name: importlib.metadata.version(name) for name in names}


def make_job(
    kind: str,
    name: str,
    suffix: str,
    request: Mapping[str, Any],
    rest: tuple[Mapping[str, Any], float],
) -> Job:
    """Return a job with its key; the VERSION of its kind joins the part `program`."""
    parts, weight = rest
    program = {"job": VERSIONS[kind], **parts.get("program", {})}
    parts = {**parts, "program": program}
    digests = {part: digest_json(value) for part, value in parts.items()}
    return Job(
        kind,
        name,
        digest_json({"kind": kind, "parts": digests}),
        suffix,
        request,
        digests,
        weight,
    )


_REASONS = {
    "narration": "its narration changed",
    "voice": "its voice changed",
    "recording": "its recording changed",
    "pauses": "its pauses changed",
    "picture": "its picture changed",
    "length": "its length changed",
    "overlays": "its overlays or transition changed",
    "style": "the size, rate or look changed",
    "encoding": "the quality or ffmpeg changed",
    "takes": "what is spoken, or when, changed",
    "music": "the music or its chapters changed",
    "sounds": "a sound, or its place, changed",
    "loudness": "the loudness asked for changed",
    "tools": "a tool changed",
    "program": "Lantern makes it differently now",
}


def why(job: Job, last: Mapping[str, Mapping[str, str]]) -> str:
    """Why a job that is not in the store has to be made, given the parts of the last rendering by job name."""
    before = last.get(job.name)
    if before is None:
        return "new"
    changed = [
        _REASONS.get(part, f"{part} changed")
        for part in job.parts
        if job.parts[part] != before.get(part)
    ]
    return ", ".join(changed) if changed else "no longer in the store"


@functools.cache
def digest_code() -> str:
    """The digest of Lantern's own source: an edited program never says 'nothing to do'."""
    root = Path(__file__).parent.parent
    files = sorted(p for pattern in ("*.py", "*.yml") for p in root.rglob(pattern))
    return digest_bytes(
        "".join(f"{p.relative_to(root)}={digest_file(p)};" for p in files).encode()
    )
