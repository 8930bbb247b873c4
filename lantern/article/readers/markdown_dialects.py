"""Dialects of Markdown in plain Markdown: GitHub, Obsidian, Hugo, Jekyll, Quire, Pandoc.

What has no counterpart is taken out and counted; fenced code is left as it is.
"""

from __future__ import annotations

import html
import re
from collections import Counter

_FENCE = re.compile(
    r"^ {0,3}(`{3,}|~{3,})[^\n]*\n.*?(?:^ {0,3}\1[`~]*[ \t]*$|\Z)", re.S | re.M
)
_CODE_SPAN = re.compile(r"(`+)(?!`).+?(?<!`)\1(?!`)", re.S)
_HELD = "\ue000{}\ue001"
_HOLD = re.compile("\ue000(\\d+)\ue001")
_PICTURE = r"\.(?:jpe?g|png|webp|gif|avif|svg|tiff?|bmp|heic)"
_NOTE_TEXT = re.compile(
    r"^ {0,3}\[\^[^\]\s]+\]:[^\n]*(?:\n(?![ \t]*\n)(?! {0,3}\[\^|#|>|[-*+] )[^\n]+"
    r"|\n[ \t]*\n(?=(?: {4}|\t)\S)(?: {4}|\t)[^\n]*)*\n?",
    re.M,
)
_NOTE_MARK = re.compile(r"\[\^[^\]\s]+\]")
_INLINE_NOTE = re.compile(r"\^\[(?:[^\[\]]|\[[^\[\]]*\])*\]")
_CITATION = re.compile(r" ?\[(?:[^\[\]@\n]{0,40}-?@[\w:.-]+[^\[\]\n]*)\](?!\()")
_COMMENT = re.compile(r"<!--.*?-->|%%.*?%%", re.S)
_MATHS = re.compile(r"\$\$.+?\$\$|\\\[.+?\\\]", re.S)
_INLINE_MATHS = re.compile(
    r"(?<![\w$\\])\$(?=\S)([^$\n]{1,80}?)(?<=\S)\$(?![\w$])"
)
# bounded: an end that never comes is looked for behind every beginning
_STRUCK = re.compile(r"~~(?=\S)(.{1,2000}?)(?<=\S)~~", re.S)
_MARKED = re.compile(r"==(?=[^\s=])([^\n]{1,1000}?)(?<=[^\s=])==")
_EMBED = re.compile(r"!\[\[([^\]|#\n]+)(?:#[^\]|\n]*)?((?:\|[^\]\n]*)?)\]\]")
_WIKI_LINK = re.compile(r"\[\[([^\]|\n]*)\|([^\]\n]+)\]\]")
_BARE_LINK = re.compile(r"\[\[([^\]|\n]+)\]\]")
_TASK = re.compile(
    r"^((?:[ \t>]*)(?:[-*+]|\d+[.)])[ \t]+)\[[ xX/>?!*-]\][ \t]+", re.M
)
_CALLOUT = re.compile(
    r"^(?P<lead>[ \t]*(?:>[ \t]*)+)\[!(?P<kind>[\w -]+)(?:\|[^\]]*)?\][+-]?[ \t]*"
    r"(?P<title>[^\n]*)\n(?P<rest>(?:[ \t]*>[^\n]*\n?)*)",
    re.M,
)
_ATTRIBUTES = re.compile(
    r"[ \t]*\{:?[ \t]*(?:[#.][\w:.-]+|[\w-]+=(?:\"[^\"]*\"|'[^']*'|[^\s}]+)|toc|-)"
    r"(?:[ \t]+(?:[#.][\w:.-]+|[\w-]+=(?:\"[^\"]*\"|'[^']*'|[^\s}]+)))*[ \t]*\}"
)
_SPAN = re.compile(r"\[([^\[\]\n]+)\]\{[.#][^}\n]{0,300}\}")
_DIV = re.compile(r"^[ \t]*:::+.*$", re.M)
_CONTENTS = re.compile(
    r"^[ \t]*(?:\[\[?_?TOC_?\]?\]|\{:toc\}|@\[toc\].*)[ \t]*$", re.M | re.I
)
_ABBREVIATION = re.compile(r"^\*\[[^\]\n]+\]:.*$", re.M)
_BLOCK_ID = re.compile(r"[ \t]+\^[\w-]+[ \t]*$", re.M)
_TAG_LINE = re.compile(
    r"^[ \t]*#[^\W\d_][\w/-]*(?:[ \t]+#[\w/-]+)*[ \t]*$", re.M
)
_EMOJI = re.compile(r"(?<![\w:]):[a-z+-][a-z0-9_+-]+:(?![\w:])")
_RAISED = re.compile(r"(?<=\w)\^([\w+−-]{1,6})\^")
_LOWERED = re.compile(r"(?<=[A-Za-z])~(\d{1,3})~")
_SHORT_CODE = re.compile(
    r"\{\{[<%]\s*(?P<close>/?)\s*(?P<name>[\w./-]*)(?P<rest>.*?)/?\s*[%>]\}\}",
    re.S,
)
_TAG = re.compile(r"\{%-?\s*(?P<name>\w+)(?P<rest>.*?)-?%\}", re.S)
_CODE_TAG = re.compile(
    r"\{%-?\s*(highlight|comment|code)\b.*?%\}.*?\{%-?\s*end\1\s*-?%\}"
    r"|\{\{[<%]\s*(highlight|gist|mermaid)\b.*?[%>]\}\}.*?\{\{[<%]\s*/\s*\2\s*[%>]\}\}",
    re.S,
)
_VARIABLE = re.compile(r"\{\{[^<%{}][^{}]*\}\}")
_ARGUMENT = re.compile(
    r"([\w-]+)\s*[=:]\s*(\"(?:[^\"\\]|\\.)*\"|'[^']*'|[^\s\"'}]+)"
)
_BARE_TEXT = re.compile(r"\"((?:[^\"\\]|\\.)*)\"")
_SOURCES = (
    "src",
    "url",
    "image",
    "file",
    "link",
    "path",
    "image_path",
    "img",
    "source",
)
_CAPTIONS = ("caption", "title", "alt", "description")
_ADMONITION = re.compile(
    r"^(?:!!!|\?\?\?\+?)[ \t]+[\w -]+?(?:[ \t]+\"(?P<title>[^\"\n]*)\")?[ \t]*\n"
    r"(?P<rest>(?:[ \t]*\n|(?: {4}|\t).*(?:\n|\Z))+)",
    re.M,
)
"""A note of MkDocs: three exclamation marks with its kind, and its text further in."""
_DEFINITION = re.compile(r"^ {0,3}:[ \t]+(\S)", re.M)
"""What a term means, below it."""
_REPLACED = re.compile(r"\{~~[^{}]*?~>([^{}]*?)~~\}")
_ADDED = re.compile(r"\{(?:\+\+|==)([^{}]*?)(?:\+\+|==)\}")
_REMOVED = re.compile(r"\{--[^{}]*?--\}|\{>>[^{}]*?<<\}")
"""Changes in CriticMarkup, which are accepted, and its comments."""
_FIGURE_NAMES = re.compile(r"fig|img|image|picture|photo", re.I)


