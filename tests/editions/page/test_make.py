"""A film's page holds all that is seen and said, and asks nobody for anything."""

from __future__ import annotations

import itertools
import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from lantern.core.problems import OutputFailure
from lantern.core.store import digest_file
from lantern.editions.finished import FinishedFilm
from lantern.editions.page import make
from lantern.editions.page.film_page import FilmPage
from lantern.editions.page.make import PageFailure, write_page, write_site
from lantern.editions.page.media import PageMedia
from lantern.editions.page.small_film import (
    PageVideo,
    encode_small,
    shrink_size,
)
from tests.support import films
from tests.support.film_pages import (
    PRINTED_TITLE,
    TITLE,
    ReadPage,
    decode_address,
    digest_text,
    list_addresses,
    read_page,
)

pytestmark = [pytest.mark.film, pytest.mark.process]

ADDRESS = "https://example.org/films/rivers/"


@pytest.fixture(scope="module")
def page(film: FinishedFilm) -> ReadPage:
    return read_page(write_page(film))


@pytest.fixture(scope="module")
def site(film: FinishedFilm) -> ReadPage:
    return read_page(
        write_site(
            film,
            address=ADDRESS,
            published="2026-11-30",
        )
    )


def test_all_that_is_said_stands_in_the_page_in_its_time(
    film: FinishedFilm, page: ReadPage
) -> None:
    assert [each.line for each in page.find("p") if each.is_in("words")] == [
        "Narrator: The wells were dry.",
        "Ann Lee: We knew it. All of us did.",
        "Narrator: It rained.",
    ]
    words = [each for each in page.find("span") if each.is_in("sentence")]
    spoken = list(itertools.chain.from_iterable(film.timeline.words))
    for word, timed in zip(words, spoken, strict=True):
        assert word.line == timed.text
        start = timed.start / film.timeline.fps
        assert float(word.attributes["data-at"]) == pytest.approx(
            start, abs=0.005
        )
    assert [each.line for each in page.find_class("sentence")][1:3] == [
        "We knew it.",
        "All of us did.",
    ]


def test_chapters_scenes_pictures_and_sources_stand_in_order(
    page: ReadPage,
) -> None:
    shown = [
        each for each in page.elements if each.tag in ("h1", "h2", "h3", "h4")
    ]
    assert [f"{each.tag} {each.line}" for each in shown][:7] == [
        f"h1 {PRINTED_TITLE}",
        "h2 Chapters",
        "h2 Transcript",
        "h3 Begun",
        "h4 100 % #1",
        "h3 Rain",
        "h2 Sources",
    ]
    links = [each for each in page.find("a") if each.is_in("chapters")]
    assert [f"{each.attributes['href']} {each.line}" for each in links] == [
        "#chapter-1 Begun",
        "#chapter-2 Rain",
        "#transcript After",
    ]
    alts = [each.attributes["alt"] for each in page.find("img")]
    assert alts[0] == "A dry well at dusk."
    assert len(alts) == 3
    assert all(alts)
    first = [each.line for each in page.find("li") if each.is_in("sources")]
    assert first[:2] == ["Source: article, paragraph 2", "Reported: Ann Lee"]
    assert page.find("a", href="https://example.org/wells?a=1&b=2")


def test_a_page_holds_its_film_and_pictures(
    film: FinishedFilm, page: ReadPage
) -> None:
    addresses = list_addresses(page)
    assert {each.partition(",")[0] for each in addresses} == {
        "data:video/mp4;base64",
        "data:image/jpeg;base64",
        "data:text/vtt;base64",
    }
    (source,) = page.find("source")
    assert decode_address(source.attributes["src"]) == film.video.read_bytes()
    (track,) = page.find("track")
    captions = decode_address(track.attributes["src"])
    assert captions == (film.folder / "short.sdh.vtt").read_bytes()


@pytest.mark.parametrize("edition", ["page", "site"])
def test_a_policy_lets_in_nothing_but_the_pages_own(
    edition: str, request: pytest.FixtureRequest
) -> None:
    page: ReadPage = request.getfixturevalue(edition)
    (meta,) = page.find("meta", **{"http-equiv": "Content-Security-Policy"})
    policy = meta.attributes["content"].split("; ")
    (style,) = page.find("style")
    script = page.find("script")[-1]
    own = "'self' data:" if edition == "site" else "data:"
    assert policy == [
        "default-src 'none'",
        f"style-src {digest_text(style.text)}",
        f"script-src {digest_text(script.text)}",
        f"img-src {own}",
        f"media-src {own} blob:",
        "base-uri 'none'",
        "form-action 'none'",
    ]
    assert not [each for each in page.elements if "style" in each.attributes]


def test_a_site_has_its_files_beside_it(
    film: FinishedFilm, site: ReadPage
) -> None:
    folder = film.folder / "site"
    beside = [
        each for each in list_addresses(site) if not each.startswith("data:")
    ]
    assert all((folder / name).is_file() for name in beside)
    written = {str(path.relative_to(folder)) for path in folder.rglob("*.*")}
    assert written == {
        *beside,
        "captions.en.vtt",
        "index.html",
        "oembed.json",
        "report.json",
    }
    assert digest_file(folder / "film.mp4") == digest_file(film.video)


def test_a_site_tells_others_what_it_is(site: ReadPage) -> None:
    assert site.read_meta("og:title") == PRINTED_TITLE
    assert site.read_meta("og:url") == ADDRESS
    assert site.read_meta("og:image") == f"{ADDRESS}thumbnail.jpg"
    assert site.read_meta("og:video") == f"{ADDRESS}film.mp4"
    assert site.read_meta("twitter:card") == "summary_large_image"


