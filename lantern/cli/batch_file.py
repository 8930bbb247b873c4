"""The list of a batch: a file with a rendering on each line, as JSON."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pydantic import Field

from lantern.core.problems import Problem, Span
from lantern.script.document import YamlModel, build_model, parse_yaml
from lantern.script.text_file import DocumentError, read_text


class BatchJob(YamlModel):
    """What a line asks for; the names are those of the options of `render`."""

    film: str = Field(min_length=1)
    """Its folder or file, from the folder of the list."""
    out: str | None = None
    shapes: str | None = None
    language: str | None = None
    voice: str | None = None
    draft: bool = False
    described: bool = False


@dataclass(frozen=True)
class BatchLine:
    """A line of the list, and where it is."""

    job: BatchJob
    place: Span

    def find(self, text: str) -> Path:
        """Return the path that the line means by a text."""
        return self.place.file.parent / text


def read_batch(file: Path) -> tuple[list[BatchLine], list[Problem]]:
    """Return the renderings that a file lists, and what is wrong with it; empty lines don't count.

    JSON is YAML, so faults have their places.
    """
    try:
        text = read_text(file)
    except DocumentError as fault:
        return [], [fault.problem]
    lines: list[BatchLine] = []
    problems: list[Problem] = []
    for i, line in enumerate(text.split("\n")):
        if not line.strip():
            continue
        job, faults = _read_line("\n" * i + line, file)
        problems += faults
        if job is not None:
            lines.append(BatchLine(job, Span(file, i + 1)))
    if not lines and not problems:
        problems.append(
            Problem('the list is empty: a line is {"film": "my-film"}', Span(file))
        )
    return lines, problems


def _read_line(text: str, file: Path) -> tuple[BatchJob | None, list[Problem]]:
    tree, problems = parse_yaml(text, file)
    if tree is None:
        return None, problems
    return build_model(BatchJob, tree)
