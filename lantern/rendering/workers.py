"""What a worker does with a job, by its kind: it puts the result into the store under its key."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from PIL import Image

from lantern import sound
from lantern.core import encoders, ffmpeg, mp4_index, process
from lantern.core.problems import ToolFailure, VoiceFailure
from lantern.core.process_failure import KILLED, make_failure
from lantern.core.records import dump, load_record, save_record
from lantern.core.store import Store, digest_json
from lantern.core.units import SAMPLE_RATE, Samples
from lantern.graphics.pixels import to_rgb
from lantern.plan.job import Job
from lantern.plan.mixdown import make_curve_key
from lantern.plan.requests import (
    HitCue,
    MixdownRequest,
    RecordingRequest,
    SoundCue,
    SoundRequest,
    SpeechRequest,
    SpokenWord,
    StingCue,
    StopCue,
    VoicedPart,
)
from lantern.plan.results import DrawingInfo, RawTakeInfo, TakeInfo
from lantern.rendering.changed_takes import (
    TAKE_VANISHED,
    make_held_take,
    make_trimmed_take,
)
from lantern.speech import finishing, recording
from lantern.speech.pauses import WantedPauses, set_pauses
from lantern.speech.several_voices import PartTake, join_parts
from lantern.speech.voices import VOICES, Take, Utterance
from lantern.visuals import compose
from lantern.visuals.cutout import iter_cutout, prepare_cutout
from lantern.visuals.lettering import iter_lettering, prepare_lettering
from lantern.visuals.request_look import load_look
from lantern.visuals.requests import (
    CutoutRequest,
    DrawingRequest,
    LetteringRequest,
    PosterFrameRequest,
    SegmentRequest,
    StyleRequest,
)

MIN_WORD_SECONDS = 0.04
"""Seconds of sound for each word, below which an engine left something out."""


def make(job: Job, store: Store) -> None:
    """Make one job's result; once more if a program was killed from outside at that.

    Raises:
        Failure: it can't be made.
    """
    try:
        MAKERS[job.kind](job, job.request, store)
    except (ToolFailure, VoiceFailure) as failure:
        if KILLED not in failure.message:
            raise
        MAKERS[job.kind](job, job.request, store)


def _make_spoken_take(
    job: Job, request: SpeechRequest | RecordingRequest, store: Store
) -> None:
    with store.open_scratch() as scratch:
        take, methods = _make_take(job, request, store, scratch=scratch)
        wav = store.put(
            job.key, ".wav", lambda path: sound.write_wav(path, take.pcm)
        )
    loudness = ffmpeg.measure_loudness(wav, job.name)
    info = TakeInfo(
        samples=Samples(len(take.pcm)),
        cues=take.cues,
        timing=take.timing,
        alignment=methods,
        engine=_name_engine(request),
        lufs=max(loudness.integrated, -99.0),
    )
    save_record(store, job.key, info)


def _make_take(
    job: Job,
    request: SpeechRequest | RecordingRequest,
    store: Store,
    *,
    scratch: Path,
) -> tuple[Take, tuple[str, ...]]:
    """Return a finished take, and how the words of each sentence were timed."""
    if isinstance(request, RecordingRequest):
        raw = recording.make_take(
            request.file,
            request.words,
            request.excerpt,
            is_translated=bool(request.is_translated),
        )
        finish = finishing.TakeFinish(request.language, request.filters)
        return finishing.finish(raw, request.words, finish)
    if request.parts is not None:
        return _speak_parts(
            job,
            request,
            request.parts,
            store=store,
            scratch=scratch,
        )
    raw = _load_or_speak(job, request.all_parts[0], store, scratch=scratch)
    language = request.narration.voice.language
    finish = finishing.TakeFinish(
        language, request.filters, _list_pauses(request)
    )
    return finishing.finish(raw, request.words, finish)


def _speak_parts(
    job: Job,
    request: SpeechRequest,
    parts: Sequence[VoicedPart],
    *,
    store: Store,
    scratch: Path,
) -> tuple[Take, tuple[str, ...]]:
    """Return a take of several voices; what they said before isn't said again."""
    spoken = []
    for part in parts:
        voice = part.narration.voice
        spoken.append(
            PartTake(
                take=_load_or_speak(job, part, store, scratch=scratch),
                words=part.narration.words,
                language=voice.language,
                filters=part.filters,
                voice=digest_json(dump(voice)),
                stretch=part.stretch,
            )
        )
    take, methods = join_parts(spoken)
    return set_pauses(take, request.words, _list_pauses(request)), methods


