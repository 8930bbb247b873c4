"""The page of platforms: what each takes at most, and what it asks for."""

from __future__ import annotations

from lantern.publishing.limits import LimitedPlatform, PlatformLimits
from lantern.publishing.platforms import PLATFORMS, Platform
from lantern.script.model.publish import PLATFORM_NAMES
from scripts.reference.markdown import join_codes, write_page, write_table

_MEGABYTE = 1_000_000
_GIGABYTE = 1_000_000_000
_HOUR = 3600


def write_platforms() -> str:
    """Return the page."""
    parts = []
    for name in PLATFORM_NAMES:
        platform = PLATFORMS[name]().PLATFORM
        rows = _list_features(platform)
        if isinstance(platform, LimitedPlatform):
            rows += _list_limits(platform.limits)
        parts += [
            f"## {platform.title}",
            write_table(("", f"`to: {name}`"), rows),
        ]
    return write_page(
        "Platforms",
        "This page lists the platforms that [`publish`](verbs.md#publish) sends a film to, and the"
        " limits of each. Lantern checks a film against them before it sends anything.",
        "```yaml\npublish: [{to: peertube, privacy: unlisted}]\n```",
        "- Where no unit is given, a limit is in characters; for `tags` it is how many there may"
        " be.\n"
        "- *Needs*: keys that an entry of `publish` has to have for this platform.\n"
        "- *Can replace the video*: a changed film takes the place of the old one. Elsewhere it"
        " becomes another video.\n"
        "- *Can be taken back*: a published film can be made private or deleted.\n"
        "- A platform that another package adds has a dot in its name.",
        *parts,
        "More: [publishing](../guides/publishing.md),"
        " [adding a publisher](../developers/adding-a-publisher.md).",
    )


def _list_features(platform: Platform) -> list[tuple[str, str]]:
    order = ("private", "unlisted", "public")
    privacies = [each for each in order if each in platform.privacies]
    rows = [
        ("`privacy`", join_codes(privacies)),
        ("needs", join_codes(sorted(platform.asked)) or "nothing"),
        ("can replace the video", _say(platform.can_replace_video)),
        ("can be taken back", _say(not platform.is_for_good)),
        ("server", platform.default_server or "the one of your account"),
    ]
    variables = [
        f"LANTERN_{platform.name}_{each}".upper()
        for each in platform.secret_fields
    ]
    rows.append(("secrets in the environment", join_codes(variables)))
    return rows


def _say(is_so: bool) -> str:
    return "yes" if is_so else "no"


def _list_limits(limits: PlatformLimits) -> list[tuple[str, str]]:
    unit = "" if limits.description_unit == "characters" else " bytes"
    rows = [
        ("title", _write_range(limits.least_title, limits.title)),
        (
            "description",
            _write_range(limits.least_description, limits.description) + unit,
        ),
    ]
    counts = {
        "tags": limits.tags,
        "each tag": limits.tag,
        "all tags together": limits.all_tags,
        "each chapter's title": limits.chapter_title,
    }
    rows += [(name, f"{count}") for name, count in counts.items() if count]
    sizes = {
        "film": limits.video_bytes,
        "thumbnail": limits.thumbnail_bytes,
        "captions": limits.caption_bytes,
    }
    rows += [(name, _write_size(size)) for name, size in sizes.items() if size]
    if limits.seconds:
        rows.append(("length", f"{limits.seconds / _HOUR:g} hours"))
    if limits.forbidden:
        rows.append(("characters not allowed", join_codes(limits.forbidden)))
    return rows


def _write_range(least: int, most: int) -> str:
    if least > 1:
        return f"{least} to {most:,}"
    return f"{most:,}"


def _write_size(size: int) -> str:
    if size >= _GIGABYTE:
        return f"{size / _GIGABYTE:.0f} GB"
    return f"{size / _MEGABYTE:.0f} MB"
