"""Earlier mails that a mail carries with it: quoted line by line, or all that follows."""

from __future__ import annotations

import re
from dataclasses import dataclass

_WROTE = "wrote|schrieb|a écrit|escribió|escreveu|ha scritto|schreef|пишет|писал|napisał"
_ATTRIBUTED = re.compile(
    r"^(?![>\s])(?=[^\n]*\d)[^\n]{2,160}(?:\n(?![>\s])[^\n]{2,100})?"
    rf"\b(?:{_WROTE})\b[^\n:]{{0,100}}\s?:[ \t]*\n"
    r"\s*(?:^>[^\n]*(?:\n|\Z)(?:[ \t]*\n(?=>))?)+",
    re.M,
)
"""Who wrote on which day, on one line or two, and the lines marked with > below it."""
_FORWARDED = re.compile(
    r"^[ \t]*-{2,}[ \t]*(?:Original Message|Forwarded message|Ursprüngliche Nachricht"
    r"|Message d'origine|Mensaje original|Messaggio originale|Oorspronkelijk bericht)"
    r"[ \t]*-{2,}[ \t]*$.*\Z",
    re.M | re.S | re.I,
)
"""A line that begins an earlier mail, and all after it."""


@dataclass(frozen=True)
class BareMail:
    """A text without the mails that it quotes, and how many they were."""

    text: str
    count: int


def strip_quoted_mail(text: str) -> BareMail:
    """Return a text without the earlier mails below `On … wrote:` or `Original Message`.

    Lines marked with > that nobody is named for stay: they may be quotations of the article.
    """
    text, attributed = _ATTRIBUTED.subn("", text)
    text, forwarded = _FORWARDED.subn("", text)
    return BareMail(text, attributed + forwarded)
