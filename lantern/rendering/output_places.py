"""Where renderings go: the film, its draft and its preview, in each language and shape."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from lantern.core.units import Shape
    from lantern.script.film_script import Script

Variant = Literal["", "draft", "preview"]
"""Which of a film's renderings it is: '' is the film itself."""

DescribedAs = Literal["", "track", "film"]
"""What becomes of a film's descriptions: nothing, a second track of sound, a longer film."""


def find_output(script: Script, named: Path | None = None) -> Path:
    """Return the folder that a film goes to: the named one, else that of its name in `build/`.

    A translation goes into a folder of its language there.
    """
    folder = named or script.places.project / "build" / script.name
    return (folder / (script.translated_into or "")).absolute()


def find_variant(output: Path, variant: Variant) -> Path:
    """Return the folder that a draft or a preview goes to; the film itself stays where it is."""
    return output / variant


def find_shape(output: Path, script: Script, shape: Shape) -> Path:
    """Return the folder of a shape; one that isn't the film's own has a folder of its own."""
    from lantern.script.model.framing import format_ratio

    if shape == script.film.output.shape:
        return output
    return output / format_ratio(shape).replace(":", "x")


def find_described(output: Path) -> Path:
    """Return the folder of the film with audio description, inside that of the film."""
    return output / "described"


def find_short(output: Path, name: str) -> Path:
    """Return the folder of a short, inside that of the film, by its id."""
    return output / "shorts" / name


def name_scene_film(number: int) -> str:
    """Return where in the output a scene goes that is made alone, by its number from 1."""
    return f"scenes/{number:02}.mp4"
