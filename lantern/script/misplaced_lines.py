"""Judge lines of a text that isn't YAML: too far left or right, without a dash, without a colon.

Each judge looks for one kind of mistake where reading stopped, and returns None if it isn't there.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from lantern.script.yaml_stop import (
    KEY_LINE,
    Diagnosis,
    Mark,
    YamlStop,
    count_blanks,
    find_line_above,
    get_line,
    shorten,
)

_ENTRY = re.compile(
    r"(?P<blanks> *)(?P<dash>- +)?(?P<key>[\w.-]+)(?P<colon>:(?: |$))?"
)
_STUCK_COLON = re.compile(r"(?P<key>[\w.-]+):(?P<value>\S.*)")

# --- colons


def judge_colon(stop: YamlStop, lines: Sequence[str]) -> Diagnosis | None:
    """Return a colon inside a text, or the line above that makes it one."""
    if "mapping values are not allowed" not in stop.problem:
        return None
    line = get_line(lines, stop.at.line)
    if re.search(r":\s", line[: stop.at.column]):
        return _describe_second_colon(stop, line)
    above = find_line_above(lines, stop.at.line)
    if above < 0:
        return _describe_second_colon(stop, line)
    missing = _find_missing_colon(lines[above], above)
    if missing is not None:
        return missing
    blanks = count_blanks(line)
    if blanks > _find_text_column(lines[above]):
        wanted = _find_text_column(lines[above])
        message = (
            f"this line stands further right than line {above + 1}, where a text is;"
            f" write {_count(wanted)} before it"
            " (or put the text in quotes, if it goes on here)"
        )
        return Diagnosis(message, Mark(stop.at.line, blanks))
    return _describe_uneven(lines, stop.at.line)


def _describe_second_colon(stop: YamlStop, line: str) -> Diagnosis:
    key = re.match(r" *(?:- +)?[\w.-]+: +", line)
    cure = "put it in quotes"
    if key:
        text = shorten(line[key.end() :].strip())
        quote = "'" if "'" not in text else '"'
        cure = f"write {quote}{text}{quote}"
    message = f"a text with a colon in it needs quotes; {cure}"
    return Diagnosis(message, stop.at)


def _find_missing_colon(line: str, number: int) -> Diagnosis | None:
    """Return what is wrong with a line that should be a key and has no colon, or a stuck one."""
    entry = _ENTRY.match(line)
    if entry is None or entry["colon"]:
        return None
    at = Mark(number, entry.start("key"))
    stuck = _STUCK_COLON.match(line, entry.start("key"))
    if stuck:
        value = shorten(stuck["value"])
        message = f"a space is missing after the colon: {stuck['key']}: {value}"
        return Diagnosis(message, at)
    if entry["dash"]:
        return None
    behind = line[entry.end("key") :].strip()
    if behind.startswith("："):
        message = "the colon after a key must be a plain one (:), with a space after it"
        return Diagnosis(message, Mark(number, line.index("：")))
    rest = shorten(behind.removeprefix("=").strip())
    example = f"{entry['key']}: {rest}".strip()
    message = f"this line has no colon after its key; is it '{example}'?"
    return Diagnosis(message, at)


def judge_missing_colon(
    stop: YamlStop, lines: Sequence[str]
) -> Diagnosis | None:
    """Return a line without a colon, which may be a text that should be indented."""
    if "could not find expected ':'" not in stop.problem or stop.begin is None:
        return None
    number = stop.begin.line
    above = find_line_above(lines, number)
    mark = re.search(r": +([|>])[-+0-9]* *$", get_line(lines, above))
    if mark:
        message = (
            f"the text of line {above + 1} stands too far left;"
            " write two spaces more than before its key, on each line"
        )
        return Diagnosis(message, stop.begin)
    found = _find_missing_colon(lines[number], number)
    if found is not None and ":" in lines[number]:
        return found
    message = (
        "this line has no key; a text of several lines is written below its key"
        " with '|', each line with two spaces more"
    )
    return Diagnosis(message, stop.begin)


# --- lines too far left or right


def judge_indentation(stop: YamlStop, lines: Sequence[str]) -> Diagnosis | None:
    """Return a line that stands on no level of those above it, or lacks its dash."""
    line = get_line(lines, stop.at.line)
    blanks = count_blanks(line)
    is_between = (
        "did not find expected" in stop.problem and stop.at.column == blanks
    )
    if not is_between or not line.strip():
        return None
    if "document start" in stop.problem:
        message = (
            "this line stands further left than those above;"
            " take the spaces before the first keys out"
        )
        return Diagnosis(message, stop.at)
    if "'-' indicator" in stop.problem and not line.lstrip().startswith("-"):
        found = _judge_dash(stop, lines, blanks)
        if found is not None:
            return found
    cut = _find_comment_inside(stop, lines)
    if cut is not None:
        return cut
    return _describe_uneven(lines, stop.at.line)


def _judge_dash(
    stop: YamlStop, lines: Sequence[str], blanks: int
) -> Diagnosis | None:
    """Return a line that stands below the dashes of a list and has none."""
    if stop.begin is None or blanks != stop.begin.column:
        return None
    said = shorten(lines[stop.at.line].strip())
    message = (
        f"a dash is missing: '- {said}' is the next entry;"
        f" with {_count(blanks + 2)} before it, it belongs to the entry above"
    )
    return Diagnosis(message, stop.at)


def _find_comment_inside(
    stop: YamlStop, lines: Sequence[str]
) -> Diagnosis | None:
    """Return a ' #' in the line above that ends a text of several lines."""
    above = find_line_above(lines, stop.at.line)
    line = get_line(lines, above)
    found = re.search(r"\S( +#)", line)
    if found is None or KEY_LINE.match(get_line(lines, stop.at.line)):
        return None
    message = (
        "the text ends before ' #', where a comment begins in YAML, and goes on"
        " in the next line; write it below its key with '|', or in quotes"
    )
    return Diagnosis(message, Mark(above, found.start(1) + 1))


def _describe_uneven(lines: Sequence[str], number: int) -> Diagnosis:
    """Return which way a line is out of its level, and the line that it should stand below."""
    line = lines[number]
    blanks = count_blanks(line)
    at = Mark(number, blanks)
    is_entry = line.lstrip().startswith("- ")
    other = _find_sibling(lines, number, is_entry=is_entry)
    if other is None:
        message = "this line stands on no level of those above it; count the spaces before it"
        return Diagnosis(message, at)
    wanted = other.column
    side = "left" if blanks < wanted else "right"
    what = "entry" if is_entry else "line"
    message = (
        f"this {what} stands further {side} than the others;"
        f" write {_count(wanted)} before it, as in line {other.line + 1}"
    )
    return Diagnosis(message, at)


def _find_sibling(
    lines: Sequence[str], number: int, *, is_entry: bool
) -> Mark | None:
    """Return the place of the nearest line above that this one was meant to stand below.

    An entry of a list belongs below another, a key below a key.
    """
    blanks = count_blanks(lines[number])
    for above in range(number - 1, -1, -1):
        line = lines[above]
        column = count_blanks(line)
        if is_entry and line.lstrip().startswith("- "):
            return Mark(above, column) if column != blanks else None
        if not is_entry and KEY_LINE.match(line):
            return Mark(above, _find_text_column(line))
    return None


def _find_text_column(line: str) -> int:
    """Return where the key of a line begins, behind its dash."""
    entry = re.match(r" *(?:- +)*", line)
    assert entry is not None  # it matches nothing, too
    return entry.end()


def _count(blanks: int) -> str:
    if blanks == 0:
        return "no spaces"
    if blanks == 1:
        return "1 space"
    return f"{blanks} spaces"
