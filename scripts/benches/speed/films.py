"""Made-up films for measuring: six photographs under a camera, and any number of short scenes.
Seeded.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

ROOT = Path(__file__).resolve().parents[3]
SHIPPED = ROOT / "scenes" / "liberation-1945"
MOVES = ("push-in", "pan-right", "pull-out", "pan-left", "push-in", "pan-up")
HD = {"size": "1920x1080", "fps": 30, "quality": "standard"}
SMALL = {"size": "320x180", "fps": 25, "quality": "standard"}
WORDS = [
    "army",
    "river",
    "border",
    "morning",
    "valley",
    "convoy",
    "harbour",
    "bridge",
    "winter",
    "station",
]

Scene = dict[str, Any]


# long: one picture, layer by layer, in the order of its random numbers
def photograph(
    seed: int, size: tuple[int, int] = (3000, 2000)
) -> NDArray[np.uint8]:
    """Return what is like a photograph to an encoder, (h, w, 3).

    It has a sky, ridges with sharp edges, detail at every scale, and some noise.
    """
    w, h = size
    random = np.random.default_rng(seed)
    y = np.mgrid[0:h, 0:w][0].astype(np.float32) / h
    red = 0.62 + 0.1 * seed % 0.3 - 0.3 * y
    rgb = np.dstack([red, 0.66 - 0.2 * y, 0.72 - 0.1 * y]).astype(np.float32)
    rgb += (
        0.05
        * _clouds(
            random,
            size,
            first=3,
            octaves=5,
        )[..., None]
    )
    for i in range(4):
        land = _ridge(random, y, 0.35 + 0.16 * i)
        tint = random.uniform(0.15, 0.5, 3).astype(np.float32) * (1.2 - 0.2 * i)
        detail = _clouds(
            random,
            size,
            first=8 * 2**i,
            octaves=7,
        )[..., None]
        rgb = rgb * (1 - land) + land * (tint + 0.07 * detail)
    rgb += random.normal(0, 0.012, rgb.shape).astype(np.float32)
    soft = cv2.GaussianBlur(rgb, (0, 0), 0.7)
    return np.asarray(np.clip(soft * 255, 0, 255), np.uint8)


def _ridge(
    random: np.random.Generator, y: NDArray[np.float32], height: float
) -> NDArray[np.float32]:
    """Return where land is, (h, w, 1): below a crest at a share of the height."""
    w = y.shape[1]
    heights = random.normal(height, 0.045, 40)
    crest = np.interp(np.arange(w), np.linspace(0, w, 40), heights)
    return (y > crest[None, :]).astype(np.float32)[..., None]


def _clouds(
    random: np.random.Generator,
    size: tuple[int, int],
    *,
    first: int,
    octaves: int,
) -> NDArray[np.float32]:
    """Return noise (h, w) of several scales, `first` cells wide at the largest."""
    w, h = size
    field = np.zeros((h, w), np.float32)
    for i in range(octaves):
        across = first * 2**i
        cells = random.standard_normal(
            (across * h // w + 2, across + 2), np.float32
        )
        smooth = cv2.resize(cells, (w, h), interpolation=cv2.INTER_CUBIC)
        field += smooth * np.float32(0.58**i)
    return field


def project(
    folder: Path, pictures: int, size: tuple[int, int] = (3000, 2000)
) -> Path:
    """Make a folder with pictures and their ledger in it, for `write`."""
    stills = folder / "assets"
    stills.mkdir(parents=True)
    six = [photograph(i, size) for i in range(min(6, pictures))]
    for i in range(pictures):
        shifted = np.roll(six[i % 6], 7 * (i // 6), axis=1)
        Image.fromarray(shifted).save(stills / f"p{i}.jpg", quality=92)
    ledge(folder)
    return folder


def ledge(folder: Path) -> None:
    """Write the ledger of all pictures that lie in the project now."""
    told = {
        "kind": "photograph",
        "author": "The bench",
        "licence": "CC0-1.0",
        "made_by": "us",
    }
    names = sorted(
        p.name for p in (folder / "assets").iterdir() if p.suffix != ".yml"
    )
    credits = [{"file": name, "title": name, **told} for name in names]
    (folder / "assets" / "credits.yml").write_text(
        json.dumps({"credits": credits}), "utf-8"
    )


def write(folder: Path, scenes: Sequence[Scene], **film: Any) -> Path:
    """Write the film `film` in a project: a file for each scene."""
    place = folder / "film"
    place.mkdir(exist_ok=True)
    head = {
        "lantern": 1,
        "title": "A film for measuring",
        "voice": ["tone"],
        "music": "none",
        "output": SMALL,
    }
    (place / "film.yml").write_text(json.dumps({**head, **film}), "utf-8")
    for i, scene in enumerate(scenes, 1):
        (place / f"{i:04}-s{i}.yml").write_text(
            json.dumps({"source": "none", **scene}), "utf-8"
        )
    return place


def kenburns(folder: Path, seconds: float = 4, **output: Any) -> Path:
    """Write six shots of 4 s, dissolves of 0.8 s, 1080p30, silent, without overlays."""
    project(folder, 6)
    scenes = [
        {
            "scene": f"Shot {i + 1}",
            "duration": seconds,
            "shots": [{"still": f"assets/p{i}.jpg", "move": move}],
        }
        for i, move in enumerate(MOVES)
    ]
    return write(
        folder,
        scenes,
        transition={"dissolve": 0.8},
        output={**HD, **output},
    )


def narration(number: int, words: int = 8) -> str:
    """Return some words that no other scene has in this order."""
    said = [WORDS[number // 10**k % 10] for k in range(4)]
    return f"{' '.join((said * words)[:words]).capitalize()}."


def scenes(
    count: int, shots: int = 1, *, pictures: int = 12, words: int = 8
) -> list[Scene]:
    """Return scenes of some words each.

    The first shot is a still, and of ten scenes one has a card in place of its last.
    """
    made = []
    for i in range(count):
        kinds: list[dict[str, Any]] = [
            {
                "still": f"assets/p{(i * shots + j) % pictures}.jpg",
                "move": MOVES[(i + j) % 6],
            }
            for j in range(shots)
        ]
        if i % 10 == 5:
            kinds[-1] = {"card": {"statement": f"Scene {i}", "by": "the bench"}}
        made.append(
            {
                "scene": f"Scene {i}",
                "narration": narration(i, words),
                "shots": kinds,
            }
        )
    return made


def edit(film: Path, number: int, **keys: Any) -> None:
    """Change keys of a scene; the first is 1."""
    path = film / f"{number:04}-s{number}.yml"
    path.write_text(
        json.dumps({**json.loads(path.read_text("utf-8")), **keys}), "utf-8"
    )


def shipped(folder: Path, **output: Any) -> Path:
    """Write a copy of the shipped film and its assets, in another form."""
    shutil.copytree(SHIPPED, folder / "scenes" / "copy")
    shutil.copytree(ROOT / "assets", folder / "assets")
    path = folder / "scenes" / "copy" / "film.yml"
    lines = [
        line
        for line in path.read_text("utf-8").splitlines()
        if not line.startswith("output:")
    ]
    form = {"size": "1920x1080", "fps": 25, "quality": "standard", **output}
    path.write_text(
        "\n".join([*lines, f"output: {json.dumps(form)}"]) + "\n", "utf-8"
    )
    return path.parent
