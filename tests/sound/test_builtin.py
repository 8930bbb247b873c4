"""Built-in sounds in the film: at their samples and levels, under the voice, from shot to shot."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from lantern.core.store import Store
from lantern.sound import MixRequest, PlacedAmbience, PlacedHit, builtin, gather
from lantern.sound import loudness as levels
from lantern.sound.files import Track
from lantern.sound.request import SPEECH_LUFS
from tests.support.sounds import tenths, write_track

RATE = 48_000


def lay(
    folder: Path, seconds: float, *placed: PlacedAmbience, spoken: bool = False
) -> Track:
    """Return the effects of a film in which somebody speaks all the time, or nobody does."""
    bursts = [(0.0, seconds, 0.1)] if spoken else []
    voice = write_track(folder / "voice", seconds, *bursts)
    effects = Track.create_silent(folder / "effects", round(seconds * RATE))
    store = Store(folder / "store")
    builtin.add_ambience(
        placed,
        voice,
        effects,
        store=store,
        scratch=folder,
    )
    return effects


def read(track: Track) -> NDArray[np.float32]:
    return track.read(0, track.total)


def measure(track: Track) -> float:
    return levels.measure_integrated(levels.measure_powers(track))


def test_it_has_its_level_under_a_voice_and_6_lu_more_without(
    tmp_path: Path,
) -> None:
    whole = PlacedAmbience("room", -24, 0, 12 * RATE)
    under = measure(lay(tmp_path, 12, whole, spoken=True))
    alone = measure(lay(tmp_path, 12, whole))
    assert under == pytest.approx(SPEECH_LUFS - 24, abs=0.6)
    assert alone - under == pytest.approx(6, abs=0.1)


def test_one_ambience_gives_way_to_another_around_the_cut(
    tmp_path: Path,
) -> None:
    cut = 4 * RATE
    film = lay(
        tmp_path,
        8,
        PlacedAmbience("room", -24, 0, cut),
        PlacedAmbience("rain", -24, cut, 8 * RATE),
    )
    wave = read(film)
    bright = np.abs(np.diff(wave[:, 0]))
    before, after = (
        bright[2 * RATE : 3 * RATE].mean(),
        bright[5 * RATE : 6 * RATE].mean(),
    )
    middle = bright[cut - 2400 : cut + 2400].mean()
    assert before < 0.5 * middle and middle < 0.85 * after
    found = tenths(wave)
    assert np.abs(found[30:50] - np.median(found)).max() < 6, (
        "no hole at the cut"
    )


def test_it_fades_with_the_film(tmp_path: Path) -> None:
    found = tenths(
        read(lay(tmp_path, 8, PlacedAmbience("room", -24, 0, 8 * RATE)))
    )
    assert found[0] < found[30] - 18 and found[-1] < found[30] - 18


def test_outside_its_shots_nothing_is_heard(tmp_path: Path) -> None:
    placed = PlacedAmbience("room", -24, 2 * RATE, 5 * RATE)
    wave = read(lay(tmp_path, 8, placed))
    half = builtin.CROSSFADE_SAMPLES // 2
    assert not wave[: 2 * RATE - half].any()
    assert not wave[5 * RATE + half :].any()
    assert np.abs(wave[3 * RATE : 4 * RATE]).max() > 0


def test_a_film_without_any_is_left_alone(tmp_path: Path) -> None:
    assert not read(lay(tmp_path, 1)).any()


def test_the_loudest_moment_of_a_hit_is_at_its_level(tmp_path: Path) -> None:
    track = Track.create_silent(tmp_path / "t", 12 * RATE)
    builtin.add_hit(PlacedHit("bell", 2 * RATE, -12), track, tmp_path)
    found = levels.measure_loudest(levels.measure_powers(track))
    assert found == pytest.approx(SPEECH_LUFS - 12, abs=0.3)
    assert not read(track)[: 2 * RATE].any()
    assert np.abs(read(track)[2 * RATE : 2 * RATE + 4800]).max() > 0.01


def test_a_hit_that_the_film_cuts_fades(tmp_path: Path) -> None:
    track = Track.create_silent(tmp_path / "t", 2 * RATE)
    builtin.add_hit(PlacedHit("bell", RATE, -12), track, tmp_path)
    assert abs(read(track)[-1]).max() < 1e-6


def test_the_effects_stem_has_hits_and_ambience(tmp_path: Path) -> None:
    request = MixRequest(
        (),
        3 * RATE,
        hits=(PlacedHit("drum", RATE, -12),),
        ambience=(PlacedAmbience("wind", -24, 0, 3 * RATE),),
    )
    stems = gather(request, Store(tmp_path / "store"), tmp_path)
    found = tenths(read(stems.effects))
    assert found[:9].max() > -60, "wind"
    assert found[10:14].max() > found[5] + 6, "and a drum over it"
    assert not read(stems.voice).any() and not read(stems.music).any()
