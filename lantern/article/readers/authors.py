"""Who wrote an article: only what it says in its own words, and never the name of a login."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any

from lantern.article.readers.encoding import tidy
from lantern.article.readers.page.nodes import get_classes, is_element
from lantern.article.readers.patterns import BEFORE_AUTHOR

_FILLERS_WORDS = (
    "admin administrator author autor auteur owner user users default editor editors root "
    "guest webmaster staff unknown anonymous none null n/a team redaktion python-docx "
    "benutzer utilisateur usuario student word pc laptop acer dell lenovo hp asus home "
    "private office microsoft test apple"
)
_FILLERS = frozenset(_FILLERS_WORDS.split())
_MACHINES = re.compile(
    r"(microsoft|windows|office|libreoffice|openoffice|google|acer|dell|hp|lenovo|asus)\b.*"
    r"|.*\b(user|admin|account|wordpress|authority control|control)\b.*",
    re.I,
)
_BYLINE_NAMES_WORDS = (
    "byline author by-author post-author entry-author article-author p-author authorname "
    "author-name byline-name article__byline article__author byline__name byline__author "
    "contributor-name post__author td-post-author-name fn"
)
_BYLINE_NAMES = frozenset(_BYLINE_NAMES_WORDS.split())
_MAX_AUTHOR = 80


@dataclass(frozen=True)
class FoundAuthor:
    """Who wrote an article. `doubt` is a sentence on a name that was left out."""

    name: str = ""
    doubt: str = ""


def judge_author(name: str, *, is_own_words: bool = False) -> FoundAuthor:
    """Return a name if it may be a person's; else a sentence that says it was left out.

    Args:
        name: as it stands in the article's own data.
        is_own_words: it stands in the text, after *by*, where one word can be a name.
    """
    text = BEFORE_AUTHOR.sub("", tidy(name)).strip(" ,;|·–—-")
    if not text or text.casefold() in _FILLERS or _MACHINES.fullmatch(text):
        return FoundAuthor()
    if re.search(r"https?:|www\.|^[\w.-]+$(?<=[\d_])", text):
        return FoundAuthor()
    if "@" in text or len(text) > _MAX_AUTHOR:
        return FoundAuthor()
    is_single = len(re.findall(r"\w[\w.’'-]*", text)) < 2
    is_latin = text.isascii()
    is_small = text == text.lower() and text != text.upper()
    if is_single and (is_small or (is_latin and not is_own_words)):
        return _leave_out(text)
    return FoundAuthor(text)


def _leave_out(text: str) -> FoundAuthor:
    return FoundAuthor(
        doubt=f"“{text}” is given as the author, but looks like the name of a login and was"
        " left out; if it is who wrote it, write it as author in film.yml"
    )


def find_page_author(tree: Any) -> FoundAuthor:
    """Return who a web page says that it is by: in its data, else in a byline."""
    doubts: list[str] = []
    for name in _list_data_names(tree):
        found = judge_author(name)
        if found.name:
            return found
        doubts.append(found.doubt)
    for node in tree.iter():
        if not is_element(node) or not _is_byline(node):
            continue
        text = tidy(node.text_content())
        found = judge_author(text, is_own_words=bool(BEFORE_AUTHOR.match(text)))
        if found.name:
            return found
        doubts.append(found.doubt)
    return FoundAuthor(doubt=next(filter(None, doubts), ""))


def _is_byline(node: Any) -> bool:
    if len(node.text_content()) > _MAX_AUTHOR:
        return False
    is_named = bool(_BYLINE_NAMES & set(get_classes(node)))
    return (
        is_named
        or node.get("rel") == "author"
        or node.get("itemprop") == "author"
    )


def _list_data_names(tree: Any) -> list[str]:
    """Return the authors in a page's data: JSON-LD first, for it names persons."""
    names: list[str] = []
    for node in tree.xpath("//script[@type='application/ld+json']"):
        try:
            names += _find_names(json.loads(node.text or ""))
        except (ValueError, RecursionError):
            continue
    keys = (
        "author",
        "article:author",
        "dc.creator",
        "dcterms.creator",
        "citation_author",
        "parsely-author",
        "sailthru.author",
        "byl",
    )
    several = []
    for node in tree.iter("meta"):
        key = (node.get("name") or node.get("property") or "").casefold()
        if key in keys and node.get("content"):
            several.append((key, str(node.get("content"))))
    for wanted in keys:
        same = [text for key, text in several if key == wanted]
        if same:
            names.append(", ".join(dict.fromkeys(same)))
    return names


def _find_names(data: Any) -> list[str]:
    """Return the names of a JSON-LD's authors, those of one article joined."""
    if isinstance(data, list):
        found: list[str] = []
        for each in data:
            found += _find_names(each)
        return found
    if not isinstance(data, dict):
        return []
    if "@graph" in data:
        return _find_names(data["@graph"])
    names = name_persons(data.get("author"))
    return [names] if names else []


def name_persons(value: Any) -> str:
    """Return the names in a value of an article's data: a text, a mapping, or a list of them."""
    if isinstance(value, list):
        names = [name_persons(each) for each in value]
        return ", ".join(dict.fromkeys(filter(None, names)))
    if isinstance(value, dict):
        return name_persons(value.get("name") or value.get("full_name"))
    return tidy(str(value)) if value else ""
