"""Kinds of visual that other packages bring, behind the same face as Lantern's own.

A package offers one by an entry point of the group `lantern.visuals` to a module that holds

    VERSION                            raised whenever its pixels change
    Settings                           a YamlModel: what authors may write under its name
    open_visual(settings, context)     returns a Visual
    check(settings, context, at)       what is wrong, as Problems; may be left out
    FILES                              names of settings that are files, each a text or a list of
                                       texts; may be left out

A file among the settings is one of the film's, as a still is: it must be there and be credited, a
change of it makes the film again, and `context.find` finds it. What decides the picture, the
visual names in `inputs()`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from lantern.core.plugins import load_plugin
from lantern.core.problems import Problem, ToolFailure
from lantern.script.document import YamlModel, list_faults
from lantern.script.model.plugin import PLUGIN_GROUP
from lantern.visuals import (
    Locate,
    Visual,
    VisualContext,
    VisualModule,
    load_kind,
)
from lantern.visuals.specs import PluginSpec, VisualSpec


def load_module(spec: VisualSpec) -> VisualModule:
    """Return the module that paints a spec, Lantern's own or a plug-in's.

    Raises:
        ToolFailure: The plug-in is gone, or can't be loaded.
    """
    if isinstance(spec, PluginSpec):
        return _PluginModule(spec.name, _load(spec.name))
    return load_kind(spec.kind)


def _load(name: str) -> Any:
    try:
        return load_plugin(PLUGIN_GROUP, name)
    except KeyError:
        raise ToolFailure(
            f"the package that brings '{name}' is no longer installed"
        ) from None


@dataclass(frozen=True)
class _PluginModule:
    """A plug-in's module as a VisualModule: it gets its own settings, checked."""

    name: str
    module: Any

    @property
    def VERSION(self) -> int:  # noqa: N802
        """The number that is raised whenever the pixels change."""
        return int(self._get("VERSION"))

    def open_visual(self, spec: PluginSpec, context: VisualContext) -> Visual:
        """Return the plug-in's visual of a shot."""
        settings = self._settings.model_validate(spec.read_settings())
        visual: Visual = self._get("open_visual")(settings, context)
        return visual

    def check(
        self, spec: PluginSpec, context: VisualContext, at: Locate
    ) -> list[Problem]:
        """Return the faults of the settings; of a shot without any, what the plug-in finds."""
        written = spec.read_settings()
        faults = list_faults(self._settings, written)
        if faults:
            return [
                Problem(message, at((self.name, *loc)))
                for loc, message in faults
            ]
        check = getattr(self.module, "check", None)
        if check is None:
            return []
        settings = self._settings.model_validate(written)
        return list(check(settings, context, lambda loc: at((self.name, *loc))))

    @property
    def _settings(self) -> type[YamlModel]:
        model: type[YamlModel] = self._get("Settings")
        return model

    def _get(self, name: str) -> Any:
        try:
            return getattr(self.module, name)
        except AttributeError:
            raise ToolFailure(
                f"the plug-in '{self.name}' is unfinished: it has no {name}"
            ) from None
