"""A mail that was saved as text: its head, its greeting, and how it closes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from lantern.article.readers.authors import judge_author
from lantern.article.readers.elements import ArticleMetadata, find_iso_date
from lantern.article.readers.encoding import tidy

_FROM = (
    "from",
    "von",
    "de",
    "da",
    "od",
    "van",
    "от",
    "від",
    "差出人",
    "发件人",
    "寄件者",
)
_SUBJECT = (
    "subject", "betreff", "objet", "oggetto", "asunto", "assunto", "temat", "onderwerp",
    "тема", "件名", "主题", "主旨",
)  # fmt: skip
_DATE = (
    "date", "sent", "datum", "gesendet", "data", "fecha", "enviado", "envoyé", "inviato",
    "verzonden", "wysłano", "дата", "отправлено", "日時", "送信日時", "日期", "发送时间",
)  # fmt: skip
_OTHERS = (
    "to", "an", "à", "a", "para", "do", "aan", "кому", "宛先", "收件人", "cc", "bcc", "копия",
    "reply-to", "message-id", "mime-version", "received", "return-path", "delivered-to",
    "organization", "user-agent",
)  # fmt: skip
_NAMES = "|".join(map(re.escape, (*_FROM, *_SUBJECT, *_DATE, *_OTHERS)))
_HEAD = re.compile(
    rf"\A\s*(?:^(?:{_NAMES}|Content-[\w-]+|X-[\w-]+)\s?[:：][^\n]*\n"
    r"(?:[ \t]+\S[^\n]*\n)*){2,}",
    re.M | re.I,
)
_KEY = re.compile(r"^([\w-]+)\s?[:：][ \t]*([^\n]*)", re.M)
_REPLY = re.compile(
    r"^(?:(?:re|fwd?|aw|wg|tr|rv|r|i|odp|отв|回复)\s?[:：]\s*)+", re.I
)
_SIGNATURE = re.compile(r"^--[ \t]?\n.{0,600}\Z", re.M | re.S)
_GREETING = re.compile(
    r"\A\s*(?:(?:my )?dear|hi|hello|good (?:morning|day|evening)|hallo|liebe[rs]?|sehr geehrte[rs]?"
    r"|guten (?:tag|morgen|abend)|chère?s?|bonjour|salut|car[oaie]|ciao|gentil[ei]|buongiorno"
    r"|querid[oa]s?|estimad[oa]s?|hola|buenos|dro[gd][aizy]e?|cześć|szanown[aiy]|dzień dobry"
    r"|дорог(?:ой|ая|ие)|уважаем(?:ый|ая|ые)|здравствуй(?:те)?|привет|lieve|beste|geachte|prezad[oa]s?"
    r"|caríssim[oa]|olá)\b[^\n.?;:]{0,60}[,!:—-]*[ \t]*\n",
    re.I,
)
_FAREWELLS = (
    r"(?:with )?(?:best|kind|kindest|warm|warmest) (?:regards|wishes)|regards|yours|sincerely"
    r"|cheers|(?:with |all my )?love|many thanks",
    r"(?:viele|liebe|herzliche|beste|schöne) gr(?:ü|ue)(?:ß|ss)e|deine?|herzlich"
    r"|mit (?:freundlichen|herzlichen|lieben|besten) gr(?:ü|ue)(?:ß|ss)en",
    r"cordialement|bien à (?:toi|vous)|amicalement|amitiés|je t['’]embrasse|bises",
    r"(?:ti|vi) abbraccio|un abbraccio|cordiali saluti|a presto|un caro saluto|con affetto",
    r"(?:un )?(?:cordial )?saludos?|un abrazo|abrazos|atentamente",
    r"(?:um )?abraço|atenciosamente|pozdrawiam|z poważaniem|ściskam",
    r"с уважением|с наилучшими|обнимаю|твой|твоя|ваша?|敬具|此致|祝好",
    r"met vriendelijke|(?:hartelijke )?groet(?:en|jes)?",
)
_CLOSING = re.compile(
    rf"^[ \t]*(?:{'|'.join(_FAREWELLS)})(?![\w’'])[^\n]{{0,60}}(?:\n[^\n]{{0,60}}){{0,5}}\s*\Z",
    re.M | re.I,
)
_ENDS_SENTENCE = re.compile(r"[.?!…]\s*$")


@dataclass(frozen=True)
class SavedMail:
    """A mail's own words, what its head says, and what was left out of it."""

    text: str
    head: ArticleMetadata
    notes: tuple[str, ...]
    signatures: int = 0
    greetings: int = 0


def read_mail(text: str) -> SavedMail | None:
    """Return a text that begins as a mail does; None for any other."""
    head = _HEAD.match(text)
    if head is None:
        return None
    keys = {key.casefold(): tidy(value) for key, value in _KEY.findall(head[0])}
    name = re.sub(r"<[^>]*>|\([^)]*\)|\"", "", _choose(keys, _FROM))
    found = judge_author(name)
    about = ArticleMetadata(
        title=_REPLY.sub("", _choose(keys, _SUBJECT)),
        author=found.name,
        published=find_iso_date(_choose(keys, _DATE)),
    )
    body, signatures = _SIGNATURE.subn("", text[head.end() :])
    notes = ["the head of the mail was taken for title, author and date"]
    if found.doubt:
        notes.append(found.doubt)
    words, greetings = _strip_greetings(body)
    return SavedMail(words, about, tuple(notes), signatures, greetings)


def _choose(keys: Mapping[str, str], names: tuple[str, ...]) -> str:
    """Return the first value that there is, else an empty text."""
    return next((keys[name] for name in names if keys.get(name)), "")


def _strip_greetings(body: str) -> tuple[str, int]:
    """Return a mail without its greeting and its closing lines, and how many of them there were."""
    body, first = _GREETING.subn("", body.lstrip("\n"), count=1)
    closing = _CLOSING.search(body.rstrip())
    if closing is None or _ENDS_SENTENCE.search(closing[0]):
        return body, first
    return body[: closing.start()], first + 1
