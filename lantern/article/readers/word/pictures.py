"""The pictures of a Word document, and the captions that belong to them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from lantern.article.readers.encoding import tidy
from lantern.article.readers.page.images import name_picture
from lantern.article.readers.word.xml import get_name, get_value, iter_named

_GENERATED = re.compile(
    r"\s*(description|beschreibung) automati\w+ \w+\W*$", re.I
)


@dataclass(frozen=True)
class WordPicture:
    """A picture in its place: its file's name, and the words that stand in for it."""

    name: str
    words: str


def iter_drawn_pictures(
    drawing: Any, part: Any, pictures: dict[str, bytes]
) -> Iterator[WordPicture]:
    """Yield the pictures of a drawing, but not those in its text boxes.

    Their bytes are put into `pictures`; a picture outside the document has none.
    """
    words = _find_words(drawing)
    for node in iter_named(drawing, "blip", "imagedata"):
        if any(
            get_name(each) == "txbxContent" for each in node.iterancestors()
        ):
            continue
        key = get_value(node, "embed") or get_value(node, "id")
        linked = get_value(node, "link")
        for relation in filter(None, (key, linked)):
            name = _load(relation, part, pictures)
            if name:
                yield WordPicture(
                    name, words or tidy(name_picture(name)) or "…"
                )
                break


def _load(key: str, part: Any, pictures: dict[str, bytes]) -> str:
    """Return the name of a picture by its relation, with its bytes if they are inside."""
    relation = part.rels.get(key)
    if relation is None:
        return ""
    if relation.is_external:
        name = str(relation.target_ref)
        pictures.setdefault(name, b"")
        return name
    name = PurePosixPath(str(relation.target_part.partname)).name
    pictures[name] = relation.target_part.blob
    return name


def _find_words(drawing: Any) -> str:
    for node in iter_named(drawing, "docPr", "cNvPr", "shape"):
        text = (
            get_value(node, "descr")
            or get_value(node, "title")
            or get_value(node, "alt")
        )
        if text:
            return _GENERATED.sub("", tidy(text))
    return ""


def iter_text_boxes(drawing: Any) -> Iterator[Any]:
    """Yield the outermost text boxes of a drawing."""
    for node in iter_named(drawing, "txbxContent"):
        above = list(node.iterancestors())
        inside = above[: above.index(drawing)] if drawing in above else above
        if not any(get_name(each) == "txbxContent" for each in inside):
            yield node


def is_diagram(drawing: Any) -> bool:
    """Tell whether a drawing is a chart or a diagram, whose words lie elsewhere."""
    for node in iter_named(drawing, "graphicData"):
        if re.search(r"/(chart|diagram|chartex)\b", get_value(node, "uri")):
            return True
    return False
