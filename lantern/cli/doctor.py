"""The verb doctor: what this machine has of all that films need."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from lantern.cli.envelope import append_result, note_fault
from lantern.cli.options import StoreOption, flag
from lantern.cli.output import count, print_line
from lantern.cli.session import open_store
from lantern.core.problems import EXIT_TOOL

if TYPE_CHECKING:
    from lantern.checks.machine import MachineFinding

_SIGNS = {"good": "ok", "missing": "--", "bad": "BAD"}


def doctor(
    *,
    network: Annotated[
        bool,
        flag("--network", help="Also ask the servers that some verbs need."),
    ],
    store: StoreOption,
) -> None:
    """Look at this machine, and say what films would lack.

    It checks the program, ffmpeg and its encoders, voices, extras, disk and permissions, and
    prints a line for each, with what to do. It ends with code 5 if no film can be made.
    """
    from lantern.checks.machine import examine

    found = []
    for finding in examine(open_store(store).root, network=network):
        found.append(finding)
        _print_finding(finding)
    bad = [finding for finding in found if finding.verdict == "bad"]
    print_line(
        f"{count(len(bad), 'thing')} to put right." if bad else "All is well."
    )
    if bad:
        raise typer.Exit(EXIT_TOOL)


def _print_finding(finding: MachineFinding) -> None:
    told = {
        "name": finding.name,
        "verdict": finding.verdict,
        "text": finding.text,
        "cure": finding.cure,
    }
    append_result("findings", told)
    if finding.verdict == "bad":
        note_fault(f"{finding.name}: {finding.text}", EXIT_TOOL)
    line = f"{_SIGNS[finding.verdict]:>3}  {finding.name}: {finding.text}"
    if finding.cure:
        line += f"; {finding.cure}"
    print_line(line)
