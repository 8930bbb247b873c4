"""The verbs that need neither film nor sound: schema."""

from __future__ import annotations

import json

from lantern.cli.options import app, print_line


@app.command()
def schema() -> None:
    """Print the JSON Schema of scene files and film.yml, for completion in editors."""
    from lantern.script.model.schema import build_schema

    print_line(json.dumps(build_schema(), indent=1, ensure_ascii=False))
