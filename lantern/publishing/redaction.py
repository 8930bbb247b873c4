"""Keep secrets out of all that is shown: tokens, codes, keys, session addresses."""

from __future__ import annotations

import re
import urllib.parse

from lantern.core.text import make_one_line

HIDDEN = "(hidden)"
SHOWN = 300
"""Characters of others' words that are shown."""
_SHORTEST = 6
"""Characters of a secret that is looked for; shorter ones would be found everywhere."""
_QUERY = re.compile(r"(https?://[^\s\"'<>?]*)\?[^\s\"'<>]*")
_SCHEMES = re.compile(r"\b(bearer|basic|low)\s+[^\s\"',;]+", re.IGNORECASE)
_FIELDS = re.compile(
    r"\b((?:access|refresh|id|upload)_?(?:token|id|key)|client_secret|code_verifier|code|"
    r"password|otp|secret|accesskey)(\"?'?\s*[=:]\s*\"?'?)[^\s\"'&,}]{6,}",
    re.IGNORECASE,
)


class Secrets:
    """What must never be shown, as it becomes known."""

    def __init__(self) -> None:
        """Know no secret yet."""
        self._known: set[str] = set()

    def add(self, text: str | None) -> None:
        """Hide a text from now on, in every spelling that an address or a form gives it."""
        if not text or len(text) < _SHORTEST or text in self._known:
            return
        self._known |= {
            text,
            urllib.parse.quote(text, safe=""),
            urllib.parse.quote(text),
            urllib.parse.quote_plus(text),
        }

    def quote(self, text: str, most: int = SHOWN) -> str:
        """Return the beginning of a text on one line, without secrets.

        They are hidden before the text is cut, since half of one would be found no more.
        """
        return make_one_line(self.hide(text))[:most]

    def hide(self, text: str) -> str:
        """Return a text without secrets: the known ones, and what looks like one."""
        for secret in sorted(
            self._known,
            key=len,
            reverse=True,
        ):
            text = text.replace(secret, HIDDEN)
        text = _QUERY.sub(rf"\1?{HIDDEN}", text)
        text = _SCHEMES.sub(rf"\1 {HIDDEN}", text)
        return _FIELDS.sub(rf"\1\2{HIDDEN}", text)
