"""The page of the envelope that --json prints, and the envelope's JSON Schema."""

from __future__ import annotations

import json
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from lantern.cli.app import VERBS_WITHOUT_JSON
from lantern.core.envelope import KINDS, SHAPE, WARNING
from scripts.reference.markdown import mark_code, write_page, write_table
from scripts.reference.results import RESULTS

SCHEMA = "envelope.schema.json"
_WITHOUT = " and ".join(f"`{verb}`" for verb in VERBS_WITHOUT_JSON)
_OPENING = f"""\
With `--json` a verb prints one line of JSON on standard output: an envelope. It has the same fields
for every verb, even if the verb fails, is used wrongly, or is ended by Ctrl-C. Every verb but
{_WITHOUT} has the option; what {_WITHOUT} prints is a protocol of its own.

    lantern check scenes/my-film --json | jq -r '.problems[].message'

The exit code is the same with and without `--json`. Paths are absolute. A verb that would ask a
question needs `--yes`; only `accounts add` asks, and reads its answers from standard input. There
is a [JSON Schema]({SCHEMA}) of the envelope."""
_PROBLEMS = """\
## Problems

A problem has all of these fields. `ok` is false if one of them isn't a warning."""
_PROGRESS = """\
## Progress

While a verb works, standard error has an event on each line, as JSON. Lines that don't begin
with a brace come from other programs."""
_EVENTS = """\
## Verbs that go on

`watch`, `studio` and `worker` print an envelope for each event, on a line of its own. Its `exit` is
null, its `result` has the name of the event in `event`, and its problems and notes are those since
the event before. When the verb ends it prints a last envelope, which has an exit code; only
`worker` doesn't, since Dask has taken its place by then."""
_RESULTS = """\
## Results

If a verb fails, the fields that it didn't get to are missing. `a[].b` is the field `b` of each
entry of the list `a`."""


class ProblemShape(BaseModel):
    """A problem of an envelope."""

    model_config = ConfigDict(extra="forbid", strict=True)

    kind: str = Field(
        description="`warning`, or one of those below",
        json_schema_extra={"enum": [WARNING, *KINDS.values()]},
    )
    message: str = Field(description="what is wrong, and what to do about it")
    file: str | None = Field(
        description="the file that it is in; null without one"
    )
    line: int | None = Field(ge=1, description="the line, from 1")
    column: int | None = Field(
        ge=1, description="the character in the line, from 1"
    )
    detail: list[str] = Field(
        description="lines about it, as a tool's last words"
    )


class EnvelopeShape(BaseModel):
    """What a verb prints with --json."""

    model_config = ConfigDict(
        extra="forbid",
        strict=True,
        title="Lantern's envelope",
    )

    envelope: Literal[SHAPE] = Field(  # type: ignore[valid-type]  # a constant
        description=f"the version of this shape, {SHAPE}; it grows when a field goes or changes"
        " its meaning, not when one is added to a result"
    )
    lantern: str = Field(description="the version of Lantern")
    verb: str | None = Field(
        description="the verb, `voices get`; null if none was understood"
    )
    ok: bool = Field(description="whether all went well; warnings do no harm")
    exit: int | None = Field(
        description="the [exit code](exit-codes.md); null while the verb goes on"
    )
    result: dict[str, object] = Field(description="what the verb made or found")
    problems: list[ProblemShape] = Field(description="what is wrong")
    notes: list[str] = Field(
        description="sentences: what was left out or guessed, and what to know"
    )


def write_schema() -> str:
    """Return the envelope's JSON Schema."""
    return json.dumps(EnvelopeShape.model_json_schema(), indent=1) + "\n"


def write_envelope() -> str:
    """Return the page."""
    parts = [
        _OPENING,
        _write_fields(EnvelopeShape),
        _PROBLEMS,
        _write_fields(ProblemShape),
        _write_kinds(),
        _PROGRESS,
        _write_events(),
        _EVENTS,
        _RESULTS,
    ]
    parts += [_write_result(verb, fields) for verb, fields in RESULTS.items()]
    return write_page("JSON", *parts)


def _write_fields(model: type[BaseModel]) -> str:
    rows = []
    for name, field in model.model_fields.items():
        rows.append((mark_code(name), field.description or ""))
    return write_table(("field", "meaning"), rows)


def _write_kinds() -> str:
    rows = [(mark_code(kind), str(code)) for code, kind in KINDS.items()]
    return write_table(("kind", "exit code that it asks for"), rows)


def _write_events() -> str:
    rows = (
        (
            "`stage`",
            "a stage of work begins: `title`, and its `weight` in any unit",
        ),
        ("`done`", "a piece of it is finished: `name`, and its `weight`"),
        (
            "`sent`",
            "a file is on its way: `step`, the `bytes` sent, of a `total`",
        ),
        (
            "`note`",
            "something to know: `text`; the notes of the envelope have it, too",
        ),
    )
    return write_table(("event", "meaning"), rows)


def _write_result(verb: str, fields: dict[str, str]) -> str:
    rows = [(mark_code(name), meaning) for name, meaning in fields.items()]
    return f"### `{verb}`\n\n{write_table(('field', 'meaning'), rows)}"
