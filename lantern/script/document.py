"""The only door to YAML: a file becomes plain data that knows the line and column of every key and value.

Scene files are untrusted: size, depth, aliases and tags are bounded before anything is built. `build` checks the
data against a pydantic model and turns every fault into a Problem with its place and a cure.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from lantern.core.problems import EXIT_ASSET, Problem, Span, suggest

Loc = tuple[str | int, ...]
MAX_BYTES, MAX_DEPTH, MAX_NODES = 8_000_000, 64, 200_000

_YamlLoader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_INT = re.compile(r"[-+]?(0|[1-9][0-9]*)")
_FLOAT = re.compile(
    r"[-+]?(0|[1-9][0-9]*)?\.[0-9]+([eE][-+]?[0-9]+)?|[-+]?[0-9]+\.|[-+]?[1-9][0-9]*[eE][-+]?[0-9]+"
)
# control characters, and the marks with which text can be made to look like another text
_FORBIDDEN = re.compile(
    "[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f\\u202a-\\u202e\\u2066-\\u2069]"
)
_WORDS = {
    "true": True,
    "yes": True,
    "on": True,
    "false": False,
    "no": False,
    "off": False,
}


class YamlModel(BaseModel):
    """Base of everything that is read from YAML: frozen, and no key that isn't known."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


M = TypeVar("M", bound=YamlModel)


@dataclass(frozen=True)
class YamlDocument:
    """Plain data with the place of each value and key, and each scalar as it was written."""

    file: Path
    text: str
    data: Any
    values: dict[Loc, Span] = field(repr=False)
    keys: dict[Loc, Span] = field(repr=False)
    raw: dict[Loc, str] = field(repr=False)

    def find_span(self, loc: Loc, key: bool = False) -> Span:
        """The place of the value (or key) at `loc`, or of the nearest thing around it that exists."""
        table = self.keys if key else self.values
        for size in range(len(loc), -1, -1):
            if loc[:size] in table:
                return table[loc[:size]]
        return Span(self.file)


class _YamlError(Exception):
    def __init__(self, message: str, span: Span) -> None:
        super().__init__(message)
        self.problem = Problem(message, span)


def read_yaml(path: Path) -> tuple[YamlDocument | None, list[Problem]]:
    """Read one YAML file. Returns its tree, or None and what is wrong. A map is read once for all its shots."""
    try:
        status = path.stat()
    except OSError:
        return _read(path)
    tree, problems = _read_cached(
        path, (status.st_mtime_ns, status.st_ctime_ns, status.st_size, status.st_ino)
    )
    return tree, list(problems)


@functools.lru_cache(maxsize=64)
def _read_cached(
    path: Path, _stamp: tuple[int, ...]
) -> tuple[YamlDocument | None, list[Problem]]:
    return _read(path)


def _read(path: Path) -> tuple[YamlDocument | None, list[Problem]]:
    try:
        text = _text(path)
        nodes = _parse_bounded(text, path)
        return _build_tree(text, nodes, path), []
    except _YamlError as fault:
        return None, [fault.problem]
    except yaml.MarkedYAMLError as error:
        return None, [_yaml_problem(error, path)]
    except yaml.YAMLError as error:
        return None, [Problem(f"not YAML: {error}", Span(path))]


def _text(path: Path) -> str:
    if not path.is_file():
        what = (
            "is a folder, not a file"
            if path.is_dir()
            else "is no plain file"
            if path.exists()
            else "is not there"
        )
        raise _asset_fault(f"{path.name} {what}", path)
    try:
        if path.stat().st_size > MAX_BYTES:
            raise _asset_fault(
                f"{path.name} is larger than {MAX_BYTES // 1_000_000} MB", path
            )
        data = path.read_bytes()
    except OSError as error:
        raise _asset_fault(
            f"{path.name} can't be read: {error.strerror}", path
        ) from None
    try:
        text = data.decode(
            "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
        )
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise _YamlError(
            "the file is not UTF-8; save it as UTF-8", Span(path, line)
        ) from None
    found = _FORBIDDEN.search(text)
    if found:
        before = text[: found.start()]
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        raise _YamlError(
            _describe_forbidden(found.group()), Span(path, line, column, column + 1)
        )
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _describe_forbidden(char: str) -> str:
    kind = (
        "control character"
        if char < "\xa0"
        else "mark that turns the direction of text,"
    )
    return f"{kind} U+{ord(char):04X}; remove it"


def _asset_fault(message: str, path: Path) -> _YamlError:
    fault = _YamlError(message, Span(path))
    fault.problem = Problem(message, Span(path), EXIT_ASSET)
    return fault


