"""What has to be made, and why: jobs with keys, from a script, its takes and its timeline. Makes nothing.

A key is the digest of everything that decides a job's bytes: the frozen request, the digests of its inputs, the
makers' VERSIONs and the versions of the tools. `parts` are the same things under names that people know.
"""

from __future__ import annotations

import functools
import importlib.metadata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any

from lantern import captions, cuesheet, ffmpeg, overlays, picture, press, sound, speech, takes
from lantern.captions import Cue
from lantern.film import Output, Shot, find_phrase
from lantern.film_cards import ChapterCard, CreditsCard, TitleCard, entries
from lantern.film_voice import Speaker, Voice
from lantern.ledger import Ledger
from lantern.look import Look
from lantern.problems import AssetFailure, VoiceFailure
from lantern.script import Part, Script
from lantern.store import Store, digest_bytes, digest_file, digest_json
from lantern.timeline import Cut, Segment, Spoken, Timeline
from lantern.units import SAMPLE_RATE, Samples, Size
from lantern.visuals import kind
from lantern.voices import FILES, PHONETIC, VOICES
from lantern.voices import Voice as Engine

TAKE_VERSION = 2


@dataclass(frozen=True)
class Job:
    """One thing to make: `request` is JSON, enough for a worker; `weight` its share of the work, in frames."""

    kind: str
    name: str
    key: str
    suffix: str
    request: Mapping[str, Any]
    parts: Mapping[str, str]
    weight: float


@dataclass(frozen=True)
class Form:
    """Size, rate and quality of one rendering."""

    size: Size
    fps: int
    quality: str

    @staticmethod
    def of(output: Output, draft: bool) -> Form:
        """The film's own form, or its draft: a short side of 540, fastest encoding."""
        w, h = output.pixels
        if not draft:
            return Form((w, h), output.fps, output.quality)
        scale = min(1.0, 540 / min(w, h))
        return Form((round(w * scale / 2) * 2, round(h * scale / 2) * 2), output.fps, "draft")


@functools.cache
def versions() -> dict[str, str]:
    """The libraries whose output goes into the film."""
    names = ["numpy", "opencv-python-headless", "pillow", "resvg-py", "font-source-serif-pro", "font-source-sans-pro"]
    names += ["basemap-data", "shapely"]
    return {name: importlib.metadata.version(name) for name in names}


def _job(kind: str, name: str, suffix: str, request: Mapping[str, Any], rest: tuple[Mapping[str, Any], float]) -> Job:
    parts, weight = rest
    digests = {part: digest_json(value) for part, value in parts.items()}
    return Job(kind, name, digest_json({"kind": kind, "parts": digests}), suffix, request, digests, weight)


def engine(script: Script, voice: Voice) -> tuple[Engine, dict[str, Any]]:
    """The voice of a film's entry, and its settings with files found. Raises ValueError and AssetFailure."""
    settings = dict(voice.settings)
    for name in FILES.get(voice.engine, ()):
        if isinstance(settings.get(name), str):
            settings[name] = str(script.places.find(settings[name], script.tree.file.parent))
    return VOICES[voice.engine](settings), settings


def take_job(script: Script, part: Part, voice: Voice) -> Job:
    """The job that speaks one scene's narration with one engine."""
    return speech_job(script, voice, (f"{part.name}: voice", part.scene.text), part.scene.speaker)


