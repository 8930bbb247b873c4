"""What is said of letters that no type here has."""

from __future__ import annotations

import pytest

from lantern.graphics.missing_type import advise_on_missing, describe_missing


def test_signs_can_be_written_otherwise() -> None:
    assert advise_on_missing("☃→", "sans") == "write them otherwise"


@pytest.mark.parametrize(
    ("letter", "script", "extra"),
    [
        ("ש", "Hebrew", "scripts"),
        ("ไ", "Thai", "scripts"),
        ("鹽", "Chinese, Japanese and Korean", "cjk"),
        ("한", "Chinese, Japanese and Korean", "cjk"),
    ],
)
def test_letters_need_type_that_an_extra_brings(
    letter: str, script: str, extra: str
) -> None:
    assert advise_on_missing(f"☃{letter}", "serif") == (
        f"type for {script} comes with `pip install lantern-film[{extra}]`; or name a font of"
        " your own: look: {fonts: {serif: FILE.ttf}}"
    )


def test_a_script_that_no_extra_has_needs_a_font() -> None:
    assert describe_missing("བ", "sans") == (
        "the film's type has no 'བ' (U+0F56); name a font that has Tibetan, such as Noto Sans"
        " Tibetan (fonts.google.com/noto): look: {fonts: {sans: FILE.ttf}}"
    )
