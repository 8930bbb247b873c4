"""The fields of a video at an instance of PeerTube: what they may be, as its validators say."""

from __future__ import annotations

from typing import Any

CATEGORIES = {"7": "Gaming", "13": "Education", "15": "Science & Technology"}
LICENCES = {
    "1": "Attribution",
    "2": "Attribution - Share Alike",
    "3": "Attribution - No Derivatives",
    "7": "Public Domain Dedication",
    "9": "All Rights Reserved",
}
PRIVACIES = {"1": "Public", "2": "Unlisted", "3": "Private", "4": "Internal"}
LANGUAGES = {"en": "English", "de": "German", "pt": "Portuguese"}
KEPT_FIELDS = (
    "name",
    "channelId",
    "privacy",
    "category",
    "licence",
    "language",
    "description",
    "tags",
    "waitTranscoding",
    "originallyPublishedAt",
    "scheduleUpdate",
    "generateTranscription",
)
"""The fields of a video that are looked at; others are dropped without a word."""


def find_field_fault(body: dict[str, Any], channels: Any) -> str:
    """Why the fields of a video are refused; empty if they are taken."""
    faults = {
        "name": not 3 <= len(body.get("name", "").strip()) <= 120,
        "channelId": body.get("channelId") not in channels,
        "privacy": str(body.get("privacy")) not in PRIVACIES,
        "category": str(body.get("category") or 13) not in CATEGORIES,
        "licence": str(body.get("licence") or 1) not in LICENCES,
        "language": (body.get("language") or "en") not in LANGUAGES,
        "tags": not are_tags_good(body.get("tags") or []),
        "description": not 3
        <= len(body.get("description") or "none")
        <= 10_000,
    }
    schedule = body.get("scheduleUpdate")
    faults["scheduleUpdate"] = (
        schedule is not None and "updateAt" not in schedule
    )
    wrong = [name for name, is_wrong in faults.items() if is_wrong]
    return f"Incorrect request parameters: {', '.join(wrong)}" if wrong else ""


def are_tags_good(tags: list[str]) -> bool:
    return len(tags) <= 5 and all(2 <= len(tag) <= 30 for tag in tags)
