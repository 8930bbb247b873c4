"""Jobs and their keys, why one has to be made, and what is known of the program that makes it."""

from __future__ import annotations

import functools
import importlib.metadata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from lantern.core.records import (
    SCHEMA_KEY,
    JsonObject,
    SchemaError,
    digest_parts,
    from_json,
    to_json,
)
from lantern.core.store import digest_bytes, digest_file, digest_json
from lantern.plan.requests import (
    HeldTakeRequest,
    MixdownRequest,
    RecordingRequest,
    SoundRequest,
    SpeechRequest,
    TrimmedTakeRequest,
)
from lantern.visuals.requests import (
    CutoutRequest,
    DrawingRequest,
    LetteringRequest,
    PosterFrameRequest,
    SegmentRequest,
)

JobRequest = (
    SpeechRequest
    | RecordingRequest
    | HeldTakeRequest
    | TrimmedTakeRequest
    | SoundRequest
    | MixdownRequest
    | DrawingRequest
    | PosterFrameRequest
    | SegmentRequest
    | LetteringRequest
    | CutoutRequest
)
REQUESTS: Mapping[str, type[JobRequest]] = {
    SpeechRequest.SCHEMA: SpeechRequest,
    RecordingRequest.SCHEMA: RecordingRequest,
    HeldTakeRequest.SCHEMA: HeldTakeRequest,
    TrimmedTakeRequest.SCHEMA: TrimmedTakeRequest,
    SoundRequest.SCHEMA: SoundRequest,
    MixdownRequest.SCHEMA: MixdownRequest,
    DrawingRequest.SCHEMA: DrawingRequest,
    PosterFrameRequest.SCHEMA: PosterFrameRequest,
    SegmentRequest.SCHEMA: SegmentRequest,
    LetteringRequest.SCHEMA: LetteringRequest,
    CutoutRequest.SCHEMA: CutoutRequest,
}
VERSIONS = {
    "take": 2,
    "raw": 2,
    "held": 1,
    "trimmed": 1,
    "drawing": 1,
    "poster": 1,
    "segment": 3,
    "lettering": 2,
    "cutout": 2,
    "sound": 10,
    "mix": 13,
}
"""By kind of job: raised with what a worker makes. `raw` is what a voice gave for a narration."""


@dataclass(frozen=True)
class Job:
    """One thing to make: its request, the key of its result, and its share of the work in frames.

    `parts` are the digests of what the key is made of, under names that people know.
    """

    kind: str
    name: str
    key: str
    suffix: str
    request: JobRequest
    parts: Mapping[str, str]
    weight: float

    def to_json(self) -> JsonObject:
        """Return the job as JSON, for a worker elsewhere."""
        written = {"kind": self.kind, "name": self.name, "key": self.key}
        return {
            **written,
            "suffix": self.suffix,
            "request": to_json(self.request),
            "parts": dict(self.parts),
            "weight": self.weight,
        }

    @staticmethod
    def from_json(value: JsonObject) -> Job:
        """Return the job that `to_json` wrote.

        Raises:
            SchemaError: its request is of a schema that this program doesn't know.
        """
        schema = value["request"].get(SCHEMA_KEY)
        if schema not in REQUESTS:
            raise SchemaError(f"no job has a request of the schema {schema}")
        request = from_json(REQUESTS[schema], value["request"])
        return Job(**{**value, "request": request})


@functools.cache
def list_versions() -> dict[str, str]:
    """Return the versions of the libraries whose output goes into the film."""
    names = [
        "numpy",
        "opencv-python-headless",
        "pillow",
        "resvg-py",
        "uharfbuzz",
        "font-source-serif-pro",
        "font-source-sans-pro",
        "basemap-data",
        "shapely",
    ]
    return {name: importlib.metadata.version(name) for name in names}


def make_job(
    kind: str,
    name: str,
    request: JobRequest,
    *,
    suffix: str,
    weight: float,
    tools: Sequence[str],
    program: Mapping[str, object] | None = None,
) -> Job:
    """Return a job with its key: the digest of the whole request and of what makes it.

    The parts are those of the request's fields, and two more: `tools` are versions of other
    programs and libraries, `program` the VERSIONs of Lantern's own modules; the VERSION of the
    kind joins them.

    Raises:
        OSError: a file that the request names can't be read.
    """
    parts = digest_parts(request)
    parts["tools"] = digest_json(list(tools))
    parts["program"] = digest_json({"job": VERSIONS[kind], **(program or {})})
    key = digest_json({"kind": kind, "schema": request.SCHEMA, "parts": parts})
    return Job(kind, name, key, suffix, request, parts, weight)


_REASONS = {
    "narration": "its narration changed",
    "voice": "its voice changed",
    "recording": "its recording changed",
    "pauses": "its pauses changed",
    "picture": "its picture changed",
    "length": "its length changed",
    "overlays": "its overlays or transition changed",
    "style": "the size, rate or look changed",
    "encoding": "the quality or the encoder changed",
    "takes": "what is spoken, or when, changed",
    "music": "the music or its chapters changed",
    "sounds": "a sound, or its place, changed",
    "loudness": "the loudness asked for changed",
    "tools": "a tool changed",
    "program": "Lantern makes it differently now",
}


def why(job: Job, last: Mapping[str, Mapping[str, str]]) -> str:
    """Return why a job that is not in the store has to be made.

    `last` holds the parts of the last rendering's jobs by their names.
    """
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
    """Return the digest of Lantern's own source: an edited program never says 'nothing to do'."""
    root = Path(__file__).parent.parent
    files = sorted([*root.rglob("*.py"), *root.rglob("*.yml")])
    lines = [
        f"{path.relative_to(root).as_posix()}={digest_file(path)};"
        for path in files
    ]
    return digest_bytes("".join(lines).encode())
