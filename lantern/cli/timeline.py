"""The verb timeline: the cut film as JSON."""

from __future__ import annotations

from lantern.cli.envelope import set_result
from lantern.cli.options import (
    AllowCommandOption,
    AllowPathOption,
    AllowPythonOption,
    DraftOption,
    FilmArgument,
    LanguageOption,
    OfflineOption,
    ShapeOption,
    StoreOption,
    VoiceOption,
)
from lantern.cli.output import print_json
from lantern.cli.session import open_checked


def timeline(
    film: FilmArgument,
    *,
    voice: VoiceOption,
    offline: OfflineOption,
    draft: DraftOption,
    shape: ShapeOption,
    store: StoreOption,
    language: LanguageOption,
    allow_path: AllowPathOption,
    allow_python: AllowPythonOption,
    allow_command: AllowCommandOption,
) -> None:
    """Print the cut film as JSON: shots, takes, words, overlays.

    All times are in frames. The film is spoken first, if it never was.
    """
    from lantern import rendering

    with open_checked(
        film,
        shape=shape,
        voice=voice,
        offline=offline,
        draft=draft,
        store=store,
        allow_path=allow_path,
        allow_python=allow_python,
        allow_command=allow_command,
        language=language,
    ) as session:
        rendition = rendering.speak_and_lay_out(session)
    timeline = rendition.timeline.to_json()
    set_result(**timeline)
    print_json(timeline)
