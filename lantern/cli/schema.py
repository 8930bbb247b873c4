"""The verb schema: the JSON Schema of a film's files."""

from __future__ import annotations

from lantern.cli.envelope import set_result
from lantern.cli.output import print_json


def schema() -> None:
    """Print the JSON Schema of the files that you write.

    Editors use it to complete and check them.
    """
    from lantern.scaffold.schema import build_author_schema

    schema = build_author_schema()
    set_result(**schema)
    print_json(schema)
