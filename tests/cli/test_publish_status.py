"""The verb publish with --status: what is where, and what differs."""

from __future__ import annotations

from tests.support.shelf_film import DECIDED, NAME, ShelfFilm

UNSEEN = "  The shelf doesn't say whether it still has: texts\n"


def test_status_of_a_film_that_was_never_sent(desk: ShelfFilm) -> None:
    done = desk.run("--status")
    assert (done.returncode, done.stdout) == (
        0,
        "The shelf (ann): never published\n",
    )
    assert desk.shelf.calls == []


def test_status_says_what_is_where_and_what_differs(desk: ShelfFilm) -> None:
    desk.run("--yes")
    whole = "The shelf (ann): https://shelf.example/v1\n  it can be watched; private\n"
    assert desk.run("--status").stdout == (
        f"{whole}  all of it is as it is on the disk\n{UNSEEN}"
    )
    del desk.shelf.videos["v1"].parts["captions.en"]
    desk.write({"to": NAME, "title": "Rain", **DECIDED})
    assert desk.run("--status").stdout == (
        f"{whole}  changed since: texts\n"
        f"  not there any more, `publish` sends it again: captions.en\n{UNSEEN}"
    )
    desk.render(b"another film")
    assert desk.run("--status").stdout == (
        f"{whole}  the film was rendered again since\n"
    )


def test_status_goes_on_where_one_destination_fails(desk: ShelfFilm) -> None:
    desk.run("--yes")
    desk.write({"to": "vimeo"}, {"to": NAME, **DECIDED})
    done = desk.run("--status")
    assert done.returncode == 6
    assert done.stderr == (
        "vimeo: you aren't signed in at Vimeo: lantern accounts add vimeo\n"
    )
    assert done.stdout.startswith("The shelf (ann): https://shelf.example/v1\n")
