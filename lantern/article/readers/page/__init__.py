"""Web pages and what is written like them: cleaned to the text of the article.

`clean_page` takes out notes, code and furniture, spells powers and indices as characters, and
makes paragraphs of old ways to part them. Finding the article in a page isn't done here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from lantern.article.readers.elements import ArticleElement
from lantern.article.readers.page.furniture import drop_furniture
from lantern.article.readers.page.images import settle_images
from lantern.article.readers.page.nodes import is_element
from lantern.article.readers.page.notation import spell_notation
from lantern.article.readers.page.notes import drop_notes
from lantern.article.readers.page.paragraphs import settle_paragraphs

__all__ = ["CleanedPage", "clean_page", "name_pictures"]


@dataclass(frozen=True)
class CleanedPage:
    """What was found while a page was cleaned."""

    omitted: Counter[str]
    """How many of each kind of thing were left out."""
    embedded: Mapping[str, bytes]
    """The pictures that are written into the page itself, by their names in it now."""


def name_pictures(
    elements: Iterable[ArticleElement], embedded: Mapping[str, bytes]
) -> dict[str, bytes]:
    """Return the bytes of the pictures that elements name; none for a file beside the article."""
    named = [each.picture for each in elements if each.picture]
    return {name: embedded.get(name, b"") for name in named}


def clean_page(tree: Any) -> CleanedPage:
    """Clean a page in place."""
    embedded = settle_images(tree)
    for node in list(tree.iter()):
        if not is_element(node) and node.getparent() is not None:
            node.drop_tree()
    omitted = drop_furniture(tree)
    omitted["note"] += drop_notes(tree)
    omitted["formula"] += spell_notation(tree)
    settle_paragraphs(tree)
    return CleanedPage(+omitted, embedded)
