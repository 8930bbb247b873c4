"""What texts from Gutenberg, mail and typewriters carry: licences, heads, marks of their own."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from lantern.article.readers.authors import judge_author
from lantern.article.readers.elements import ArticleMetadata, find_iso_date
from lantern.article.readers.encoding import tidy

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
_MAIL_HEAD = re.compile(
    r"\A\s*(?:^(?:From|To|Cc|Bcc|Subject|Date|Sent|Reply-To|Message-ID|Content-[\w-]+"
    r"|MIME-Version|Von|An|Betreff|Datum|Gesendet|De|À|Objet|X-[\w-]+|Received"
    r"|Return-Path|Delivered-To|Organization|User-Agent)\s?:[^\n]*\n(?:[ \t]+\S[^\n]*\n)*){2,}",
    re.M | re.I,
)
_MAIL_KEY = re.compile(r"^(\w+)\s?:[ \t]*([^\n]*)", re.M)
_SIGNATURE = re.compile(r"^--[ \t]?\n.{0,600}\Z", re.M | re.S)
_BRACKETED = re.compile(
    r"^[ \t]*\[(?P<kind>Illustration|Footnote|Transcriber[’']?s? Note|Sidenote|Abbildung)"
    r"\b[ \t]*(?P<mark>[\dA-Z]{0,4})[ \t]*(?::(?P<text>(?:[^\[\]]|\[[^\[\]]*\])*))?\]",
    re.M | re.I,
)
_PAGE_MARK = re.compile(r"[ \t]?(?:\[Pg \d+\]|\{\d{1,4}\}|\[p\. ?\d+\])")
_ORNAMENT = re.compile(r"^[ \t]*(?:[*·•~#=_–—-][ \t]*){3,}$", re.M)
_ITALIC = re.compile(r"(?<![\w_])_(?=[^\s_])([^_]{1,400}?)(?<=[^\s_])_(?![\w_])")
_BOLD = re.compile(r"(?<![\w=])=(?=[^\s=])([^=\n]{1,200}?)(?<=[^\s=])=(?![\w=])")
_DASH = re.compile(r"(?<=\S) ?--(?![->]) ?(?=\S)|(?<=\S) ?--(?![->])$|^--(?=\w)", re.M)
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
    mail = _MAIL_HEAD.match(text)
    if mail:
        return _strip_mail(text, mail[0])
    return PlainSource(text)


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


def _strip_mail(text: str, head: str) -> PlainSource:
    keys = {key.casefold(): tidy(value) for key, value in _MAIL_KEY.findall(head)}
    name = re.sub(r"<[^>]*>|\([^)]*\)|\"", "", _choose(keys, "from", "von", "de"))
    subject = _choose(keys, "subject", "betreff", "objet")
    day = _choose(keys, "date", "sent", "datum")
    found = judge_author(name)
    about = ArticleMetadata(
        title=re.sub(r"^(?:(?:re|fwd?|aw|wg|tr)\s?:\s*)+", "", subject, flags=re.I),
        author=found.name,
        published=find_iso_date(day),
    )
    body, signatures = _SIGNATURE.subn("", text[len(head) :])
    notes = ["the head of the mail was taken for title, author and date"]
    if found.doubt:
        notes.append(found.doubt)
    return PlainSource(body, about, tuple(notes), +Counter(signature=signatures))


def _choose(keys: Mapping[str, str], *names: str) -> str:
    """Return the first value that there is, else an empty text."""
    return next((keys[name] for name in names if keys.get(name)), "")


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
