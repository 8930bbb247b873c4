"""Raised and lowered text, formulas and quotations as characters."""

from __future__ import annotations

import pytest
from lxml import html

from lantern.article.readers.page.notation import spell_notation


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("10<sup>6</sup>", "10⁶"),
        ("10<sup>-3</sup> m", "10⁻³ m"),
        ("3 km<sup>2</sup>", "3 km²"),
        ("H<sub>2</sub>O", "H₂O"),
        ("Ca<sup>2+</sup>", "Ca²⁺"),
        ("<sup>14</sup>C", "¹⁴C"),
        ("the 19<sup>th</sup>", "the 19th"),
        ("le 1<sup>er</sup> mai", "le 1er mai"),
        ("M<sup>me</sup> Curie", "Mme Curie"),
        ("3<sup>1</sup>/<sub>2</sub> miles", "3 1/2 miles"),
        ("<sup>1</sup>⁄<sub>2</sub> mile", "1/2 mile"),
        (
            "<math><mi>E</mi><mo>=</mo><msup><mi>c</mi><mn>2</mn></msup></math>",
            "E=c²",
        ),
        ("He said <q>never</q>.", "He said “never”."),
        ("<ruby>東京<rt>とうきょう</rt></ruby>へ", "東京へ"),
    ],
)
def test_it_is_spelt_in_characters(body: str, text: str) -> None:
    tree = html.document_fromstring(f"<html><body><p>{body}</p></body></html>")
    assert spell_notation(tree) == 0
    assert tree.find("body").text_content() == text


def test_a_formula_that_needs_more_than_a_line_is_counted() -> None:
    body = "<p>So <math><mfrac><mn>1</mn><mn>2</mn></mfrac></math> it is.</p>"
    tree = html.document_fromstring(f"<html><body>{body}</body></html>")
    assert spell_notation(tree) == 1
    assert tree.find("body").text_content() == "So  it is."
