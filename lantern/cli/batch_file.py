"""The list of a batch: a file with a rendering on each line, as JSON."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from pydantic import Field

from lantern.core.problems import Problem, Span
from lantern.script.document import YamlModel, build_model, parse_yaml
from lantern.script.text_file import DocumentError, read_text

_EXAMPLE = '{"film": "my-film"}'


class BatchJob(YamlModel):
    """What a line asks for; the names are those of the options of `render`."""

    film: str = Field(min_length=1)
    """Its folder or file, from the folder of the list."""
    out: str | None = Field(default=None, min_length=1)
    shapes: str | None = Field(default=None, min_length=1)
    language: str | None = Field(default=None, min_length=1)
    voice: str | None = Field(default=None, min_length=1)
    draft: bool = Field(default=False, strict=True)
    described: bool = Field(default=False, strict=True)


@dataclass(frozen=True)
class BatchLine:
    """A line of the list, and where it is."""

    job: BatchJob
    place: Span

    def find(self, text: str) -> Path:
        """Return the path that the line means by a text."""
        return self.place.file.parent / text


def read_batch(file: Path) -> tuple[list[BatchLine], list[Problem]]:
    """Return the renderings that a file lists, and what is wrong; empty lines don't count."""
    try:
        text = read_text(file)
    except DocumentError as fault:
        return [], [fault.problem]
    lines: list[BatchLine] = []
    problems: list[Problem] = []
    for i, line in enumerate(text.split("\n")):
        if not line.strip():
            continue
        job, faults = _read_line(line, Span(file, i + 1))
        problems += faults
        if job is not None:
            lines.append(BatchLine(job, Span(file, i + 1)))
    if not lines and not problems:
        problems.append(
            Problem(f"the list is empty: a line is {_EXAMPLE}", Span(file))
        )
    return lines, problems


def _read_line(line: str, place: Span) -> tuple[BatchJob | None, list[Problem]]:
    """Return what a line asks for; JSON is YAML too, which tells the places of faults."""
    try:
        value = json.loads(line, parse_constant=_refuse_constant)
    except (ValueError, RecursionError):
        value = None
    if not isinstance(value, dict):
        message = f"the line isn't JSON in braces, as {_EXAMPLE}"
        return None, [Problem(message, place)]
    tree, problems = parse_yaml("\n" * (place.line - 1) + line, place.file)
    if tree is None:
        return None, problems
    return build_model(BatchJob, tree)


def _refuse_constant(name: str) -> None:
    """Refuse what Python reads as a number beside JSON's own: NaN, Infinity.

    Raises:
        ValueError: always.
    """
    raise ValueError(f"{name} is no JSON")
