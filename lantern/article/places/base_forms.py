"""The forms that names have in the dictionary, from those in a text: Харбин from Харбине."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Iterator

CASE_LANGUAGES = frozenset({"ru", "uk", "pl"})
_MIN_STEM = 3
_MIN_LONG = 3
"""Letters of an ending that says so much that one letter before it is enough: Łodzi."""
_RUSSIAN = """
е: - а я ь й
у: - а
ю: ь й я
а: -
я: ь й
ы: а -
и: ь я а и
ии: ия
ию: ия
ией: ия
ье: ье
ой: а ая
ою: а
ей: я а
ью: ь
ом: - о
ем: - ь й е
ём: ь
ым: - ый
им: - ий
ого: ый ий ой
его: ий
ому: ый ий ой
ему: ий
ом: ый ой
ем: ий
ую: ая
юю: яя
ые: ый
ых: ые
ах: а ы
ях: и
ле: ль
ля: ль
"""
_UKRAINIAN = """
і: - а ь я
у: - а
ю: ь я
а: -
и: а -
ою: а
ею: я
ом: -
ем: ь
ові: ів -
ова: ів
єві: їв
єва: їв
еві: ь
ві: ва в ів
оді: ід
ї: я
"""
_POLISH = """
ie: a - o
sce: ska
u: -
a: -
y: a -
i: a - ia
em: -
iem: -
ą: a
ę: a
owie: ów owo owa
owa: ów
owem: ów
owu: ów
ach: e y
ami: e y
dze: ga
ce: ka
rze: r ra
le: ła l
że: że
iu: - ń
ia: - ń
niu: ń
nia: ń
niem: ń
odzi: ódź
dniu: deń
dnia: deń
dniem: deń
szczy: szcz
ży: ż
lnie: lno
wnie: wno wna
dnie: dno
rnie: rno
ic: ice
lc: lce
rc: rce
lec: lce
łk: łki
ław: ławy
"""


def list_base_forms(name: str, language: str) -> Iterator[str]:
    """Yield the forms that a name may have in the dictionary, the name itself first.

    Those of several words are each put together; languages without cases have one.
    """
    yield name
    endings = _read_endings(language)
    if not endings:
        return
    words = [_list_word_forms(word, endings) for word in name.split(" ")]
    for forms in itertools.product(*words):
        form = " ".join(forms)
        if form != name:
            yield form


def _list_word_forms(
    word: str, endings: tuple[tuple[str, tuple[str, ...]], ...]
) -> list[str]:
    """Return a word and the forms with another ending; the last part of one with hyphens stays."""
    forms = {word: None}
    for ending, others in endings:
        stem = word.removesuffix(ending)
        least = 1 if len(ending) >= _MIN_LONG else _MIN_STEM
        if stem == word or len(stem) < least:
            continue
        for other in others:
            forms[stem + other] = None
    return list(forms)


@functools.cache
def _read_endings(language: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return each ending with those that it may stand for, `-` for none; the longest first."""
    table = {"ru": _RUSSIAN, "uk": _UKRAINIAN, "pl": _POLISH}.get(language, "")
    endings = []
    for line in table.split("\n"):
        ending, _, others = line.partition(": ")
        if ending:
            forms = tuple(other.strip("-") for other in others.split(" "))
            endings.append((ending, forms))
    return tuple(sorted(endings, key=lambda ending: -len(ending[0])))
