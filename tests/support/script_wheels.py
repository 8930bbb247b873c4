"""Wheels with type for other scripts, as small ones of the tests' own."""

from __future__ import annotations

from pathlib import Path

import pytest

from lantern.graphics import script_type
from tests.support.fonts import box_font, make_variable

MARKS = " .,!«»0123456789"


def install_type(root: Path, patch: pytest.MonkeyPatch, **letters: str) -> None:
    """Put a wheel with a font for each script, named by its letters, where Python finds it."""
    package = root / "wheel" / "manimgx_fonts"
    package.mkdir(parents=True)
    (package / "__init__.py").write_text("")
    for script, characters in letters.items():
        file = package / f"NotoSans{script}[wght].ttf"
        box_font(file, f"Noto Sans {script}", characters, wide=1000)
        make_variable(file)
    patch.syspath_prepend(root / "wheel")
    forget_type()


def forget_type() -> None:
    """Forget which wheels were found."""
    script_type._find_file.cache_clear()
