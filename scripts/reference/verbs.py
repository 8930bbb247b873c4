"""The page of the verbs: their synopses, options and help, as typer has them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lantern.cli.app import VERBS, VERBS_OF_VERBS, build_command
from scripts.reference.examples import EXAMPLES, GUIDES
from scripts.reference.markdown import (
    mark_code,
    write_page,
    write_prose,
    write_table,
)

OPENING = """\
This page lists every verb of the command `lantern`, with its options. In a copy of the project,
write `scripts/render` in place of `lantern`: it is the same program, and installs packages that a
verb needs.

- Name a film by its folder, or by its single file.
- With a film as the first word, the verb is `render`: `lantern scenes/my-film --draft`.
- `lantern VERB --help` prints the help of a verb, and `lantern --version` prints the version.
- `--json` prints the result [for other programs](json.md).
- `--debug` works with any verb. It shows the traceback of a bug.
- The [exit code](exit-codes.md) tells how a run ended."""


def write_verbs() -> str:
    """Return the page."""
    rows = []
    for name, _ in _list_commands():
        rows.append((_link(name), _tell_aim(name)))
    parts = [OPENING, write_table(("verb", "what it does"), rows)]
    parts += [_write_verb(name, command) for name, command in _list_commands()]
    return write_page("Verbs", *parts)


def _list_commands() -> Iterator[tuple[str, Any]]:
    """Yield each verb with its command, those of verbs after their own."""
    commands = build_command().commands
    for name in VERBS:
        yield name, commands[name]
        for own in VERBS_OF_VERBS.get(name, ()):
            yield f"{name} {own}", commands[name].commands[own]


def _link(name: str) -> str:
    return f"[`{name}`](#{name.replace(' ', '-')})"


def _tell_aim(name: str) -> str:
    command = dict(_list_commands())[name]
    return write_prose(command.help).partition("\n\n")[0]


def _write_verb(name: str, command: Any) -> str:
    parts = [f"## `{name}`", write_prose(command.help)]
    parts.append(_write_code([_write_synopsis(name, command)]))
    rows = [_describe(parameter) for parameter in command.params]
    if rows:
        parts.append(write_table(("word or option", "meaning"), rows))
    if name in EXAMPLES:
        word = "Example" if len(EXAMPLES[name]) == 1 else "Examples"
        parts.append(f"{word}:\n\n{_write_code(EXAMPLES[name])}")
    if name in GUIDES:
        title, page = GUIDES[name]
        parts.append(f"More: [{title}]({page}).")
    return "\n\n".join(parts)


def _write_code(lines: list[str]) -> str:
    return "\n".join(f"    {line}" for line in lines)


def _write_synopsis(name: str, command: Any) -> str:
    words = ["lantern", name]
    for parameter in command.params:
        if parameter.param_type_name == "argument":
            word = _name_argument(parameter)
            words.append(word if parameter.required else f"[{word}]")
    has_options = any(
        parameter.param_type_name == "option" for parameter in command.params
    )
    if has_options:
        words.append("[OPTIONS]")
    return " ".join(words)


def _name_argument(parameter: Any) -> str:
    name: str = parameter.metavar or parameter.name
    return name.upper()


def _describe(parameter: Any) -> tuple[str, str]:
    help_ = write_prose(parameter.help)
    if parameter.envvar:
        help_ += f" `{parameter.envvar}` in the environment sets it, too."
    if parameter.param_type_name == "argument":
        return mark_code(_name_argument(parameter)), help_
    if parameter.multiple and "repeated" not in help_:
        help_ += " May be repeated."
    names = sorted(
        parameter.opts,
        key=len,
        reverse=True,
    )
    shown = ", ".join(mark_code(each) for each in names)
    if not parameter.is_flag:
        shown = shown.replace(
            names[0], f"{names[0]} {_name_value(parameter)}", 1
        )
    return shown, help_


def _name_value(parameter: Any) -> str:
    """Return the word that stands for an option's value."""
    word: str = parameter.metavar or parameter.name
    return word.upper()
