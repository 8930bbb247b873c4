"""Write a text of a translation as lines of YAML, so that it is read back as it was."""

from __future__ import annotations

from collections.abc import Sequence

from lantern.core.text import quote_yaml
from lantern.scaffold.translation.signs import WIDTH

_LONG = 60
"""Characters from which on a text has lines of its own."""
_STEP = 2
_UNSAFE_ENDS = (" ", "\n")


def write_text(
    key: str, text: str, *, column: int, is_long: bool = False
) -> list[str]:
    """Return the lines of a key and its text.

    Args:
        key: the key.
        text: the text; an empty one leaves room for it.
        column: blanks before the key.
        is_long: an empty text gets lines of its own.
    """
    head = f"{' ' * column}{write_key(key)}:"
    if not text:
        return [f"{head} |", ""] if is_long else [f'{head} ""']
    inner = " " * (column + _STEP)
    if "\n" in text.rstrip("\n"):
        if _is_plain_block(text):
            sign = "|" if text.endswith("\n") else "|-"
            lines = text.removesuffix("\n").split("\n")
            return [
                f"{head} {sign}",
                *((inner + line).rstrip() for line in lines),
            ]
    elif len(text) > _LONG and _can_be_folded(text):
        return [
            f"{head} >-",
            *(inner + line for line in _fold(text, len(inner))),
        ]
    return [f"{head} {quote_yaml(text)}"]


def write_key(key: str) -> str:
    """Return an id, or a part of one, as YAML: in quotes where it would mean something else."""
    is_plain = all(char.isalnum() or char in "-_./" for char in key)
    if is_plain and not key.startswith(("-", ".")):
        return key
    return quote_yaml(key)


def move_lines(
    key: str, lines: Sequence[str], *, column: int, step: int
) -> list[str]:
    """Return the lines of a text below another key, `step` blanks further in than they were."""
    head = write_text(key, "", column=column)[0].removesuffix(': ""')
    moved = [f"{head}{lines[0]}"]
    for line in lines[1:]:
        if step < 0:
            blanks = len(line) - len(line.lstrip(" "))
            moved.append(line[min(-step, blanks) :])
        else:
            moved.append(" " * step + line if line.strip() else line)
    return moved


def _is_plain_block(text: str) -> bool:
    """Tell whether a text of several lines can stand as they are."""
    lines = text.removesuffix("\n").split("\n")
    is_even = not any(
        line.endswith(" ") or line.startswith((" ", "\t")) for line in lines
    )
    return is_even and bool(lines[0]) and bool(lines[-1])


def _can_be_folded(text: str) -> bool:
    is_even = "  " not in text and "\t" not in text
    return (
        is_even and not text.startswith(" ") and not text.endswith(_UNSAFE_ENDS)
    )


def _fold(text: str, column: int) -> list[str]:
    """Return a text of one line as lines that a blank joins again."""
    lines = [""]
    for word in text.split(" "):
        line = f"{lines[-1]} {word}" if lines[-1] else word
        if lines[-1] and column + len(line) > WIDTH:
            lines.append(word)
        else:
            lines[-1] = line
    return lines
