"""An export of a small film: files with its frames and samples, projects that show them."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote
from xml.etree import ElementTree as ET

import numpy as np
import pytest
from numpy.typing import NDArray

from lantern import rendering
from lantern.core import ffmpeg, mp4_index
from lantern.core.problems import OutputFailure
from lantern.core.units import SAMPLE_RATE
from lantern.editions.export.write import export_film
from lantern.editions.finished import FinishedFilm, find_finished_film
from tests.support import films
from tests.support.films import Made, scene, still

pytestmark = pytest.mark.film

MELT = shutil.which("melt")
WIDTH, HEIGHT = films.SIZE
Floats = NDArray[np.float32]
TITLE = "Salt & «Соль»: 50 % #1"


@dataclass
class Exported:
    """A film, its export's folder, and the names of the paths that were returned."""

    made: Made
    film: FinishedFilm
    folder: Path
    names: list[str]

    def read_otio(self) -> Any:
        return json.loads((self.folder / "short.otio").read_text("utf-8"))

    def list_clips(self, track: str) -> list[dict[str, Any]]:
        stack = self.read_otio()["tracks"]["children"]
        found = next(each for each in stack if each["name"] == track)[
            "children"
        ]
        return [each for each in found if each["OTIO_SCHEMA"] == "Clip.2"]


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Exported:
    """A dissolve, a dip, a lower third, a sound, an L-cut, a chapter and a remark."""
    base = tmp_path_factory.mktemp("export")
    folder = write_film(base)
    made = films.render(folder, base)
    film = find_finished_film(films.studio(folder, base))
    paths = export_film(film, ["otio", "fcpxml", "kdenlive", "edl"])
    place = film.folder / "export"
    names = [path.relative_to(place).as_posix() for path in paths]
    return Exported(made, film, place, names)


def write_film(base: Path) -> Path:
    scenes = [
        scene(
            'The "wells" & more',
            "A short word on wells.",
            still("hills"),
            still(
                "river",
                at="word",
                transition={"dip": 0.4},
            ),
            chapter="The wells",
            lower_third={"title": "Wells", "text": "1820"},
            voice_trails=0.2,
        ),
        scene(
            "Two",
            "Rain.",
            still("grey"),
            hit="drum",
        ),
    ]
    folder = films.write(
        base,
        scenes,
        title=TITLE,
        music="none",
    )
    remark = {"scene": "two", "at": 0.2, "text": "Too long?\nYes"}
    (folder / "marks.yml").write_text(json.dumps({"marks": [remark]}), "utf-8")
    return folder


def list_media(folder: Path) -> set[str]:
    """The videos and sounds of an export."""
    found = set()
    for path in folder.rglob("*"):
        if path.suffix in (".mp4", ".mov", ".wav"):
            found.add(path.relative_to(folder).as_posix())
    return found


def decode(path: Path, *options: str) -> bytes:
    argv = [ffmpeg.find_ffmpeg(), "-v", "error", "-i", str(path), *options]
    argv += ["-fps_mode", "passthrough", "-"]
    return subprocess.run(
        argv,
        check=True,
        capture_output=True,
    ).stdout


def read_sound(path: Path) -> Floats:
    return np.frombuffer(decode(path, "-f", "f32le"), np.float32).reshape(-1, 2)


def read_luma(path: Path) -> NDArray[np.float64]:
    data = decode(path, "-map", "0:v", "-pix_fmt", "gray", "-f", "rawvideo")
    return (
        np.frombuffer(data, np.uint8)
        .reshape(-1, HEIGHT, WIDTH)
        .astype(np.float64)
    )


def test_projects_and_folders_are_named(exported: Exported) -> None:
    assert exported.names == [
        "short.otio",
        "short.fcpxml",
        "short.kdenlive",
        "short-pictures.edl",
        "short-lettering.edl",
        "short-voice.edl",
        "short-effects.edl",
        "captions",
        "lettering",
        "plates",
        "sound",
    ]
    captions = exported.folder / "captions" / "short.srt"
    assert (
        captions.read_bytes() == (exported.made.out / "short.srt").read_bytes()
    )


def test_every_project_shows_every_file_by_a_path_from_its_folder(
    exported: Exported,
) -> None:
    folder = exported.folder
    media = list_media(folder)
    assert len(media) == 9
    kdenlive = ET.parse(folder / "short.kdenlive").iterfind(
        "producer[@id!='black_track']/property[@name='resource']"
    )
    assert {each.text for each in kdenlive} == media
    sources = ET.parse(folder / "short.fcpxml").iterfind(".//media-rep")
    shown = {unquote(each.attrib["src"]).removeprefix("./") for each in sources}
    assert shown == media
    listed = set()
    for path in folder.glob("*.edl"):
        for line in path.read_text("utf-8").splitlines():
            if line.startswith("* SOURCE FILE: "):
                listed.add(line.removeprefix("* SOURCE FILE: "))
    assert listed == media


