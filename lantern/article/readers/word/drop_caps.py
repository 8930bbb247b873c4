"""Drop caps in Word documents: a letter in a frame of its own, before the rest of its word."""

from __future__ import annotations

from typing import Any

from lantern.article.readers.word.xml import (
    find,
    get_name,
    get_value,
    iter_named,
)


def join_drop_caps(body: Any) -> None:
    """Move the letters of each drop cap to the beginning of the paragraph after it."""
    for node in list(iter_named(body, "p")):
        following = node.getnext()
        is_drop_cap = _is_drop_cap(node)
        if not is_drop_cap or following is None or get_name(following) != "p":
            continue
        at = 0 if find(following, "pPr") is None else 1
        runs = [child for child in node if get_name(child) != "pPr"]
        for n, run in enumerate(runs):
            following.insert(at + n, run)
        node.getparent().remove(node)


def _is_drop_cap(node: Any) -> bool:
    frame = find(node, "pPr", "framePr")
    return frame is not None and get_value(frame, "dropCap") in (
        "drop",
        "margin",
    )
