"""An export for editing programs: what it costs, and how near its Kdenlive project is to the film.

The film is that of `quality`: three scenes of 5 s at 1080p, a still in layers, a map under a
travelling camera and a chart, with dissolves between them. melt renders the project. Likeness is
to the painted frames, which the film itself is compared with, too; they compared with
themselves give less than 100. Needs melt.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from scripts.benches import quality
from scripts.benches.speed import pictures
from scripts.benches.speed.running import lantern, rendering, timed

FORM = pictures.Form(quality.QUALITIES["standard"], quality.FPS)


def render_project(project: Path, out: Path) -> None:
    """Render with melt, without loss."""
    # Qt draws without a screen; melt only asks whether one is named
    env = {**os.environ, "DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen"}
    codecs = ["vcodec=ffv1", "acodec=pcm_s16le", "pix_fmt=yuv420p"]
    argv = ["melt", project.name, "-consumer", f"avformat:{out}", *codecs]
    subprocess.run(
        argv,
        cwd=project.parent,
        env=env,
        check=True,
        capture_output=True,
    )


def measure_folder(folder: Path) -> float:
    """Return the megabytes of the files in a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*.*")) / 1e6


def compare(frames: Path, video: Path, label: str) -> None:
    found = pictures.compare(frames, video, FORM)
    print(f"{label:<24}{found.vmaf:>8.1f}{found.psnr:>10.1f}", flush=True)


def main() -> None:
    if shutil.which("melt") is None:
        raise SystemExit("melt isn't here: apt-get install melt")
    with tempfile.TemporaryDirectory(prefix="lantern-bench-") as name:
        folder = Path(name)
        film = quality.sampler(folder, "standard", "x264")
        rendered = timed(*rendering(film, folder))
        places = ("--store", folder / "store", "--out", folder / "out")
        argv = lantern("export", film, "--offline", *places)
        exported = timed(*argv)
        again = timed(*argv)
        print(
            f"CPU s: film {rendered.cpu:.1f}, export {exported.cpu:.1f}", end=""
        )
        print(f", export again {again.cpu:.1f}")
        edition = folder / "out" / "export"
        for kind in ("plates", "lettering", "sound"):
            print(f"MB of {kind}: {measure_folder(edition / kind):.1f}")
        project = next(edition.glob("*.kdenlive"))
        render_project(project, folder / "melt.mkv")
        frames = pictures.raw(film, folder)
        print(f"{'':<24}{'VMAF':>8}{'PSNR':>10}")
        compare(frames, folder / "melt.mkv", "project, by melt")
        compare(frames, folder / "out" / f"{film.name}.mp4", "film")


if __name__ == "__main__":
    main()