def speech_job(script: Script, voice: Voice, named: tuple[str, str], speaker: Speaker | None = None) -> Job:
    """The job that speaks a named text. Raises VoiceFailure when the voice's settings don't make sense.

    What the engine says has a key of its own (`raw`), so that a change of what is made of it asks nobody again.
    """
    film = script.film
    words = speech.words(named[1], film.language, script.lexicon)
    if voice.engine not in PHONETIC:
        words = tuple(replace(word, ipa="") for word in words)
    try:
        spoken_by, settings = engine(script, voice)
    except (ValueError, AssetFailure) as error:
        raise VoiceFailure(f"{voice.engine}: {error}") from None
    own = (speaker or {}).get(voice.engine, {})
    request = {
        "engine": voice.engine,
        "settings": settings,
        "speaker": own,
        "language": film.language,
        "words": [[w.written, w.start, w.end, w.spoken, w.ipa] for w in words],
        "chain": takes.chain(voice.engine, {**settings, **own}),
        "pauses": [film.pauses.sentence, film.pauses.comma],
    }
    unfiled = {name: value for name, value in voice.settings.items() if name not in FILES.get(voice.engine, ())}
    narration = [[w.spoken, w.ipa] if w.ipa else w.spoken for w in words]
    said_by = [TAKE_VERSION, voice.engine, spoken_by.version, unfiled, own, film.language]
    request["raw"] = digest_json({"narration": narration, "voice": said_by})
    parts = {
        "narration": narration,
        "voice": [*said_by, request["chain"]],
        "pauses": request["pauses"],
        "tools": [ffmpeg.version(), takes.version()],
    }
    return _job("take", named[0], ".wav", request, (parts, max(1.0, len(words) / 4)))


def made(store: Store, job: Job) -> bool:
    """Whether the job's result is in the store, whole; a take is a sound and what is known of it."""
    return store.get(job.key, job.suffix) is not None and (job.kind != "take" or store.get_json(job.key) is not None)


def heard(store: Store, job: Job) -> bool:
    """Whether making a take needs no voice: it is made, or what the engine said is in the store."""
    raw = job.request["raw"]
    return made(store, job) or (store.get(raw, ".wav") is not None and store.get_json(raw) is not None)


def spoken(store: Store, job: Job) -> Spoken | None:
    """What the cut needs of a take that was made, or None."""
    return known(store, job) if made(store, job) else None


def known(store: Store, job: Job) -> Spoken | None:
    """What is known of a take, or None; whether its sound is whole isn't asked."""
    info = store.get_json(job.key)
    words = tuple(word[0] for word in job.request["words"])
    try:
        return Spoken(Samples(info["samples"]), words, tuple((a, b) for a, b in info["cues"])) if info else None
    except (KeyError, TypeError, ValueError):
        return None


GUESS = 14.7
"""Characters a second, blanks and all, that espeak speaks at its rate of 148 (14.4 to 15.0 on the sample)."""


def guess(job: Job) -> Spoken:
    """A stand-in for a take that isn't made yet: as long as what is to be said has characters."""
    words, settings = job.request["words"], job.request["settings"]
    speed = GUESS * settings.get("rate", 148) / 148 if job.request["engine"] == "espeak" else GUESS
    ends = [round(n * SAMPLE_RATE / speed) for n in accumulate((len(word[3]) + 1 for word in words), initial=0)]
    return Spoken(Samples(ends[-1]), tuple(word[0] for word in words), tuple(pairwise(ends)))


@dataclass(frozen=True)
class Board:
    """A script laid out for one rendering: what segments, drawings and the mix are planned from."""

    script: Script
    timeline: Timeline
    form: Form
    look: Look
    ledger: Ledger
    speaker: str
    look_file: Path | None = None

    @property
    def captioned(self) -> bool:
        """Whether captions are burned in."""
        return self.script.film.captions.burn != "none"

    @functools.cached_property
    def cues(self) -> list[Cue]:
        return cues(self.timeline, self.script, self.form.size)


def cues(timeline: Timeline, script: Script, size: Size) -> list[Cue]:
    """The film's captions. A name that the lexicon knows is kept whole."""
    starts = [cut.start for cut in timeline.cuts]
    rules = captions.Rules(captions.line_length(size), tuple(script.lexicon), starts)
    return captions.cues(timeline.words, timeline.fps, rules)


def shown(board: Board, part: Part, shot: Shot) -> dict[str, Any]:
    """The picture part of a shot, as its visual gets it: short cards filled in from the film."""
    what = shot.model_dump(mode="json", by_alias=True, exclude_none=True)
    for key in ("at", "hold", "transition", "lower_third", "claim", "sound"):
        what.pop(key, None)
    if isinstance(shot.card, str):
        card = _named_card(board, part, shot.card)
        what["card"] = card.model_dump(mode="json", exclude_none=True)
    what["frame"] = list(board.form.size)
    return what


