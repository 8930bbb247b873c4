"""What texts from Gutenberg, mail and typewriters carry: licences, heads, marks of their own."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from lantern.article.readers.authors import judge_author
from lantern.article.readers.elements import ArticleMetadata
from lantern.article.readers.encoding import tidy
from lantern.article.readers.mail import read_mail

_START = re.compile(
    r"^\W*\*\*\*\s*START OF (?:THE|THIS) PROJECT GUTENBERG[^\n]*(?:\n[^\n]+)?\*\*\*[^\n]*$"
    r"|^\W*\*\*\*\s*START OF (?:THE|THIS) PROJECT GUTENBERG[^\n]*$"
    r"|^\*END\W*THE SMALL PRINT[^\n]*$",
    re.M | re.I,
)
_END = re.compile(
    r"^\W*(?:\*\*\*\s*)?END OF (?:THE|THIS) PROJECT GUTENBERG"
    r"|^End of (?:the )?Project Gutenberg|^\W*\*\*\* END OF ",
    re.M | re.I,
)
_KEY = re.compile(
    r"^(Title|Author|Language|Posting Date|Release Date):[ \t]*([^\n]*(?:\n[ \t]+\S[^\n]*)*)",
    re.M,
)
_PRODUCED = re.compile(
    r"\A\s*(?:e-?text )?(?:produced|prepared|transcribed|scanned)\b.*?\n\s*\n",
    re.I | re.S,
)
_LANGUAGES = {
    "english": "en",
    "german": "de",
    "french": "fr",
    "spanish": "es",
    "italian": "it",
    "portuguese": "pt",
    "dutch": "nl",
    "polish": "pl",
    "russian": "ru",
}
_BRACKETED = re.compile(
    r"^[ \t]*\[(?P<kind>Illustration|Footnote|Transcriber[’']?s? Note|Sidenote|Abbildung)"
    r"\b[ \t]*(?P<mark>[\dA-Z]{0,4})[ \t]*(?::(?P<text>(?:[^\[\]]|\[[^\[\]]*\])*))?\]",
    re.M | re.I,
)
_PAGE_MARK = re.compile(r"[ \t]?(?:\[Pg \d+\]|\{\d{1,4}\}|\[p\. ?\d+\])")
_ORNAMENT = re.compile(r"^[ \t]*(?:[*·•~#=_–—-][ \t]*){3,}$", re.M)
_ITALIC = re.compile(
    r"(?<![\w_])_(?=[^\s_])([^_]{1,400}?)(?<=[^\s_])_(?![\w_])"
)
_BOLD = re.compile(
    r"(?<![\w=])=(?=[^\s=])([^=\n]{1,200}?)(?<=[^\s=])=(?![\w=])"
)
_DASH = re.compile(
    r"(?<=\S) ?--(?![->]) ?(?=\S)|(?<=\S) ?--(?![->])$|^--(?=\w)", re.M
)
_LONG_DASH = re.compile(r"-{4,}")


@dataclass(frozen=True)
class PlainSource:
    """A plain text without what its source added, and what that said."""

    text: str
    head: ArticleMetadata = field(default_factory=ArticleMetadata)
    notes: tuple[str, ...] = ()
    omitted: Counter[str] = field(default_factory=Counter)


def strip_source(text: str) -> PlainSource:
    """Part a text from the licence of Gutenberg or the head of a mail, if it has one."""
    start = _START.search(text)
    end = _END.search(text, start.end() if start else 0)
    if start is not None or (end is not None and "Gutenberg" in text[:2000]):
        return _strip_gutenberg(text, start, end)
    mail = read_mail(text)
    if mail is None:
        return PlainSource(text)
    omitted = +Counter(
        {"signature": mail.signatures, "greeting": mail.greetings}
    )
    return PlainSource(mail.text, mail.head, mail.notes, omitted)


def _strip_gutenberg(
    text: str, start: re.Match[str] | None, end: re.Match[str] | None
) -> PlainSource:
    head = text[: start.start()] if start else text[:2000]
    keys = {key.casefold(): tidy(value) for key, value in _KEY.findall(head)}
    body = text[start.end() if start else 0 : end.start() if end else len(text)]
    body = _PRODUCED.sub("", body.lstrip())
    about = ArticleMetadata(
        title=keys.get("title", ""),
        author=judge_author(keys.get("author", ""), is_own_words=True).name,
        language=_LANGUAGES.get(keys.get("language", "").casefold(), ""),
    )
    note = "the licence of Project Gutenberg before and after the text was left out"
    return PlainSource(body, about, (note,))


def strip_marks(text: str) -> PlainSource:
    """Take out or spell the marks that typed texts have: italics, dashes, notes, ornaments.

    An illustration with words stays as a line that is a caption.
    """
    omitted: Counter[str] = Counter()

    def replace(match: re.Match[str]) -> str:
        kind = match["kind"].casefold()
        words = " ".join((match["text"] or "").split())
        if kind in ("illustration", "abbildung"):
            omitted["bare illustration"] += not words
            return f"\n\n{CAPTION}{words}\n\n" if words else "\n\n"
        omitted["note"] += 1
        return "\n\n"

    text = _BRACKETED.sub(replace, text)
    text = _PAGE_MARK.sub("", text)
    text = _ORNAMENT.sub("", text)
    text = _ITALIC.sub(r"\1", text)
    text = _BOLD.sub(r"\1", text)
    text = _LONG_DASH.sub("—", text)
    text = _DASH.sub("—", text)
    return PlainSource(text, omitted=+omitted)


CAPTION = "\ue010"
"""The sign before a line that is the caption of an illustration."""
