"""What stands on a page and is no text of its article: furniture, hidden words, code."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

from lantern.article.readers.page.nodes import (
    drop,
    get_classes,
    is_element,
    is_most,
)

_FURNITURE = (
    "//script|//style|//template|//button|//form|//select|//svg|//dialog",
    "//*[contains(@class,'mw-editsection') or contains(@class,'mw-jump-link')"
    " or contains(@class,'mw-indicator') or contains(@class,'printfooter')]",
    "//*[(self::div or self::nav or self::ul or self::ol) and"
    " (contains(concat(' ',@class,' '),' toc ') or @id='toc' or @id='table-of-contents')]",
    "//*[@role='navigation' or @role='search' or @role='banner' and not(.//article)]",
    "//*[@id='coordinates' or @id='siteSub' or @id='contentSub' or @id='catlinks'"
    " or @id='normdaten' or @id='mw-navigation' or @id='jump-to-nav']",
)
"""XPaths of what belongs to the page, and not to the article."""
_FURNITURE_NAMES = re.compile(
    r"^(vertical-)?navbox|^navbar(-|$)|^sister-?(site)?box|^authority-control|^catlinks$"
    r"|^hatnote|^dablink$|^rellink$|^homonymie$|^hauptartikel|^bandeau|^[atcofi]mbox|^mbox"
    r"|^metadata$|^topicon$|^noprint$|^portal(box)?$|^side-box|^shortdescription$"
    r"|^geo-(nondefault|multi-punct|default)$|^mw-empty-elt$|^navigation-not-searchable$"
    r"|^(social-)?share(-buttons|daddy|-links|bar)?$|^jp-relatedposts$|^related-posts$"
    r"|^breadcrumbs?$|^skip-link$|^cookie|^newsletter|^navframe$|^normdaten|^succession-box$"
    r"|^post-navigation$|^pagination$"
)
_HIDDEN_NAMES_TEXT = (
    "sr-only visually-hidden screen-reader-text visuallyhidden hidden"
)
_HIDDEN_NAMES = frozenset(_HIDDEN_NAMES_TEXT.split())
_CODE_NAMES = re.compile(
    r"^(highlight|sourcecode|code-?block|codehilite|prettyprint|highlighter-rouge"
    r"|language-\S+|lang-\S+|wp-block-code|syntaxhighlighter|crayon-\S+|listingblock)$"
)
_STRUCK = re.compile(r"text-decoration[^;]*line-through", re.I)
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_CODE_SIGNS = re.compile(
    r"[{}();=<>]|\b(def|import|function|return|var|const|echo)\b"
)


def drop_furniture(tree: Any) -> Counter[str]:
    """Take out what is no text of the article; return what of it was an author's, by kind."""
    whole = len(tree.text_content())
    for path in _FURNITURE:
        for node in tree.xpath(path):
            if not is_most(node, whole) or node.tag in ("script", "style"):
                drop(node)
    omitted: Counter[str] = Counter()
    gone: set[Any] = set()
    for node in list(tree.iter()):
        if not is_element(node) or node in gone:
            continue
        if node.getparent() is None or node.tag in (
            "body",
            "html",
            "head",
            "article",
        ):
            continue
        kind = _find_kind(node)
        if kind is None or (kind == "furniture" and is_most(node, whole)):
            continue
        gone.update(node.iter())
        drop(node)
        if kind == "embedded piece" or (
            kind != "furniture" and node.text_content()
        ):
            omitted[kind] += 1
    return omitted


def _find_kind(node: Any) -> str | None:
    """Return what an element is that is left out; None for the article's own text."""
    names = get_classes(node)
    style = node.get("style") or ""
    if node.tag in ("del", "s", "strike") or _STRUCK.search(style):
        return "struck-out passage"
    if node.tag in ("iframe", "object", "embed", "video", "audio"):
        return "embedded piece"
    if node.tag == "pre":
        return "code block" if is_code(node) else None
    if any(map(_CODE_NAMES.match, names)) and node.tag not in (
        "code",
        "span",
        "pre",
    ):
        return "code block"
    if any(map(_FURNITURE_NAMES.match, names)) or _is_hidden(
        node, names, style
    ):
        return "furniture"
    return None


def _is_hidden(node: Any, names: list[str], style: str) -> bool:
    if node.tag in ("img", "picture", "input", "label"):
        return False
    if node.get("hidden") is not None or _HIDDEN_STYLE.search(style):
        return True
    is_silent = node.get("aria-hidden") == "true" and not list(node.iter("img"))
    return is_silent or bool(_HIDDEN_NAMES & set(names))


def is_code(node: Any) -> bool:
    """Tell whether preformatted text is code, and no poem or letter."""
    names = [*get_classes(node), *get_classes(node.getparent())]
    if any(True for _ in node.iter("code", "samp")) or any(
        map(_CODE_NAMES.match, names)
    ):
        return True
    lines = [line for line in node.text_content().splitlines() if line.strip()]
    signs = sum(bool(_CODE_SIGNS.search(line)) for line in lines)
    return 3 * signs > len(lines)
