"""Segments and the mix joined to a film, counted before it is believed."""

from __future__ import annotations

import re
import shutil
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from lantern.core.ffmpeg import Loudness, SubtitleTrack
from lantern.core.problems import ToolFailure
from lantern.core.store import Store
from lantern.core.units import Frames
from lantern.plan import Job
from lantern.rendering import Rendition, Session, speak, workers
from lantern.rendering.join import CHAPTERS_FILE, join
from lantern.rendering.layout import lay_out, load_spoken_takes
from lantern.rendering.parts import FilmJobs, draw_and_encode
from lantern.timeline import Timeline
from lantern.visuals.requests import SegmentRequest
from tests.support import films
from tests.support.films import scene, still

pytestmark = pytest.mark.film


@dataclass(frozen=True)
class Encoded:
    """A film whose parts are all in the store."""

    session: Session
    rendition: Rendition
    jobs: FilmJobs


@pytest.fixture(scope="module")
def encoded(tmp_path_factory: pytest.TempPathFactory) -> Encoded:
    base = tmp_path_factory.mktemp("join")
    scenes = [scene("One", "Rain."), scene("Two", "Snow.", still("white"))]
    session = films.studio(films.write(base / "project's", scenes), base)
    voice, takes = speak(session)
    rendition = lay_out(session, voice, load_spoken_takes(session, takes))
    return Encoded(
        session, rendition, draw_and_encode(session, rendition, takes)
    )


@pytest.fixture
def store(encoded: Encoded, tmp_path: Path) -> Store:
    """A copy of the store in a folder with a quote in its name."""
    folder = tmp_path / "it's a store"
    shutil.copytree(encoded.session.options.store, folder)
    return Store(folder)


def put_together(
    encoded: Encoded,
    store: Store,
    folder: Path,
    *,
    timeline: Timeline | None = None,
    subtitles: Sequence[SubtitleTrack] = (),
) -> Loudness:
    (folder / CHAPTERS_FILE).write_text(";FFMETADATA1\ntitle=Rain\n", "utf-8")
    return join(
        encoded.jobs.segments,
        encoded.jobs.mix,
        store=store,
        folder=folder,
        timeline=timeline or encoded.rendition.timeline,
        language="de",
        subtitles=subtitles,
        out=folder / "film.mp4",
    )


def delete(store: Store, job: Job) -> None:
    path = store.get(job.key, job.suffix)
    assert path is not None
    path.unlink()


def test_a_film_has_all_frames_its_title_and_its_language(
    encoded: Encoded, store: Store, tmp_path: Path
) -> None:
    put_together(encoded, store, tmp_path)
    film = tmp_path / "film.mp4"
    assert len(films.pictures(film)) == encoded.rendition.timeline.total
    about = films.said(film)
    assert "title           : Rain" in about
    assert "(deu): Audio: aac" in about
    assert "Subtitle" not in about


def test_a_film_is_as_loud_as_its_mix(
    encoded: Encoded, store: Store, tmp_path: Path
) -> None:
    known = put_together(encoded, store, tmp_path)
    assert known.integrated == pytest.approx(-14, abs=0.3)
    note = store.get(encoded.jobs.mix.key, ".json")
    assert note is not None
    note.unlink()
    measured = put_together(encoded, store, tmp_path)
    assert measured.integrated == pytest.approx(known.integrated, abs=0.05)


def test_tracks_of_subtitles_say_their_language_and_the_first_is_on(
    encoded: Encoded, store: Store, tmp_path: Path
) -> None:
    tracks = []
    for tag, text in (("de", "Regen"), ("ru", "Дождь"), ("zh", "雨")):
        path = tmp_path / f"{tag}.srt"
        path.write_text(f"1\n00:00:00,000 --> 00:00:00,500\n{text}\n", "utf-8")
        tracks.append(SubtitleTrack(path, tag))
    put_together(encoded, store, tmp_path, subtitles=tracks)
    about = films.said(tmp_path / "film.mp4")
    found = re.findall(
        r"\((\w+)\): Subtitle: mov_text.*?(\(default\))?\n", about
    )
    assert found == [("deu", "(default)"), ("rus", ""), ("zho", "")]


def test_a_film_with_other_frames_than_were_cut_is_refused(
    encoded: Encoded, store: Store, tmp_path: Path
) -> None:
    total = encoded.rendition.timeline.total
    longer = replace(encoded.rendition.timeline, total=Frames(total + 1))
    with pytest.raises(
        ToolFailure,
        match=f"the film has {total} frames, and {total + 1} were cut",
    ):
        put_together(encoded, store, tmp_path, timeline=longer)


def test_segments_that_a_decoder_can_not_go_on_with_are_refused(
    encoded: Encoded, store: Store, tmp_path: Path
) -> None:
    other = encoded.jobs.segments[0]
    request = other.request
    assert isinstance(request, SegmentRequest)
    workers.make(
        replace(other, request=replace(request, quality="draft")), store
    )
    with pytest.raises(ToolFailure, match="its segments have different H"):
        put_together(encoded, store, tmp_path)


def test_a_mix_that_is_gone_is_named(
    encoded: Encoded, store: Store, tmp_path: Path
) -> None:
    delete(store, encoded.jobs.mix)
    with pytest.raises(
        ToolFailure,
        match="the mix vanished from the store; run the same command again",
    ):
        put_together(encoded, store, tmp_path)


def test_a_segment_that_is_gone_is_named(
    encoded: Encoded, store: Store, tmp_path: Path
) -> None:
    job = encoded.jobs.segments[0]
    delete(store, job)
    with pytest.raises(ToolFailure) as caught:
        put_together(encoded, store, tmp_path)
    assert caught.value.message == (
        f"{job.name} vanished from the store; run the same command again"
    )
    assert not (tmp_path / "film.mp4").exists()
