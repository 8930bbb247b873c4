"""What YouTube is sent: the parts of a video, as its API writes them. Asks nobody."""

from __future__ import annotations

from datetime import UTC

from lantern.core.problems import suggest
from lantern.publishing.chapters import add_chapters
from lantern.publishing.limits import (
    PlatformLimits,
    find_chapter_faults,
    read_chapters,
)
from lantern.publishing.platforms import Json, PublishFault
from lantern.publishing.upload import Upload

DEFAULT_CATEGORY = "Education"
CATEGORIES = {
    "Film & Animation": "1",
    "Autos & Vehicles": "2",
    "Music": "10",
    "Pets & Animals": "15",
    "Sports": "17",
    "Travel & Events": "19",
    "Gaming": "20",
    "People & Blogs": "22",
    "Comedy": "23",
    "Entertainment": "24",
    "News & Politics": "25",
    "Howto & Style": "26",
    "Education": "27",
    "Science & Technology": "28",
    "Nonprofits & Activism": "29",
}
"""YouTube's categories by name; before a film is sent, YouTube is asked whether it still has it."""
LIMITS = PlatformLimits(
    title=100,
    description=5000,
    description_unit="bytes",
    forbidden="<>",
    all_tags=500,
    video_bytes=256 * 2**30,
    seconds=12 * 3600,
    thumbnail_bytes=2_000_000,
    caption_bytes=100_000_000,
)
_OWN_LICENCE = "youtube"
_BY = "CC-BY-"


def find_category(upload: Upload) -> str | None:
    """Return the number of the category that was asked for, else of ours; None if unknown."""
    wanted = upload.category or DEFAULT_CATEGORY
    if wanted.isdecimal():
        return wanted
    for name, number in CATEGORIES.items():
        if name.casefold() == wanted.casefold():
            return number
    return None


def find_own_faults(upload: Upload) -> list[PublishFault]:
    """Return what YouTube won't take, beside its limits."""
    chapters = read_chapters(upload.description) or upload.chapters
    faults = find_chapter_faults(chapters, upload.seconds)
    if find_category(upload) is None:
        known = suggest(upload.category or "", CATEGORIES)
        faults.append(
            PublishFault(
                "category",
                f"there is no category '{upload.category}'{known}; there are"
                f" {', '.join(CATEGORIES)}",
            )
        )
    if upload.licence is not None and not _is_by(upload.licence):
        faults.append(
            PublishFault(
                "licence",
                f"its own licence and CC-BY are known, not {upload.licence}; leave licence"
                " out for YouTube, and say it in the description",
            )
        )
    return faults


def _is_by(licence: str) -> bool:
    rest = licence.upper().removeprefix(_BY)
    return licence.upper().startswith(_BY) and rest[:1].isdecimal()


def compose_description(upload: Upload) -> str:
    """Return the description, with the list of chapters if it has none.

    YouTube knows chapters only from there.
    """
    return add_chapters(upload.description, upload.chapters)


def make_snippet(upload: Upload) -> Json:
    """Return the texts of a video: all of the part, since an update replaces it."""
    snippet: Json = {
        "title": upload.title,
        "description": compose_description(upload),
        "tags": list(upload.tags),
        "categoryId": find_category(upload) or CATEGORIES[DEFAULT_CATEGORY],
    }
    if upload.language:
        snippet["defaultLanguage"] = upload.language
        snippet["defaultAudioLanguage"] = upload.language
    return snippet


def make_texts(upload: Upload) -> Json:
    """Return the parts of a video that hold its texts."""
    texts: Json = {"snippet": make_snippet(upload)}
    if upload.recorded is not None:
        recorded = f"{upload.recorded.isoformat()}T00:00:00Z"
        texts["recordingDetails"] = {"recordingDate": recorded}
    return texts


def make_status(upload: Upload, *, is_draft: bool) -> Json:
    """Return who may see a video and how: all of the part, since an update replaces it.

    Args:
        upload: the film.
        is_draft: whether it is still being put together, so that nobody may see it.
    """
    licensed = upload.licence is not None and _is_by(upload.licence)
    status: Json = {
        "privacyStatus": "private" if is_draft else upload.privacy,
        "license": "creativeCommon" if licensed else _OWN_LICENCE,
        "embeddable": True,
        "publicStatsViewable": True,
    }
    if upload.made_for_kids is not None:
        status["selfDeclaredMadeForKids"] = upload.made_for_kids
    if upload.synthetic is not None:
        status["containsSyntheticMedia"] = upload.synthetic
    if upload.publish_at is not None and not is_draft:
        at = upload.publish_at.astimezone(UTC)
        status["publishAt"] = at.strftime("%Y-%m-%dT%H:%M:%SZ")
    return status
