"""Read YAML: a file becomes plain data that knows the line and column of every key and value.

The only module that opens YAML. Scene files are untrusted: size, depth, aliases and tags are
bounded before anything is built. `build_model` checks the data against a pydantic model and turns
every fault into a Problem with its place and a cure.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import (
    BaseModel,
    ConfigDict,
    GetCoreSchemaHandler,
    ValidationError,
)
from pydantic_core import CoreSchema

from lantern.core.problems import Problem, Span
from lantern.script import nodes
from lantern.script.advice import ModelTrial, find_advice
from lantern.script.fault_messages import describe_fault
from lantern.script.known_keys import describe_beginning, describe_unknown_key
from lantern.script.model_faults import list_model_faults
from lantern.script.numbers import make_numbers_strict
from lantern.script.paths import AllowedPaths, check_link
from lantern.script.text_file import MAX_BYTES, DocumentError, read_text
from lantern.script.tree_builder import TreeBuilder, find_node_span
from lantern.script.yaml_faults import diagnose
from lantern.script.yaml_stop import Mark, QuotedText, YamlStop, measure_quotes

Loc = tuple[str | int, ...]
"""A place in a document: keys and indices, from the outside in."""
MAX_DEPTH = 64
MAX_NODES = 200_000
MAX_CHARACTERS = 4 * MAX_BYTES
"""Characters of a document with its aliases written out."""

_EMPTY = "the file is empty"
_YamlLoader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_QUOTES = ("'", '"')


class YamlModel(BaseModel):
    """Base of everything that is read from YAML: frozen, without unknown keys or odd numbers."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        populate_by_name=True,
    )

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        """Refuse for a number what pydantic would turn into one: true, '010', '1_0'."""
        return make_numbers_strict(handler(source))


M = TypeVar("M", bound=YamlModel)


@dataclass(frozen=True)
class LentText:
    """A text of another file, and where it is there."""

    tree: YamlDocument
    loc: Loc


@dataclass(frozen=True)
class YamlDocument:
    """Plain data with the place of each value and key, and each scalar as it was written."""

    file: Path
    text: str
    data: Any
    values: dict[Loc, Span] = field(repr=False)
    keys: dict[Loc, Span] = field(repr=False)
    raw: dict[Loc, str] = field(repr=False)
    remarks: tuple[Problem, ...] = field(default=(), repr=False)
    """What is wrong or odd in the writing, whatever the model."""
    lent: dict[Loc, LentText] = field(default_factory=dict, repr=False)
    """Texts that are from another file, such as those of a translation."""

    def find_span(self, loc: Loc, key: bool = False) -> Span:
        """Return the place of the value (or key) at `loc`, or of what surrounds it most closely."""
        table = self.keys if key else self.values
        for size in range(len(loc), -1, -1):
            if loc[:size] in table:
                return table[loc[:size]]
        return Span(self.file)

    def get_data(self, loc: Loc) -> Any:
        """Return the value at `loc`, which is there."""
        data = self.data
        for step in loc:
            data = data[step]
        return data


@dataclass(frozen=True)
class YamlComment:
    """A comment of a file, from its `#` to the end of its line; the line is counted from 1."""

    line: int
    text: str
    is_alone: bool
    """Nothing but blanks stands before it."""


def list_comments(text: str) -> list[YamlComment]:
    """Return the comments of a file that can be read as YAML, in order."""
    found: list[YamlComment] = []
    end = 0
    for token in yaml.scan(text, Loader=_YamlLoader):
        found += _find_comments(text, end, token.start_mark.index)
        end = max(end, token.end_mark.index)
    return found


def _find_comments(text: str, start: int, end: int) -> Iterator[YamlComment]:
    """Yield the comments between two values, where nothing else can hold a `#`."""
    for sign in re.finditer("#.*", text[start:end]):
        at = start + sign.start()
        begin = text.rfind("\n", 0, at) + 1
        is_alone = not text[begin:at].strip()
        line = text.count("\n", 0, at) + 1
        yield YamlComment(line, sign.group().rstrip(), is_alone)


def locate(
    tree: YamlDocument, loc: Loc, text: str, *, start: int, end: int
) -> Span:
    """Return the place of the characters [start, end) of `text`, which is the value at `loc`.

    The file may break and indent the text otherwise, so its words are followed one by one from
    where the value begins. A quoted text that spells a word with escapes has the place of the
    whole.
    """
    lent = tree.lent.get(loc)
    if lent is not None:
        return locate(
            lent.tree,
            lent.loc,
            text,
            start=start,
            end=end,
        )
    whole = tree.find_span(loc)
    begin = _find_offset(tree, whole, text, start=start)
    if begin is None:
        return whole
    line = tree.text.count("\n", 0, begin)
    column = begin - (tree.text.rfind("\n", 0, begin) + 1)
    stop = min(column + end - start, len(tree.text.split("\n")[line]))
    return Span(tree.file, line + 1, column + 1, max(stop, column + 1) + 1)


