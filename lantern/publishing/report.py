"""The film's report says where it was published."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from lantern.core.files import (
    convert_write_errors,
    read_plain_text,
    write_whole,
)
from lantern.publishing.plan import PublishPlan
from lantern.publishing.run import Publication
from lantern.rendering.output_folder import REPORT

KEY = "published"


def note_publication(
    folder: Path, name: str, *, plan: PublishPlan, done: Publication
) -> bool:
    """Write into a film's report where it is now; the digests of its files stay.

    Args:
        folder: the film's output folder.
        name: what the destination is called.
        plan: what was sent there.
        done: where it is.

    Returns:
        Whether the report is still that of the film that was sent.

    Raises:
        OutputFailure: it can't be written.
    """
    path = folder / REPORT
    try:
        report: dict[str, Any] = json.loads(read_plain_text(path))
        is_ours = plan.upload.digest in report["files"].values()
    except (OSError, ValueError, KeyError, AttributeError, TypeError):
        return False
    if not is_ours:
        return False
    entry = {
        "platform": plan.platform.name,
        "video": done.video,
        "address": done.address,
        "privacy": plan.upload.privacy,
    }
    published = report.get(KEY)
    if not isinstance(published, dict):
        published = {}
    if published.get(name) == entry:
        return True
    report[KEY] = {**published, name: entry}
    text = json.dumps(
        report,
        indent=1,
        ensure_ascii=False,
    )
    with convert_write_errors(path):
        write_whole(path, f"{text}\n".encode("utf-8", "backslashreplace"))
    return True
