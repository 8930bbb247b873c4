"""The verb doctor: what this machine has of all that films need."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from lantern.cli.options import JsonOption, StoreOption, flag
from lantern.cli.output import count, print_json, print_line
from lantern.cli.session import open_store
from lantern.core.problems import EXIT_TOOL

if TYPE_CHECKING:
    from lantern.checks.machine import MachineFinding

_SIGNS = {"good": "ok", "missing": "--", "bad": "BAD"}


def doctor(
    *,
    network: Annotated[
        bool, flag("--network", help="Ask the servers that some verbs need, too.")
    ],
    store: StoreOption,
    as_json: JsonOption,
) -> None:
    """Look at this machine, and say what films would lack.

    Ends with 5 if something is wrong that no film can do with.
    """
    from lantern.checks.machine import examine

    found = []
    for finding in examine(open_store(store).root, network=network):
        found.append(finding)
        _print_finding(finding, as_json=as_json)
    bad = [finding for finding in found if finding.verdict == "bad"]
    if not as_json:
        print_line(f"{count(len(bad), 'thing')} to mend." if bad else "All is well.")
    if bad:
        raise typer.Exit(EXIT_TOOL)


def _print_finding(finding: MachineFinding, *, as_json: bool) -> None:
    if as_json:
        told = {
            "name": finding.name,
            "verdict": finding.verdict,
            "text": finding.text,
            "cure": finding.cure,
        }
        print_json({"event": "finding", **told})
        return
    line = f"{_SIGNS[finding.verdict]:>3}  {finding.name}: {finding.text}"
    if finding.cure:
        line += f"; {finding.cure}"
    print_line(line)
