"""The layout of the package: who may import whom, one door for each outside library, and who
prints.
"""

from __future__ import annotations

import ast
import functools
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "lantern"

# Lowest first. A package imports from the lines above its own, never from its own line.
LEVELS = [
    "core",
    "article sound",
    "script",
    "speech graphics",
    "visuals",
    "credits timeline",
    "plan",
    "checks",
    "rendering scaffold",
    "editions publishing",
    "mcp studio",
    "cli",
]
LEVEL: dict[str, int] = {}
for level, names in enumerate(LEVELS):
    LEVEL |= dict.fromkeys(names.split(), level)

# The rooms of a map have levels of their own, in the same way.
ROOMS = ["spec", "geometry", "basemap", "motion", "labels", "furniture", "shot"]

DOORS = {
    "resvg_py": {"graphics.svg_to_png"},
    "uharfbuzz": {"graphics.rulers"},
    "subprocess": {"core.process"},
    "gtts": {"speech.voices.google"},
    "piper": {"speech.voices.piper.front_end"},
    "onnxruntime": {"speech.neural.model"},
    "hibari": {"speech.voices.hibari"},
    "keyring": {"speech.voices.speech_keys", "publishing.secrets"},
    "requests": {"publishing.exchange"},
    "certifi": {"core.web"},
    "pocketsphinx": {"speech.align"},
    "num2words": {"speech.wording"},
    "yaml": {"script.document", "article.readers.front_matter"},
    "moviepy": {"visuals.clip", "rendering.moviepy"},
    "imageio_ffmpeg": {"core.ffmpeg"},
    "packaging": {"checks.machine", "credits.licences"},
    "watchfiles": {"core.watch"},
    "starlette": {"studio"},
    "uvicorn": {"studio.server"},
    "trafilatura": {"article.readers"},
    "lxml": {"article.readers"},
    "docx": {"article.readers"},
    "pypdf": {"article.readers"},
    "pypdfium2": {"graphics.pdf"},
    "openpyxl": {"script.workbook_file"},
    "pptx": {"editions.slides.pptx_file"},
    "fpdf": {"editions.storyboard.pdf_file"},
    "markdown_it": {"article.readers"},
    "charset_normalizer": {"article.readers"},
    "babel": {"article.gazetteer", "scaffold.translation.po_file"},
    "cv2": {"graphics.opencv"},
    "mcp": {"mcp.server"},
    "anyio": {"mcp.server", "studio"},
    "fsspec": {"core.remote_store"},
    "dask": {"rendering.executors.cluster"},
    "distributed": {"rendering.executors.cluster", "rendering.cluster.worker"},
}
SPEAKERS = {"cli", "speech.espeak_worker"}

FILES = sorted(PACKAGE.rglob("*.py"))


@functools.cache
def find_nodes(
    path: Path,
) -> tuple[ast.Import | ast.ImportFrom | ast.Call, ...]:
    """The imports and calls of a file, wherever they stand."""
    tree = ast.parse(path.read_text("utf-8"))
    return tuple(iter_nodes(tree))


def iter_nodes(
    tree: ast.AST,
) -> Iterator[ast.Import | ast.ImportFrom | ast.Call]:
    waiting = [tree]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.Import | ast.ImportFrom | ast.Call):
            yield node
        waiting += ast.iter_child_nodes(node)


def dotted(path: Path) -> str:
    """`lantern/visuals/map/shot/deck.py` -> `visuals.map.shot.deck`; the package's own face is
    ``.
    """
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def is_within(module: str, rooms: set[str]) -> bool:
    return any(
        module == room or module.startswith(f"{room}.") for room in rooms
    )


@functools.cache
def imports(path: Path) -> tuple[tuple[str, str], ...]:
    """(place, full module name) of every import, wherever it stands."""
    return tuple(iter_imports(path))


def iter_imports(path: Path) -> Iterator[tuple[str, str]]:
    file = path.relative_to(ROOT)
    for node in find_nodes(path):
        if isinstance(node, ast.Call):
            continue
        place = f"{file}:{node.lineno}"
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield place, alias.name
        else:
            assert not node.level, (
                f"{place}: imports are written in full, from lantern on"
            )
            for alias in node.names:
                yield place, f"{node.module}.{alias.name}"


def level_of(module: str) -> int:
    """The level of a package; what stands directly in lantern/ is the public face, above
    everything.
    """
    return LEVEL.get(module.split(".")[0], len(LEVELS))