def _find_offset(
    tree: YamlDocument, whole: Span, text: str, *, start: int
) -> int | None:
    """Return where character `start` of a text is in the file; None if a word isn't found."""
    at = _count_before(tree.text, whole)
    if tree.text[at : at + 1] in ("|", ">"):
        at = tree.text.find("\n", at)
    for word in re.finditer(r"\S+", text):
        at = tree.text.find(word.group(), at)
        if at < 0:
            return None
        if word.end() > start:
            return at + max(0, start - word.start())
        at += len(word.group())
    return 0


def _count_before(text: str, span: Span) -> int:
    """Return how many characters of a file come before a span."""
    count = span.column - 1
    for line in text.split("\n")[: span.line - 1]:
        count += len(line) + 1
    return count


def iter_placed_texts(data: object, loc: Loc = ()) -> Iterator[tuple[Loc, str]]:
    """Yield the place of each text in plain data, and the text."""
    if isinstance(data, str):
        yield loc, data
    elif isinstance(data, dict):
        for key, value in data.items():
            yield from iter_placed_texts(value, (*loc, key))
    elif isinstance(data, list):
        for i, value in enumerate(data):
            yield from iter_placed_texts(value, (*loc, i))


def read_yaml(
    path: Path, model: type[YamlModel] | None = None
) -> tuple[YamlDocument | None, list[Problem]]:
    """Read one YAML file; return its document, or None and what is wrong.

    A file that didn't change since is not read again: many shots share one map. `model` is what it
    should hold: an empty file is told how that begins.
    """
    try:
        status = path.stat()
    except OSError:
        return _read(path)
    stamp = (
        status.st_mtime_ns,
        status.st_ctime_ns,
        status.st_size,
        status.st_ino,
    )
    tree, problems = _read_cached(path, stamp)
    beginning = describe_beginning(model) if model else ""
    if tree is None and beginning:
        return None, [_say_what_to_write(each, beginning) for each in problems]
    return tree, list(problems)


def _say_what_to_write(problem: Problem, beginning: str) -> Problem:
    if problem.message != _EMPTY:
        return problem
    return replace(problem, message=f"{_EMPTY}; {beginning}")


def read_unlinked(
    file: Path, places: AllowedPaths, *, model: type[YamlModel]
) -> tuple[YamlDocument | None, list[Problem]]:
    """Read a file that was found by its place; a link out of the film is not followed."""
    problems = check_link(file, places)
    if problems:
        return None, problems
    return read_yaml(file, model)


@functools.lru_cache(maxsize=64)
def _read_cached(
    path: Path, _stamp: tuple[int, ...]
) -> tuple[YamlDocument | None, list[Problem]]:
    return _read(path)


def _read(path: Path) -> tuple[YamlDocument | None, list[Problem]]:
    try:
        text = read_text(path)
    except DocumentError as fault:
        return None, [fault.problem]
    return parse_yaml(text, path)


def parse_yaml(
    text: str, path: Path
) -> tuple[YamlDocument | None, list[Problem]]:
    """Return the document that a file's text is, or None and what is wrong with it."""
    try:
        _require_bounded(text, path)
        return _build_tree(text, _compose(text, path), path), []
    except DocumentError as fault:
        return None, [fault.problem]
    except yaml.MarkedYAMLError as error:
        return None, [_describe_yaml_error(error, text, path)]
    except yaml.YAMLError as error:
        return None, [Problem(f"not YAML: {error}", Span(path))]


def _require_bounded(text: str, path: Path) -> None:
    """Raise DocumentError for what would grow too large, before a single node is built."""
    depth = 0
    documents = 0
    values = 0
    for event in yaml.parse(text, Loader=_YamlLoader):
        if isinstance(event, yaml.DocumentStartEvent):
            documents += 1
            if documents > 1:
                line = find_node_span(path, event).line
                message = (
                    f"one document expected, a second starts at line {line}"
                )
                raise DocumentError(message, Span(path, line))
        elif isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > MAX_DEPTH:
                message = f"nested deeper than {MAX_DEPTH} levels"
                raise DocumentError(message, find_node_span(path, event))
        elif isinstance(event, yaml.ScalarEvent):
            values += 1
            # keys are scalars too
            if values > 2 * MAX_NODES:
                message = f"more than {MAX_NODES} values"
                raise DocumentError(message, find_node_span(path, event))
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1


