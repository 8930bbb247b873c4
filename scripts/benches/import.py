"""Measure what an import costs, in seconds of CPU, for a text and for a page.

The text has 25 kB, the page 1 MB; both are made here, with names, dates, figures and quotations.
What is loaded once, libraries and the gazetteer, is measured first, with an article of a line. With
files as arguments, these are measured in place of text and page. Last comes the whole command, as a
user runs it: it starts, writes the film and checks it.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from lantern.scaffold import from_article

_GOALS = {"text of 25 kB": 3.0, "page of 1 MB": 8.0}
"""Seconds of CPU that are thought enough."""
_TOWNS = (
    "Vienna",
    "Linz",
    "Passau",
    "Regensburg",
    "Ulm",
    "Budapest",
    "Bratislava",
)
_TEXT_BYTES = 25_000
_PAGE_BYTES = 1_000_000
_PAGE_TEXT = 300_000
"""Characters of the page's article; the rest are scripts, as on a page of the web."""


def write_paragraphs(size: int) -> Iterator[str]:
    """Yield paragraphs of together about `size` characters."""
    written = 0
    number = 0
    while written < size:
        number += 1
        town = _TOWNS[number % len(_TOWNS)]
        other = _TOWNS[(number + 3) % len(_TOWNS)]
        text = (
            f"On {number % 28 + 1} May {1700 + number % 250} the ferry went from {town}"
            f" to {other}, {number * 7 % 400 + 10} km down the river. It carried"
            f" {number * 13 % 900 + 20} barrels of salt, and the council of {town} asked"
            " for a toll. “Nobody here has seen so many boats,” the clerk noted. For"
            f" year {number} the book has no other line; what came of it isn't known."
        )
        yield text
        written += len(text)


def write_text(folder: Path) -> Path:
    """Write the text."""
    path = folder / "text.txt"
    path.write_text("\n\n".join(write_paragraphs(_TEXT_BYTES)), "utf-8")
    return path


def write_page(folder: Path) -> Path:
    """Write the page."""
    body: list[str] = []
    for number, text in enumerate(write_paragraphs(_PAGE_TEXT)):
        if number % 12 == 0:
            body.append(f"<h2>Chapter {number // 12 + 1}</h2>")
        body.append(f"<p>{text}</p>")
    article = "\n".join(body)
    script = "<script>" + "var x = 1;\n" * ((_PAGE_BYTES - len(article)) // 11)
    page = f"<html><body><article>{article}</article>{script}</script></body></html>"
    path = folder / "page.html"
    path.write_text(page, "utf-8")
    return path


def write_line(folder: Path) -> Path:
    """Write an article of one sentence."""
    path = folder / "line.txt"
    path.write_text(
        "The ferry went from Vienna to Linz on 9 May 1811.", "utf-8"
    )
    return path


def measure(path: Path, *, may_outline: bool = False) -> float:
    """Return the seconds of CPU that a proposal for a file takes.

    With `may_outline` it is what a user gets of a long article first: its sections to choose from.
    """
    start = time.process_time()
    from_article.propose_from_file(path, may_outline=may_outline)
    return time.process_time() - start


def measure_command(path: Path, folder: Path) -> float:
    """Return the seconds of CPU that the command takes to import a whole text in a new folder."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    program = Path(__file__).parents[2] / "render.py"
    own = ["import", str(path), "--name", "f", "--sections", "all"]
    argv = [sys.executable, str(program), *own]
    subprocess.run(
        argv,
        cwd=folder,
        check=True,
        capture_output=True,
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    user = after.ru_utime - before.ru_utime
    return user + after.ru_stime - before.ru_stime


def main() -> None:
    """Measure the files that are named, else the two that are made."""
    with tempfile.TemporaryDirectory() as folder:
        print(f"loading: {measure(write_line(Path(folder))):.1f} s")
        for name in sys.argv[1:]:
            print(f"{name}: {measure(Path(name)):.1f} s")
        if sys.argv[1:]:
            return
        files = (write_text(Path(folder)), write_page(Path(folder)))
        for path, (name, goal) in zip(files, _GOALS.items(), strict=True):
            print(
                f"{name}: {measure(path):.1f} s (goal {goal:.0f}, with loading)"
            )
        listed = measure(files[-1], may_outline=True)
        print(f"the page's sections to choose from: {listed:.1f} s")
        whole = measure_command(files[0], Path(folder))
        print(
            f"the command, text of 25 kB, with its check: {whole:.1f} s (goal 3)"
        )


if __name__ == "__main__":
    main()
