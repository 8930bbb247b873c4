"""The verb timeline: the cut film as JSON."""

from __future__ import annotations

from lantern.cli.options import (
    AllowCommandOption,
    AllowPathOption,
    AllowPythonOption,
    DraftOption,
    FilmArgument,
    OfflineOption,
    ShapeOption,
    StoreOption,
    VoiceOption,
)
from lantern.cli.output import print_json
from lantern.cli.session import (
    CheckOptions,
    apply_first_shape,
    load_checked,
    make_options,
    open_session,
)


def timeline(
    film: FilmArgument,
    *,
    voice: VoiceOption,
    offline: OfflineOption,
    draft: DraftOption,
    shape: ShapeOption,
    store: StoreOption,
    allow_path: AllowPathOption,
    allow_python: AllowPythonOption,
    allow_command: AllowCommandOption,
) -> None:
    """Print the cut film as JSON: shots, takes, words, overlays.

    All times are in frames. Speaks the film first if that was never done.
    """
    from lantern import rendering

    project = load_checked(
        film,
        CheckOptions(shapes=shape, store=store),
        allow_path=allow_path,
        allow_python=allow_python,
        allow_command=allow_command,
    )
    own = make_options(
        project.script, store=store, draft=draft, voice=voice, offline=offline
    )
    options = apply_first_shape(project.script, own, shape)
    with open_session(project, options) as session:
        rendition = rendering.speak_and_lay_out(session)
    print_json(rendition.timeline.to_json(), indent=1)
