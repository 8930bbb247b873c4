"""Pictures that other packages bring, as authors write them in a shot: `acme.globe: {turn: 90}`.

The name is that of an entry point of the group below; it has a dot in it (see core.plugins). The
settings are checked by the package's own model, when the film is checked.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lantern.core.plugins import find_plugins, load_plugin
from lantern.script.document import Loc, YamlModel

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
        raise ValueError(
            f"a shot shows one picture; take one of {', '.join(known)}"
        )
    name = known[0]
    rest: dict[Any, Any] = {
        key: value for key, value in shot.items() if key != name
    }
    settings = shot[name] if shot[name] is not None else {}
    if not isinstance(settings, dict):
        raise ValueError(f"write the settings of {name} as keys below it")
    return {**rest, FIELD: {"name": name, "settings": settings}}


def list_plugin_files(picture: PluginPicture) -> list[tuple[Loc, str]]:
    """Return the files that a plug-in's settings name, each after its key in the shot.

    The plug-in's module says in `FILES` which settings are files, each one text or a list of them.
    Any other value is left out: the plug-in's own model says what is wrong with it.

    Raises:
        ToolFailure: The plug-in can't be loaded.
    """
    module = load_plugin(PLUGIN_GROUP, picture.name)
    files: list[tuple[Loc, str]] = []
    for name in getattr(module, "FILES", ()):
        value = picture.settings.get(name)
        if isinstance(value, str):
            files.append(((picture.name, name), value))
        elif isinstance(value, list):
            texts = [
                (i, text)
                for i, text in enumerate(value)
                if isinstance(text, str)
            ]
            files += [((picture.name, name, i), text) for i, text in texts]
    return files
