"""The verbs of the command line and their options, as typer has them."""

from __future__ import annotations

from lantern.cli.app import VERBS, VERBS_OF_VERBS, build_command


def list_verbs() -> list[str]:
    """Return all verbs, each of those that stand after another one with that."""
    verbs = list(VERBS)
    for group, own_verbs in VERBS_OF_VERBS.items():
        verbs += [f"{group} {own}" for own in own_verbs]
    return verbs


def list_options(verb: str) -> set[str]:
    """Return the long names of a verb's options."""
    command = build_command()
    for name in verb.split():
        command = command.commands[name]
    names: set[str] = set()
    for parameter in command.params:
        names |= {name for name in parameter.opts if name.startswith("--")}
    return names
