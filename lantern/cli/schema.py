"""The verb schema: the JSON Schema of a film's files."""

from __future__ import annotations

from lantern.cli.output import print_json


def schema() -> None:
    """Print the JSON Schema of scene files and film.yml.

    Editors use it to complete and check them.
    """
    from lantern.script.model.schema import build_schema

    print_json(build_schema(), indent=1)
