"""Translations for tests: written beside a film, and the film read in their language."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from lantern.core.problems import Problem
from lantern.script.film_script import Script
from lantern.script.load import load


def write(
    folder: Path, texts: Mapping[str, Any], *, language: str = "ru", **more: Any
) -> Path:
    """Write the translation of the film in `folder`; return its file."""
    head = {"translation": 1, "language": language, "film": folder.name}
    path = folder / "translations" / f"{language}.yml"
    path.parent.mkdir(exist_ok=True)
    whole = {**head, **more, "texts": texts}
    path.write_text(
        json.dumps(
            whole,
            ensure_ascii=False,
            indent=1,
        ),
        "utf-8",
    )
    return path


def read(film: Path, language: str = "ru") -> tuple[Script, list[Problem]]:
    """The film in a language, and what is said about it."""
    script, problems = load(film, language=language)
    assert script is not None, [str(each) for each in problems]
    return script, problems


def list_messages(film: Path, language: str = "ru") -> list[str]:
    """What is said about a film in a language, without places, warnings among them."""
    _, problems = load(film, language=language)
    return [each.message for each in problems]
