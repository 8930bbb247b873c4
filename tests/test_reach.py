"""What a definition reaches in a package, and what moves the digest of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.checks.reach import Package, Reached, Symbol

FILES = {
    "__init__.py": "",
    "first.py": """
        '''One module.'''
        from toy import third
        from toy.second import double as twice
        import math

        def make(x):
            '''Make it.'''
            if x < 0:
                raise ValueError(f"{x} is below zero")
            return twice(x) + math.floor(x)  # rounded down

        def other(x):
            return third.half(x)
        """,
    "second.py": """
        from __future__ import annotations
        from toy.fourth.inner import FACTOR

        def double(half: float) -> float:
            return FACTOR * half

        def half(x):
            return x / 2
        """,
    "third.py": """
        from typing import TYPE_CHECKING
        from pathlib import Path
        from toy.second import half
        if TYPE_CHECKING:
            from toy.fourth import Thing

        STYLES = Path(__file__).parent / "styles"

        def held(thing: Thing):
            return thing.value

        def late():
            from .second import double
            return double(STYLES)
        """,
    "fourth/__init__.py": """
        import sys
        sys.setrecursionlimit(2000)

        class Thing:
            value = 3
        """,
    "fourth/inner.py": "FACTOR = 2\n",
    "styles/plain.yml": "ink: black\n",
}


def write(
    folder: Path, changes: dict[str, tuple[str, str]] | None = None
) -> Package:
    """Write the toy package with some text replaced: file -> (old, new)."""
    for name, text in FILES.items():
        lines = text.strip("\n").split("\n")
        indent = len(lines[0]) - len(lines[0].lstrip())
        written = "\n".join(line[indent:] for line in lines) + "\n"
        old, new = (changes or {}).get(name, ("", ""))
        assert old in written
        path = folder / "toy" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(written.replace(old, new) if old else written, "utf-8")
    return Package(folder / "toy")


def reach(
    package: Package, root: str, owners: dict[str, str] | None = None
) -> Reached:
    module, _, name = root.rpartition(".")
    return package.reach(
        [Symbol(module, name)], lambda symbol: (owners or {}).get(symbol.module)
    )


def moved(
    tmp_path: Path, changes: dict[str, tuple[str, str]], root: str = "make"
) -> set[str]:
    """Return the modules whose digests for a function of `first` differ after the changes."""
    before = reach(write(tmp_path / "before"), f"toy.first.{root}").digests
    after = reach(
        write(tmp_path / "after", changes), f"toy.first.{root}"
    ).digests
    return {
        name
        for name in before.keys() | after.keys()
        if before.get(name) != after.get(name)
    }


def test_what_is_read_is_reached_and_nothing_else(tmp_path: Path) -> None:
    package = write(tmp_path)
    reached = reach(package, "toy.first.make").digests.keys()
    assert reached == {"toy.first", "toy.second", "toy.fourth.inner"}
    assert reach(package, "toy.first.other").digests.keys() == {
        "toy.first",
        "toy.second",
    }


def test_imports_in_functions_and_for_annotations_count(tmp_path: Path) -> None:
    package = write(tmp_path)
    assert reach(package, "toy.third.held").digests.keys() == {
        "toy.third",
        "toy.fourth",
    }
    assert "toy.second" in reach(package, "toy.third.late").digests


def test_data_files_count(tmp_path: Path) -> None:
    before = reach(write(tmp_path / "before"), "toy.third.late").digests
    changes = {"styles/plain.yml": ("black", "blue")}
    after = reach(write(tmp_path / "after", changes), "toy.third.late").digests
    assert before.pop("toy/styles/plain.yml") != after.pop(
        "toy/styles/plain.yml"
    )
    assert before == after


def test_wording_moves_nothing(tmp_path: Path) -> None:
    assert not moved(
        tmp_path, {"first.py": ("Make it.", "Make what is asked for.")}
    )
    assert not moved(
        tmp_path, {"first.py": ("# rounded down", "# to a whole number")}
    )
    assert not moved(
        tmp_path, {"first.py": ("is below zero", "must not be negative")}
    )
    assert not moved(
        tmp_path,
        {"second.py": ("(half: float) -> float", "(half: int) -> int")},
    )


@pytest.mark.parametrize(
    ("file", "old", "new", "module"),
    [
        ("first.py", "x < 0", "x < 1", "toy.first"),
        ("first.py", "ValueError", "TypeError", "toy.first"),
        ("first.py", "import math", "import numpy as math", "toy.first"),
        ("second.py", "FACTOR * half", "FACTOR + half", "toy.second"),
        ("fourth/inner.py", "2", "3", "toy.fourth.inner"),
    ],
)
def test_a_change_moves_its_module(
    tmp_path: Path,
    file: str,
    old: str,
    new: str,
    module: str,
) -> None:
    assert moved(tmp_path, {file: (old, new)}) == {module}


def test_what_is_not_reached_moves_nothing(tmp_path: Path) -> None:
    """A parameter called `half` is not the function of that name."""
    assert not moved(tmp_path, {"second.py": ("x / 2", "x / 4")})
    assert not moved(
        tmp_path, {"first.py": ("third.half(x)", "third.half(x + 1)")}
    )
    assert moved(tmp_path, {"second.py": ("x / 2", "x / 4")}, "other") == {
        "toy.second"
    }


def test_another_import_is_a_change(tmp_path: Path) -> None:
    changes = {"first.py": ("import double as twice", "import half as twice")}
    assert moved(tmp_path, changes) == {
        "toy.first",
        "toy.second",
        "toy.fourth.inner",
    }


def test_the_import_of_a_module_counts_with_what_is_used_of_it(
    tmp_path: Path,
) -> None:
    changes = {"fourth/__init__.py": ("2000", "3000")}
    before = reach(write(tmp_path / "before"), "toy.third.held").digests
    after = reach(write(tmp_path / "after", changes), "toy.third.held").digests
    assert before["toy.fourth"] != after["toy.fourth"]


def test_it_stops_where_somebody_else_answers(tmp_path: Path) -> None:
    reached = reach(
        write(tmp_path), "toy.first.make", {"toy.second": "the second"}
    )
    assert reached.owners == {"the second"}
    assert reached.digests.keys() == {"toy.first"}


def test_a_name_that_nothing_binds_is_told(tmp_path: Path) -> None:
    package = write(
        tmp_path, {"first.py": ("import double as", "import treble as")}
    )
    with pytest.raises(LookupError, match=r"toy\.second has no treble"):
        reach(package, "toy.first.make")
