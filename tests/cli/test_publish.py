"""The verb publish: what is shown, asked, sent and told."""

from __future__ import annotations

import json

import pytest

from lantern.core.store import digest_file
from tests.support import translated_films
from tests.support.envelopes import read_envelope, read_result
from tests.support.file_limits import limiting_files
from tests.support.releases import write_release, write_report
from tests.support.shelf_film import DECIDED, NAME, ShelfFilm
from tests.support.uploads import SRT

PLAN = """\
The shelf (ann): a new video, private
  1. send the film
  2. write its texts
  3. send captions
  4. wait until it is worked through
  5. make it private
"""


def test_the_plan_is_shown_then_all_is_sent(desk: ShelfFilm) -> None:
    done = desk.run("--yes")
    assert (done.returncode, done.stdout) == (
        0,
        f"{PLAN}The shelf: https://shelf.example/v1\n",
    )
    assert "send the film\n" in done.stderr
    (video,) = desk.shelf.videos.values()
    assert video.parts["privacy"] == {"privacy": "private"}


def test_the_report_says_where_it_is_and_keeps_its_digests(
    desk: ShelfFilm,
) -> None:
    before = desk.report()
    desk.run("--yes")
    after = desk.report()
    assert after.pop("published") == {
        NAME: {
            "platform": NAME,
            "video": "v1",
            "address": "https://shelf.example/v1",
            "privacy": "private",
        }
    }
    assert after == before
    for name, digest in after["files"].items():
        assert digest_file(desk.out / name) == digest


def test_a_second_time_there_is_nothing_to_do(desk: ShelfFilm) -> None:
    desk.run("--yes")
    desk.shelf.calls.clear()
    done = desk.run()
    assert (done.returncode, done.stdout) == (
        0,
        "The shelf (ann): nothing to do (https://shelf.example/v1)\n",
    )
    assert desk.shelf.calls == []


def test_a_report_that_was_never_written_is_made_good(desk: ShelfFilm) -> None:
    """A run was ended after its last step, or the very same film was rendered again."""
    desk.run("--yes")
    before = desk.report()
    desk.render()
    assert "published" not in desk.report()
    assert "nothing to do" in desk.run().stdout
    assert desk.report()["published"] == before["published"]


def test_captions_that_stay_here_are_told(desk: ShelfFilm) -> None:
    (desk.out / "short.fr.srt").write_text(SRT)
    done = desk.run("--yes")
    assert (
        "warning: build/short/short.fr.srt isn't sent: short.fr.vtt isn't beside it\n"
    ) in done.stderr


def test_a_new_title_is_sent_alone(desk: ShelfFilm) -> None:
    desk.run("--yes")
    desk.shelf.calls.clear()
    desk.write({"to": NAME, "title": "Rain", **DECIDED})
    done = desk.run("--yes")
    assert done.stdout.startswith(
        "The shelf (ann): only what changed (https://shelf.example/v1)\n"
        "  1. write its texts\n"
    )
    assert desk.shelf.calls == ["texts"]


def test_somebody_is_asked_once(desk: ShelfFilm) -> None:
    done = desk.answer("y\n")
    assert done.stdout.count("Publish? [y/N]") == 1
    assert list(desk.shelf.videos) == ["v1"]


@pytest.mark.parametrize("typed", ["n\n", "\n", ""])
def test_without_a_yes_nothing_is_sent(typed: str, desk: ShelfFilm) -> None:
    done = desk.answer(typed)
    assert done.returncode == 2
    assert done.stderr == "Nothing was sent.\n"
    assert desk.shelf.calls == []


def test_where_nobody_can_be_asked_it_says_so(desk: ShelfFilm) -> None:
    done = desk.run()
    assert done.returncode == 2
    assert done.stderr.startswith(
        "you can't be asked here, since this is no terminal"
    )
    assert desk.shelf.calls == []


def test_what_is_for_good_is_asked_once_more(desk: ShelfFilm) -> None:
    desk.platform.is_for_good = True
    done = desk.answer("y\nyes\n")
    assert done.returncode == 2
    assert "can't be hidden or taken back" in done.stdout
    assert desk.shelf.calls == []
    assert desk.answer(f"y\n{NAME}\n").returncode == 0
    assert list(desk.shelf.videos) == ["v1"]


