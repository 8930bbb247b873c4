"""Bring the pictures of a Word document and its captions together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from lantern.article.readers.elements import ArticleElement

CaptionClaim = Literal["", "may be", "is"]
_MAX_CAPTION = 200
"""Characters of a line after a picture that may be its caption."""
_STOPS = ".!?:;,"


@dataclass(frozen=True)
class WordElement:
    """An element before captions are settled, and whether it is or may be one.

    A picture without its caption is a caption with the words that stand in for it.
    """

    element: ArticleElement
    claim: CaptionClaim = ""

    @property
    def is_picture(self) -> bool:
        """Tell whether it is a picture that waits for its caption."""
        return self.element.picture is not None


def may_be_caption(text: str) -> bool:
    """Tell whether a line below a picture may be its caption: short, and no sentence."""
    return len(text) <= _MAX_CAPTION and text[-1] not in _STOPS


def settle_captions(elements: Sequence[WordElement]) -> list[ArticleElement]:
    """Return the elements with each caption at its picture.

    One caption below several pictures is that of all; a caption above a picture is its own if none
    is below.
    """
    settled: list[ArticleElement] = []
    i = 0
    while i < len(elements):
        if not elements[i].is_picture:
            settled.append(elements[i].element)
            i += 1
            continue
        end = i
        while end < len(elements) and elements[end].is_picture:
            end += 1
        pictures = [each.element for each in elements[i:end]]
        below = _find_below(elements, end)
        captions = [elements[k].element.text for k in below]
        if not captions and settled and _is_above(elements, i):
            captions = [settled.pop().text]
        between = (
            [each.element for each in elements[end : below[0]]] if below else []
        )
        settled += between
        settled += _pair(pictures, captions)
        i = below[-1] + 1 if below else end
    return settled


def _is_above(elements: Sequence[WordElement], i: int) -> bool:
    """Tell whether a caption without a picture stands just above."""
    if i == 0 or elements[i - 1].claim != "is":
        return False
    return i < 2 or not elements[i - 2].is_picture


def _find_below(elements: Sequence[WordElement], start: int) -> list[int]:
    """Return where the captions below a picture are, if there are any."""
    at = start
    if at < len(elements) and elements[at].claim == "may be":
        return [at]
    while at < len(elements) and elements[at].claim == "":
        is_far = len(elements[at].element.text) > _MAX_CAPTION
        if (
            elements[at].is_picture
            or is_far
            or elements[at].element.tag == "heading"
        ):
            return []
        at += 1
    found: list[int] = []
    while at < len(elements) and elements[at].claim == "is":
        if at + 1 < len(elements) and elements[at + 1].is_picture and found:
            break
        found.append(at)
        at += 1
    return found


def _pair(
    pictures: Sequence[ArticleElement], captions: Sequence[str]
) -> list[ArticleElement]:
    """Return the captions of pictures in their order; the last one is that of all that are left."""
    pairs: list[ArticleElement] = []
    for n, picture in enumerate(pictures):
        if captions:
            text = captions[min(n, len(captions) - 1)]
            picture = replace(picture, text=text)
        pairs.append(picture)
    extra = captions[len(pictures) :]
    return [*pairs, *(ArticleElement(text, "caption") for text in extra)]