def simplify(text: str) -> tuple[str, Counter[str]]:
    """Return a text in plain Markdown with HTML, and how many of each kind were left out."""
    omitted: Counter[str] = Counter()
    held: list[str] = []
    text = _drop(_CODE_TAG, text, omitted, kind="code block")

    def hold(match: re.Match[str]) -> str:
        held.append(match[0])
        return _HELD.format(len(held) - 1)

    text = _FENCE.sub(hold, text)
    text = _CODE_SPAN.sub(hold, text)
    text = _COMMENT.sub("", text)
    text = _simplify_notes(text, omitted)
    text = _simplify_codes(text, omitted)
    text = _drop(_MATHS, text, omitted, kind="formula")
    text = _INLINE_MATHS.sub(_spell_maths, text)
    text = _simplify_links(text, omitted)
    text = _simplify_marks(text, omitted)
    return _HOLD.sub(lambda match: held[int(match[1])], text), omitted


def _drop(
    form: re.Pattern[str], text: str, omitted: Counter[str], *, kind: str
) -> str:
    """Take out what has a form, and count it."""
    kept, count = form.subn("", text)
    omitted[kind] += count
    return kept


def _simplify_notes(text: str, omitted: Counter[str]) -> str:
    marks = set(_NOTE_MARK.findall(_NOTE_TEXT.sub("\n", text)))
    text, texts = _NOTE_TEXT.subn("\n", text)
    omitted["note"] += max(len(marks), texts)
    text = _NOTE_MARK.sub("", text)
    text = _drop(_INLINE_NOTE, text, omitted, kind="note")
    return _drop(_CITATION, text, omitted, kind="citation")


def _simplify_codes(text: str, omitted: Counter[str]) -> str:
    """Take short codes out; one that shows a picture becomes a figure."""

    def replace(match: re.Match[str]) -> str:
        parts = match.groupdict()
        figure = (
            ""
            if parts.get("close")
            else _make_figure(parts["name"], parts["rest"])
        )
        if (
            not figure
            and not parts.get("close")
            and not parts["name"].startswith("end")
        ):
            omitted["short code"] += 1
        return figure

    text = _SHORT_CODE.sub(replace, text)
    text = _TAG.sub(replace, text)
    return _drop(_VARIABLE, text, omitted, kind="short code")


