"""What settings of x264 cost and give: CPU, size and likeness on what films are made of.

scripts/bench presets ["options" ...] measures settings as words for ffmpeg that are added to
those of the standard quality, where the last word counts: "-preset faster -crf 18"; without
words those of TABLE. CPU is the less of two runs of one process, with its start. VMAF, PSNR and
banding (CAMBI: 0 is none, 5 is seen) are means of every third frame.
"""

from __future__ import annotations

import itertools
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from lantern.graphics import look, pixels
from lantern.graphics.pixels import Planes
from lantern.visuals.specs import TreatmentSpec
from lantern.visuals.treatment import make_film_treatment
from lantern.visuals.treatment.tone import SourceTone
from scripts.benches.speed import costs, films, pictures
from scripts.benches.speed.running import timed

FRAMES = 48
FORM = pictures.Form(costs.SIZE, costs.FPS)
_EARLIER = "-bf 2 -x264-params cpu-independent=1"
"""Takes our own tuning back."""
TABLE = (
    "",
    f"-preset veryfast -crf 18 {_EARLIER}",
    f"-preset superfast -crf 18 {_EARLIER}",
    f"-preset faster -crf 18 {_EARLIER}",
    f"-preset slow -crf 14 {_EARLIER}",
    "-preset fast -crf 13",
    f"-preset ultrafast -crf 28 {_EARLIER}",
)


def _photograph(folder: Path) -> Iterator[Planes]:
    """Yield a slow zoom over a picture whose detail is noise."""
    Image.fromarray(films.photograph(3)).save(folder / "a.jpg", quality=92)
    shown = costs.visual(
        folder,
        "still",
        folder,
        still="a.jpg",
        move="push-in",
    )
    return map(shown.paint, range(70, 70 + FRAMES))


def _drawing(folder: Path) -> Iterator[Planes]:
    """Yield a still in four layers, which move apart."""
    still = "../../assets/stills/khingan-crossing.svg"
    shown = costs.visual(
        folder,
        "still",
        films.SHIPPED,
        still=still,
        move="push-in",
    )
    return map(shown.paint, range(70, 70 + FRAMES))


def _map(folder: Path) -> Iterator[Planes]:
    """Yield a map under a travelling camera."""
    move = {"from": "theatre", "to": "khingan"}
    sheet = "maps/transbaikal.yml"
    shown = costs.visual(
        folder,
        "map",
        films.SHIPPED,
        map=sheet,
        move=move,
    )
    return map(shown.paint, range(80, 80 + FRAMES))


def _chart(folder: Path) -> Iterator[Planes]:
    """Yield lines that are drawn."""
    points = {str(1900 + year): (year * 7) % 40 for year in range(40)}
    lines = [
        {"name": name, "points": points} for name in ("North", "South", "East")
    ]
    card = {"chart": "Coal", "lines": lines}
    shown = costs.visual(folder, "card", films.SHIPPED, card=card)
    return map(shown.paint, range(10, 10 + FRAMES))


def _archive(folder: Path) -> Iterator[Planes]:
    """Yield old film: grain, weave, another tone in each frame."""
    del folder
    style = look.load()
    spec = TreatmentSpec(style.archive)
    film = make_film_treatment(
        SourceTone(30, 220),
        spec,
        style,
        size=costs.SIZE,
        scale=1.0,
        seed="bench",
    )
    source = pixels.from_rgb(films.photograph(3))
    frame = pixels.warp(
        source,
        1.0,
        x=0,
        y=0,
        size=costs.SIZE,
    )
    for index in range(FRAMES):
        yield film.treat(frame, index)


CLIPS: dict[str, Callable[[Path], Iterator[Planes]]] = {
    "photograph": _photograph,
    "drawing": _drawing,
    "map": _map,
    "chart": _chart,
    "archive": _archive,
}


@dataclass(frozen=True)
class Figures:
    """What a setting made of a clip."""

    ms: float
    """CPU of a frame."""
    kilobytes: float
    """Of a frame."""
    likeness: pictures.Likeness

    def __str__(self) -> str:
        seen = self.likeness
        cost = f"{self.ms:7.1f}{self.kilobytes:7.1f}"
        return f"{cost}{seen.vmaf:7.2f}{seen.psnr:7.2f}{seen.banding:7.2f}"


def write_clip(name: str, folder: Path) -> Path:
    """Write a clip's frames into a file; return it."""
    path = folder / f"{name}.yuv"
    with path.open("wb") as stream:
        for planes in CLIPS[name](folder):
            stream.write(planes.tobytes())
    return path


def measure(clip: Path, words: Sequence[str], out: Path) -> Figures:
    """Encode a clip with words added to Lantern's own."""
    argv = pictures.alone(clip, FORM, out, *words)
    cpu = min(timed(*argv).cpu for _ in range(2))
    likeness = pictures.compare(clip, out, FORM)
    return Figures(
        1000 * cpu / FRAMES, out.stat().st_size / 1000 / FRAMES, likeness
    )


def main() -> None:
    print(
        f"{'':<62}{'ms':>7}{'kB':>7}{'VMAF':>7}{'PSNR':>7}{'CAMBI':>7}",
        flush=True,
    )
    with tempfile.TemporaryDirectory(prefix="lantern-bench-") as name:
        folder = Path(name)
        clips = [write_clip(name, folder) for name in CLIPS]
        for setting, clip in itertools.product(sys.argv[1:] or TABLE, clips):
            found = measure(clip, setting.split(), folder / "out.mp4")
            print(
                f"{setting or 'standard':<50}{clip.stem:<12}{found}", flush=True
            )


if __name__ == "__main__":
    main()
