"""The front matter of a Markdown text: YAML between dashes, TOML between pluses, or JSON."""

from __future__ import annotations

import datetime
import json
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from lantern.article.readers.authors import judge_author, name_persons
from lantern.article.readers.elements import ArticleMetadata, find_iso_date
from lantern.article.readers.encoding import tidy

_YAML = re.compile(
    r"\A---[ \t]*\n(.*?)\n?^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.S | re.M
)
_TOML = re.compile(
    r"\A\+\+\+[ \t]*\n(.*?)\n?^\+\+\+[ \t]*(?:\n|\Z)", re.S | re.M
)
_JSON = re.compile(r"\A(\{\s*\n.*?\n\})[ \t]*(?:\n|\Z)", re.S)
_PANDOC = re.compile(r"\A%[ \t]*(.*)\n(?:%[ \t]*(.*)\n)?(?:%[ \t]*(.*)\n)?")
_AUTHORS = ("author", "authors", "by", "contributor", "contributors", "creator")
_DATES = ("date", "published", "publishdate", "pub_date", "created", "lastmod")
_LANGUAGES = ("lang", "language", "locale")


@dataclass(frozen=True)
class FrontMatter:
    """What a front matter says, the text after it, and sentences on what is doubtful."""

    head: ArticleMetadata
    text: str
    notes: tuple[str, ...] = ()


def split_front_matter(text: str) -> FrontMatter:
    """Part a Markdown text from its front matter, if it has one."""
    for form, parse in (
        (_YAML, _parse_yaml),
        (_TOML, _parse_toml),
        (_JSON, _parse_json),
    ):
        match = form.match(text)
        keys = parse(match[1]) if match else None
        if match and keys is not None:
            return _read(keys, text[match.end() :])
    match = _PANDOC.match(text)
    if match:
        keys = {"title": match[1], "author": match[2], "date": match[3]}
        return _read(keys, text[match.end() :])
    return FrontMatter(ArticleMetadata(), text)


def _read(keys: Mapping[str, Any], text: str) -> FrontMatter:
    folded = {str(key).casefold(): value for key, value in keys.items()}
    found = judge_author(
        name_persons(_choose(folded, _AUTHORS)), is_own_words=True
    )
    head = ArticleMetadata(
        title=tidy(_to_text(folded.get("title"))),
        author=found.name,
        published=find_iso_date(_to_text(_choose(folded, _DATES))),
        language=_to_text(_choose(folded, _LANGUAGES))[:2].lower(),
    )
    return FrontMatter(head, text, (found.doubt,) if found.doubt else ())


def _choose(keys: Mapping[str, Any], names: tuple[str, ...]) -> Any:
    """Return the first value that isn't empty."""
    values = [keys.get(name) for name in names]
    return next(filter(None, values), None)


def _to_text(value: Any) -> str:
    """Return a value as text; a date as an ISO date, nothing for a list or a mapping."""
    if isinstance(value, datetime.datetime):
        return value.date().isoformat()
    if isinstance(value, str | int | float | datetime.date):
        return str(value)
    return ""


def _parse_yaml(text: str) -> Mapping[str, Any] | None:
    """Return the keys of a front matter; the simple ones of one that is broken."""
    try:
        keys = yaml.safe_load(text)
    except (yaml.YAMLError, ValueError, RecursionError):
        return dict(
            re.findall(r"^(\w+):[ \t]*[\"']?(.*?)[\"']?[ \t]*$", text, re.M)
        )
    if keys is None:
        return {}
    return keys if isinstance(keys, dict) else None


def _parse_toml(text: str) -> Mapping[str, Any] | None:
    try:
        keys = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError):
        return dict(re.findall(r"^(\w+)\s*=\s*[\"'](.*?)[\"']\s*$", text, re.M))
    params = keys.get("params")
    return {**params, **keys} if isinstance(params, dict) else keys


def _parse_json(text: str) -> Mapping[str, Any] | None:
    try:
        keys = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return keys if isinstance(keys, dict) else None
