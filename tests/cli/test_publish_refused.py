"""The verb publish where it sends nothing: what is missing or wrong, told before it begins."""

from __future__ import annotations

import os
from datetime import UTC, datetime

import pytest

from lantern.publishing.locks import hold_lock
from tests.support import shelf_film
from tests.support.releases import write_release, write_report
from tests.support.shelf_film import DECIDED, NAME, ShelfFilm


def test_a_missing_decision_stops_it(desk: ShelfFilm) -> None:
    desk.write({"to": NAME, "made_for_kids": False})
    done = desk.run("--yes")
    assert done.returncode == 3
    assert "film.yml:1:" in done.stderr
    assert "write synthetic: false, or true" in done.stderr
    assert done.stderr.endswith("1 problem; nothing was sent.\n")
    assert desk.shelf.calls == []


def test_a_time_that_is_past_is_told_with_the_clock(desk: ShelfFilm) -> None:
    desk.write({"to": NAME, "publish_at": "2020-01-01T12:00Z", **DECIDED})
    done = desk.run("--yes")
    assert done.returncode == 3
    assert (
        "2020-01-01 12:00 +0000 is past (this machine's clock says 20"
        in done.stderr
    )


def test_a_film_that_goes_nowhere(desk: ShelfFilm) -> None:
    desk.write()
    done = desk.run()
    assert done.returncode == 2
    assert done.stderr == (
        "scenes/short/film.yml doesn't say where the film goes; add, for example: publish: [{to:"
        " peertube}]\n"
    )


def test_a_destination_that_the_film_lacks(desk: ShelfFilm) -> None:
    done = desk.run("--to", "acme.shelv")
    assert done.returncode == 2
    assert done.stderr.startswith(
        "the film doesn't go to 'acme.shelv'; did you mean 'acme.shelf'? (scenes/short/film.yml"
        " lists: acme.shelf)"
    )


def test_a_film_that_is_not_rendered(desk: ShelfFilm) -> None:
    (desk.out / "report.json").unlink()
    done = desk.run("--yes")
    assert done.returncode == 3
    assert done.stderr.startswith(
        "there is no film in build/short; render it first: "
    )


def test_without_an_account_it_says_how_to_sign_in(
    desk: ShelfFilm, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("LANTERN_ACME_SHELF_TOKEN")
    done = desk.run("--yes")
    assert done.returncode == 6
    assert done.stderr == (
        "acme.shelf: you aren't signed in at The shelf: lantern accounts add acme.shelf\n"
    )


def test_all_accounts_that_are_missing_are_named_at_once(
    desk: ShelfFilm, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("LANTERN_ACME_SHELF_TOKEN")
    desk.write({"to": "vimeo"}, {"to": NAME, **DECIDED})
    done = desk.run("--yes")
    assert done.returncode == 6
    assert done.stderr == (
        "vimeo: you aren't signed in at Vimeo: lantern accounts add vimeo\n"
        "acme.shelf: you aren't signed in at The shelf: lantern accounts add acme.shelf\n"
    )


def test_what_is_wrong_with_any_destination_is_told_at_once(
    desk: ShelfFilm,
) -> None:
    """One film isn't rendered, one title is too long, one decision is missing."""
    desk.write(
        {"to": NAME, "title": "t" * 41, **DECIDED},
        {"to": NAME, "shape": "9:16", "made_for_kids": False},
    )
    done = desk.run("--dry-run")
    assert done.returncode == 3
    assert (
        "there is no film in build/short/9x16; render it first: " in done.stderr
    )
    assert "The shelf: the title is too long" in done.stderr
    assert "write synthetic: false, or true" in done.stderr


def test_a_draft_is_not_published(desk: ShelfFilm) -> None:
    form = {"size": [960, 540], "fps": 25, "quality": "draft"}
    draft = desk.out / "draft"
    write_report(
        write_release(draft),
        inputs={},
        form=form,
    )
    done = desk.run("--yes", "--out", "build/short/draft")
    assert done.returncode == 3
    assert done.stderr.startswith(
        "build/short/draft/short.mp4 is a draft (960 x 540), and drafts aren't published; render "
        "the film itself: "
    )
    assert desk.shelf.calls == []


def test_a_token_that_is_not_taken(
    desk: ShelfFilm, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf_film.sign_in(monkeypatch, "wrong-token-77")
    done = desk.run("--yes")
    assert done.returncode == 6
    assert (
        "acme.shelf: the shelf doesn't know this token; sign in again"
        in done.stderr
    )
    assert "wrong-token-77" not in done.stdout + done.stderr


def test_two_destinations_that_are_one(desk: ShelfFilm) -> None:
    """The one names the account that is the only one anyway."""
    desk.write(
        {"to": NAME, **DECIDED}, {"to": NAME, "account": "ann", **DECIDED}
    )
    done = desk.run("--yes")
    assert done.returncode == 3
    assert (
        "this is the same account and the same film as in 'acme.shelf' above; take one out"
    ) in done.stderr
    assert desk.shelf.calls == []


def test_the_second_of_two_is_told_who_holds_it(desk: ShelfFilm) -> None:
    noon = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)
    with hold_lock(desk.out / "publish" / ".lock", "this film", noon):
        done = desk.run("--yes")
    assert done.returncode == 8
    assert done.stderr.startswith(
        f"another `lantern publish` (process {os.getpid()} on "
    )
    assert desk.shelf.calls == []


def test_dry_run_and_status_together_make_no_sense(desk: ShelfFilm) -> None:
    assert desk.run("--dry-run", "--status").returncode == 2