def _parse_bounded(text: str, path: Path) -> Any:
    """Refuse what would blow up, by events alone, before a single node is built."""
    depth = documents = values = 0
    for event in yaml.parse(text, Loader=_YamlLoader):
        if isinstance(event, yaml.DocumentStartEvent):
            documents += 1
            if documents > 1 and event.start_mark is not None:
                line = event.start_mark.line + 1
                raise _YamlError(
                    f"one document expected, a second starts at line {line}",
                    Span(path, line),
                )
        elif isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > MAX_DEPTH:
                raise _YamlError(
                    f"nested deeper than {MAX_DEPTH} levels", _node_span(path, event)
                )
        elif isinstance(event, yaml.ScalarEvent):
            values += 1
            if values > 2 * MAX_NODES:
                raise _YamlError(
                    f"more than {MAX_NODES} values", _node_span(path, event)
                )
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
    loader: Any = _YamlLoader(text)
    try:
        node = loader.get_single_node()
    finally:
        loader.dispose()
    if node is None:
        raise _YamlError("the file is empty", Span(path))
    if not isinstance(node, yaml.MappingNode):
        raise _YamlError(
            "the file must hold keys and values, like 'scene: A title'",
            _node_span(path, node),
        )
    return node


def _node_span(path: Path, node: Any) -> Span:
    start, end = node.start_mark, node.end_mark
    stop = end.column + 1 if end.line == start.line else start.column + 2
    return Span(path, start.line + 1, start.column + 1, max(stop, start.column + 2))


def _yaml_problem(error: yaml.MarkedYAMLError, path: Path) -> Problem:
    mark = error.problem_mark or error.context_mark
    message = f"not YAML: {error.problem or error.context}"
    if "mapping values are not allowed" in message:
        message += "; a text with a colon in it needs quotes"
    if "could not find expected ':'" in message or "cannot start any token" in message:
        message += "; put the text in quotes, or write it below the key with '|'"
    if mark is None:
        return Problem(message, Span(path))
    return Problem(message, Span(path, mark.line + 1, mark.column + 1, mark.column + 2))


class _YamlBuilder:
    """Walks the node tree once; counts what it makes, so that aliases can't multiply without end."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.values: dict[Loc, Span] = {}
        self.keys: dict[Loc, Span] = {}
        self.raw: dict[Loc, str] = {}
        self.open: set[int] = set()

    def build(self, node: Any, loc: Loc) -> Any:
        if id(node) in self.open:
            raise _YamlError(
                "an alias that contains itself", _node_span(self.path, node)
            )
        self.values[loc] = _node_span(self.path, node)
        if len(self.values) > MAX_NODES:
            raise _YamlError(
                f"more than {MAX_NODES} values; aliases multiply",
                _node_span(self.path, node),
            )
        if len(loc) > MAX_DEPTH:
            raise _YamlError(
                f"nested deeper than {MAX_DEPTH} levels, by aliases",
                _node_span(self.path, node),
            )
        if node.tag not in _TAGS:
            raise _YamlError(
                f"the tag {node.tag} is not allowed", _node_span(self.path, node)
            )
        if isinstance(node, yaml.ScalarNode):
            return self._scalar(node, loc)
        self.open.add(id(node))
        try:
            if isinstance(node, yaml.SequenceNode):
                return [
                    self.build(child, (*loc, i)) for i, child in enumerate(node.value)
                ]
            return self._mapping(node, loc)
        finally:
            self.open.discard(id(node))

    def _mapping(self, node: Any, loc: Loc) -> dict[str, Any]:
        result: dict[str, Any] = {}
        for key_node, value_node in node.value:
            span = _node_span(self.path, key_node)
            if not isinstance(key_node, yaml.ScalarNode):
                raise _YamlError("a key must be a word", span)
            key = str(key_node.value)
            if key == "<<":
                raise _YamlError(
                    "merge keys ('<<') are not allowed; repeat the lines", span
                )
            if key in result:
                first = self.keys[(*loc, key)].line
                raise _YamlError(
                    f"key '{key}' is here twice: lines {first} and {span.line}", span
                )
            self.keys[(*loc, key)] = span
            result[key] = self.build(value_node, (*loc, key))
        return result

    def _scalar(self, node: Any, loc: Loc) -> Any:
        text = str(node.value)
        self.raw[loc] = text
        found = _FORBIDDEN.search(
            text
        )  # a double-quoted text can spell what the file itself may not hold
        if found:
            raise _YamlError(
                _describe_forbidden(found.group()), _node_span(self.path, node)
            )
        if node.style in ("'", '"', "|", ">") or node.tag == "tag:yaml.org,2002:str":
            return text
        if text in ("", "~", "null", "Null", "NULL"):
            return None
        if text.lower() in _WORDS:
            return _WORDS[text.lower()]
        if _INT.fullmatch(text):
            return int(text) if len(text) < 40 else text
        if _FLOAT.fullmatch(text):
            return float(text)
        return (
            text  # dates, 1:30, 010, 0x1f: what YAML 1.1 would twist stays as written
        )


_KINDS = (
    "map",
    "seq",
    "str",
    "int",
    "float",
    "bool",
    "null",
    "timestamp",
    "value",
    "merge",
)
_TAGS = {f"tag:yaml.org,2002:{kind}" for kind in _KINDS}


def _build_tree(text: str, node: Any, path: Path) -> YamlDocument:
    builder = _YamlBuilder(path)
    data = builder.build(node, ())
    return YamlDocument(path, text, data, builder.values, builder.keys, builder.raw)


def build_model(
    model: type[M], tree: YamlDocument, at: Loc = ()
) -> tuple[M | None, list[Problem]]:
    """Check the data at `at` against a model. Returns the model, or None and every fault with its place."""
    data = tree.data
    for step in at:
        data = data[step]
    try:
        return model.model_validate(data), []
    except ValidationError as error:
        errors: list[dict[str, Any]] = [
            dict(e) for e in error.errors(include_url=False)
        ]
        inner = {e["loc"][:size] for e in errors for size in range(len(e["loc"]))}
        # a list with a bad item is also called too short, since the item was left out
        errors = [
            e for e in errors if not (e["type"] == "too_short" and e["loc"] in inner)
        ]
        return None, [_fault(e, tree, at, model) for e in errors]


def _fault(
    error: dict[str, Any], tree: YamlDocument, at: Loc, model: type[YamlModel]
) -> Problem:
    loc = (*at, *_existing_loc(error["loc"], tree, at))
    kind, name = error["type"], str(error["loc"][-1]) if error["loc"] else ""
    if kind == "extra_forbidden":
        known = _known_keys(model, error["loc"][:-1])
        return Problem(
            f"unknown key '{name}'{suggest(name, known)}",
            tree.find_span((*loc, name), key=True),
        )
    if kind == "missing":
        return Problem(
            f"the key '{name}' is missing", tree.find_span(loc, key=bool(loc))
        )
    keys = (
        f": {', '.join(_known_keys(model, error['loc']))}"
        if kind == "model_type"
        else ""
    )
    return Problem(_sentence(error, tree, loc) + keys, tree.find_span(loc))


def _existing_loc(loc: Loc, tree: YamlDocument, at: Loc) -> Loc:
    """The part of pydantic's location that exists in the file: names of union members fall out."""
    real: Loc = ()
    for step in loc:
        if (*at, *real, step) in tree.values:
            real = (*real, step)
    return real


