"""What isn't finished in a translation: texts that a machine wrote and nobody has read."""

from __future__ import annotations

from collections.abc import Iterator

from lantern.core.problems import Problem
from lantern.script.film_script import Script


def check_drafts(script: Script, *, strict: bool) -> Iterator[Problem]:
    """Yield the drafts of the translation that the film was read in.

    They are problems with `strict`, else warnings.
    """
    if script.translated is None:
        return
    translation = script.translated.translation
    for id in translation.drafts:
        text = translation.find_text(id)
        if text is not None:
            message = f"'{id}' was written by a machine; read it, and take it out of 'drafts'"
            yield Problem(message, text.span, warning=not strict)
