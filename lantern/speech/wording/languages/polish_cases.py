"""Polish cardinals in the genitive: piętnastu, dwudziestu pięciu."""

from __future__ import annotations

_GENITIVES = {
    "jeden": "jednego", "dwa": "dwóch", "trzy": "trzech", "cztery": "czterech",
    "siedem": "siedmiu", "osiem": "ośmiu", "sto": "stu", "dwieście": "dwustu",
    "trzysta": "trzystu", "czterysta": "czterystu", "tysiąc": "tysiąca", "tysiące": "tysięcy",
    "dwadzieścia": "dwudziestu", "trzydzieści": "trzydziestu", "czterdzieści": "czterdziestu",
    "milion": "miliona", "miliony": "milionów",
}  # fmt: skip
_ENDINGS = {
    "dziesiąt": "dziesięciu", "naście": "nastu", "set": "uset", "eść": "eściu", "ęć": "ęciu",
}  # fmt: skip


def decline_cardinal(spelled: str) -> str:
    """Return a cardinal's words in the genitive."""
    return " ".join(_decline(word) for word in spelled.split())


def _decline(word: str) -> str:
    if word in _GENITIVES:
        return _GENITIVES[word]
    for ending, changed in _ENDINGS.items():
        if word.endswith(ending):
            return word.removesuffix(ending) + changed
    return word
