"""A film as an episode of a podcast, as readers of other people's find it."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from pathlib import Path

import numpy as np
import pytest
from mutagen.id3 import ID3
from mutagen.mp3 import MP3
from mutagen.mp4 import MP4
from PIL import Image

from lantern import rendering
from lantern.core import ffmpeg
from lantern.editions.finished import FinishedFilm, find_finished_film
from lantern.editions.podcast.cover import choose_cover
from lantern.editions.podcast.encoding import NothingHeard, encode_episode
from lantern.editions.podcast.make import build_programme, write_podcast
from lantern.editions.podcast.notes import keep_heard
from lantern.script.model.look import Thumbnail
from lantern.sound import write_mix_wav
from lantern.timeline.captions.files import format_srt
from tests.support import editions, films
from tests.support.films import scene, still

pytestmark = pytest.mark.film

TITLE = 'Дождь & <снег> "100 %"'
NAMES = ["Rain & sun", "Снег", "Hail"]
NARRATION = ["Rain fell.", "Snow came.", "Hail."]
SCENES = [
    scene(
        "One",
        NARRATION[0],
        chapter=NAMES[0],
        pause_after=10.4,
    ),
    scene(
        "Two",
        NARRATION[1],
        still("white"),
        chapter=NAMES[1],
        pause_after=10.4,
    ),
    scene(
        "Three",
        NARRATION[2],
        still("grey"),
        chapter=NAMES[2],
        pause_after=10.4,
    ),
]
URL = "https://example.org/a"


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> FinishedFilm:
    base = tmp_path_factory.mktemp("podcast")
    folder = films.write(
        base,
        SCENES,
        title=TITLE,
        subtitle="Weather",
        description="What falls.\nAnd when.",
        article={"title": "The weather", "author": "Ann Lee"},
        licence="CC-BY-4.0",
        links=[{"title": "More", "url": "https://example.org/?a=1&b=2"}],
        chapter_pause=0,
    )
    return editions.lay_out(films.studio(folder, base))


@pytest.fixture(scope="module")
def files(film: FinishedFilm) -> dict[str, Path]:
    return {path.name: path for path in write_podcast(film, url=URL)}


def list_chapter_seconds(film: FinishedFilm) -> list[float]:
    return [frame / film.timeline.fps for frame, _ in film.timeline.chapters]


def test_an_m4a_has_chapters_cover_and_tags(
    film: FinishedFilm, files: dict[str, Path]
) -> None:
    sound = MP4(files["short.m4a"])
    assert [chapter.title for chapter in sound.chapters] == NAMES
    starts = [chapter.start for chapter in sound.chapters]
    assert starts == pytest.approx(list_chapter_seconds(film), abs=1e-3)
    assert sound["\xa9nam"] == [TITLE]
    assert sound["\xa9ART"] == ["Ann Lee"]
    assert sound["\xa9lyr"] == ["\n\n".join(NARRATION)]
    assert sound["covr"] == [files["cover.jpg"].read_bytes()]
    assert sound["ldes"][0].startswith("Weather\n\nWhat falls.\nAnd when.\n")
    assert sound.info.channels == 2
    length = film.timeline.total / film.timeline.fps
    assert sound.info.length == pytest.approx(length, abs=0.025)


def test_an_mp3_has_cover_and_tags(
    film: FinishedFilm, files: dict[str, Path]
) -> None:
    tags = ID3(files["short.mp3"], translate=False)
    assert tags.version == (2, 3, 0)
    assert tags["TIT2"] == TITLE
    assert tags["TPE1"] == "Ann Lee"
    assert tags["TLAN"] == "eng"
    assert tags["USLT::eng"].text == "\n\n".join(NARRATION)
    assert tags["COMM::eng"].text[0] == files["notes.txt"].read_text("utf-8")
    assert tags["APIC:"].data == files["cover.jpg"].read_bytes()
    sound = MP3(files["short.mp3"])
    length = film.timeline.total / film.timeline.fps
    assert sound.info.length == pytest.approx(length, abs=0.025)
    assert sound.info.bitrate == 128_000


def test_an_mp3_has_chapters(
    film: FinishedFilm, files: dict[str, Path]
) -> None:
    tags = ID3(files["short.mp3"], translate=False)
    contents = tags["CTOC:toc"].child_element_ids
    chapters = [tags[f"CHAP:{name}"] for name in contents]
    titles = [str(each.sub_frames["TIT2"]) for each in chapters]
    assert titles == NAMES
    starts = [each.start_time / 1000 for each in chapters]
    assert starts == pytest.approx(list_chapter_seconds(film), abs=1e-3)
    length = film.timeline.total / film.timeline.fps
    assert chapters[-1].end_time == round(1000 * length)


@pytest.mark.parametrize("name", ["short.m4a", "short.mp3"])
def test_it_is_as_loud_as_podcasts_are(
    files: dict[str, Path], name: str
) -> None:
    loudness = ffmpeg.measure_loudness(files[name], "the podcast")
    assert loudness.integrated == pytest.approx(-16, abs=0.3)
    assert loudness.peak <= -1


def test_words_are_heard_when_they_are_in_the_film(
    film: FinishedFilm, files: dict[str, Path], tmp_path: Path
) -> None:
    mix = tmp_path / "mix.wav"
    programme = build_programme(film)
    write_mix_wav(programme, film.session.store, tmp_path, out=mix)
    mixed = films.sound(mix)[:, 0]
    for name in ("short.m4a", "short.mp3"):
        heard = films.sound(files[name])[:, 0]
        for words in film.timeline.words:
            near = words[0].start * 48_000 // film.timeline.fps
            wanted = films.onset(mixed, near)
            assert films.onset(heard, near) == pytest.approx(wanted, abs=96)


def test_the_cover_is_a_square_that_platforms_take(
    files: dict[str, Path],
) -> None:
    cover = files["cover.jpg"]
    picture = Image.open(cover)
    assert picture.format == "JPEG"
    assert picture.size[0] == picture.size[1]
    assert 1400 <= picture.size[0] <= 3000
    assert cover.stat().st_size <= 500_000
    # the title is there in cream on dark, also as small as in a list
    small = np.asarray(picture.convert("L").resize((168, 168)), np.float64)
    assert (small[84:] > 200).mean() > 0.02


def test_notes_say_what_it_is_about_and_whose_work_it_is(
    files: dict[str, Path],
) -> None:
    text = files["notes.txt"].read_text("utf-8")
    head, _, rest = text.partition("\n\nChapters\n")
    assert head == (
        "Weather\n\nWhat falls.\nAnd when.\n\nMore: https://example.org/?a=1&b=2"
    )
    assert rest.startswith("0:00 Rain & sun\n0:11 Снег\n")
    assert "Based on “The weather”, by Ann Lee" in rest
    assert (
        "Licence: CC-BY-4.0 (https://creativecommons.org/licenses/by/4.0/)"
        in rest
    )
    # the cover shows the hills; the white and the grey picture are nowhere here
    assert "hills: The tests (CC0-1.0)" in rest
    assert "white" not in rest


def test_an_item_for_a_feed_leads_to_the_files(
    film: FinishedFilm, files: dict[str, Path]
) -> None:
    item = ET.parse(files["item.xml"]).getroot()
    podcast = "{https://podcastindex.org/namespace/1.0}"
    itunes = "{http://www.itunes.com/dtds/podcast-1.0.dtd}"
    assert item.findtext("title") == TITLE
    enclosure = item.find("enclosure")
    assert enclosure is not None
    assert enclosure.attrib == {
        "url": f"{URL}/short.mp3",
        "length": str(files["short.mp3"].stat().st_size),
        "type": "audio/mpeg",
    }
    seconds = film.timeline.total / film.timeline.fps
    assert item.findtext(f"{itunes}duration") == str(round(seconds))
    led = [
        each.get("url") for each in item.iter() if each.tag.startswith(podcast)
    ]
    assert [url for url in led if url] == [
        f"{URL}/chapters.json",
        f"{URL}/short.vtt",
        f"{URL}/short.srt",
    ]
    page = files["notes.html"].read_text("utf-8")
    assert (item.findtext("description") or "").strip() in page
    assert '<a href="https://example.org/?a=1&amp;b=2">' in page


def test_chapters_and_transcripts_are_files_too(
    film: FinishedFilm, files: dict[str, Path]
) -> None:
    data = json.loads(files["chapters.json"].read_text("utf-8"))
    assert data["version"] == "1.2.0"
    assert [each["title"] for each in data["chapters"]] == NAMES
    starts = [each["startTime"] for each in data["chapters"]]
    assert starts == pytest.approx(list_chapter_seconds(film), abs=1e-3)
    srt = format_srt(film.rendition.cues, film.timeline.fps)
    assert files["short.srt"].read_text("utf-8") == srt
    lines = files["short.vtt"].read_text("utf-8").splitlines()
    assert [line for line in lines if line in NARRATION] == NARRATION


def test_mono_is_one_channel_that_sounds_as_loud(tmp_path: Path) -> None:
    folder = films.write(tmp_path, [scene("One", "Rain fell in the hills.")])
    short = editions.lay_out(films.studio(folder, tmp_path))
    programme = build_programme(short)
    store = short.session.store
    sounds = encode_episode(programme, store, tmp_path, is_mono=True)
    for file in (sounds.m4a, sounds.mp3):
        loudness = ffmpeg.measure_loudness(file, "the podcast")
        # both speakers play it: 3 LU more than a meter shows
        assert loudness.integrated == pytest.approx(-19, abs=0.3)
        assert loudness.peak <= -1
    assert MP4(sounds.m4a).info.channels == 1
    assert MP3(sounds.mp3).info.bitrate == 64_000
    before = [sounds.m4a.read_bytes(), sounds.mp3.read_bytes()]
    again = encode_episode(programme, store, tmp_path, is_mono=True)
    assert [again.m4a.read_bytes(), again.mp3.read_bytes()] == before


def test_a_silent_film_makes_no_podcast(tmp_path: Path) -> None:
    folder = films.write(tmp_path, [scene("One", None, duration=1)])
    silent = editions.lay_out(films.studio(folder, tmp_path))
    with pytest.raises(NothingHeard, match="nothing is heard"):
        write_podcast(silent)
    assert not (silent.folder / "podcast").exists()


def test_the_described_film_is_heard_with_what_is_seen(tmp_path: Path) -> None:
    folder = films.write(
        tmp_path,
        [scene("One", "Rain fell.", describe="The hills lie in the rain.")],
        audio_description={"voice": "tone"},
    )
    out = tmp_path / "out" / "described"
    films.render(
        folder,
        tmp_path,
        described="film",
        out=out,
    )
    film = find_finished_film(
        films.studio(
            folder,
            tmp_path,
            described="film",
            out=out,
        )
    )
    programme = build_programme(film)
    assert len(programme.cues) == 2
    rate = 48_000 // film.timeline.fps
    assert programme.total == film.timeline.total * rate
    assert len(films.sound(film.video)) == pytest.approx(
        programme.total, abs=2048
    )


def test_a_cover_has_words_in_large_type(tmp_path: Path) -> None:
    """A card's own are small; a picture without words gets the film's title."""
    kept = "A film of so many words that no thumbnail could ever have room for all of"
    scenes = [
        scene("One", "Rain.", {"card": {"statement": "Rain."}}),
        scene("Two", "Snow."),
    ]

    def choose(**head: object) -> Thumbnail | None:
        folder = films.write(
            tmp_path,
            scenes,
            title=f"{kept} them, they say",
            **head,
        )
        return choose_cover(
            rendering.speak_and_lay_out(films.studio(folder, tmp_path))
        )

    assert choose() is None
    assert choose(thumbnail={"scene": "One", "at": 0.1}) is None
    chosen = choose(thumbnail={"scene": "Two", "at": 0.1})
    assert chosen is not None
    assert chosen.text == f"{kept}…"
    own = {"still": "assets/hills.png", "text": "Rain"}
    assert choose(thumbnail=own) == Thumbnail.model_validate(own)


@pytest.mark.parametrize("first", ["map", "still"])
def test_data_of_maps_is_credited_where_the_cover_shows_one(
    tmp_path: Path, first: str
) -> None:
    scenes = [scene("Map", "Rain.", {"map": "m.yml", "view": "near"})]
    scenes.insert(int(first == "map"), scene("Hills", "Snow."))
    film = films.write(tmp_path, scenes)
    views = "views: {near: {center: [10, 50], width_km: 900}}\n"
    (film / "m.yml").write_text(views, "utf-8")
    session = films.studio(film, tmp_path)
    rendition = rendering.speak_and_lay_out(session)
    kept = keep_heard(rendition.ledger, rendition).uses
    assert ("data" in {use.entry.kind for use in kept}) == (first == "map")
    hills = [use for use in kept if use.entry.title == "hills"]
    assert bool(hills) == (first == "still")
