"""The stems of a mix."""

from __future__ import annotations


def test_a_short_file_runs_into_itself_without_a_seam(tmp_path: Path) -> None:
    noise = np.random.default_rng(3).standard_normal(10 * RATE) * 3000
    sound.write_wav(tmp_path / "a.wav", noise.astype(np.int16))
    wave = played(tmp_path, tmp_path / "a.wav", 40)
    found = tenths(wave)[20:-35]
    assert found.max() - found.min() < 1.5, "equal power over the joint"
    assert len(wave) == 40 * RATE


def test_a_long_file_is_trimmed_and_fades_at_both_ends(tmp_path: Path) -> None:
    sound.write_wav(tmp_path / "a.wav", hum(30))
    wave = played(tmp_path, tmp_path / "a.wav", 12)
    found = tenths(wave)
    assert len(wave) == 12 * RATE
    assert found[0] < found[20] - 20 and found[-1] < found[60] - 20
    assert np.abs(found[20:85] - np.median(found)).max() < 0.2


def test_music_has_its_level_against_the_voice(tmp_path: Path) -> None:
    sound.write_wav(tmp_path / "a.wav", hum(20, 1000, 0.01))
    before = tenths(played(tmp_path, tmp_path / "a.wav", 20, level=-9))[100]
    assert tenths(played(tmp_path, tmp_path / "a.wav", 20, level=-15))[
        100
    ] == pytest.approx(before - 6, abs=0.1)


def test_a_sound_is_cut_softly_by_the_films_end(tmp_path: Path) -> None:
    sound.write_wav(tmp_path / "a.wav", hum(3))
    programme = MixRequest(
        (),
        4 * RATE,
        None,
        (PlacedSound(tmp_path / "a.wav", "sound 'a'", 2 * RATE + 5, -6),),
    )
    wave = gather(programme, Store(tmp_path / "store"), tmp_path).effects.read(
        0, 4 * RATE
    )
    assert not wave[: 2 * RATE + 5].any()
    assert np.abs(wave[-20:]).max() < 0.01 * np.abs(wave).max()


def played(
    folder: Path, music: Path, seconds: float, *cues: PlacedTake, level: float = -9
) -> NDArray[np.float64]:
    """The music stem of a film: (samples, 2)."""
    own = MusicRequest(
        None,
        music,
        "music 'x'",
        level,
        DuckShape(9, 0.4, 1.2),
        (MusicSection(0, "chapter"),),
    )
    heard = gather(
        MixRequest(cues, round(seconds * RATE), own), Store(folder / "store"), folder
    )
    return heard.music.read(0, heard.music.total).astype(np.float64)


def tenths(wave: NDArray[np.float64]) -> NDArray[np.float64]:
    mono = (wave**2).mean(axis=1)
    return np.asarray(
        10
        * np.log10(
            mono[: len(mono) // 4800 * 4800].reshape(-1, 4800).mean(axis=1) + 1e-12
        )
    )
