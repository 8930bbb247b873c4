"""What a machine is told: a batch of texts as JSON, with the rules; and its answer, read."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass

from lantern.scaffold.translation.draft_batches import DraftBatch, NarrationPair
from lantern.scaffold.translation.drafts import BadAnswerError

RULES = """\
You translate the texts of a documentary film for its makers. You get JSON: `from` and `to` are \
language tags, `texts` are the texts, each with its number `n` and its `kind`.
Answer with one JSON object and nothing else: {"1": "translation of text 1", "2": ...}.
- A `narration` is spoken: translate all of it, and nothing else, in sentences easy to say.
- `words` are shown on the screen: titles, labels, names. Be as short as the original is, and \
keep its line breaks.
- An `anchor` is some words of the narration. Answer with the words of the translated narration \
that say the same, two to five of them, copied exactly.
- Keep what stands in square brackets, such as [pause 0.8], and the asterisks of *emphasis*.
- Use the translations in `glossary`. `names` are written as is usual in the language.
- Keep figures, dates and units as they are meant; quotation marks are those of the language."""
_MOST_SHOWN = 80
_OBJECT = re.compile(r"\{.*\}", re.S)


@dataclass(frozen=True)
class DraftLanguages:
    """From which language into which, by their tags, and the film's title."""

    source: str
    target: str
    film: str


def write_order(
    batch: DraftBatch,
    narration: NarrationPair | None,
    languages: DraftLanguages,
) -> str:
    """Return a batch as JSON for a model."""
    order: dict[str, object] = {
        "film": languages.film,
        "part": batch.heading,
        "from": languages.source,
        "to": languages.target,
    }
    if batch.glossary:
        order["glossary"] = dict(batch.glossary)
    if batch.names:
        order["names"] = list(batch.names)
    if narration is not None:
        order["narration"] = {
            "original": narration.original,
            "translation": narration.translation,
        }
    order["texts"] = [
        {"n": text.number, "kind": text.kind, "text": text.text}
        for text in batch.texts
    ]
    return json.dumps(order, ensure_ascii=False)


def read_answer(answer: str, batch: DraftBatch) -> dict[str, str]:
    """Return the translations in a model's answer, by the ids of their texts.

    Raises:
        BadAnswerError: it is no JSON object, or has none of the numbers.
    """
    found = _OBJECT.search(answer)
    try:
        given = json.loads(found.group() if found else answer)
    except (ValueError, RecursionError):
        given = None
    if not isinstance(given, dict):
        shown = " ".join(answer.split())[:_MOST_SHOWN]
        raise BadAnswerError(f"no JSON object, but '{shown}'")
    texts = {}
    for text in batch.texts:
        said = given.get(str(text.number))
        if isinstance(said, str):
            texts[text.id] = said
    if not texts:
        raise BadAnswerError("an object without the numbers of the texts")
    return texts


def write_lines(batch: DraftBatch, languages: DraftLanguages) -> bytes:
    """Return a batch as lines of JSON for a program, one a text."""
    lines = []
    for text in batch.texts:
        line = {
            "id": text.id,
            "kind": text.kind,
            "text": text.text,
            "from": languages.source,
            "to": languages.target,
        }
        lines.append(json.dumps(line, ensure_ascii=False) + "\n")
    return "".join(lines).encode()


def read_lines(printed: bytes) -> dict[str, str]:
    """Return the translations in the lines of JSON that a program printed, by their ids.

    Raises:
        BadAnswerError: there is no such line.
    """
    texts: dict[str, str] = {}
    for line in printed.decode("utf-8", "replace").splitlines():
        try:
            given = json.loads(line)
        except (ValueError, RecursionError):
            continue
        if isinstance(given, dict) and isinstance(given.get("text"), str):
            texts[str(given.get("id"))] = given["text"]
    if not texts:
        shown = " ".join(printed.decode("utf-8", "replace").split())[
            :_MOST_SHOWN
        ]
        raise BadAnswerError(
            f'no line such as {{"id": "…", "text": "…"}}, but \'{shown}\''
        )
    return texts
