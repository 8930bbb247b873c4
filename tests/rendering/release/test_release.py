"""What an author may ask for beside the film: a track of subtitles in the MP4, a picture as the
thumbnail.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from lantern.core import ffmpeg, process
from tests.support import films
from tests.support.films import scene

WORDS = (
    "The wind came from the north and the rain came with it before the evening. Nobody went"
    " out."
)


@pytest.fixture(scope="module")
def pair(
    tmp_path_factory: pytest.TempPathFactory,
) -> tuple[films.Made, films.Made]:
    """A film without and with what may be asked for."""
    base, made = tmp_path_factory.mktemp("release"), []
    asked = {
        "captions": {"track": True},
        "thumbnail": {"still": "assets/hills.png"},
        "language": "de",
    }
    for name, more in (("plain", {"language": "de"}), ("asked", asked)):
        film = films.write(
            base / name / "project",
            [scene("One", WORDS), scene("Two", WORDS)],
            **more,
        )
        made.append(films.render(film, base / name, store=base / "store"))
    return made[0], made[1]


def read(path: Path, *options: str) -> str:
    return process.run(
        [
            ffmpeg.find_ffmpeg(),
            *ffmpeg.SAFE_OPTIONS,
            "-i",
            str(path),
            *options,
            "-",
        ],
        "reading",
        60,
    ).stdout.decode()


@pytest.mark.film
def test_the_track_says_what_the_srt_says_in_the_film_s_language(
    pair: tuple[films.Made, films.Made],
) -> None:
    film = pair[1].mp4
    assert (
        read(film, "-map", "0:s:0", "-f", "srt").strip()
        == film.with_suffix(".srt").read_text("utf-8").strip()
    )
    assert "Subtitle: mov_text" in films.said(
        film
    ) and "(deu): Subtitle" in films.said(film)
    data = film.read_bytes()
    assert 0 < data.find(b"moov") < data.find(b"mdat")


def list_packets(made: films.Made, kind: str) -> str:
    """Return digests of the film's packets of pictures (v) or sound (a)."""
    return read(made.mp4, "-map", f"0:{kind}", "-c", "copy", "-f", "framemd5")


@pytest.mark.film
def test_picture_and_sound_are_the_same_bytes_with_it(
    pair: tuple[films.Made, films.Made],
) -> None:
    plain = [list_packets(pair[0], kind) for kind in "va"]
    asked = [list_packets(pair[1], kind) for kind in "va"]
    assert plain == asked
    assert "Subtitle" not in films.said(pair[0].mp4)


@pytest.mark.film
def test_a_picture_can_stand_for_the_film(
    pair: tuple[films.Made, films.Made],
) -> None:
    with Image.open(pair[1].out / "thumbnail.jpg") as image:
        assert image.size == (1280, 720)
        shown = np.asarray(image.convert("RGB").resize((320, 180)), int)
    with Image.open(
        pair[1].studio.script.places.project / "assets" / "hills.png"
    ) as image:
        assert np.abs(shown - np.asarray(image.convert("RGB"), int)).mean() < 3
    assert (pair[1].out / "thumbnail.jpg").stat().st_size < 2_000_000


@pytest.mark.parametrize(
    ("still", "message"),
    [
        (
            "assets/hils.png",
            "'assets/hils.png' not found; did you mean 'hills.png'?",
        ),
        (
            "assets/new.png",
            "'assets/new.png' has no entry in the credits ledger; add to assets/credits.yml: ",
        ),
        (
            "assets/bad.png",
            "bad.png is no picture that can be read here "
            "(PNG, JPEG, WebP, TIFF, AVIF, GIF, BMP or SVG)",
        ),
    ],
)
def test_a_thumbnail_is_checked_as_pictures_are(
    tmp_path: Path, still: str, message: str
) -> None:
    film = films.write(
        tmp_path, [scene("One", WORDS)], thumbnail={"still": still}
    )
    films.paint(tmp_path / "assets" / "new.png", 100)
    (tmp_path / "assets" / "bad.png").write_bytes(b"not a picture")
    ledger = tmp_path / "assets" / "credits.yml"
    ledger.write_text(ledger.read_text().replace('"river.png"', '"bad.png"'))
    told = [str(problem) for problem in films.find_problems(film)]
    place = (
        f"film.yml:1:{(film / 'film.yml').read_text('utf-8').index(still)}: "
    )
    assert any(place in line and message in line for line in told), told
