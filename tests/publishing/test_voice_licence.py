"""A film's voice: others get the film under no licence that the voice's doesn't allow."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from lantern.plan import project as projects
from lantern.plan.project import Project
from lantern.publishing.checks import DestinationEntry, check_licence
from lantern.publishing.voice_licence import add_speakers, list_speakers
from tests.support import catalogue, films
from tests.support.catalogue import make_pack, put_here
from tests.support.films import scene

NON_COMMERCIAL = make_pack(licence="CC-BY-NC-SA-4.0", use="non-commercial")
UNCLEAR = make_pack(
    "chime",
    licence="CC0-1.0",
    use="unclear",
)
CONFLICT = (
    "others can't get the film under CC-BY-4.0: 'Bell, a voice for tone' (CC-BY-NC-SA-4.0) allows"
    " no commercial use; write another licence, or none"
)


@pytest.fixture(autouse=True)
def catalogue_of_two(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    with catalogue.using(tmp_path, NON_COMMERCIAL, UNCLEAR):
        yield


def load(folder: Path, **film: Any) -> Project:
    scenes = [scene("One", "Rain and wind.")]
    written = films.write(
        folder,
        scenes,
        publish=[{"to": "peertube"}],
        **film,
    )
    project, _ = projects.load(written)
    assert project is not None
    return project


def check(project: Project, spoken_by: str | None = None) -> list[str]:
    """Return what is wrong with the licence; warnings with a mark."""
    entry = DestinationEntry(0, project.script.film.publish[0])
    problems = check_licence(project, entry, spoken_by)
    return [f"{'? ' * each.warning}{each.message}" for each in problems]


def test_a_voice_for_non_commercial_use_goes_up_under_no_freer_licence(
    tmp_path: Path,
) -> None:
    put_here(NON_COMMERCIAL)
    assert check(
        load(
            tmp_path,
            voice=["bell"],
            licence="CC-BY-4.0",
        )
    ) == [CONFLICT]
    alike = load(
        tmp_path,
        voice=["bell"],
        licence="CC-BY-NC-SA-4.0",
    )
    assert check(alike) == []
    assert check(load(tmp_path, voice=["bell"])) == [
        "? 'Bell, a voice for tone' (CC-BY-NC-SA-4.0) asks that the film is shared alike, under"
        " CC-BY-NC-SA-4.0"
    ]


def test_who_spoke_counts_and_not_who_might_have_spoken(tmp_path: Path) -> None:
    put_here(NON_COMMERCIAL)
    project = load(
        tmp_path,
        voice=["bell", "espeak"],
        licence="CC-BY-4.0",
    )
    assert check(project, "espeak") == []
    assert check(project, "bell") == [CONFLICT]


def test_a_voice_chosen_for_the_rendering_counts_though_it_is_not_here(
    tmp_path: Path,
) -> None:
    project = load(
        tmp_path,
        voice=["espeak"],
        licence="CC-BY-4.0",
    )
    assert check(project, "bell") == [CONFLICT]


def test_a_voice_with_unclear_terms_is_warned_of(tmp_path: Path) -> None:
    project = load(
        tmp_path,
        voice=["espeak"],
        licence="CC-BY-4.0",
    )
    assert check(project, "chime") == [
        "? whether the voice Chime allows that others get the film is unclear: Trained from"
        " scratch."
    ]


def test_the_author_s_own_entry_stands_in_place_of_the_catalogue_s(
    tmp_path: Path,
) -> None:
    """Whoever was given a permission writes it down."""
    load(tmp_path, voice=["espeak"])
    own = "{id: voice-bell, kind: voice, title: Bell, author: B, licence: CC-BY-4.0}"
    ledger = tmp_path / "scenes" / "short" / "credits.yml"
    ledger.write_text(f"credits:\n- {own}\n")
    project, _ = projects.load(ledger.parent)
    assert project is not None
    found = add_speakers(
        project.ledger, project.script, list_speakers(project.script, "bell")
    )
    assert found.uses[-1].entry.licence == "CC-BY-4.0"


def test_a_film_without_a_word_has_no_voice(tmp_path: Path) -> None:
    put_here(NON_COMMERCIAL)
    silent = [scene("One", None, {"card": {"title": "Rain"}, "for": 2})]
    written = films.write(
        tmp_path,
        silent,
        publish=[{"to": "peertube"}],
        voice=["bell"],
        licence="CC-BY-4.0",
    )
    project, _ = projects.load(written)
    assert project is not None
    assert check(project) == []
