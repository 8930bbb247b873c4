"""The verb render: the film, made and published."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lantern.cli.descriptions import list_described_runs
from lantern.cli.known_answers import FilmQuestion, find_answer, keep_answer
from lantern.cli.languages import parse_languages, run_each
from lantern.cli.options import (
    AllowCommandOption,
    AllowPathOption,
    AllowPythonOption,
    ClusterOption,
    DescribedOption,
    DraftOption,
    FilmArgument,
    InsecureClusterOption,
    JobsOption,
    LanguageOption,
    LanguagesOption,
    OfflineOption,
    OnlyOption,
    OutOption,
    ShapesOption,
    ShardOption,
    ShortOption,
    ShortsOption,
    StoreOption,
    StrictOption,
    UsageError,
    VoiceOption,
)
from lantern.cli.output import print_report
from lantern.cli.session import (
    CheckOptions,
    has_faults,
    load_film,
    make_options,
    open_session,
    require_valid,
)
from lantern.cli.shapes import list_shape_runs
from lantern.cli.shares import render_shares
from lantern.cli.shorts import (
    apply_short,
    name_shapes,
    require_no_other,
    select_shorts,
)
from lantern.cli.workforce import Workforce, choose_cluster

if TYPE_CHECKING:
    from lantern.core.problems import Problem
    from lantern.plan.project import Project
    from lantern.rendering import FilmInputs, RenderOptions
    from lantern.script.film_script import Script


# long: it passes on each of its options once
def render(
    film: FilmArgument,
    *,
    only: OnlyOption,
    voice: VoiceOption,
    offline: OfflineOption,
    draft: DraftOption,
    jobs: JobsOption,
    cluster: ClusterOption,
    insecure_cluster: InsecureClusterOption,
    shapes: ShapesOption,
    described: DescribedOption,
    short: ShortOption,
    shorts: ShortsOption,
    shard: ShardOption,
    language: LanguageOption,
    languages: LanguagesOption,
    out: OutOption,
    store: StoreOption,
    strict: StrictOption,
    allow_path: AllowPathOption,
    allow_python: AllowPythonOption,
    allow_command: AllowCommandOption,
) -> None:
    """Make the film: speak, draw, cut, encode.

    It makes only what has changed since the last time.
    """
    if shard is not None and only is not None:
        raise UsageError("--shard is for a whole film; leave --only out")
    if short and shorts:
        raise UsageError("--shorts makes all of them; leave --short out")
    is_short = bool(short) or shorts
    if is_short:
        require_no_other(
            only=only,
            shapes=shapes,
            described=described,
            shard=shard,
        )
    check = CheckOptions(
        strict=strict,
        shapes=shapes,
        store=store,
    )
    workforce = Workforce(
        jobs, choose_cluster(cluster, insecure=insecure_cluster)
    )

    def list_runs(script: Script) -> list[RenderOptions]:
        options = make_options(
            script,
            out=out,
            store=store,
            draft=draft,
            voice=voice,
            offline=offline,
            only=only,
        )
        if is_short:
            chosen = select_shorts(script, short)
            return [apply_short(script, options, each) for each in chosen]
        runs = list_shape_runs(script, options, shapes)
        if described:
            runs = list(list_described_runs(script, runs))
        return [replace(each, shard=shard) for each in runs]

    def make_one(tag: str | None) -> None:
        question = None
        if not (only or shard or strict or allow_python or allow_command):
            places = [str(path) for path in (out or "", *(allow_path or ()))]
            choices = [tag, voice, offline, draft, shapes, described, places]
            choices += ["short", short or ""] if is_short else []
            question = FilmQuestion("render", film, choices, store)
            if _print_finished(question):
                return
        loaded, problems = load_film(
            film,
            allow_path,
            allow_python=allow_python,
            allow_command=allow_command,
            for_draft=draft,
            language=tag,
        )
        wish = check
        if is_short and loaded is not None:
            wish = replace(check, shapes=name_shapes(loaded.script, short))
        make(
            loaded,
            problems,
            wish,
            list_runs=list_runs,
            workforce=workforce,
            question=question,
        )

    run_each(parse_languages(language, languages), make_one, shard=shard)


def make(
    loaded: Project | None,
    problems: list[Problem],
    check: CheckOptions,
    *,
    list_runs: Callable[[Script], list[RenderOptions]],
    workforce: Workforce,
    question: FilmQuestion | None = None,
) -> None:
    """Check a film and make its renderings, unless they are finished; print their reports.

    Args:
        loaded: the film; None if it can't be read.
        problems: those found when it was loaded.
        check: how it is checked.
        list_runs: gives the renderings to be made of a film without problems.
        workforce: who makes it.
        question: under which is kept that all of it is finished.
    """
    from lantern import rendering

    if loaded is None or has_faults(problems):
        require_valid(loaded, problems, check)
        return
    runs = list_runs(loaded.script)
    if runs[0].shard is not None:
        require_valid(loaded, problems, check)
        render_shares(loaded, runs, workforce=workforce)
        return
    inputs = None
    if runs[0].only is None:
        with suppress(OSError):  # the checks say which file can't be read
            inputs = rendering.read_inputs(loaded)
    if inputs is not None and not check.strict:
        reports = _find_finished(inputs, runs)
        if reports is not None:
            _print_reports(loaded, runs, reports)
            if question is not None:
                finished = _describe_finished(loaded, runs, reports)
                keep_answer(question, finished, loaded, others=())
            return
    require_valid(loaded, problems, check)
    _render_all(loaded, runs, inputs, workforce=workforce)


def _print_finished(question: FilmQuestion) -> bool:
    """Print the reports of a film that is known to be finished; return False if it isn't."""
    from lantern.rendering import find_finished

    reports = {}
    for each in find_answer(question) or []:
        report = find_finished(each["inputs"], Path(each["out"]))
        if report is None:
            return False
        reports[each["film"]] = report
    for film, report in reports.items():
        print_report(report, Path(film))
    return bool(reports)