def _sentence(error: dict[str, Any], tree: YamlDocument, loc: Loc) -> str:
    kind, value = error["type"], error["input"]
    name = f"'{loc[-1]}' " if loc and isinstance(loc[-1], str) else ""
    raw = tree.raw.get(loc, "")
    if kind == "value_error":
        return str(error["ctx"]["error"])
    if kind == "literal_error":
        options = str(error["ctx"]["expected"])
        near = suggest(str(value), re.findall("'([^']+)'", options))
        return f"{name}must be {options}{near}"
    if kind == "string_type" and isinstance(value, bool | int | float):
        what = "a boolean" if isinstance(value, bool) else "a number"
        return f"{name}must be text, got {what}; write '{raw}' in quotes"
    if value is None:
        return f"{name}is empty"
    if kind == "too_short":
        least = error["ctx"]["min_length"]
        if value and least > 1:
            return f"{name}has too few entries; it needs at least {least}"
        return f"{name}is empty; it needs at least one entry"
    if kind == "string_too_short":
        return f"{name}is empty"
    if kind in ("model_type", "dict_type"):
        return f"{name}must be a group of keys"
    if kind == "card_form":
        forms = error["msg"].partition("keys ")[2].split(", ")
        hints = (
            [hint for key in value if (hint := suggest(str(key), forms))]
            if isinstance(value, dict)
            else []
        )
        return f"{error['msg']}{''.join(hints[:1])}"
    message = error["msg"].replace("Input should be", "must be")
    message = (
        message.replace("a valid tuple", "a list")
        .replace("a valid integer", "an integer")
        .replace("a valid ", "a ")
    )
    if isinstance(value, dict) and kind == "string_type":
        message += "; a text with a colon in it needs quotes"
    return f"{name}{message[0].lower()}{message[1:]}"


def _known_keys(model: Any, loc: Loc) -> list[str]:
    """The keys a model knows at `loc`, aliases included."""
    names: list[str] = []
    for found in _models_at(model, loc):
        names += [field.alias or name for name, field in found.model_fields.items()]
    return names


def _models_at(model: type[BaseModel], loc: Loc) -> list[type[BaseModel]]:
    found: list[type[BaseModel]] = [model]
    for step in loc:
        inner = [
            m
            for m in found
            for name, f in m.model_fields.items()
            if step in (name, f.alias)
        ]
        named = [m for m in _reachable(found) if m.__name__ == step]
        if inner:
            found = [
                c
                for m in inner
                for n, f in m.model_fields.items()
                if step in (n, f.alias)
                for c in _models_in(f.annotation)
            ]
        elif named:
            found = named
    return found


def _reachable(models: list[type[BaseModel]]) -> Iterator[type[BaseModel]]:
    for m in models:
        yield m
        for f in m.model_fields.values():
            yield from _models_in(f.annotation)


def _models_in(annotation: Any) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [m for part in getattr(annotation, "__args__", ()) for m in _models_in(part)]