def test_a_dry_run_prints_what_would_be_sent(desk: ShelfFilm) -> None:
    done = desk.run("--dry-run")
    assert done.returncode == 0
    assert ' "title": "A short film"\n' in done.stdout
    assert (
        f' "digest": "{digest_file(desk.out / "short.mp4")}"\n' in done.stdout
    )
    assert desk.shelf.calls == []
    assert not list(desk.out.glob("publish/*.json"))


def test_a_film_that_was_changed_since_is_warned_of(desk: ShelfFilm) -> None:
    part = next(desk.film.glob("01-*.yml"))
    part.write_text(part.read_text().replace("Rain", "Snow"))
    done = desk.run("--yes")
    assert done.returncode == 0
    assert (
        f"warning: build/short/short.mp4 was rendered before these files were changed: "
        f"scenes/short/{part.name}; the film goes up as it was rendered, with title, tags"
        " and publish as they are written now"
    ) in done.stderr


def test_a_dry_run_needs_no_account_and_says_which_is_missing(
    desk: ShelfFilm, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("LANTERN_ACME_SHELF_TOKEN")
    done = desk.run("--dry-run")
    assert done.returncode == 0
    assert done.stdout.startswith(
        "The shelf (no account yet): a new video, private\n  1. send the film\n"
    )
    assert "lantern accounts add acme.shelf" in done.stderr


def test_a_translation_is_sent_from_its_folder_in_its_own_words(
    desk: ShelfFilm,
) -> None:
    refused = desk.run("--language", "ru", "--yes")
    assert "the film has no translation into 'ru'" in refused.stderr
    texts = {
        "film": {"title": "Погода"},
        "01-one": {"scene": "Раз", "narration": "Шёл дождь."},
    }
    translated_films.write(desk.film, texts)
    missing = desk.run("--language", "ru", "--yes")
    cure = "render it first: lantern render scenes/short --language ru"
    assert missing.stderr.splitlines()[-1].endswith(cure)
    write_release(desk.out / "ru", b"in Russian" * 400)
    write_report(
        desk.out / "ru",
        inputs={},
        language="ru",
    )
    done = desk.run("--language", "ru", "--yes")
    assert done.returncode == 0, done.stderr
    (video,) = desk.shelf.videos.values()
    assert video.parts["texts"]["title"] == "Погода"
    assert "captions.ru" in video.parts
    # the film in its own language is another video
    assert desk.run("--yes").returncode == 0
    assert len(desk.shelf.videos) == 2


def test_a_film_whose_own_quality_is_that_of_drafts_is_published(
    desk: ShelfFilm,
) -> None:
    desk.write({"to": NAME, **DECIDED}, output={"quality": "draft"})
    form = {"size": [1920, 1080], "fps": 25, "quality": "draft"}
    inputs = desk.report()["inputs"]["files"]
    write_report(
        desk.out,
        inputs=inputs,
        form=form,
    )
    assert desk.run("--yes").returncode == 0


def test_the_address_is_shown_even_if_the_report_cannot_be_written(
    desk: ShelfFilm,
) -> None:
    """The disk has room for a journal, and none for a report of 60 kB."""
    inputs = desk.report()["inputs"]["files"]
    write_report(
        desk.out,
        inputs=inputs,
        timings={"all": "x" * 60_000},
    )
    with limiting_files(20_000):
        done = desk.run("--yes")
    assert done.stdout.endswith("The shelf: https://shelf.example/v1\n")
    assert done.returncode == 7
    last = done.stderr.splitlines()[-1]
    assert last.startswith(
        "acme.shelf: build/short/report.json can't be written"
    )


def test_one_destination_that_fails_keeps_no_other_from_it(
    desk: ShelfFilm,
) -> None:
    square = desk.root / "build" / "short" / "9x16"
    desk.write(
        {"to": NAME, "shape": "9:16", **DECIDED}, {"to": NAME, **DECIDED}
    )
    write_release(square, b"portrait")
    desk.shelf.fail = "captions.en"
    done = desk.run("--yes", "--to", "acme.shelf-portrait")
    assert done.returncode == 6
    assert "acme.shelf-portrait: the shelf refuses captions.en" in done.stderr
    desk.shelf.fail = None
    assert desk.run("--yes").returncode == 0
    sizes = sorted(video.size for video in desk.shelf.videos.values())
    assert sizes == [len(b"portrait"), 4000]


def test_a_shape_is_named_where_it_is_told_of(desk: ShelfFilm) -> None:
    desk.write({"to": NAME, "shape": "9:16", **DECIDED})
    missing = desk.run("--yes")
    assert missing.stderr.endswith(
        "there is no film in build/short/9x16; render it first: lantern render scenes/short"
        " --shapes 9:16\n"
    )
    write_release(desk.out / "9x16", b"portrait")
    done = desk.run("--yes")
    assert done.stdout.startswith(
        "The shelf 9:16 (ann): a new video, private\n"
    )
    assert done.stdout.endswith("\nThe shelf 9:16: https://shelf.example/v1\n")
    assert desk.run("--status").stdout.startswith(
        "The shelf 9:16 (ann): https://"
    )


def test_a_film_rendered_again_says_what_becomes_of_the_old_one(
    desk: ShelfFilm,
) -> None:
    desk.run("--yes")
    desk.render(b"another film")
    done = desk.run("--dry-run")
    assert done.stdout.startswith(
        "The shelf (ann): the film was rendered again: a new video, and the old one stays,"
        " private (https://shelf.example/v1)\n"
    )
    desk.platform.can_replace_video = True
    assert "takes the place of the old file" in desk.run("--dry-run").stdout


def test_what_was_removed_there_is_sent_again(desk: ShelfFilm) -> None:
    desk.run("--yes")
    del desk.shelf.videos["v1"].parts["captions.en"]
    (status,) = read_result(desk.run("--status", "--json"))["status"]
    assert (status["missing"], status["unseen"]) == (["captions.en"], ["texts"])
    desk.shelf.calls.clear()
    done = desk.run("--yes")
    assert done.stdout.startswith(
        "The shelf (ann): only what changed (https://shelf.example/v1)\n"
        "  1. send captions\n"
    )
    assert desk.shelf.calls == ["captions.en"]
    assert "nothing to do" in desk.run().stdout


def test_a_playlist_that_is_taken_out_of_the_file_is_left(
    desk: ShelfFilm,
) -> None:
    desk.write({"to": NAME, "playlist": "Rivers", **DECIDED})
    desk.run("--yes")
    assert desk.shelf.videos["v1"].parts["playlist"] == {"playlist": "Rivers"}
    desk.write({"to": NAME, **DECIDED})
    status = desk.run("--status").stdout
    assert "  sent, and not in the film any more: playlist\n" in status
    done = desk.run("--yes")
    assert "  1. take it out of its playlist\n" in done.stdout
    assert "playlist" not in desk.shelf.videos["v1"].parts
    assert "nothing to do" in desk.run().stdout


def test_a_video_that_was_taken_down_is_not_called_done(
    desk: ShelfFilm,
) -> None:
    desk.run("--yes")
    desk.shelf.videos.clear()
    done = desk.run("--yes")
    assert done.returncode == 6
    assert (
        "The shelf doesn't have the video https://shelf.example/v1 any"
        in done.stderr
    )


def test_programs_are_not_asked(desk: ShelfFilm) -> None:
    envelope = read_envelope(desk.run("--json"))
    assert envelope["problems"][0]["message"] == "--json can't ask; add --yes"
    assert envelope["result"]["plans"][0]["kind"] == "new"


def test_events_for_programs(desk: ShelfFilm) -> None:
    done = desk.run("--yes", "--json")
    events = [json.loads(line)["event"] for line in done.stderr.splitlines()]
    assert [event for event in events if event != "note"] == ["sent"]
    result = read_result(done)
    (plan,), (published,) = result["plans"], result["published"]
    assert (plan["kind"], plan["left"]) == ("new", [])
    assert published["address"] == "https://shelf.example/v1"
    (status,) = read_result(desk.run("--status", "--json"))["status"]
    assert status["state"] == "ready"
    assert status["steps"] == []
