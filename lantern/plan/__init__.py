"""What has to be made, and why: jobs with keys, planned from a script, its takes and its timeline.

A key is the digest of everything that decides a job's bytes: the frozen request, the digests of
its inputs, the makers' VERSIONs and the versions of the tools. `parts` are the same things under
names that people know.
"""

from __future__ import annotations

from lantern.plan.check_context import make_check_context
from lantern.plan.drawings import make_drawing_jobs, make_resting_drawing_jobs
from lantern.plan.film_cues import make_cues, make_subtitles
from lantern.plan.guessed_takes import guess
from lantern.plan.job import Job, digest_code, list_versions, why
from lantern.plan.mixdown import (
    build_mix_request,
    make_mix_job,
    make_sound_jobs,
)
from lantern.plan.rendition import OutputFormat, Rendition, describe_shot
from lantern.plan.segments import (
    align_views,
    build_segment_request,
    make_poster_frame_jobs,
    make_segment_jobs,
)
from lantern.plan.short_footage import find_short_footage
from lantern.plan.takes import (
    guess_sounds,
    has_raw_take,
    is_stored,
    list_unsaid,
    load_take,
    load_whole_take,
    make_engine,
    make_speech_job,
    make_take_job,
    tell_limits,
)
from lantern.plan.told_speech import list_done_marks, list_speaking

__all__ = [
    "Job",
    "OutputFormat",
    "Rendition",
    "align_views",
    "build_mix_request",
    "build_segment_request",
    "describe_shot",
    "digest_code",
    "find_short_footage",
    "guess",
    "guess_sounds",
    "has_raw_take",
    "is_stored",
    "list_done_marks",
    "list_speaking",
    "list_unsaid",
    "list_versions",
    "load_take",
    "load_whole_take",
    "make_check_context",
    "make_cues",
    "make_drawing_jobs",
    "make_engine",
    "make_mix_job",
    "make_poster_frame_jobs",
    "make_resting_drawing_jobs",
    "make_segment_jobs",
    "make_sound_jobs",
    "make_speech_job",
    "make_subtitles",
    "make_take_job",
    "tell_limits",
    "why",
]
