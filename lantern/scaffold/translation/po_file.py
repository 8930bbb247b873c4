"""A translation as a PO file for translators' own tools: written, and read as they left it.

The only module that imports babel's reader and writer of PO.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lantern.core import __version__
from lantern.core.extras import install_extra
from lantern.core.files import read_plain
from lantern.core.problems import AssetFailure, ToolFailure, format_path
from lantern.scaffold.translation.signs import join_lines
from lantern.scaffold.translation.update import PairedText
from lantern.script.translation.keys import ANCHOR
from lantern.script.translation.originals import digest_text

if TYPE_CHECKING:
    from babel.messages.catalog import Message

MAX_BYTES = 20_000_000
_FUZZY = "fuzzy"
_OWN_FLAGS = ("python-format", "python-brace-format")
"""What babel sees in a text that merely has a per cent sign, or braces."""
_MADE_FROM = "lantern: "
"""What begins the comment that says what the translation was when the file was written."""
_PREVIOUS = "|"
_FORMER = re.compile(r'^(#\| msgid )"([0-9a-f]+)"$', re.M)
"""A former original by its digest: what babel is given of it."""
_HEADER = """\
msgid ""
msgstr ""
"Project-Id-Version: {film}\\n"
"Language: {language}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"X-Generator: Lantern {version}\\n"

"""


@dataclass(frozen=True)
class PoText:
    """A text of a PO file."""

    id: str
    """Its context; empty where a tool took that out."""
    original: str
    text: str
    is_fuzzy: bool = False
    is_obsolete: bool = False
    has_plural: bool = False
    base: str = ""
    """The digest of the translation as it was when the file was written; empty if not known."""
    notes: str = ""
    """The translator's comments, as one line."""


@dataclass(frozen=True)
class PoFile:
    """What a PO file holds."""

    language: str
    texts: tuple[PoText, ...]


@dataclass(frozen=True)
class PoHead:
    """What a PO file says of itself, and the folder from which it names files."""

    film: str
    language: str
    folder: Path
    headings: dict[str, str]
    """What each section of the texts is called."""


def write_po_file(rows: Iterable[PairedText], head: PoHead) -> bytes:
    """Return a translation as the bytes of a PO file.

    Raises:
        ToolFailure: babel isn't installed.
    """
    _require_babel()
    from babel.messages.catalog import Catalog
    from babel.messages.pofile import write_po

    catalog = Catalog(charset="utf-8")
    formers = {}
    for row in rows:
        message = _make_message(row, head)
        formers[digest_text(row.former)] = join_lines(row.former)
        catalog[message.id] = message
    data = io.BytesIO()
    write_po(
        data,
        catalog,
        omit_header=True,
        include_previous=True,
    )
    header = _HEADER.format(
        film=head.film,
        language=head.language.replace("-", "_"),
        version=__version__,
    )
    body = _write_formers(data.getvalue().decode(), formers).rstrip("\n")
    return f"{header}{body}\n".encode()


def _write_formers(body: str, formers: Mapping[str, str]) -> str:
    """Put former originals in place of their digests, each on one line.

    babel breaks long ones as if they were comments, and then nobody can read the file.
    """
    from babel.messages.pofile import escape

    return _FORMER.sub(
        lambda line: f"{line[1]}{escape(formers[line[2]])}", body
    )


def _require_babel() -> None:
    install_extra("article")
    try:
        import babel  # noqa: F401
    except ImportError:
        raise ToolFailure(
            "babel is needed for PO files; install it: pip install 'lantern-film[article]'"
        ) from None


def _make_message(row: PairedText, head: PoHead) -> Message:
    from babel.messages.catalog import Message

    original = row.original
    flags = [_FUZZY] if row.has_changed or row.is_draft else []
    text = join_lines(row.text)
    message = Message(
        join_lines(original.text),
        text,
        locations=[
            (_name_file(original.span.file, head.folder), original.span.line)
        ],
        flags=flags,
        auto_comments=list(_iter_explanations(row, head, text)),
        user_comments=list(_iter_notes(row)),
        previous_id=digest_text(row.former)
        if row.has_changed and row.former
        else (),
        context=original.id,
    )
    message.flags.difference_update(_OWN_FLAGS)
    return message


def _name_file(path: Path, folder: Path) -> str:
    try:
        return path.relative_to(folder).as_posix()
    except ValueError:
        return path.name