def test_pictures_follow_each_other_through_the_whole_film(
    exported: Exported,
) -> None:
    clips = exported.list_clips("Pictures")
    names = [clip["name"] for clip in clips]
    assert names == [
        '01 The "wells" & more, shot 1',
        '01 The "wells" & more, shot 2: dip',
        '01 The "wells" & more, shot 2',
        "02 Two, shot 1",
    ]
    lengths = [clip["source_range"]["duration"]["value"] for clip in clips]
    assert sum(lengths) == exported.film.timeline.total
    assert lengths[1] == 10
    for clip in clips:
        reference = clip["media_references"]["DEFAULT_MEDIA"]
        available = reference["available_range"]["duration"]["value"]
        video = exported.folder / reference["target_url"]
        assert mp4_index.count_pictures(video, "a plate") == available


def test_chapters_and_remarks_are_markers(exported: Exported) -> None:
    markers = exported.read_otio()["tracks"]["markers"]
    found = {}
    for marker in markers:
        found[marker["name"]] = marker["marked_range"]["start_time"]["value"]
    second = exported.film.timeline.shots[2].start
    assert found == {"The wells": 0, "Too long? Yes": second + 5}


def test_the_voice_lies_in_its_scenes_as_in_the_stem(
    exported: Exported, tmp_path: Path
) -> None:
    session = films.studio(
        exported.made.studio.script.tree.file.parent,
        tmp_path,
        store=exported.film.session.options.store,
    )
    rendering.write_stems(session)
    stem = read_sound(tmp_path / "out" / "stems" / "voice.wav")
    laid = np.zeros_like(stem)
    starts = dict(exported.film.timeline.takes)
    for scene_index, name in enumerate(
        ("voice-01-the-wells-more", "voice-02-two")
    ):
        piece = read_sound(exported.folder / "sound" / f"{name}.wav")
        at = starts[scene_index] * SAMPLE_RATE // films.FPS
        laid[at : at + len(piece)] += piece
    assert np.abs(stem).max() > 0.05
    assert np.array_equal(laid, stem)


def test_what_the_formats_lack_is_told(exported: Exported) -> None:
    told = films.notes(exported.film.session)
    assert (
        "transitions that editing programs don't share are videos of their own: 1 dip"
        in told
    )
    assert (
        "EDL holds short titles in ASCII: 'Salt & : 50 % #1 pictures'" in told
    )


def test_a_second_export_is_the_same_and_keeps_the_formats_that_are_there(
    exported: Exported,
) -> None:
    before = (exported.folder / "report.json").read_bytes()
    paths = export_film(exported.film, ["edl"])
    assert len(paths) == len(exported.names)
    assert (exported.folder / "report.json").read_bytes() == before


def test_a_project_that_was_worked_on_is_kept(exported: Exported) -> None:
    project = exported.folder / "short.kdenlive"
    written = project.read_bytes()
    project.write_bytes(written + b"<!-- mine -->")
    with pytest.raises(OutputFailure, match=r"short\.kdenlive was changed"):
        export_film(exported.film, ["edl"])
    assert project.read_bytes() == written + b"<!-- mine -->"
    project.write_bytes(written)


def test_a_film_of_one_silent_shot_has_pictures_only(tmp_path: Path) -> None:
    folder = films.write(
        tmp_path, [scene("One", None, duration=1)], music="none"
    )
    films.render(folder, tmp_path)
    film = find_finished_film(films.studio(folder, tmp_path))
    paths = export_film(film, ["otio", "edl"])
    assert [path.name for path in paths] == [
        "short.otio",
        "short-pictures.edl",
        "plates",
    ]


def render_with_melt(project: Path, folder: Path) -> Path:
    assert MELT is not None
    out = folder / "rendered.mkv"
    codecs = ["vcodec=ffv1", "acodec=pcm_s16le", "pix_fmt=yuv420p"]
    argv = [MELT, project.name, "-consumer", f"avformat:{out}", *codecs]
    # Qt draws without a screen; melt only asks whether one is named
    env = {**os.environ, "DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen"}
    subprocess.run(
        argv,
        cwd=project.parent,
        env=env,
        check=True,
        capture_output=True,
    )
    return out


@pytest.mark.skipif(MELT is None, reason="melt isn't installed")
def test_melt_renders_the_kdenlive_project_as_the_film(
    exported: Exported, tmp_path: Path
) -> None:
    rendered = render_with_melt(exported.folder / "short.kdenlive", tmp_path)
    ours = read_luma(exported.made.mp4)
    theirs = read_luma(rendered)
    assert len(theirs) == len(ours) == exported.film.timeline.total
    off = np.abs(theirs - ours).mean(axis=(1, 2))
    dissolve = exported.film.timeline.shots[2]
    seen = np.ones(len(off), bool)
    half = dissolve.overlap // 2
    seen[dissolve.start - half : dissolve.start + half + 1] = False
    # a dissolve is linear there and smooth here
    assert off[seen].max() < 5
    assert off.max() < 12
    assert (
        len(read_sound(rendered))
        == exported.film.timeline.total * SAMPLE_RATE // 25
    )
