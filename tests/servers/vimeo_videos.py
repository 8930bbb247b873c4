"""What a server like Vimeo's keeps of a video, and what of it it refuses.

What Vimeo's OpenAPI description leaves open is marked "a guess".
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import Any

from tests.servers.faults import Asked

LICENCES = {"by", "by-sa", "by-nd", "by-nc", "by-nc-sa", "by-nc-nd", "cc0"}
VIEWS = {
    "anybody",
    "nobody",
    "unlisted",
    "password",
    "disable",
    "users",
    "contacts",
}
LOCALES = {"en", "de", "fr", "pt-BR"}
MOST_CHUNKS = 1024
"""PATCH requests that one upload may have."""


@dataclass
class Version:
    """A film file that belongs to a video: what has come of it so far."""

    file_name: str
    size: int
    link: str
    offset: int = 0
    requests: int = 0
    taken_from: int | None = None
    """Where the PATCH that is under way began; None if it is refused."""
    gone: bool = False
    digest: Any = field(default_factory=hashlib.sha256)

    @property
    def status(self) -> str:
        return "complete" if self.offset == self.size else "in_progress"

    def take(self, block: bytes) -> None:
        self.digest.update(block)
        self.offset += len(block)


@dataclass
class Part:
    """A text track or a picture of a video."""

    about: dict[str, Any]
    link: str
    content: bytes = b""


@dataclass
class Video:
    """One video: its texts, its files, and what hangs on it."""

    number: int
    about: dict[str, Any]
    versions: list[Version]
    tracks: dict[int, Part] = field(default_factory=dict)
    pictures: dict[int, Part] = field(default_factory=dict)
    chapters: dict[int, dict[str, Any]] = field(default_factory=dict)
    tags: list[str] = field(default_factory=list)
    polls: int = 0

    @property
    def whole(self) -> list[Version]:
        """The versions that have all their bytes."""
        return [each for each in self.versions if each.status == "complete"]


class Refused(Exception):
    """What is asked is refused, with a status and Vimeo's own code."""

    def __init__(self, status: int, error: str, code: int = 0) -> None:
        super().__init__(error)
        self.status = status
        self.body = {
            "error": error,
            "developer_message": error,
            "error_code": code,
        }


def check_about(about: dict[str, Any]) -> None:
    """Refuse texts and settings that Vimeo refuses: 400 with code 2204."""
    # 128 and 5,000 characters are a guess: they are written nowhere in the description.
    if len(about.get("name", "")) > 128:
        raise Refused(400, "name: longer than 128 characters", 2204)
    if len(about.get("description") or "") > 5000:
        raise Refused(400, "description: longer than 5000 characters", 2204)
    if about.get("license") not in {*LICENCES, None}:
        raise Refused(400, "license: not one of the list", 2204)
    if about.get("locale", "en") not in LOCALES:
        raise Refused(400, "locale: not one of the list", 2204)
    if about.get("privacy", {}).get("view", "anybody") not in VIEWS:
        raise Refused(400, "privacy.view: not one of the list", 2204)


def tell_offset(version: Version) -> dict[str, str]:
    return {
        "Tus-Resumable": "1.0.0",
        "Upload-Offset": str(version.offset),
        "Upload-Length": str(version.size),
    }


def find_patch_refusal(version: Version, asked: Asked) -> int | None:
    """The status that a PATCH gets before its body is taken; None if it is in order."""
    length = int(asked.headers.get("content-length", "-1"))
    if asked.headers.get("content-type") != "application/offset+octet-stream":
        return 415
    if asked.headers.get("upload-offset") != str(version.offset):
        return 409  # nothing of the body is kept
    if version.offset + length > version.size or version.requests > MOST_CHUNKS:
        return 413
    return None