def _list_pauses(request: SpeechRequest) -> WantedPauses:
    after = {pause.word: pause.seconds for pause in request.word_pauses or ()}
    return WantedPauses(
        request.sentence_pause,
        request.comma_pause,
        request.paragraph_pause,
        request.paragraph_ends or (),
        after,
    )


def _name_engine(request: SpeechRequest | RecordingRequest) -> str:
    if isinstance(request, RecordingRequest):
        return recording.ENGINE
    return request.narration.voice.engine


def _load_or_speak(
    job: Job, part: VoicedPart, store: Store, *, scratch: Path
) -> Take:
    """Return an engine's sound for some words, from the store if it was spoken before."""
    key = part.raw_key
    kept = store.get(key, ".wav")
    info = load_record(store, key, RawTakeInfo)
    if kept is not None and info is not None:
        return Take(sound.read_wav(kept), info.cues, info.timing)
    voice = part.narration.voice
    words = part.narration.words
    engine = VOICES[voice.engine](voice.list_settings())
    line = Utterance(words, voice.language, voice.speaker)
    take = engine.speak(line, scratch)
    seconds = len(take.pcm) / SAMPLE_RATE
    if seconds < MIN_WORD_SECONDS * len(words):
        raise VoiceFailure(
            f"{job.name}: {voice.engine} gave {seconds:.2f} s of sound "
            f"for {len(words)} words"
        )
    store.put(key, ".wav", lambda path: sound.write_wav(path, take.pcm))
    save_record(store, key, RawTakeInfo(take.cues, take.timing))
    return take


def _draw(job: Job, request: DrawingRequest, store: Store) -> None:
    visual = compose.open_visual(
        request.visual,
        request.length,
        request.style,
        store=store,
        look=load_look(request.style),
    )
    for n in (0, request.length - 1):
        visual.paint(n)
    save_record(store, job.key, DrawingInfo(job.name))


def _paint_poster_frame(
    job: Job, request: PosterFrameRequest, store: Store
) -> None:
    picture = compose.prepare_poster_frame(
        request, store, load_look(request.style)
    )
    image = Image.fromarray(to_rgb(compose.paint(picture, 0)))
    store.put(
        job.key,
        ".jpg",
        lambda path: image.save(
            path,
            format="JPEG",
            quality=92,
            subsampling=0,
        ),
    )


def _make_segment(job: Job, request: SegmentRequest, store: Store) -> None:
    segment = compose.prepare(request, store, load_look(request.style))

    def write(path: Path) -> None:
        encode(segment, request, job.name, out=path)

    store.put(job.key, ".mp4", write)


def encode(
    segment: compose.SegmentPicture,
    request: SegmentRequest,
    name: str,
    *,
    out: Path,
) -> None:
    """Paint a segment's frames into the encoder, and count what it wrote.

    Raises:
        ToolFailure: ffmpeg failed, or wrote another number of frames.
    """
    style = request.style
    argv = encoders.build_encode_argv(
        style.size,
        style.fps,
        quality=request.quality,
        out=out,
        encoder=request.encoder,
    )
    _encode_frames(
        argv,
        name,
        _iter_buffers(segment),
        length=segment.length,
        out=out,
    )


def _encode_frames(
    argv: Sequence[str],
    name: str,
    chunks: Iterator[bytes | memoryview],
    *,
    length: int,
    out: Path,
) -> None:
    """Feed frames to an encoder, and count what it wrote."""
    stderr = process.pipe(argv, name, chunks)
    count = mp4_index.count_pictures(out, name) if out.is_file() else 0
    if count != length:
        message = f"wrote {count} of {length} frames"
        raise make_failure(argv, name, message, stderr=stderr)


def _iter_buffers(segment: compose.SegmentPicture) -> Iterator[memoryview]:
    for _, planes in compose.iter_frames(segment):
        yield from planes.iter_buffers()


def _make_lettering(job: Job, request: LetteringRequest, store: Store) -> None:
    lettering = prepare_lettering(request, load_look(request.style))
    frames = iter_lettering(lettering)
    _put_with_alpha(
        job,
        frames,
        request.style,
        length=request.length,
        store=store,
    )


def _make_cutout(job: Job, request: CutoutRequest, store: Store) -> None:
    cutout = prepare_cutout(request, store, load_look(request.style))
    frames = iter_cutout(cutout)
    _put_with_alpha(
        job,
        frames,
        request.style,
        length=cutout.length,
        store=store,
    )


