"""Words spelled: each letter by its name and each figure alone, in the film's language."""

from __future__ import annotations

import functools

from lantern.core.languages import get_primary_language
from lantern.speech.wording import split_words

_NAMES = {
    "en": "a=eigh",
    "ru": "а=а б=бэ в=вэ г=гэ д=дэ е=е ё=ё ж=жэ з=зэ и=и й=и-краткое к=ка л=эль м=эм н=эн о=о п=пэ"
    " р=эр с=эс т=тэ у=у ф=эф х=ха ц=цэ ч=че ш=ша щ=ща ъ=твёрдый-знак ы=ы ь=мягкий-знак э=э ю=ю"
    " я=я",
}
"""Language -> letters that voices don't call by their names, and how those are written."""


@functools.cache
def _load_names(language: str) -> dict[str, str]:
    found = {}
    for entry in _NAMES.get(language, "").split():
        letter, _, name = entry.partition("=")
        found[letter] = name
    return found


def spell_letters(text: str, language: str) -> str:
    """Return what is said for a text that is spelled: names of its letters and figures."""
    names = _load_names(get_primary_language(language))
    said = []
    for sign in filter(str.isalnum, text):
        name = names.get(sign.casefold(), sign.upper())
        if sign.isdecimal():
            name = " ".join(
                word.spoken for word in split_words(sign, language, {})
            )
        said.append(name)
    return " ".join(said)
