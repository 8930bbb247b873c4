"""The verb batch: many films, one after the other, by the same workers."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lantern.cli.descriptions import list_described_runs
from lantern.cli.envelope import append_result, set_result, take_results
from lantern.cli.errors import attempt
from lantern.cli.options import (
    AllowCommandOption,
    AllowPathOption,
    AllowPythonOption,
    ClusterOption,
    InsecureClusterOption,
    JobsOption,
    OfflineOption,
    ShardOption,
    StoreOption,
    UsageError,
)
from lantern.cli.output import (
    count,
    print_line,
    print_problems,
    warn,
)
from lantern.cli.render import make
from lantern.cli.session import (
    CheckOptions,
    load_film,
    make_options,
    open_store,
)
from lantern.cli.shapes import list_shape_runs
from lantern.cli.workforce import Workforce, choose_cluster
from lantern.core.problems import choose_exit_code

if TYPE_CHECKING:
    from lantern.cli.batch_file import BatchJob, BatchLine
    from lantern.rendering import RenderOptions
    from lantern.rendering.shards import Shard
    from lantern.script.film_script import Script


# long: it passes on each of its options once
def batch(
    listed: Annotated[
        Path,
        typer.Argument(
            metavar="LIST",
            readable=False,
            help='A file with a rendering on each line: {"film": "a", "shapes": "9:16"}.',
        ),
    ],
    *,
    offline: OfflineOption,
    jobs: JobsOption,
    cluster: ClusterOption,
    insecure_cluster: InsecureClusterOption,
    shard: ShardOption,
    store: StoreOption,
    allow_path: AllowPathOption,
    allow_python: AllowPythonOption,
    allow_command: AllowCommandOption,
) -> None:
    """Render a list of films, with one store and the same workers.

    If one fails, the others are still made.
    """
    from lantern.cli.batch_file import read_batch

    workforce = Workforce(
        jobs, choose_cluster(cluster, insecure=insecure_cluster)
    )
    lines, problems = read_batch(listed)
    print_problems(problems)
    if problems:
        warn("Nothing was rendered.")
        raise typer.Exit(choose_exit_code(problems))
    shared = open_store(store).root
    claimed: dict[Path, BatchLine] = {}

    def render_line(line: BatchLine, hands: Workforce) -> None:
        job = line.job
        loaded, found = load_film(
            line.find(job.film),
            allow_path,
            allow_python=allow_python,
            allow_command=allow_command,
            for_draft=job.draft,
            language=job.language,
        )

        def list_runs(script: Script) -> list[RenderOptions]:
            runs = _list_runs(script, line, shared, offline=offline)
            _claim(runs, line, claimed)
            return [replace(run, shard=shard) for run in runs]

        check = CheckOptions(shapes=job.shapes, store=shared)
        make(
            loaded,
            found,
            check,
            list_runs=list_runs,
            workforce=hands,
        )

    codes = []
    with workforce.keep(shared) as hands:
        for line in lines:
            work = functools.partial(render_line, line, hands)
            codes.append(attempt(work, place=line.place))
            append_result("lines", _describe_line(line, codes[-1]))
    _report(lines, codes, shard=shard)


def _list_runs(
    script: Script, line: BatchLine, store: Path, *, offline: bool
) -> Sequence[RenderOptions]:
    """Return the renderings that a line asks for.

    Raises:
        UsageError: the film has no such voice or shape, or describes nothing.
    """
    job: BatchJob = line.job
    options = make_options(
        script,
        out=line.find(job.out) if job.out else None,
        store=store,
        draft=job.draft,
        voice=job.voice,
        offline=offline,
    )
    runs = list_shape_runs(script, options, job.shapes)
    if job.described:
        return list(list_described_runs(script, runs))
    return runs


def _claim(
    runs: Sequence[RenderOptions],
    line: BatchLine,
    claimed: dict[Path, BatchLine],
) -> None:
    """Note the output folders of a line; a second film there would take the place of the first.

    Raises:
        UsageError: an earlier line has one of them.
    """
    for run in runs:
        earlier = claimed.setdefault(run.out.resolve(), line)
        if earlier is not line:
            raise UsageError(
                f"{run.out} is where line {earlier.place.line} puts its film; give this one"
                ' another "out"'
            )


def _describe_line(line: BatchLine, code: int) -> dict[str, object]:
    """Return what became of a line, as JSON."""
    return {
        "line": line.place.line,
        "film": line.job.film,
        "exit": code,
        "renderings": take_results("renderings"),
        "shares": take_results("shares"),
    }


def _report(
    lines: Sequence[BatchLine],
    codes: Sequence[int],
    *,
    shard: Shard | None,
) -> None:
    """Say how many were made and which weren't; end the program with the lowest code of those."""
    failed = {
        line: code for line, code in zip(lines, codes, strict=True) if code
    }
    made = len(lines) - len(failed)
    set_result(made=made)
    share = f"Share {shard} of " if shard else ""
    print_line(f"{share}{made} of {count(len(lines), 'rendering')} made.")
    for line in failed:
        print_line(f"  not made: {line.job.film} ({line.place})")
    if failed:
        raise typer.Exit(min(failed.values()))