def _describe_finished(
    project: Project,
    runs: Sequence[RenderOptions],
    reports: Sequence[Mapping[str, Any]],
) -> list[dict[str, Any]]:
    """Return, as JSON, where the renderings of a finished film are, and what decides each."""
    described = []
    for options, report in zip(runs, reports, strict=True):
        film = options.find_film(project.script)
        described.append(
            {
                "out": str(options.out),
                "film": str(film),
                "inputs": report["inputs"],
            }
        )
    return described


def _find_finished(
    inputs: FilmInputs, runs: Sequence[RenderOptions]
) -> list[dict[str, Any]] | None:
    """Return the reports of a film that is finished in every shape; else None."""
    from lantern import rendering

    reports = []
    for options in runs:
        report = rendering.find_finished(
            inputs.add_choices(options), options.out
        )
        if report is None:
            return None
        reports.append(report)
    return reports


def _print_reports(
    project: Project,
    runs: Sequence[RenderOptions],
    reports: Sequence[dict[str, Any]],
) -> None:
    """Print the reports of the first runs: of those that were made before one failed."""
    for report, options in zip(reports, runs, strict=False):
        print_report(report, options.find_film(project.script))


def _render_all(
    project: Project,
    runs: Sequence[RenderOptions],
    inputs: FilmInputs | None,
    *,
    workforce: Workforce,
) -> None:
    """Render each shape, then print the reports, also of those made before one failed."""
    from lantern import rendering

    reports: list[dict[str, Any]] = []
    try:
        with open_session(project, runs[0], workforce=workforce) as session:
            for options in runs:
                own = replace(
                    session,
                    options=options,
                    timings={},
                )
                reports.append(rendering.render(own, inputs=inputs))
    finally:
        _print_reports(project, runs, reports)
