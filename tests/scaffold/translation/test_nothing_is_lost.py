"""A film and its translation change at random: every text and every note is still there."""

from __future__ import annotations

import json
import random
from collections import Counter
from pathlib import Path

import pytest

from lantern.scaffold.translation.composing import FileContent, compose_file
from lantern.scaffold.translation.entry_lines import write_text
from lantern.scaffold.translation.update import list_known, update_texts
from lantern.scaffold.translation.written import WrittenFile
from lantern.script.translation.originals import OriginalText
from tests.support.translations import HEAD, make_original, read_file

SECTIONS = ("film", "one", "two", "maps/a.yml")
KEYS = (
    "title",
    "narration",
    "at.a",
    "at.b",
    "l.1",
    "l.2",
    "a.x",
    "b.x",
    "b-2.x",
)
WORDS = "rain 'wind' \"fog\" # ice - [x] {y} & * ! | > % @ дождь 字字 no 12 1e5 ~ null a: b"


class Life:
    """A film and the file of its translation, which change by chance."""

    def __init__(self, seed: int, path: Path) -> None:
        self.chance = random.Random(seed)
        self.path = path
        self.written = 0
        self.film: list[OriginalText] = []
        for section in SECTIONS:
            for key in self.chance.sample(KEYS, 5):
                text = self.make_words()
                self.film.append(make_original(f"{section}.{key}", text))
        self.file = read_file(path, HEAD)

    def make_words(self) -> str:
        count = self.chance.choice((1, 2, 3, 30))
        words = " ".join(self.chance.choices(WORDS.split(" "), k=count))
        return (
            words.replace(" ", "\n", 1) if self.chance.random() < 0.1 else words
        )

    def follow(self) -> str:
        """Bring the file up to date; return its text."""
        updated = update_texts(self.film, list_known([self.file]))
        text = compose_file(self.file, FileContent(updated.rows, updated.gone))
        self.file = read_file(self.path, text)
        return text

    def translate(self, text: str) -> None:
        """Fill about half of the empty texts, in one of two ways, some with a note."""
        lines: list[str] = []
        for line in text.split("\n"):
            is_empty = line.endswith((': ""', ": |")) and not line.startswith(
                "    #"
            )
            if is_empty and self.chance.random() < 0.5:
                lines += self.fill(line.strip().rpartition(":")[0])
            else:
                lines.append(line)
        self.file = read_file(self.path, "\n".join(lines))

    def fill(self, key: str) -> list[str]:
        self.written += 1
        text = f"{self.written} {self.make_words()}"
        if self.chance.random() < 0.5:
            quoted = json.dumps(text, ensure_ascii=False)
            return [
                f"    # note {self.written}",
                f"    {key}: {quoted}  # behind",
            ]
        return write_text(key, text, column=4)

    def change(self) -> None:
        """Change an original, take one out, put one in, or let one go elsewhere."""
        index = self.chance.randrange(len(self.film))
        id = f"{self.chance.choice(SECTIONS[:3])}.{self.chance.choice(KEYS)}"
        old = self.film[index]
        ids = {each.id for each in self.film}
        kind = self.chance.randrange(4)
        if kind == 0:
            self.film[index] = make_original(old.id, self.make_words())
        elif kind == 1 and len(self.film) > 1:
            del self.film[index]
        elif kind == 2 and id not in ids:
            self.film.append(make_original(id, self.make_words()))
        elif id not in ids:
            self.film[index] = make_original(id, old.text)
        self.film.sort(key=_find_place)


def _find_place(original: OriginalText) -> int:
    return SECTIONS.index(original.section)


def count_texts(file: WrittenFile) -> Counter[str]:
    return Counter(text.text for text in (*file.texts, *file.gone) if text.text)


@pytest.mark.parametrize("seed", range(12))
def test_no_text_and_no_note_is_lost(tmp_path: Path, seed: int) -> None:
    life = Life(seed, tmp_path / "ru.yml")
    text = life.follow()
    for _ in range(3):
        life.translate(text)
        texts = count_texts(life.file)
        notes = life.path.read_text("utf-8").count("# note")
        for _ in range(3):
            life.change()
        text = life.follow()
        assert count_texts(life.file) == texts
        assert text.count("# note") == notes
        ids = [text.id for text in life.file.texts]
        assert ids == [original.id for original in life.film]
        assert life.follow() == text
    assert life.written > 10
