"""What an author did wrong in a text that isn't YAML, judged from where its reading stopped.

The reader of YAML says what it expected, often lines after the slip. Here the lines themselves are
looked at: for tabs, quotes and brackets that nobody closed, lines that stand too far left or right,
colons inside texts, missing dashes. Places count from 0, as the reader's do.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from lantern.script.misplaced_lines import (
    judge_colon,
    judge_indentation,
    judge_missing_colon,
)
from lantern.script.yaml_stop import (
    KEY_LINE,
    Diagnosis,
    Mark,
    QuotedText,
    YamlStop,
    count_blanks,
    get_line,
)

_CLOSING = "]}"
_OPENING = "[{"


def diagnose(stop: YamlStop, text: str) -> Diagnosis:
    """Return what the author most likely did wrong."""
    lines = text.split("\n")
    for judge in _JUDGES:
        found = judge(stop, lines)
        if found is not None:
            return found
    return Diagnosis(f"not YAML: {stop.problem or stop.context}", stop.at)


# --- tabs


def _judge_tab(stop: YamlStop, lines: Sequence[str]) -> Diagnosis | None:
    """Return the tab before the words of the line, or at the place, if there is one."""
    line = get_line(lines, stop.at.line)
    before = re.match(r"[ \t]*(?:-[ \t]+)*", line)
    assert before is not None  # it matches nothing, too
    column = before.group().find("\t")
    if column < 0 and line[stop.at.column : stop.at.column + 1] == "\t":
        column = stop.at.column
    if column < 0:
        return None
    message = (
        "a tab; YAML takes spaces only: write two for each step to the right"
    )
    return Diagnosis(message, Mark(stop.at.line, column))


# --- quotes


def _judge_open_quote(stop: YamlStop, lines: Sequence[str]) -> Diagnosis | None:
    """Return the quote that was never closed: up to the end, or up to a quote far below."""
    begin = None
    if "quoted scalar" in stop.context and "end of stream" in stop.problem:
        begin = stop.begin
    last = _find_quote_before(stop)
    if last is not None and swallows_keys(last, lines):
        begin = last.begin
    if begin is None:
        return None
    return Diagnosis(describe_open_quote(begin, lines), begin)


def describe_open_quote(begin: Mark, lines: Sequence[str]) -> str:
    """Return what is said of a text in quotes whose last quote is missing."""
    quote = lines[begin.line][begin.column : begin.column + 1]
    return (
        f"the text that begins here has no closing {quote}; put one at its end"
    )


def swallows_keys(quoted: QuotedText, lines: Sequence[str]) -> bool:
    """Tell whether a text in quotes holds lines that look like keys further left than itself."""
    first = count_blanks(get_line(lines, quoted.begin.line))
    for number in range(quoted.begin.line + 1, quoted.end.line + 1):
        line = get_line(lines, number)
        if KEY_LINE.match(line) and count_blanks(line) <= first:
            return True
    return False


def _find_quote_before(stop: YamlStop) -> QuotedText | None:
    """Return the text in quotes behind which reading stopped, with blanks at most between."""
    if not stop.quotes:
        return None
    last = stop.quotes[-1]
    if last.end.line == stop.at.line and last.end.column <= stop.at.column:
        return last
    return None


def _judge_text_after_quote(
    stop: YamlStop, lines: Sequence[str]
) -> Diagnosis | None:
    """Return a text that goes on after its closing quote."""
    last = _find_quote_before(stop)
    if last is None or "did not find expected" not in stop.problem:
        return None
    line = get_line(lines, stop.at.line)
    between = line[last.end.column : stop.at.column]
    if between.strip() or line[stop.at.column : stop.at.column + 1] in ":,]}":
        return None
    quote = line[last.end.column - 1]
    if quote == "'" and not between:
        message = (
            "this ' ends the text; inside single quotes write it twice (''),"
            ' or put the text in double quotes (")'
        )
        return Diagnosis(message, Mark(stop.at.line, last.end.column - 1))
    message = (
        "the text goes on after its closing quote; put all of it in quotes"
    )
    return Diagnosis(message, stop.at)


def _judge_escape(stop: YamlStop, _lines: Sequence[str]) -> Diagnosis | None:
    is_escape = (
        "escape character" in stop.problem or "hexdecimal" in stop.problem
    )
    if "quoted scalar" not in stop.context or not is_escape:
        return None
    message = (
        "between double quotes a backslash means something else;"
        " put the text in single quotes, or write \\\\"
    )
    return Diagnosis(message, stop.at)


# --- brackets


def _judge_bracket(stop: YamlStop, lines: Sequence[str]) -> Diagnosis | None:
    """Return a bracket that is never closed, or what stands wrongly inside it."""
    if "flow" not in stop.context or "did not find" not in stop.problem:
        return None
    begin = stop.begin
    if "node content" in stop.problem:
        begin = _find_open_bracket(lines, stop.at)
    if begin is None:
        return None
    opening = get_line(lines, begin.line)[begin.column :][:1]
    if opening not in tuple(_OPENING):
        return None
    closing = _CLOSING[_OPENING.index(opening)]
    if _is_left_open(begin, stop.at, lines):
        return _describe_open(opening, closing, begin, lines=lines)
    if "node content" in stop.problem:
        return None
    return _describe_inside(opening, closing, stop, lines=lines)


def _describe_open(
    opening: str, closing: str, begin: Mark, *, lines: Sequence[str]
) -> Diagnosis:
    """Say that a bracket stays open, and that a comment took its end if one did."""
    behind = get_line(lines, begin.line)[begin.column :]
    before, comment, rest = behind.partition(" #")
    if comment and closing in rest and not before.endswith(" "):
        message = (
            f"the text ends before ' #', where a comment begins in YAML, and the {closing} with it;"
            " put the text in quotes"
        )
        return Diagnosis(message, Mark(begin.line, begin.column + len(before)))
    message = f"the {opening} that begins here is never closed; write {closing} at its end"
    return Diagnosis(message, begin)


def _find_open_bracket(lines: Sequence[str], at: Mark) -> Mark | None:
    """Return the last bracket before a place that isn't closed there."""
    depth = 0
    for number in range(at.line, -1, -1):
        line = get_line(lines, number)
        if number == at.line:
            line = line[: at.column]
        for column in range(len(line) - 1, -1, -1):
            depth += (line[column] in _CLOSING) - (line[column] in _OPENING)
            if depth < 0:
                return Mark(number, column)
    return None


