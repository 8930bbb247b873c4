"""The verb check: everything that is wrong with a film."""

from __future__ import annotations

from lantern.cli.options import (
    AllowCommandOption,
    AllowPathOption,
    AllowPythonOption,
    ArticleOption,
    FilmArgument,
    JsonOption,
    ShapesOption,
    StoreOption,
    StrictOption,
)
from lantern.cli.output import print_json, print_line, report_captions
from lantern.cli.session import (
    CheckOptions,
    apply_shape,
    load_checked,
    make_options,
    parse_shapes,
)


def check(
    film: FilmArgument,
    *,
    shapes: ShapesOption,
    strict: StrictOption,
    article: ArticleOption,
    store: StoreOption,
    allow_path: AllowPathOption,
    allow_python: AllowPythonOption,
    allow_command: AllowCommandOption,
    as_json: JsonOption,
) -> None:
    """Show everything that is wrong with the film; make nothing."""
    project = load_checked(
        film,
        CheckOptions(strict=strict, article=article, shapes=shapes, store=store),
        allow_path=allow_path,
        allow_python=allow_python,
        allow_command=allow_command,
        as_json=as_json,
    )
    options = make_options(project.script, store=store)
    captions = [
        report_captions(
            project, apply_shape(project.script, options, shape), as_json=as_json
        )
        for shape in parse_shapes(project.script, shapes)
    ]
    scenes = len(project.script.parts)
    if as_json:
        print_json({"ok": True, "scenes": scenes, "captions": captions[0]})
        return
    plural = "" if scenes == 1 else "s"
    print_line(f"{scenes} scene{plural}; nothing is wrong.")
