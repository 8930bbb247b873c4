"""The verbs that need no film: voices, schema."""

from __future__ import annotations

import json

from lantern.cli.common import AsJson, app, say


@app.command()
def voices(as_json: AsJson = False) -> None:
    """List the voices, with languages and licence."""
    from lantern.voices import ABOUT, ONLINE, VOICES

    if as_json:
        say([{"name": name, "about": ABOUT[name], "online": name in ONLINE} for name in VOICES])
        return
    for name in VOICES:
        say(f"{name}: {ABOUT[name]}")


@app.command()
def schema() -> None:
    """Print the JSON Schema of scene files and film.yml, for completion in editors."""
    from lantern.schema import document

    say(json.dumps(document(), indent=1, ensure_ascii=False))