def _named_card(board: Board, part: Part, name: str) -> TitleCard | ChapterCard | CreditsCard:
    film = board.script.film
    if name == "title":
        return TitleCard(title=film.title, subtitle=film.subtitle or None)
    if name == "chapter":
        return ChapterCard(chapter=part.scene.chapter or part.scene.scene, numeral=part.chapter or None)
    return CreditsCard(credits=film.title, entries=board.ledger.roll(film, board.speaker))


def _shot_request(board: Board, cut: Cut, offset: int) -> dict[str, Any]:
    part = board.script.parts[cut.scene]
    shot = part.scene.shots[cut.shot]
    places = board.script.places
    return {
        "kind": shot.kind,
        "what": shown(board, part, shot) | _heard(board, cut, shot),
        "folder": str(part.folder),
        "places": {
            "film": str(places.film),
            "project": str(places.project),
            "allowed": [str(p) for p in places.allowed],
        },
        "captions": board.captioned,
        "length": cut.length,
        "offset": offset,
    }


def _heard(board: Board, cut: Cut, shot: Shot) -> dict[str, Any]:
    """The frames of the shot at which words are spoken: a map's `when`, and a card's entries by their places in it."""
    words = board.timeline.words[cut.scene] if board.timeline.words else ()
    texts = [word.text for word in words]
    first = next((i for i, word in enumerate(words) if word.end > cut.start), 0)

    def frame(phrase: str) -> int | None:
        """Words are looked for from the shot's first one on, then in the whole scene: those came before it did."""
        found = find_phrase(texts, phrase, first)
        found = find_phrase(texts, phrase, 0) if found is None else found
        return None if found is None else words[found].start - cut.start

    spoken = {"/".join(map(str, loc)): frame(entry.at) for loc, entry in entries(shot.card) if entry.at}
    heard = {place: max(0, at) for place, at in spoken.items() if at is not None}
    when = {item: [frame(phrase) or 0 for phrase in phrases] for item, phrases in (shot.when or {}).items()}
    return ({"heard": heard} if heard else {}) | ({"when": when} if when else {})


def _picture_parts(board: Board, shot: Mapping[str, Any], store: Store) -> dict[str, Any]:
    """What decides the pixels of a shot's visual, without a path of this machine."""
    visual = picture.open_visual(shot, (board.form.size, board.form.fps), store, board.look)
    return {
        "kind": shot["kind"],
        "what": shot["what"],
        "version": kind(shot["kind"]).VERSION,
        "inputs": [digest_file(path) for path in visual.inputs()],
    }


def _base(board: Board) -> dict[str, Any]:
    return {
        "size": list(board.form.size),
        "fps": board.form.fps,
        "look": str(board.look_file) if board.look_file else None,
        "captions": board.captioned,
    }


def _style(board: Board) -> dict[str, Any]:
    return {
        "size": list(board.form.size),
        "fps": board.form.fps,
        "look": board.look.model_dump(mode="json"),
        "captions": board.captioned,
        "versions": [picture.VERSION, overlays.VERSION, press.VERSION],
        "libraries": versions(),
    }


def drawing_jobs(board: Board, store: Store) -> list[Job]:
    """Maps, cards and stills, drawn once each before they are moved; those alike are drawn once."""
    jobs: dict[str, Job] = {}
    for cut in board.timeline.cuts:
        part = board.script.parts[cut.scene]
        shot = _shot_request(board, cut, 0)
        parts = {"picture": _picture_parts(board, shot, store), "style": _style(board)}
        request = {**_base(board), "shot": shot}
        name = f"{part.name}, shot {cut.shot + 1}: drawing"
        job = _job("drawing", name, ".json", request, (parts, 20.0))
        jobs.setdefault(job.key, job)
    return list(jobs.values())


def segment_jobs(board: Board, segments: Sequence[Segment], store: Store) -> list[Job]:
    """One job for each body and each transition, in film order."""
    return [_segment_job(board, segment, store) for segment in segments]


