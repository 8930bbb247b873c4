"""What PeerTube is sent, in the words of authors, and how instances name it. Asks nobody."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC

from lantern.core.problems import PublishFailure, suggest
from lantern.core.store import digest_json
from lantern.publishing.platforms import Json
from lantern.publishing.upload import Upload

DEFAULT_CATEGORY = "Education"
_LICENCES = {
    "BY": "attribution",
    "BY-SA": "attribution share alike",
    "BY-ND": "attribution no derivatives",
    "BY-NC": "attribution non commercial",
    "BY-NC-SA": "attribution non commercial share alike",
    "BY-NC-ND": "attribution non commercial no derivatives",
}
_CC_LICENCE = re.compile(r"CC-(BY(?:-[A-Z]{2})*)-\d")
_ALL_RIGHTS = "all rights reserved"


def make_texts(upload: Upload) -> Json:
    """Return the texts of a video, and what is said of it, in the words of authors."""
    recorded = upload.recorded
    return {
        "name": upload.title.strip(),
        "description": upload.description or None,
        "tags": list(upload.tags),
        "category": upload.category or DEFAULT_CATEGORY,
        "licence": upload.licence,
        "language": upload.language or None,
        "originallyPublishedAt": recorded
        and f"{recorded.isoformat()}T00:00:00.000Z",
    }


def make_chapters(upload: Upload) -> Json:
    """Return the chapters of a video, in whole seconds.

    A new description takes away those that stood in the old one, so it is a part of this.
    """
    chapters: dict[int, str] = {}
    for chapter in upload.chapters:
        chapters.setdefault(int(chapter.seconds), chapter.title)
    rows = [{"timecode": at, "title": chapters[at]} for at in sorted(chapters)]
    return {
        "chapters": rows,
        "for_description": digest_json(upload.description),
    }


def make_privacy(upload: Upload) -> Json:
    """Return who may see a video, in the words of authors, and from when on."""
    if upload.publish_at is None:
        return {"privacy": upload.privacy, "scheduleUpdate": None}
    at = upload.publish_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z")
    schedule = {"updateAt": at, "privacy": "public"}
    return {"privacy": "private", "scheduleUpdate": schedule}


def find_number(wanted: str, labels: Mapping[str, str], *, kind: str) -> int:
    """Return the number that an instance has for a category or the like.

    Args:
        wanted: its name there, or the number itself.
        labels: the instance's names by number.
        kind: what it is, in a message: `category`.

    Raises:
        PublishFailure: the instance has none of that name.
    """
    for number, label in labels.items():
        if wanted in (number, label) or wanted.casefold() == label.casefold():
            return int(number)
    raise PublishFailure(
        f"PeerTube: this instance has no {kind} '{wanted}'"
        f"{suggest(wanted, labels.values())}; it has {', '.join(labels.values())}"
    )


def find_licence(licence: str | None, labels: Mapping[str, str]) -> int | None:
    """Return an instance's number for a licence; None where it has none for all rights reserved.

    Raises:
        PublishFailure: it doesn't have the licence.
    """
    for number, label in labels.items():
        if _is_licence(
            licence, " ".join(re.findall(r"[a-z0-9]+", label.lower()))
        ):
            return int(number)
    if licence is None:
        return None
    raise PublishFailure(
        f"PeerTube: this instance doesn't know the licence {licence}; it has"
        f" {', '.join(labels.values())}. Give another as licence, or none"
    )


def _is_licence(licence: str | None, label: str) -> bool:
    """Tell whether an instance's label, in small letters and words, names a licence."""
    if licence is None:
        return _ALL_RIGHTS in label
    if licence.upper().startswith("CC0"):
        return "cc0" in label or "public domain dedication" in label
    found = _CC_LICENCE.match(licence.upper())
    if found is None or found[1] not in _LICENCES:
        return False
    plain = label.removeprefix("creative commons ").removeprefix("cc ")
    return re.sub(r" \d.*$", "", plain) == _LICENCES[found[1]]


def find_language(tag: str, labels: Mapping[str, str]) -> str | None:
    """Return an instance's code for a language: the tag itself, else what stands before `-`."""
    for wanted in (tag, tag.split("-")[0]):
        for code in labels:
            if code.lower() == wanted.lower():
                return code
    return None