def test_every_package_has_a_level() -> None:
    entries = {
        path.name
        for path in PACKAGE.iterdir()
        if path.is_dir() and path.name != "__pycache__"
    }
    assert entries == set(LEVEL)


def test_the_picture_of_the_levels_shows_them() -> None:
    picture = (ROOT / "docs" / "pictures" / "levels.svg").read_text("utf-8")
    boxes = re.findall(r"monospace\">([a-z]+)<", picture)
    shown = " ".join(reversed(boxes)).split()
    expected: list[str] = []
    for names in LEVELS:
        expected += reversed(names.split())
    assert shown == expected


def test_imports_point_downwards() -> None:
    wrong = []
    for path in FILES:
        me = dotted(path)
        for place, name in imports(path):
            if not name.startswith("lantern."):
                continue
            target = name.removeprefix("lantern.")
            if target.split(".")[0] != me.split(".")[0] and level_of(
                target
            ) >= level_of(me):
                wrong.append(
                    f"{place}: {me or 'lantern'} must not import {name}: it is beside or"
                    " above it"
                )
    assert not wrong, "\n".join(wrong)


def room_of(module: str) -> int | None:
    """The level of a map's room; None outside of them."""
    parts = module.split(".")
    return (
        ROOMS.index(parts[2])
        if parts[:2] == ["visuals", "map"] and parts[2:3] and parts[2] in ROOMS
        else None
    )


def test_rooms_of_a_map_import_downwards() -> None:
    wrong = []
    for path in FILES:
        me = room_of(dotted(path))
        for place, name in imports(path):
            other = room_of(name.removeprefix("lantern."))
            if me is not None and other is not None and other > me:
                wrong.append(
                    f"{place}: {ROOMS[me]} must not import {name}: it is above it"
                )
    assert not wrong, "\n".join(wrong)


def test_outside_libraries_have_one_door() -> None:
    wrong = []
    for path in FILES:
        for place, name in imports(path):
            doors = DOORS.get(name.split(".")[0])
            if doors is not None and not is_within(dotted(path), doors):
                wrong.append(
                    f"{place}: {name} comes in through {' or '.join(sorted(doors))} only"
                )
    assert not wrong, "\n".join(wrong)


def name_of(called: ast.expr) -> str:
    """`print` or `sys.exit`; `` for what has no such name."""
    if isinstance(called, ast.Name):
        return called.id
    if isinstance(called, ast.Attribute) and isinstance(called.value, ast.Name):
        return f"{called.value.id}.{called.attr}"
    return ""


def test_only_the_command_line_prints_or_exits() -> None:
    wrong = []
    for path in FILES:
        if is_within(dotted(path), SPEAKERS):
            continue
        for node in find_nodes(path):
            if isinstance(node, ast.Call) and name_of(node.func) in (
                "print",
                "sys.exit",
                "exit",
                "quit",
            ):
                wrong.append(
                    f"{path.relative_to(ROOT)}:{node.lineno}: only cli prints or exits"
                )
    assert not wrong, "\n".join(wrong)


READS = ("read_bytes", "read_text")


def reads_by_itself(node: ast.Call) -> bool:
    """Whether a call opens a file to read it, other than one of an installed package."""
    called = node.func
    if not isinstance(called, ast.Attribute) or called.attr not in (
        *READS,
        "open",
    ):
        return False
    if "resources.files" in ast.unparse(called) or "package." in ast.unparse(
        called
    ):
        return False
    return called.attr in READS or (
        called.attr == "open" and ast.unparse(node).endswith(".open('rb')")
    )


def test_files_are_read_through_one_door() -> None:
    """A pipe or a device may lie where a file is expected, and would be waited for for ever."""
    wrong = []
    for path in FILES:
        if dotted(path) == "core.files":
            continue
        for node in find_nodes(path):
            if isinstance(node, ast.Call) and reads_by_itself(node):
                wrong.append(
                    f"{path.relative_to(ROOT)}:{node.lineno}: use open_plain, read_plain or"
                    " read_plain_text of core.files"
                )
    assert not wrong, "\n".join(wrong)


def test_no_module_of_plan_waits_for_all_of_plan() -> None:
    """The studio imports it in two threads: one that waits for the whole would stop both."""
    wrong = []
    for path in FILES:
        if dotted(path).split(".")[:-1] != ["plan"]:
            continue
        for node in find_nodes(path):
            if (
                isinstance(node, ast.ImportFrom)
                and node.module == "lantern.plan"
            ):
                wrong.append(
                    f"{path.relative_to(ROOT)}:{node.lineno}: name the module"
                )
    assert not wrong, "\n".join(wrong)
