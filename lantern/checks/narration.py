"""What a narration leaves to the voice's own guess."""

from __future__ import annotations

from collections.abc import Iterator

from lantern.core.problems import Problem
from lantern.script.load import Script
from lantern.speech import wording

_MOST_FIGURES = 8


def check_figures(script: Script) -> Iterator[Problem]:
    """Yield warnings of figures that no rule reads: each voice says them as it likes."""
    for part in script.parts:
        words = wording.split_words(
            part.scene.text, script.film.language, script.lexicon
        )
        unread = list(dict.fromkeys(wording.list_unread_figures(words)))
        if not unread:
            continue
        some = ", ".join(unread[:_MOST_FIGURES])
        if len(unread) > _MOST_FIGURES:
            some += ", …"
        message = (
            f"the voice has to guess how these figures are said: {some}; "
            "write them in words, or give them a 'say' in the lexicon"
        )
        yield Problem(message, part.find_span(("narration",)), warning=True)