def _compose(text: str, path: Path) -> Any:
    """Return the node tree of a document whose top is a group of keys."""
    loader: Any = _YamlLoader(text)
    try:
        node = loader.get_single_node()
    finally:
        loader.dispose()
    if node is None:
        raise DocumentError(_EMPTY, Span(path))
    if not isinstance(node, yaml.MappingNode):
        message = "the file must hold keys and values, like 'scene: A title'"
        raise DocumentError(message, find_node_span(path, node))
    _require_small(node, path)
    return node


def _require_small(node: Any, path: Path) -> None:
    """Raise DocumentError for a document that aliases make too large, before it is built."""
    try:
        extent = nodes.measure(node)
    except nodes.NodeFault as fault:
        span = find_node_span(path, fault.node)
        raise DocumentError(fault.message, span) from None
    if extent.depth > MAX_DEPTH:
        message = f"nested deeper than {MAX_DEPTH} levels, by aliases"
        raise DocumentError(message, Span(path))
    if extent.values > MAX_NODES:
        message = f"more than {MAX_NODES} values; aliases multiply"
        raise DocumentError(message, Span(path))
    if extent.characters > MAX_CHARACTERS:
        message = f"more than {MAX_CHARACTERS} characters; aliases multiply"
        raise DocumentError(message, Span(path))


def _describe_yaml_error(
    error: yaml.MarkedYAMLError, text: str, path: Path
) -> Problem:
    mark = error.problem_mark or error.context_mark
    if mark is None:
        message = f"not YAML: {error.problem or error.context}"
        return Problem(message, Span(path))
    begin = None
    if error.context_mark:
        begin = Mark(error.context_mark.line, error.context_mark.column)
    stop = YamlStop(
        error.problem or "",
        Mark(mark.line, mark.column),
        error.context or "",
        begin,
        tuple(_list_quotes(text)),
    )
    found = diagnose(stop, text)
    line = found.at.line + 1
    column = found.at.column + 1
    return Problem(found.message, Span(path, line, column, column + 1))


def _list_quotes(text: str) -> Iterator[QuotedText]:
    """Yield the texts in quotes up to where the reading of a file stops."""
    try:
        for token in yaml.scan(text, Loader=_YamlLoader):
            if isinstance(token, yaml.ScalarToken) and token.style in _QUOTES:
                yield measure_quotes(token)
    except yaml.YAMLError:
        return


def _build_tree(text: str, node: Any, path: Path) -> YamlDocument:
    builder = TreeBuilder(path, text)
    data = builder.build(node, ())
    return YamlDocument(
        path,
        text,
        data,
        builder.values,
        builder.keys,
        builder.raw,
        tuple(builder.remarks),
    )


def build_model(
    model: type[M], tree: YamlDocument, at: Loc = ()
) -> tuple[M | None, list[Problem]]:
    """Check the data at `at` against a model; return the model, or None and the faults.

    For the whole document its remarks come with it: warnings, and faults that a model can't see.
    """
    remarks = [] if at else list(tree.remarks)
    try:
        return model.model_validate(tree.get_data(at)), remarks
    except ValidationError as error:
        faults = list_model_faults(
            error,
            tree,
            at=at,
            model=model,
        )
        return None, [*remarks, *faults]


def list_faults(
    model: type[YamlModel], data: Mapping[str, object]
) -> list[tuple[Loc, str]]:
    """Return what is wrong with plain data by a model: each fault's keys, and a sentence."""
    try:
        model.model_validate(data)
    except ValidationError as error:
        return [
            _describe_data_fault(dict(e), model, data) for e in error.errors()
        ]
    return []


def _describe_data_fault(
    error: Mapping[str, Any], model: type[YamlModel], data: Mapping[str, object]
) -> tuple[Loc, str]:
    loc: Loc = error["loc"]
    name = str(loc[-1]) if loc else ""
    if error["type"] == "extra_forbidden":
        return loc, describe_unknown_key(name, model, loc[:-1])
    if error["type"] == "missing":
        return loc[:-1], f"the key '{name}' is missing"
    raw = str(error["input"])
    trial = ModelTrial(model, data, loc)
    sentence = describe_fault(
        error,
        name=name,
        raw=raw,
    )
    return loc, sentence + find_advice(error, trial, raw=raw)
