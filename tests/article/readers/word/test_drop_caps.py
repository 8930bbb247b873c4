"""Drop caps in Word documents: the letter goes back to its word."""

from __future__ import annotations

import pytest
from lxml import etree

from lantern.article.readers.word.drop_caps import join_drop_caps

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def join(*paragraphs: str) -> list[str]:
    """Return the words of each paragraph of a body whose drop caps were joined."""
    body = etree.fromstring(
        f'<w:body xmlns:w="{_W}">{"".join(paragraphs)}</w:body>'
    )
    join_drop_caps(body)
    return ["".join(node.itertext()) for node in body]


def write(text: str, properties: str = "") -> str:
    return f"<w:p>{properties}<w:r><w:t>{text}</w:t></w:r></w:p>"


@pytest.mark.parametrize("kind", ["drop", "margin"])
def test_a_drop_cap_is_joined_to_its_word(kind: str) -> None:
    cap = f'<w:pPr><w:framePr w:dropCap="{kind}"/></w:pPr>'
    style = '<w:pPr><w:pStyle w:val="Body"/></w:pPr>'
    assert join(write("T", cap), write("he ferry", style)) == ["The ferry"]
    assert join(write("T", cap), write("he ferry")) == ["The ferry"]


def test_other_frames_and_a_last_letter_stay() -> None:
    frame = '<w:pPr><w:framePr w:w="900"/></w:pPr>'
    assert join(write("Aside", frame), write("The ferry")) == [
        "Aside",
        "The ferry",
    ]
    cap = '<w:pPr><w:framePr w:dropCap="drop"/></w:pPr>'
    assert join(write("The ferry"), write("T", cap)) == ["The ferry", "T"]