def _is_left_open(begin: Mark, at: Mark, lines: Sequence[str]) -> bool:
    """Tell whether what follows a bracket is the next entry of the file, or its end."""
    line = get_line(lines, at.line)
    is_outside = count_blanks(line) <= count_blanks(get_line(lines, begin.line))
    return at.line > begin.line and (is_outside or not line.strip())


def _describe_inside(
    opening: str, closing: str, stop: YamlStop, *, lines: Sequence[str]
) -> Diagnosis:
    """Return what stands wrongly between two brackets."""
    if get_line(lines, stop.at.line)[stop.at.column :].startswith(":"):
        message = (
            "a second colon; a text with a colon in it needs quotes,"
            f" and between {opening} and {closing} each entry ends with a comma"
        )
        return Diagnosis(message, stop.at)
    message = (
        f"between {opening} and {closing} each entry ends with a comma,"
        f" and {closing} comes last; a text with such signs in it needs quotes"
    )
    return Diagnosis(message, stop.at)


def _judge_after_bracket(
    stop: YamlStop, lines: Sequence[str]
) -> Diagnosis | None:
    """Return a bracket too many, or a text that begins with brackets and goes on."""
    line = get_line(lines, stop.at.line)
    char = line[stop.at.column : stop.at.column + 1]
    before = line[: stop.at.column].rstrip()
    if "did not find expected" not in stop.problem or not char.strip():
        return None
    if char in _CLOSING and before[-1:] in tuple(_CLOSING):
        return Diagnosis(f"a {char} too many; take it out", stop.at)
    begins = re.match(r" *(?:(?:- +)?[\w.-]+: +)?(?P<bracket>[\[{])", line)
    if begins and before[-1:] in tuple(_CLOSING):
        bracket = begins["bracket"]
        message = f"a text that begins with {bracket} needs quotes"
        return Diagnosis(message, Mark(stop.at.line, begins.start("bracket")))
    return None


def _judge_brackets_of_line(
    stop: YamlStop, lines: Sequence[str]
) -> Diagnosis | None:
    """Return a line whose brackets don't match, where nothing better is known."""
    line = get_line(lines, stop.at.line)
    if "expected" not in stop.problem:
        return None
    if all(line.count(a) == line.count(b) for a, b in ("[]", "{}")):
        return None
    message = "the brackets of this line don't match: each { needs its }, each [ its ]"
    return Diagnosis(message, stop.at)


# --- texts that begin with a sign


def _judge_first_sign(stop: YamlStop, lines: Sequence[str]) -> Diagnosis | None:
    """Return a text without quotes that begins with a sign of YAML's own."""
    at = stop.at
    is_named = "alias" in stop.context or "anchor" in stop.context
    if is_named and stop.begin is not None:
        at = stop.begin
    rest = get_line(lines, at.line)[at.column :]
    is_sign = (
        "start any token" in stop.problem or "node content" in stop.problem
    )
    is_alias = is_named or "alias" in stop.problem
    is_dash = "entries are not allowed" in stop.problem
    is_question = "mapping keys are not allowed" in stop.problem
    if not rest or not (is_sign or is_alias or is_dash or is_question):
        return None
    return Diagnosis(f"a text that begins with {rest[0]} needs quotes", at)


def _judge_block_mark(stop: YamlStop, lines: Sequence[str]) -> Diagnosis | None:
    """Return a text on the line of its | or >."""
    if "block scalar" not in stop.context or stop.begin is None:
        return None
    mark = get_line(lines, stop.begin.line)[stop.begin.column :][:1]
    message = (
        f"nothing may stand after {mark} on its line;"
        " the text begins on the next one, with two spaces more than its key"
        f" (a text that begins with {mark} needs quotes)"
    )
    return Diagnosis(message, stop.begin)


_JUDGES: tuple[Callable[[YamlStop, Sequence[str]], Diagnosis | None], ...] = (
    _judge_tab,
    _judge_open_quote,
    _judge_text_after_quote,
    _judge_escape,
    _judge_bracket,
    _judge_after_bracket,
    _judge_first_sign,
    _judge_block_mark,
    judge_colon,
    judge_missing_colon,
    judge_indentation,
    _judge_brackets_of_line,
)
"""They look for one kind of mistake each; the first that finds its own is believed."""
