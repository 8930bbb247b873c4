"""The film's sound alone, for an editor: stems that sum to the mix, and clipped sounds noted."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from lantern import sound
from lantern.core import ffmpeg, process
from lantern.core.problems import AssetFailure
from lantern.rendering import Session, write_stems
from lantern.rendering.export_stems import listen
from tests.support import films, sounds
from tests.support.films import scene

pytestmark = pytest.mark.process

STEMS = ["mix.wav", "voice.wav", "music.wav", "effects.wav"]


def open_session(folder: Path, level: float) -> Session:
    """Return a session over a film with a sound, a sine of this level."""
    one = scene(
        "One", "Rain fell.", sound={"file": "assets/bell.wav", "level": 0}
    )
    film = films.write(folder / "project", [one])
    assets = folder / "project" / "assets"
    wave = sounds.tone(0.5, min(level, 1.0))
    if level > 1:
        wave = np.where(wave >= 0, 32767, -32768).astype(np.int16)
    sound.write_wav(assets / "bell.wav", wave)
    ledger = json.loads((assets / "credits.yml").read_text("utf-8"))
    entry = {
        "file": "bell.wav",
        "kind": "sound",
        "title": "A bell",
        "author": "Us",
    }
    ledger["credits"].append({**entry, "licence": "CC0-1.0", "made_by": "us"})
    (assets / "credits.yml").write_text(json.dumps(ledger), "utf-8")
    return films.studio(film, folder)


def read(path: Path) -> NDArray[np.float64]:
    """Return a sound as (samples, 2)."""
    argv = [ffmpeg.find_ffmpeg(), *ffmpeg.SAFE_OPTIONS, "-i", str(path)]
    raw = process.run(
        [*argv, "-f", "f64le", "-ac", "2", "pipe:1"], "reading", 60
    )
    return np.frombuffer(raw.stdout, "<f8").reshape(-1, 2)


@dataclass(frozen=True)
class Written:
    """A session that wrote its stems, and where."""

    session: Session
    paths: list[Path]


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Written:
    session = open_session(tmp_path_factory.mktemp("stems"), 0.3)
    return Written(session, write_stems(session))


def test_stems_are_in_a_folder_of_the_output_the_mix_first(
    written: Written,
) -> None:
    folder = written.session.options.out / "stems"
    assert written.paths == [folder / name for name in STEMS]
    assert sorted(path.name for path in folder.iterdir()) == sorted(STEMS)


def test_stems_sum_to_the_mix_and_are_as_long(written: Written) -> None:
    mix, voice, music, effects = (read(path) for path in written.paths)
    assert len(mix) == len(voice) == len(music) == len(effects)
    apart = np.abs(mix - (voice + music + effects))
    assert np.percentile(apart, 90) < 2e-4


def test_a_film_without_music_has_silence_for_it(written: Written) -> None:
    _, voice, music, effects = (read(path) for path in written.paths)
    assert np.abs(music).max() == 0
    assert np.abs(voice).max() > 0.05
    assert np.abs(effects).max() > 0.05


def test_stems_are_the_same_bytes_each_time(written: Written) -> None:
    first = [path.read_bytes() for path in written.paths]
    again = write_stems(written.session)
    assert [path.read_bytes() for path in again] == first


def test_a_sound_whose_peaks_are_cut_flat_is_noted(tmp_path: Path) -> None:
    session = open_session(tmp_path, 2.0)
    listen(session)
    assert films.notes(session) == [
        "'assets/bell.wav' is clipped: its peaks are cut flat; find a cleaner copy"
    ]


def test_a_clean_sound_is_not_noted_and_is_heard_once(tmp_path: Path) -> None:
    session = open_session(tmp_path, 0.3)
    listen(session)
    listen(session)
    assert films.notes(session) == []
    assert isinstance(session.executor, films.Here)
    assert [job.name for job in session.executor.made] == [
        "listening to 'assets/bell.wav'"
    ]


def test_a_sound_that_breaks_off_is_named(tmp_path: Path) -> None:
    session = open_session(tmp_path, 0.3)
    path = tmp_path / "project" / "assets" / "bell.wav"
    path.write_bytes(path.read_bytes()[:30])
    with pytest.raises(AssetFailure, match=r"bell\.wav"):
        listen(session)
