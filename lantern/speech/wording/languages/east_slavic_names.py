"""How the names of units change in Russian and Ukrainian: километрам, километрах, километрами."""

from __future__ import annotations

_PLURAL = {"dat": "м", "ins": "ми", "loc": "х"}
_ADJECTIVES = {"dat": "м", "ins": "ми", "loc": "х"}


def decline_plural(one: str, few: str, case: str) -> str:
    """Return several of a unit in the dative, instrumental or locative.

    Args:
        one: its name in the singular: километр, квадратный километр, километр в час.
        few: its name after two, of which the Ukrainian stem is made.
        case: dat, ins or loc.
    """
    head, _, rest = one.partition(" ")
    is_adjective = bool(rest) and head.endswith(("ый", "ий"))
    if is_adjective:
        noun = decline_plural(rest, few.partition(" ")[2], case)
        return f"{head[:-1]}{_ADJECTIVES[case]} {noun}"
    changed = _change_noun(head, few.partition(" ")[0], _PLURAL[case])
    return f"{changed} {rest}".strip()


def _change_noun(one: str, few: str, ending: str) -> str:
    if one.endswith(("о", "и")) or one == few:
        return one
    if one.endswith("ок"):
        return f"{one[:-2]}ка{ending}"
    if one.endswith(("ь", "я", "й")):
        return f"{one[:-1]}я{ending}"
    return f"{one.removesuffix('а')}а{ending}"


def decline_single(one: str, case: str, endings: dict[str, str]) -> str:
    """Return one of a unit in a case.

    `endings` are those of a masculine noun, by case, with those of a feminine one in capitals.
    """
    head, _, rest = one.partition(" ")
    if head.endswith("о"):
        return one
    if head.endswith(("а", "я")):
        changed = head[:-1] + endings[case.upper()]
    else:
        changed = head.removesuffix("ь") + endings[case]
    return f"{changed} {rest}".strip()
