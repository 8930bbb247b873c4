"""Polish cardinals in their cases: piętnastu, dwudziestu pięciu, z pięcioma, ku trzem."""

from __future__ import annotations

from collections.abc import Mapping

_GENITIVES = {
    "jeden": "jednego", "dwa": "dwóch", "trzy": "trzech", "cztery": "czterech",
    "siedem": "siedmiu", "osiem": "ośmiu", "sto": "stu", "dwieście": "dwustu",
    "trzysta": "trzystu", "czterysta": "czterystu", "tysiąc": "tysiąca", "tysiące": "tysięcy",
    "dwadzieścia": "dwudziestu", "trzydzieści": "trzydziestu", "czterdzieści": "czterdziestu",
    "milion": "miliona", "miliony": "milionów", "pięćset": "pięciuset",
    "sześćset": "sześciuset", "siedemset": "siedmiuset", "osiemset": "ośmiuset",
    "dziewięćset": "dziewięciuset", "dwanaście": "dwunastu",
}  # fmt: skip
_ENDINGS = {
    "dziesiąt": "dziesięciu", "naście": "nastu", "eść": "eściu", "ęć": "ęciu",
}  # fmt: skip
_OTHERS: Mapping[str, Mapping[str, str]] = {
    "dat": {
        "jeden": "jednemu", "dwa": "dwom", "trzy": "trzem", "cztery": "czterem",
        "tysiąc": "tysiącowi", "tysiące": "tysiącom", "tysięcy": "tysiącom",
        "miliony": "milionom", "milionów": "milionom",
    },
    "loc": {
        "jeden": "jednym", "tysiąc": "tysiącu", "tysiące": "tysiącach",
        "tysięcy": "tysiącach", "miliony": "milionach", "milionów": "milionach",
    },
    "ins": {
        "jeden": "jednym", "dwa": "dwoma", "trzy": "trzema", "cztery": "czterema",
        "tysiąc": "tysiącem", "tysiące": "tysiącami", "tysięcy": "tysiącami",
        "miliony": "milionami", "milionów": "milionami",
    },
}  # fmt: skip
_HUNDREDS = ("sto", "dwieście", "trzysta", "czterysta")
_FEMININE = {
    "gen": {"jednego": "jednej"}, "dat": {"jednemu": "jednej"}, "loc": {"jednym": "jednej"},
    "ins": {"jednym": "jedną", "dwoma": "dwiema"},
}  # fmt: skip


def decline_cardinal(
    spelled: str, case: str = "gen", *, feminine: bool = False
) -> str:
    """Return a cardinal's words in a case: gen, dat, ins or loc."""
    words = spelled.split()
    changed = [_decline(word, case) for word in words]
    if feminine and len(words) == 1:
        changed = [_FEMININE[case].get(word, word) for word in changed]
    # one is a plain word behind tens: dwudziestu jeden
    if len(words) > 1 and words[-1] == "jeden":
        changed[-1] = "jeden"
    return " ".join(changed)


def _decline(word: str, case: str) -> str:
    others = _OTHERS.get(case, {})
    if word in others:
        return others[word]
    genitive = _decline_to_genitive(word)
    is_counted = genitive.endswith("u") and word not in _HUNDREDS
    if case == "ins" and is_counted and word not in ("tysiąc", "milion"):
        return f"{genitive[:-1]}oma"
    return genitive


def _decline_to_genitive(word: str) -> str:
    if word in _GENITIVES:
        return _GENITIVES[word]
    for ending, changed in _ENDINGS.items():
        if word.endswith(ending):
            return word.removesuffix(ending) + changed
    return word