def _iter_explanations(
    row: PairedText, head: PoHead, text: str
) -> Iterator[str]:
    section = row.original.section
    yield head.headings.get(section, f"Map {section}")
    if row.original.kind == ANCHOR:
        yield "Words of the narration at which something happens: use words of your narration."
    elif row.original.id == f"{section}.narration":
        yield "The narration: it is spoken."
    if row.text:
        yield f"{_MADE_FROM}{digest_text(text)}"


def _iter_notes(row: PairedText) -> Iterator[str]:
    if row.known is not None:
        for note in row.known.written.comments.notes:
            yield note.removeprefix("#").strip()


def read_po_file(path: Path) -> PoFile:
    """Read a PO file.

    Raises:
        AssetFailure: it isn't there, or can't be read as one.
        ToolFailure: babel isn't installed.
    """
    _require_babel()
    from babel.messages.pofile import PoFileError, PoFileParser

    lines = _read_text(path).split("\n")
    messages = _make_collector()
    try:
        PoFileParser(messages, abort_invalid=True).parse(lines)
    except PoFileError as error:
        raise AssetFailure(
            f"{format_path(path)}:{error.lineno + 1} is no PO: {error}"
        ) from None
    except (ValueError, IndexError, AttributeError, TypeError) as error:
        # babel takes some files apart without looking
        raise AssetFailure(f"{format_path(path)} is no PO: {error}") from None
    found: Sequence[Message] = messages.found
    language = ""
    texts = []
    for message in found:
        if message.id:
            texts.append(_read_message(message))
        else:
            language = _find_language(str(message.string))
    for message in messages.obsolete.values():
        texts.append(_read_message(message, is_obsolete=True))
    if not texts:
        raise AssetFailure(f"{format_path(path)} is no PO: it has no texts")
    return PoFile(language, tuple(texts))


def _make_collector() -> Any:
    """Return a catalogue that keeps messages as they come, and believes no header."""
    from babel.messages.catalog import Catalog

    class Collector(Catalog):
        def __init__(self) -> None:
            super().__init__()
            self.found: list[Message] = []

        @property
        def num_plurals(self) -> int:
            return 9

        def __setitem__(self, id: Any, message: Message) -> None:
            self.found.append(message)

    return Collector()


def _read_text(path: Path) -> str:
    """Return the text of a PO file in the encoding that it names, with plain line ends.

    Raises:
        AssetFailure: it can't be read.
    """
    try:
        if path.stat().st_size > MAX_BYTES:
            raise AssetFailure(f"{format_path(path)} is larger than 20 MB")
        data = read_plain(path)
    except OSError as error:
        raise AssetFailure(
            f"{format_path(path)} can't be read: {error.strerror or error}"
        ) from None
    named = re.search(rb"charset=([\w-]+)", data[:10_000])
    named_as = named[1].decode() if named else "UTF-8"
    encoding = named_as
    if encoding.casefold() in ("utf-8", "utf8", "charset"):
        encoding = "utf-8-sig"
    try:
        text = data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        raise AssetFailure(
            f"{format_path(path)} is not in the encoding that it names, {named_as};"
            " save it as UTF-8"
        ) from None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _find_language(header: str) -> str:
    found = re.search(r"^Language:[ \t]*([\w@-]+)", header, re.M)
    return found[1].replace("_", "-") if found else ""


def _read_message(message: Message, *, is_obsolete: bool = False) -> PoText:
    original = message.id
    text = message.string
    has_plural = isinstance(original, (list, tuple))
    if isinstance(original, (list, tuple)):
        original = original[0]
    if isinstance(text, (list, tuple)):
        text = text[0] if text else ""
    return PoText(
        id=message.context or "",
        original=str(original),
        text=join_lines(str(text or "")),
        is_fuzzy=message.fuzzy,
        is_obsolete=is_obsolete,
        has_plural=has_plural,
        base=_find_base(message.auto_comments),
        notes=_join_notes(message.user_comments),
    )


def _find_base(comments: Iterable[str]) -> str:
    for comment in comments:
        if comment.startswith(_MADE_FROM):
            return comment.removeprefix(_MADE_FROM).strip()
    return ""


def _join_notes(comments: Iterable[str]) -> str:
    own = [each for each in comments if not each.startswith(_PREVIOUS)]
    return " ".join(" ".join(own).split())
