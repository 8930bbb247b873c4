"""The Ken Burns film made with other programs: MoviePy, ffmpeg alone, and MovieLite, which gets an
environment of its own.

All have its size, rate, shots and dissolves, and move evenly from the same first framing to the
same last one; Lantern's cameras start and stop softly, and rest for the first 0.3 s and the last
0.5. ffmpeg has Lantern's x264 settings; MoviePy has veryfast and crf 18, MovieLite veryfast and
crf 21.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import venv
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TypedDict

from lantern.core import encoders, ffmpeg
from lantern.graphics import look
from lantern.visuals.specs import StillSpec
from lantern.visuals.still.framing import plan_framings
from scripts.benches.speed import films
from scripts.benches.speed.films import ROOT
from scripts.benches.speed.rows import Row
from scripts.benches.speed.running import Took, rendering, timed

SHOT, DISSOLVE, FPS = 4.0, 0.8, 30
PICTURE, FRAME = (3000, 2000), (1920, 1080)
HERE = Path(__file__).parent
MOVIELITE = "movielite==0.2.2"


class Shot(TypedDict):
    """What another program is told of a shot."""

    picture: str
    start: float
    """Seconds."""
    length: float
    """Seconds."""
    ends: list[list[float]]
    """The first and the last framing: x, y and width in pixels of the picture."""


def shots(folder: Path) -> list[Shot]:
    """Return the shots of the film, which dissolve into each other."""
    found: list[Shot] = []
    for i, move in enumerate(films.MOVES):
        start = max(0.0, i * SHOT - DISSOLVE / 2)
        end = min(len(films.MOVES) * SHOT, (i + 1) * SHOT + DISSOLVE / 2)
        reach = look.load().timing.camera.compute_reach(end - start)
        spec = StillSpec("p.jpg", move=move)
        framings = plan_framings(spec, PICTURE, FRAME, reach=reach)
        ends = [[f.x, f.y, f.width] for f in framings]
        found.append(
            {
                "picture": str(folder / "assets" / f"p{i}.jpg"),
                "start": start,
                "length": end - start,
                "ends": ends,
            }
        )
    return found


def _against(
    folder: Path, title: str, argv: Sequence[str], *, goal: float | None = None
) -> Iterator[Row]:
    """The other program between two renders of ours."""
    film = folder / "film"
    ours = []
    theirs = Took(0.0, 0.0)
    for i in range(2):
        (folder / f"r{i}").mkdir()
        ours.append(timed(*rendering(film, folder / f"r{i}")))
        theirs = timed(*argv) if i == 0 else theirs
    wall = sum(run.wall for run in ours) / 2
    cpu = sum(run.cpu for run in ours) / 2
    note = f"{theirs.cpu:.0f} / {cpu:.1f} s of CPU, {theirs.wall:.0f} / {wall:.1f} s of wall"
    yield Row(
        f"{title} / Lantern: CPU",
        goal,
        theirs.cpu / cpu,
        least=True,
        note=note,
    )
    if goal is not None:
        yield Row(
            f"{title} / Lantern: wall", goal, theirs.wall / wall, least=True
        )


def _told(folder: Path) -> str:
    """The shots in a file, for the scripts beside this one."""
    films.kenburns(folder)
    (folder / "shots.json").write_text(json.dumps(shots(folder)), "utf-8")
    return str(folder / "shots.json")


def moviepy(folder: Path) -> Iterator[Row]:
    """As its documentation does it: a clip resized by a function of time, CrossFadeIn,
    write_videofile.
    """
    told = _told(folder)
    for threads in ("1", "default"):
        argv = [
            sys.executable,
            str(HERE / "with_moviepy.py"),
            told,
            str(folder / "moviepy.mp4"),
            threads,
        ]
        yield from _against(
            folder, f"MoviePy, threads={threads}", argv, goal=7.0
        )
        for i in range(2):
            shutil.rmtree(folder / f"r{i}")


def zoompan(folder: Path) -> Iterator[Row]:
    """Pictures enlarged to 8000 pixels so that zoompan, which rounds to whole ones, doesn't
    shake; xfade between.
    """
    _told(folder)
    found = shots(folder)
    inputs, graph, last = [], [], "[v0]"
    for i, shot in enumerate(found):
        inputs += ["-i", shot["picture"]]
        graph.append(f"[{i}:v]{_zoompan(shot)}[v{i}]")
    for i, shot in enumerate(found[1:], 1):
        graph.append(
            f"{last}[v{i}]xfade=fade:duration={DISSOLVE}:offset={shot['start']:.3f}[x{i}]"
        )
        last = f"[x{i}]"
    made = folder / "zoompan.mp4"
    own = encoders.build_encode_argv(
        FRAME,
        FPS,
        quality="standard",
        out=made,
    )
    x264 = own[own.index("-c:v") : own.index("-g")]
    out = ["-map", last, *x264, "-pix_fmt", "yuv420p", "-y", str(made)]
    argv = [
        ffmpeg.find_ffmpeg(),
        "-v",
        "error",
        "-nostdin",
        *inputs,
        "-filter_complex",
        ";".join(graph),
        *out,
    ]
    yield from _against(folder, "ffmpeg zoompan and xfade", argv, goal=1.7)


def _zoompan(shot: Shot) -> str:
    (ax, ay, aw), (bx, by, bw) = shot["ends"]
    count, k = round(shot["length"] * FPS), 8000 / PICTURE[0]
    t = f"(on/{count - 1})"
    width = f"({aw * k}+{(bw - aw) * k}*{t})"
    x = f"({ax * k}+{(bx - ax) * k}*{t})-{width}/2"
    y = f"({ay * k}+{(by - ay) * k}*{t})-{width}*9/32"
    # it cuts pieces of the picture's own shape, so the picture is made as wide as the frame first
    tall = 8000 * FRAME[1] // FRAME[0]
    high = PICTURE[1] * k
    cut = f"scale=8000:-2,crop=8000:{tall}:0:{(high - tall) / 2:.0f}"
    y = f"{y}-{(high - tall) / 2}"
    size = f"s={FRAME[0]}x{FRAME[1]}:fps={FPS}"
    zoom = f"zoompan=z='8000/{width}':x='{x}':y='{y}':d={count}:{size}"
    return f"{cut},{zoom},format=yuv420p,settb=1/{FPS}"


def movielite(folder: Path) -> Iterator[Row]:
    """Its clips are placed by a function of time; what it compiles for them is kept."""
    programs = _set_up_movielite()
    script = str(HERE / "with_movielite.py")
    python = [f"PATH={programs}:{os.environ['PATH']}", str(programs / "python")]
    argv = [
        "env",
        *python,
        script,
        _told(folder),
        str(folder / "movielite.mp4"),
    ]
    yield from _against(folder, "MovieLite", argv)


def _set_up_movielite() -> Path:
    """Return the folder of programs of an environment with MovieLite, made the first time."""
    place = ROOT / "build" / "benches" / MOVIELITE.replace("==", "-")
    programs = place / "bin"
    if not (programs / "ffprobe").exists():
        print(f"making an environment for {MOVIELITE}", file=sys.stderr)
        venv.create(
            place,
            clear=True,
            with_pip=True,
        )
        pip = [
            str(programs / "python"),
            "-m",
            "pip",
            "install",
            "--quiet",
            MOVIELITE,
        ]
        subprocess.run(pip, check=True)
        # it looks whether there is an ffprobe; of a film without clips and sounds it asks nothing
        for name in ("ffmpeg", "ffprobe"):
            (programs / name).symlink_to(ffmpeg.find_ffmpeg())
    return programs