def _put_with_alpha(
    job: Job,
    frames: Iterator[bytes],
    style: StyleRequest,
    *,
    length: int,
    store: Store,
) -> None:
    """Encode frames, yuva444p10le, and put them into the store."""

    def write(path: Path) -> None:
        argv = encoders.build_alpha_argv(style.size, style.fps, out=path)
        _encode_frames(
            argv,
            job.name,
            frames,
            length=length,
            out=path,
        )

    store.put(job.key, job.suffix, write)


def _measure_sound(job: Job, request: SoundRequest, store: Store) -> None:
    begin: float | None = None
    seconds: float = sound.MAX_SECONDS
    if request.excerpt:
        begin = request.excerpt.start
        seconds = request.excerpt.length
    with store.open_scratch() as scratch:
        info, _ = sound.decode_track(
            request.file,
            f"'{request.name}'",
            scratch / "sound.f32",
            seconds=seconds,
            begin=begin,
        )
    save_record(store, job.key, info)


def _mix(job: Job, request: MixdownRequest, store: Store) -> None:
    resolved = build_programme(request, store)
    found: list[sound.MixedSound] = []
    with store.open_scratch() as scratch:
        store.put(
            job.key,
            ".m4a",
            lambda path: found.append(
                sound.mix(resolved, store, scratch, out=path)
            ),
        )
    save_record(store, make_curve_key(job), found[0].music)
    save_record(store, job.key, found[0].loudness)


def build_programme(request: MixdownRequest, store: Store) -> sound.MixRequest:
    """Return what is mixed: takes as files of the store, sounds at their samples.

    Raises:
        ToolFailure: a take is no longer in the store.
    """
    takes = []
    infos = {}
    for take in request.takes:
        wav = store.get(take.key, ".wav")
        info = load_record(store, take.key, TakeInfo)
        if wav is None or info is None:
            raise ToolFailure(f"the mix: {TAKE_VANISHED}")
        takes.append(sound.PlacedTake(wav, info.lufs, take.start))
        infos[take.key] = info
    sounds = [_place_sound(cue, infos) for cue in request.sounds]
    hits = [_place_hit(cue, infos) for cue in request.hits]
    return sound.MixRequest(
        cues=tuple(takes),
        total=request.total,
        music=request.music,
        spots=tuple(sounds),
        target=request.target,
        hits=tuple(hits),
        ambience=request.ambience,
        stops=_place_stops(request.stops, infos),
        stings=_place_stings(request.stings, infos),
    )


def _place_sound(
    cue: SoundCue, takes: Mapping[str, TakeInfo]
) -> sound.PlacedSound:
    start = _find_start(cue, takes)
    return sound.PlacedSound(cue.file, cue.name, start, cue.level, cue.excerpt)


def _place_hit(cue: HitCue, takes: Mapping[str, TakeInfo]) -> sound.PlacedHit:
    return sound.PlacedHit(cue.kind, _find_start(cue, takes), cue.level)


def _place_stops(
    cues: Sequence[StopCue], takes: Mapping[str, TakeInfo]
) -> tuple[sound.PlacedStop, ...]:
    placed = []
    for cue in cues:
        start = _find_word_start(cue.word, takes)
        placed.append(sound.PlacedStop(start, cue.end))
    return tuple(placed)


def _place_stings(
    cues: Sequence[StingCue], takes: Mapping[str, TakeInfo]
) -> tuple[sound.PlacedSting, ...]:
    placed = []
    for cue in cues:
        start = _find_word_start(cue.word, takes)
        placed.append(sound.PlacedSting(start, cue.key))
    return tuple(placed)


def _find_start(
    cue: SoundCue | HitCue, takes: Mapping[str, TakeInfo]
) -> Samples:
    """Return the sample at which the word of a cue begins, or its own start without one."""
    if cue.word is None:
        return cue.start
    return _find_word_start(cue.word, takes)


def _find_word_start(
    word: SpokenWord, takes: Mapping[str, TakeInfo]
) -> Samples:
    """Return the sample of the film at which a word is first heard."""
    spoken_at, _ = takes[word.take.key].cues[word.index]
    return Samples(word.take.start + spoken_at)


MAKERS: dict[str, Callable[[Job, Any, Store], None]] = {
    "take": _make_spoken_take,
    "held": make_held_take,
    "trimmed": make_trimmed_take,
    "drawing": _draw,
    "poster": _paint_poster_frame,
    "segment": _make_segment,
    "lettering": _make_lettering,
    "cutout": _make_cutout,
    "sound": _measure_sound,
    "mix": _mix,
}

NESTED_MAKERS = {"raw": _load_or_speak}
"""What a job stores under a key of its own for other jobs; it has a VERSION as kinds of job do."""
