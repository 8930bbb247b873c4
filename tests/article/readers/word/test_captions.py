"""Pictures of a Word document and their captions."""

from __future__ import annotations

import pytest

from lantern.article.readers.elements import ArticleElement
from lantern.article.readers.word.captions import WordElement, settle_captions


def make(code: str) -> list[WordElement]:
    """Make elements: P1 a picture, C1 a caption, L1 a line that may be one, T1 a text."""
    made = []
    for word in code.split():
        if word[0] == "P":
            element = ArticleElement(word, "caption", picture=f"{word}.png")
            made.append(WordElement(element))
        elif word[0] == "C":
            made.append(WordElement(ArticleElement(word, "caption"), "is"))
        else:
            element = ArticleElement(word, "paragraph")
            made.append(
                WordElement(element, "may be" if word[0] == "L" else "")
            )
    return made


@pytest.mark.parametrize(
    ("code", "settled"),
    [
        ("P1 T1", "P1:P1 T1"),
        ("P1 C1", "P1:C1"),
        ("P1 L1 T1", "P1:L1 T1"),
        ("P1 P2 C1", "P1:C1 P2:C1"),
        ("P1 P2 C1 C2", "P1:C1 P2:C2"),
        ("P1 C1 C2", "P1:C1 C2"),
        ("P1 T1 C1", "T1 P1:C1"),
        ("C1 P1 T1", "P1:C1 T1"),
        ("P1 C1 P2 C2", "P1:C1 P2:C2"),
        ("C1 T1", "C1 T1"),
        ("P1 P2", "P1:P1 P2:P2"),
    ],
)
def test_captions_come_to_their_pictures(code: str, settled: str) -> None:
    found = []
    for element in settle_captions(make(code)):
        name = (element.picture or "").removesuffix(".png")
        found.append(f"{name}:{element.text}" if name else element.text)
    assert " ".join(found) == settled
