"""What to do about letters that the type of a film lacks."""

from __future__ import annotations

import unicodedata

from lantern.graphics.script_type import get_extra, name_script

_MOST_CHARACTERS = 12
"""Characters that a message lists."""


def describe_missing(missing: str, slot: str) -> str:
    """Return that the film's type lacks characters, and the cure; see `advise_on_missing`."""
    names = ", ".join(
        f"'{c}' (U+{ord(c):04X})" for c in missing[:_MOST_CHARACTERS]
    )
    if len(missing) > _MOST_CHARACTERS:
        names += " …"
    return f"the film's type has no {names}; {advise_on_missing(missing, slot)}"


def advise_on_missing(missing: str, slot: str) -> str:
    """Return the cure for characters that the type of a slot, `serif` or `sans`, lacks.

    Letters can't be written otherwise, so for them type is named: the extra that brings it, or a
    font to get.
    """
    letters = [
        char for char in missing if unicodedata.category(char)[0] in "LM"
    ]
    if not letters:
        return "write them otherwise"
    script = name_script(letters[0])
    extra = get_extra(letters[0])
    key = f"look: {{fonts: {{{slot}: FILE.ttf}}}}"
    if extra:
        return (
            f"type for {script} comes with `pip install lantern-film[{extra}]`; or name a font"
            f" of your own: {key}"
        )
    return (
        f"name a font that has {script}, such as Noto Sans {script} (fonts.google.com/noto):"
        f" {key}"
    )
