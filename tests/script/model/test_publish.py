"""The key `publish:`: what a destination decides, and mistakes told at their place."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from lantern.script import load
from lantern.script.film_script import Script
from lantern.script.model.publish import Destination
from tests.support import films
from tests.support.films import scene


def read(folder: Path, publish: str) -> tuple[Destination, ...]:
    """Return the destinations of a film without problems."""
    script, problems = load_film(folder, publish)
    assert problems == []
    assert script is not None
    return script.film.publish


def find(folder: Path, publish: str) -> list[str]:
    """Return the problems of a film with this text under `publish:`."""
    return load_film(folder, publish)[1]


def load_film(folder: Path, publish: str) -> tuple[Script | None, list[str]]:
    """Write a film with this text under `publish:` from line 1 on, and load it."""
    film = films.write(folder / "film", [scene("One", "Rain and wind.")])
    (film / "film.yml").write_text(
        f"publish:\n{publish}\nlantern: 1\ntitle: Short\n"
    )
    script, problems = load.load(film)
    return script, [
        f"{each.span.line}:{each.span.column}: {each.message}"
        for each in problems
        if each.span
    ]


def test_a_name_alone_is_a_private_destination(tmp_path: Path) -> None:
    (found,) = read(tmp_path, "  - peertube")
    assert found.to == "peertube"
    assert found.privacy == "private"
    assert found.made_for_kids is None
    assert found.synthetic is None


def test_all_that_can_be_decided(tmp_path: Path) -> None:
    (found,) = read(
        tmp_path,
        """  - to: youtube
    shape: 9:16
    title: Rain
    tags: [rain, wind and sea]
    category: 27
    publish_at: 2026-12-24T18:00+01:00
    made_for_kids: false
    synthetic: true
    recorded: 2026-05-04
    playlist: PL123""",
    )
    assert found.name == "youtube-portrait"
    assert found.category == "27"
    assert found.publish_at == datetime(2026, 12, 24, 17, 0, tzinfo=UTC)
    assert found.recorded == date(2026, 5, 4)
    assert found.made_for_kids is False
    assert found.synthetic is True


@pytest.mark.parametrize(
    ("publish", "problem"),
    [
        (
            "  - {to: youtub}",
            "2:10: there is no platform 'youtub'; did you mean 'youtube'? (there are: youtube,"
            " peertube, vimeo, archive)",
        ),
        (
            "  - {to: acme.tube}",
            "2:10: no installed package brings the platform 'acme.tube' (there are: youtube,"
            " peertube, vimeo, archive)",
        ),
        (
            "  - {to: vimeo, titel: x}",
            "2:17: unknown key 'titel'; did you mean 'title'?",
        ),
        (
            "  - {to: vimeo, publish_at: 2026-12-24 18:00}",
            "2:29: '2026-12-24 18:00' has no time zone; write it like 2026-12-24T18:00+01:00, or"
            " with Z at its end for UTC",
        ),
        (
            "  - {to: vimeo, publish_at: soon}",
            "2:29: 'soon' is no date with a time; write it like 2026-12-24T18:00+01:00",
        ),
        (
            "  - {to: vimeo, recorded: 2026-02-30}",
            "2:27: '2026-02-30' is no date; write it like 2026-05-04",
        ),
        (
            "  - {to: vimeo, privacy: public, publish_at: 2026-12-24T18:00Z}",
            "2:26: publish_at is for a private video, which is public then; take privacy out",
        ),
        (
            "  - vimeo\n  - to: vimeo",
            "3:9: 'vimeo' is listed before; a second one needs an account or a shape of its own",
        ),
    ],
)
def test_mistakes_have_a_place_and_a_cure(
    publish: str, problem: str, tmp_path: Path
) -> None:
    assert find(tmp_path, publish) == [problem]


def test_a_second_account_and_a_second_shape_are_places_of_their_own(
    tmp_path: Path,
) -> None:
    found = read(
        tmp_path,
        "  - vimeo\n  - {to: vimeo, account: ann}\n  - {to: vimeo, shape: 9:16}",
    )
    assert [each.name for each in found] == ["vimeo", "vimeo", "vimeo-portrait"]
