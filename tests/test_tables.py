"""What stands in a table has tests of its own, in the place where a reader looks for them."""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from lantern.cli.app import VERBS
from lantern.publishing import platforms
from lantern.rendering import executors
from lantern.speech.voices import VOICES, name_module
from lantern.visuals import VISUALS

ROOT = Path(__file__).parents[1]


def find_test_file(module: str) -> Path:
    """Return where the tests of a module stand, from the root of the project on.

    `lantern.cli.mix` has tests/cli/test_mix.py; the package `lantern.visuals.still` has
    tests/visuals/still/test_still.py.
    """
    names = module.split(".")[1:]
    folder = Path("tests", *names[:-1])
    if (ROOT / "lantern" / Path(*names)).is_dir():
        folder /= names[-1]
    return folder / f"test_{names[-1]}.py"


def list_modules() -> Iterator[str]:
    """Yield the module of every entry of a table."""
    yield from VISUALS.values()
    for name in VOICES.own:
        yield name_module(name)
    for name in platforms.PLATFORMS.own:
        yield platforms.name_module(name)
    for found in pkgutil.iter_modules(executors.__path__):
        yield f"lantern.rendering.executors.{found.name}"
    for verb in VERBS.values():
        yield verb.__module__


@pytest.mark.parametrize(
    ("module", "file"),
    [
        ("lantern.cli.import_", "tests/cli/test_import_.py"),
        ("lantern.visuals.still", "tests/visuals/still/test_still.py"),
        ("lantern.speech.voices.tone", "tests/speech/voices/test_tone.py"),
    ],
)
def test_tests_stand_where_their_module_stands(module: str, file: str) -> None:
    assert find_test_file(module) == Path(file)


def test_every_entry_of_a_table_has_tests_of_its_own() -> None:
    missing = []
    for module in list_modules():
        file = find_test_file(module)
        if not (ROOT / file).is_file() or "\ndef test_" not in (
            ROOT / file
        ).read_text("utf-8"):
            missing.append(f"{module} has no tests of its own: write {file}")
    assert not missing, "\n".join(missing)
