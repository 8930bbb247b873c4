"""The film's cut, from its timeline and the files that its parts were written to."""

from __future__ import annotations

from collections.abc import Iterator

from lantern.core.text import make_encodable, make_one_line
from lantern.core.units import Frames
from lantern.editions.export.edit import (
    EditClip,
    EditDissolve,
    EditMarker,
    EditMedia,
    EditSequence,
    EditTrack,
)
from lantern.editions.export.media import MediaFiles
from lantern.editions.finished import FinishedFilm
from lantern.editions.plates import PlateFile
from lantern.plan.remark_times import find_remark_frame
from lantern.script import marks
from lantern.timeline.model import compute_overlap_out


def build_sequence(film: FinishedFilm, files: MediaFiles) -> EditSequence:
    """Return the cut: a track for each kind of file that the film has, chapters and remarks."""
    timeline = film.timeline
    return EditSequence(
        title=_clean(film.session.script.film.title),
        fps=timeline.fps,
        size=film.rendition.output_format.size,
        length=timeline.total,
        tracks=tuple(_iter_tracks(film, files)),
        markers=tuple(_list_markers(film)),
    )


def _clean(text: str) -> str:
    """Return text as one line that every format can hold."""
    return make_encodable(make_one_line(text))


def _iter_tracks(film: FinishedFilm, files: MediaFiles) -> Iterator[EditTrack]:
    yield _lay_pictures(film, files)
    if files.lettering:
        clips = []
        for run in files.lettering:
            clips.append(_cut_plate(run, run.start, run.length, files=files))
        yield EditTrack("lettering", tuple(clips))
    if files.voice:
        yield _lay_voice(film, files)
    for role, path in files.stems.items():
        media = EditMedia(files.name(path), film.timeline.total)
        clip = EditClip(
            role.capitalize(), media, Frames(0), film.timeline.total, Frames(0)
        )
        yield EditTrack(role, (clip,))


def _lay_pictures(film: FinishedFilm, files: MediaFiles) -> EditTrack:
    """Return the shots, with dissolves over their cuts; other transitions are clips."""
    shots = film.timeline.shots
    baked = {plate.shot: plate for plate in files.transitions}
    clips = []
    dissolves = []
    for i, shot in enumerate(shots):
        start, end = shot.start, shot.end
        if i in baked:
            plate = baked[i]
            name = f"{_name_shot(film, i)}: {shot.transition}"
            clips.append(
                _cut_plate(
                    plate,
                    plate.start,
                    plate.length,
                    files=files,
                    name=name,
                )
            )
            start = shot.clear_start
        elif shot.overlap:
            dissolves.append(EditDissolve(shot.start, Frames(shot.overlap)))
        if i + 1 in baked:
            end = Frames(end - compute_overlap_out(shots, i))
        if end > start:
            length = Frames(end - start)
            name = _name_shot(film, i)
            clips.append(
                _cut_plate(
                    files.plates[i],
                    start,
                    length,
                    files=files,
                    name=name,
                )
            )
    return EditTrack("pictures", tuple(clips), tuple(dissolves))


def _cut_plate(
    plate: PlateFile,
    start: Frames,
    length: Frames,
    *,
    files: MediaFiles,
    name: str = "",
) -> EditClip:
    """Return the part of a plate that is seen from a frame of the film on.

    Without a name it has its file's.
    """
    media = EditMedia(files.name(plate.path), plate.length)
    offset = Frames(start - plate.start)
    return EditClip(name or plate.path.stem, media, start, length, offset)


def _name_shot(film: FinishedFilm, i: int) -> str:
    """Return what the shot of this index is called: its scene's number and name, and its own."""
    placed = film.timeline.shots[i]
    part = film.session.script.parts[placed.scene]
    return _clean(
        f"{part.number:02} {part.scene.scene}, shot {placed.shot + 1}"
    )


def _lay_voice(film: FinishedFilm, files: MediaFiles) -> EditTrack:
    clips = []
    for scene, voice in files.voice.items():
        media = EditMedia(files.name(voice.path), voice.length)
        part = film.session.script.parts[scene]
        name = _clean(f"{part.number:02} {part.scene.scene}")
        clips.append(
            EditClip(name, media, voice.start, voice.length, Frames(0))
        )
    return EditTrack("voice", tuple(clips))


def _list_markers(film: FinishedFilm) -> list[EditMarker]:
    """Return chapters and the author's remarks by time; a check names those of scenes gone."""
    found = []
    for frame, title in film.timeline.chapters:
        found.append(EditMarker(frame, _clean(title), is_chapter=True))
    script = film.session.script
    remarks, _ = marks.load(script)
    for remark in remarks:
        at = find_remark_frame(script, film.timeline, remark.mark)
        if at is not None:
            text = _clean(remark.mark.text)
            found.append(EditMarker(at, text, is_chapter=False))
    return sorted(found, key=lambda marker: marker.frame)
