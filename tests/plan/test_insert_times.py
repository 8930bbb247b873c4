"""When the inserts over a shot come and go: its own, and those of its scene."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from lantern import plan
from lantern.plan import Rendition
from lantern.plan.insert_times import time_inserts
from lantern.rendering.layout import lay_out
from lantern.rendering.voice import make_take_jobs
from lantern.visuals.specs import InsertsSpec
from tests.support import films
from tests.support.films import scene, still

WORDS = "Rain fell, wind blew, and then the sun came out."


def lay(root: Path, *shots: dict[str, Any], **keys: Any) -> Rendition:
    folder = films.write(
        root / "project", [scene("One", WORDS, *shots, **keys)]
    )
    session = films.studio(folder, root)
    voice = session.script.film.voice[0]
    takes = make_take_jobs(session, voice)
    return lay_out(
        session, voice, {i: plan.guess(job) for i, job in takes.items()}
    )


def time_all(rendition: Rendition) -> list[InsertsSpec | None]:
    return [
        time_inserts(rendition, placed) for placed in rendition.timeline.shots
    ]


def find_word(rendition: Rendition, text: str) -> int:
    return next(w.start for w in rendition.timeline.words[0] if w.text == text)


def test_an_insert_of_a_shot_counts_from_the_shot(tmp_path: Path) -> None:
    insert = {"figure": 7, "at": "sun", "until": "out"}
    rendition = lay(
        tmp_path,
        still("dark"),
        still(
            "hills",
            at="wind",
            inserts=insert,
        ),
    )
    first, second = time_all(rendition)
    assert first is None
    assert second is not None
    (timed,) = second.inserts
    start = rendition.timeline.shots[1].start
    assert timed.start == find_word(rendition, "sun") - start
    assert timed.end == timed.last == find_word(rendition, "out.") - start
    assert timed.insert.at is None
    assert second.style == "ink"
    assert second.numbers is None


def test_an_insert_of_a_scene_goes_on_over_its_shots(tmp_path: Path) -> None:
    """In the second shot it has been there for as long as the first one lasts."""
    clock = {"clock": {"from": "00:10", "to": "04:30"}}
    rendition = lay(
        tmp_path, still("dark"), still("hills", at="wind"), inserts=clock
    )
    first, second = time_all(rendition)
    assert first is not None and second is not None
    length = rendition.timeline.shots[0].length
    assert first.inserts[0].start == 15
    assert second.inserts[0].start == 15 - length
    assert first.inserts[0].last - second.inserts[0].last == length
    assert second.inserts[0].last == rendition.timeline.shots[1].length
    assert second.inserts[0].end is None


def test_facts_come_at_their_words_or_one_by_one(tmp_path: Path) -> None:
    """The first 0.4 s after the list, the last 0.8 s after the words of the second."""
    facts = ["Rain", {"text": "Wind", "at": "wind"}, "Sun"]
    insert = {"facts": facts, "at": "fell"}
    rendition = lay(tmp_path, still("hills", inserts=insert))
    (spec,) = time_all(rendition)
    assert spec is not None
    fell, wind = find_word(rendition, "fell,"), find_word(rendition, "wind")
    assert spec.inserts[0].said == (fell + 10, wind, wind + 20)