def _segment_job(board: Board, segment: Segment, store: Store) -> Job:
    request = segment_request(board, segment)
    cuts = board.timeline.cuts
    here = cuts[segment.a if segment.b is None else segment.b]
    name = f"{board.script.parts[here.scene].name}, shot {here.shot + 1}"
    name += f": {request['transition']} in" if segment.b is not None else ""
    pictures = [_picture_parts(board, shot, store) for shot in (request["a"], request["b"]) if shot]
    parts = {
        "picture": pictures,
        "length": [request["length"], [[s["length"], s["offset"]] for s in (request["a"], request["b"]) if s]],
        "overlays": [request["marks"], request["transition"]],
        "style": _style(board),
        "encoding": [board.form.quality, ffmpeg.version()],
    }
    return _job("segment", name, ".mp4", request, (parts, float(segment.length)))


def segment_request(board: Board, segment: Segment) -> dict[str, Any]:
    """All a worker needs to paint and encode a segment; times are relative to it, so that it can move in the film."""
    cuts = board.timeline.cuts
    a, b = cuts[segment.a], cuts[segment.b] if segment.b is not None else None
    end = segment.start + segment.length
    marks = [
        {
            "kind": m.kind,
            "lines": list(m.lines),
            "style": m.style,
            "length": m.length,
            "beside": list(m.beside),
            "onsets": list(m.onsets),
            "offset": m.start - segment.start,
        }
        for m in board.timeline.marks
        if m.start < end and segment.start < m.start + m.length
    ]
    return {
        **_base(board),
        "quality": board.form.quality,
        "length": segment.length,
        "a": _shot_request(board, a, segment.start - a.start),
        "b": _shot_request(board, b, segment.start - b.start) if b else None,
        "transition": b.into if b else "",
        "marks": marks,
    }


def mix_job(board: Board, takes: Mapping[int, Job]) -> Job:
    """The film's one mix."""
    request = cuesheet.request(board.script, board.timeline, {scene: job.key for scene, job in takes.items()})
    parts = {**cuesheet.parts(request), "tools": [sound.VERSION, ffmpeg.version(), versions()["numpy"]]}
    return _job("mix", "the mix", ".m4a", request, (parts, board.timeline.total / 10))


def sound_jobs(script: Script) -> list[Job]:
    """Jobs that listen to the author's music and sounds: a bad one is told before the rest is made."""
    found = []
    for path, name in cuesheet.files(script).items():
        parts = {"sound": digest_file(path), "tools": [sound.VERSION, ffmpeg.version()]}
        request = {"file": str(path), "name": name}
        found.append(_job("sound", f"listening to '{name}'", ".json", request, (parts, 10.0)))
    return found


_REASONS = {
    "narration": "its narration changed",
    "voice": "its voice changed",
    "pauses": "its pauses changed",
    "picture": "its picture changed",
    "length": "its length changed",
    "overlays": "its overlays or transition changed",
    "style": "the size, rate or look changed",
    "encoding": "the quality or ffmpeg changed",
    "takes": "what is spoken, or when, changed",
    "music": "the music or its chapters changed",
    "sounds": "a sound, or its place, changed",
    "loudness": "the loudness asked for changed",
    "tools": "a tool changed",
}


def why(job: Job, last: Mapping[str, Mapping[str, str]]) -> str:
    """Why a job that is not in the store has to be made, given the parts of the last rendering by job name."""
    before = last.get(job.name)
    if before is None:
        return "new"
    changed = [_REASONS.get(part, f"{part} changed") for part in job.parts if job.parts[part] != before.get(part)]
    return ", ".join(changed) if changed else "no longer in the store"


@functools.cache
def code_digest() -> str:
    """The digest of Lantern's own source: an edited program never says 'nothing to do'."""
    root = Path(__file__).parent
    files = sorted(p for pattern in ("*.py", "*.yml") for p in root.rglob(pattern))
    return digest_bytes("".join(f"{p.relative_to(root)}={digest_file(p)};" for p in files).encode())
