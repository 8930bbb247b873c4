"""Pictures that other packages bring, as authors write them in a shot: `acme.globe: {turn: 90}`.

The name is that of an entry point of the group below; it has a dot in it (see core.plugins). The
settings are checked by the package's own model, when the film is checked.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lantern.core.plugins import find_plugins
from lantern.script.document import YamlModel

PLUGIN_GROUP = "lantern.visuals"
FIELD = "plugin"
"""The field of a shot that holds what stands under a plug-in's name."""


class PluginPicture(YamlModel):
    """What a shot shows by a plug-in: the plug-in's name, and the author's settings for it."""

    name: str
    settings: Mapping[str, object]


def gather_plugin(shot: object) -> object:
    """Return a shot's data with a plug-in's key, if it has one, moved into the field for it."""
    if not isinstance(shot, dict):
        return shot
    names = [name for name in shot if isinstance(name, str) and "." in name]
    known = [name for name in names if name in find_plugins(PLUGIN_GROUP)]
    if not known:
        return shot
    if len(known) > 1:
        raise ValueError(f"a shot shows one picture; take one of {', '.join(known)}")
    name = known[0]
    rest: dict[Any, Any] = {key: value for key, value in shot.items() if key != name}
    settings = shot[name] if shot[name] is not None else {}
    if not isinstance(settings, dict):
        raise ValueError(f"write the settings of {name} as keys below it")
    return {**rest, FIELD: {"name": name, "settings": settings}}
