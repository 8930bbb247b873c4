"""Job kind -> function: what a worker does with a job. Each puts its result into the store under the job's key."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from PIL import Image

from lantern import sound
from lantern.core import ffmpeg, process
from lantern.core.problems import ToolFailure, VoiceFailure
from lantern.core.store import Store
from lantern.graphics import look, vector
from lantern.graphics.pixels import to_rgb
from lantern.script.model.look import FontFiles
from lantern.speech import finishing, recording
from lantern.speech.voices import VOICES, Take, Utterance
from lantern.speech.wording import Word
from lantern.visuals import compose


def make(
    kind: str, name: str, key: str, request: Mapping[str, Any], store: Store
) -> None:
    """Make one job's result. Raises Failure."""
    MAKERS[kind](name, key, request, store)


def _take(name: str, key: str, request: Mapping[str, Any], store: Store) -> None:
    words = tuple(Word(*word) for word in request["words"])
    with store.open_scratch() as scratch:
        raw = _load_or_speak(name, request, words, (store, scratch))
        wanted = finishing.TakeFinish(
            request["language"], request["chain"], *request["pauses"]
        )
        take, methods = finishing.finish(raw, words, wanted, scratch=scratch)
        wav = store.put(key, ".wav", lambda path: sound.write_wav(path, take.pcm))
    heard = ffmpeg.measure_loudness(wav, name)
    store.put_json(
        key,
        {
            "samples": len(take.pcm),
            "cues": [list(cue) for cue in take.cues],
            "timing": take.timing,
            "alignment": list(methods),
            "engine": request["engine"],
            "lufs": max(heard.integrated, -99.0),
        },
    )


def _load_or_speak(
    name: str,
    request: Mapping[str, Any],
    words: tuple[Word, ...],
    places: tuple[Store, Path],
) -> Take:
    """What the engine says of a narration; from the store if it said that before. A recording needs no copy there."""
    if request["engine"] == recording.ENGINE:
        return recording.make_take(Path(request["settings"]["file"]), words)
    store, scratch = places
    key = request["raw"]
    kept, facts = store.get(key, ".wav"), store.get_json(key)
    if kept is not None and facts is not None:
        return Take(
            sound.read_wav(kept),
            tuple((start, end) for start, end in facts["cues"]),
            facts["timing"],
        )
    voice = VOICES[request["engine"]](request["settings"])
    take = voice.speak(
        Utterance(words, request["language"], request["speaker"]), scratch
    )
    seconds = len(take.pcm) / 48_000
    if seconds < 0.04 * len(words):
        raise VoiceFailure(
            f"{name}: {request['engine']} gave {seconds:.2f} s of sound for {len(words)} words"
        )
    store.put(key, ".wav", lambda path: sound.write_wav(path, take.pcm))
    store.put_json(
        key, {"cues": [list(cue) for cue in take.cues], "timing": take.timing}
    )
    return take


def _drawing(name: str, key: str, request: Mapping[str, Any], store: Store) -> None:
    form = ((request["size"][0], request["size"][1]), request["fps"])
    visual = compose.open_visual(request["shot"], form, store, _look(request))
    for n in (0, request["shot"]["length"] - 1):
        visual.paint(n)
    store.put_json(key, {"drawn": name})


def _paint_poster_frame(
    name: str, key: str, request: Mapping[str, Any], store: Store
) -> None:
    painted = compose.paint(compose.prepare(request, store, _look(request)), 0)
    image = Image.fromarray(to_rgb(painted))
    store.put(
        key,
        ".jpg",
        lambda path: image.save(path, format="JPEG", quality=92, subsampling=0),
    )


def _segment(name: str, key: str, request: Mapping[str, Any], store: Store) -> None:
    segment = compose.prepare(request, store, _look(request))

    def write(path: Path) -> None:
        try:
            encode(segment, request, name, path)
        except ToolFailure as failure:
            if "was ended by" not in failure.message:
                raise
            encode(
                segment, request, name, path
            )  # killed from outside: once more, then it is a failure

    store.put(key, ".mp4", write)


def encode(
    segment: compose.SegmentPicture, request: Mapping[str, Any], name: str, out: Path
) -> None:
    """Paint a segment's frames into the encoder; its length is counted before it is believed."""
    size = (request["size"][0], request["size"][1])
    argv = ffmpeg.build_encode_argv(
        size, request["fps"], quality=request["quality"], out=out
    )
    said = process.pipe(argv, name, _pictures(segment))
    count = ffmpeg.count_pictures(out, name) if out.is_file() else 0
    if count != segment.length:
        raise process.make_failure(
            argv, name, f"wrote {count} of {segment.length} frames", stderr=said
        )


def _pictures(segment: compose.SegmentPicture) -> Iterator[memoryview]:
    for _, planes in compose.iter_frames(segment):
        yield from planes.iter_buffers()


def _sound(name: str, key: str, request: Mapping[str, Any], store: Store) -> None:
    with store.open_scratch() as scratch:
        begin, seconds = request.get("excerpt", (None, sound.MAX_SECONDS))
        heard, _ = sound.decode_track(
            Path(request["file"]),
            f"'{request['name']}'",
            scratch / "sound.f32",
            seconds=seconds,
            begin=begin,
        )
    store.put_json(key, dataclasses.asdict(heard))


def _mix(name: str, key: str, request: Mapping[str, Any], store: Store) -> None:
    programme = build_programme(request, store)
    found: list[ffmpeg.Loudness] = []
    with store.open_scratch() as scratch:
        store.put(
            key,
            ".m4a",
            lambda path: found.append(sound.mix(programme, store, scratch, out=path)),
        )
    store.put_json(key, dataclasses.asdict(found[0]))


def build_programme(request: Mapping[str, Any], store: Store) -> sound.MixRequest:
    """What a mix's request asks for, its takes found in the store and its sounds at their words."""
    cues = []
    words = {}
    for take, start in request["takes"]:
        wav, info = store.get(take, ".wav"), store.get_json(take)
        if wav is None or info is None:
            raise ToolFailure(
                "the mix: a take vanished from the store; run the same command again"
            )
        cues.append(sound.PlacedTake(wav, info["lufs"], start))
        words[take] = info["cues"]
    spots = []
    for spot in request["sounds"]:
        start = spot["start"]
        if spot["word"]:
            take, begin, index = spot["word"]
            start = begin + words[take][index][0]
        begin, length = spot.get("excerpt", (0.0, 0))
        excerpt = sound.Excerpt(begin, length) if length else None
        spots.append(
            sound.PlacedSound(
                Path(spot["file"]), spot["name"], start, spot["level"], excerpt
            )
        )
    music = sound.parse_music(request["music"])
    return sound.MixRequest(
        tuple(cues), request["total"], music, tuple(spots), request["target"]
    )


def _look(request: Mapping[str, Any]) -> look.Look:
    """Return the look that a job is made in, with the film's own type."""
    style = look.load(Path(request["look"]) if request["look"] else None)
    fonts = request.get("fonts", {})
    files = {slot: FontFiles(**font) for slot, font in fonts.items()}
    return style.with_typefaces(vector.load_typefaces(files))


MAKERS: dict[str, Callable[[str, str, Mapping[str, Any], Store], None]] = {
    "take": _take,
    "drawing": _drawing,
    "glance": _paint_poster_frame,
    "segment": _segment,
    "sound": _sound,
    "mix": _mix,
}

NESTED_MAKERS = {"raw": _load_or_speak}
"""What a job stores under a key of its own for other jobs; it has a VERSION as kinds of job do."""