def test_a_site_tells_search_engines_what_is_in_it(
    film: FinishedFilm, site: ReadPage
) -> None:
    (described,) = site.find("script", type="application/ld+json")
    video = json.loads(described.text)
    assert video["@type"] == "VideoObject"
    assert video["name"] == PRINTED_TITLE
    assert video["description"] == "What happened </script> at the wells."
    assert video["duration"] == f"PT{film.report['seconds']:.0f}S"
    assert video["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert video["uploadDate"] == "2026-11-30"
    assert video["contentUrl"] == f"{ADDRESS}film.mp4"
    assert video["caption"][0]["contentUrl"] == f"{ADDRESS}captions.en.vtt"
    assert video["transcript"].splitlines()[0] == "The wells were dry."
    clips = video["hasPart"]
    assert [clip["name"] for clip in clips] == ["Begun", "Rain", "After"]
    for before, after in itertools.pairwise(clips):
        assert before["endOffset"] == after["startOffset"]
    assert clips[1]["url"] == f"{ADDRESS}?t={clips[1]['startOffset']:g}"


def test_a_site_answers_who_embeds_it(
    film: FinishedFilm, site: ReadPage
) -> None:
    (link,) = site.find("link", type="application/json+oembed")
    assert link.attributes["href"] == f"{ADDRESS}oembed.json"
    answer = json.loads(
        (film.folder / "site" / "oembed.json").read_text("utf-8")
    )
    frame = ReadPage()
    frame.feed(answer["html"])
    (iframe,) = frame.find("iframe")
    assert iframe.attributes["src"] == f"{ADDRESS}#embed"
    assert iframe.attributes["title"] == PRINTED_TITLE
    assert (answer["type"], answer["version"]) == ("video", "1.0")
    assert (answer["width"], answer["height"]) == (160, 90)
    assert answer["thumbnail_width"] == 1280


def test_without_an_address_nothing_names_one(page: ReadPage) -> None:
    assert page.read_meta("og:title") == PRINTED_TITLE
    assert page.read_meta("og:image") is None
    assert page.find("link") == []
    (described,) = page.find("script", type="application/ld+json")
    assert "contentUrl" not in json.loads(described.text)


def test_a_page_is_the_same_each_time(
    film: FinishedFilm, page: ReadPage
) -> None:
    file = film.folder / "page" / "short.html"
    before = digest_file(file)
    file.unlink()
    assert digest_file(write_page(film)) == before


def test_a_page_that_somebody_changed_is_kept(
    film: FinishedFilm, page: ReadPage
) -> None:
    file = film.folder / "page" / "short.html"
    kept = file.read_bytes()
    file.write_text("mine")
    with pytest.raises(OutputFailure, match=r"short\.html was changed"):
        write_page(film)
    file.write_bytes(kept)


def test_a_film_too_large_for_a_page_is_told(
    film: FinishedFilm, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(make, "LARGEST_FILM", 1000)
    with pytest.raises(
        PageFailure, match=r"short\.mp4 takes 0 MB .* --folder, or .* --small"
    ):
        write_page(film)


@pytest.fixture(scope="module")
def small(
    film: FinishedFilm, tmp_path_factory: pytest.TempPathFactory
) -> PageVideo:
    out = tmp_path_factory.mktemp("small") / "small.mp4"
    return encode_small(PageVideo(film.video, films.SIZE), out, seconds=30)


def test_a_smaller_film_is_the_same_each_time(
    film: FinishedFilm, small: PageVideo, tmp_path: Path
) -> None:
    video = PageVideo(film.video, films.SIZE)
    again = encode_small(video, tmp_path / "again.mp4", seconds=30)
    assert digest_file(small.file) == digest_file(again.file)
    told = films.said(small.file)
    assert re.search(rf"title +: {re.escape(TITLE)}\n", told)
    assert "(tv, bt709, progressive)" in told


def test_a_smaller_film_keeps_frames_and_sound_in_step(
    film: FinishedFilm, small: PageVideo
) -> None:
    before = films.luma(film.video)
    assert films.luma(small.file) == pytest.approx(before, abs=3)
    start = film.timeline.words[0][0].start * 48_000 // film.timeline.fps
    sounds = [films.sound(file)[:, 0] for file in (film.video, small.file)]
    first, second = (films.onset(sound, start, reach=2400) for sound in sounds)
    assert second == pytest.approx(first, abs=24)


def test_no_film_is_enlarged_and_all_have_even_sides() -> None:
    assert shrink_size((1080, 1920)) == (720, 1280)
    assert shrink_size((3840, 2160)) == (1280, 720)
    assert shrink_size((640, 360)) == (640, 360)


def test_words_in_another_language_than_the_films_are_marked(
    film: FinishedFilm,
) -> None:
    project = film.session.project
    latin = project.script.film.model_copy(update={"language": "la"})
    script = replace(project.script, film=latin)
    session = replace(film.session, project=replace(project, script=script))
    media = PageMedia("", "", {}, [], {})
    page = FilmPage(replace(film, session=session), [], media, films.SIZE)
    marked = '<span lang="en">Follow &amp; read</span>'
    assert page.write_own("Follow & read") == marked
    assert FilmPage(film, [], media, films.SIZE).write_own("Follow") == "Follow"
