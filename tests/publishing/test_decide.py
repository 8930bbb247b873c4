"""What goes up: the author's decisions for the destination, then those for the film."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from lantern.publishing.decide import decide_upload
from lantern.publishing.release_folder import read_release
from lantern.publishing.upload import Upload
from lantern.script import load
from tests.support import films, translated_films
from tests.support.films import scene
from tests.support.releases import DESCRIPTION, write_release

CHAPTERS = "0:00 One\n0:20 Two\n0:40 Three"


def decide(folder: Path, destination: dict[str, Any], **film: Any) -> Upload:
    scenes = [scene("One", "Rain and wind.")]
    publish = [{"to": "vimeo"} | destination]
    written = films.write(
        folder,
        scenes,
        publish=publish,
        **film,
    )
    script, problems = load.load(written)
    assert script is not None
    assert problems == []
    release = read_release(write_release(folder / "out"), "short", ["short"])
    return decide_upload(script, script.film.publish[0], release)


def test_without_decisions_the_film_s_own_stand(tmp_path: Path) -> None:
    upload = decide(
        tmp_path,
        {},
        tags=["rain", "wind"],
        licence="CC BY 4.0",
        language="en-GB",
    )
    assert upload.title == "A short film"
    assert upload.description == DESCRIPTION.strip()
    assert upload.tags == ("rain", "wind")
    assert upload.licence == "CC-BY-4.0"
    assert upload.language == "en-GB"
    assert upload.privacy == "private"
    assert upload.file_name == f"short-{upload.digest[:12]}.mp4"


def test_a_translation_goes_up_in_its_language_and_words(
    tmp_path: Path,
) -> None:
    destination = {"to": "vimeo", "language": "en", "title": "Rain"}
    scenes = [scene("One", "Rain and wind.")]
    written = films.write(tmp_path, scenes, publish=[destination])
    texts = {
        "film": {"title": "Погода", "publish": {"1": {"title": "Дождь"}}},
        "01-one.narration": "Дождь и ветер.",
    }
    translated_films.write(written, texts)
    script, _ = translated_films.read(written)
    release = read_release(write_release(tmp_path / "out"), "short", ["short"])
    upload = decide_upload(script, script.film.publish[0], release)
    assert (upload.language, upload.title) == ("ru", "Дождь")


def test_a_destination_s_own_decisions_go_first(tmp_path: Path) -> None:
    decided = {
        "title": " Rain ",
        "tags": [],
        "licence": "none",
        "language": "de",
        "recorded": "2026-05-04",
        "category": 27,
    }
    upload = decide(
        tmp_path,
        decided,
        tags=["rain"],
        licence="CC-BY-4.0",
    )
    assert upload.title == "Rain"
    assert upload.tags == ()
    assert upload.licence is None
    assert upload.language == "de"
    assert upload.recorded == date(2026, 5, 4)
    assert upload.category == "27"


@pytest.mark.parametrize(
    ("written", "sent"),
    [
        ("Rain.\n", f"Rain.\n\n{CHAPTERS}"),
        ("", CHAPTERS),
        ("Rain.\n\n0:00 Start\n0:30 End", "Rain.\n\n0:00 Start\n0:30 End"),
        ("Rain.\n- 00:00 Start", "Rain.\n- 00:00 Start"),
        ("From 10:00 on.", f"From 10:00 on.\n\n{CHAPTERS}"),
    ],
)
def test_chapters_stand_below_an_author_s_own_description(
    written: str, sent: str, tmp_path: Path
) -> None:
    assert decide(tmp_path, {"description": written}).description == sent