def _make_figure(name: str, rest: str) -> str:
    """Return a figure in HTML for a short code with a picture's file; empty if it has none."""
    values = {}
    for key, value in _ARGUMENT.findall(rest):
        values[key.casefold()] = value.strip("\"'")
    bare = _BARE_TEXT.findall(_ARGUMENT.sub("", rest))
    source = next((values[key] for key in _SOURCES if key in values), "")
    if not source:
        source = _find_source(
            rest, bare, is_figure=bool(_FIGURE_NAMES.search(name + rest))
        )
    is_picture = bool(re.search(_PICTURE + r"(\?.*)?$", source, re.I))
    if not source or not (is_picture or _FIGURE_NAMES.search(name)):
        return ""
    words = [text for text in bare if text != source]
    named = next((values[key] for key in _CAPTIONS if values.get(key)), "")
    return _format_figure(source, named or "".join(words[:1]))


def _find_source(rest: str, bare: list[str], *, is_figure: bool) -> str:
    """Return the picture's file among the words of a short code that have no key."""
    for text in bare:
        if re.search(_PICTURE + "$", text, re.I):
            return text
    word = re.search(rf"\S+{_PICTURE}(?=\s|$)", rest, re.I)
    return word[0] if word and is_figure else ""


def _format_figure(source: str, caption: str) -> str:
    image = f'<img src="{html.escape(source)}">'
    plain = re.sub(r"[*_]{1,2}([^*_]+)[*_]{1,2}", r"\1", caption)
    words = f"<figcaption>{plain}</figcaption>" if plain else ""
    return f"\n\n<figure>{image}{words}</figure>\n\n"


def _simplify_links(text: str, omitted: Counter[str]) -> str:
    def embed(match: re.Match[str]) -> str:
        file = match[1].strip()
        if not re.search(_PICTURE + "$", file, re.I):
            omitted["embedded note"] += 1
            return ""
        words = match[2].strip("|")
        is_size = re.fullmatch(r"[\dx|]*", words)
        return f"![{'' if is_size else words}](<{file}>)"

    text = _CONTENTS.sub("", text)
    text = _EMBED.sub(embed, text)
    text = _WIKI_LINK.sub(r"\2", text)
    return _BARE_LINK.sub(_name_link, text)


def _name_link(match: re.Match[str]) -> str:
    """Return the name of the note that a link leads to, without folder and heading."""
    name, _, heading = match[1].partition("#")
    return name.rsplit("/", 1)[-1].strip() or heading.lstrip("^")


def _simplify_marks(text: str, omitted: Counter[str]) -> str:
    text = _REPLACED.sub(r"\1", text)
    text = _ADDED.sub(r"\1", text)
    text = _drop(_REMOVED, text, omitted, kind="struck-out passage")
    text = _drop(_STRUCK, text, omitted, kind="struck-out passage")
    text = _MARKED.sub(r"\1", text)
    text = _CALLOUT.sub(_open_callout, text)
    text = _ADMONITION.sub(_open_admonition, text)
    text = _DEFINITION.sub(r"\n\1", text)
    text = _TASK.sub(r"\1", text)
    text = _SPAN.sub(r"\1", text)
    for form in (
        _ATTRIBUTES,
        _DIV,
        _ABBREVIATION,
        _BLOCK_ID,
        _TAG_LINE,
        _EMOJI,
    ):
        text = form.sub("", text)
    text = _RAISED.sub(r"<sup>\1</sup>", text)
    return _LOWERED.sub(r"<sub>\1</sub>", text)


def _open_callout(match: re.Match[str]) -> str:
    """Return a callout as paragraphs of the article: its title, then its text."""
    depth = re.compile(r"^[ \t]*>[ \t]?", re.M)
    inner = depth.sub("", match["rest"])
    title = match["title"].strip()
    lines = f"{title}\n\n{inner}" if title else inner
    return f"\n{_CALLOUT.sub(_open_callout, lines)}\n"


def _open_admonition(match: re.Match[str]) -> str:
    """Return an admonition as paragraphs: its title, then the text that stands in from it."""
    inner = re.sub(r"^(?: {4}|\t)", "", match["rest"], flags=re.M)
    title = match["title"] or ""
    return f"\n{title}\n\n{inner}\n"


def _spell_maths(match: re.Match[str]) -> str:
    """Return a small formula in HTML: `10^6`, `H_2O`; unchanged if it is more than that."""
    text = re.sub(r"\\(?:mathrm|text|rm)\{([^{}]*)\}", r"\1", match[1])
    text = (
        text.replace(r"\times", "×").replace(r"\cdot", "·").replace(r"\%", "%")
    )
    text = re.sub(r"\^\{?([\w+−-]+)\}?", r"<sup>\1</sup>", text)
    text = re.sub(r"_\{?(\w+)\}?", r"<sub>\1</sub>", text)
    is_formula = "<su" in text or re.fullmatch(
        r"[A-Za-z]|[\w\s+=×·%.,-]+", text
    )
    if "\\" in text or not is_formula or re.match(r"\d[\d.,]*\s", match[1]):
        return match[0]
    return text
