"""The verb fetch-relief: the heights of the ground that a film's close views show, shaded."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from lantern.cli.envelope import append_result, set_result
from lantern.cli.options import AllowPathOption, FilmArgument
from lantern.cli.output import print_line
from lantern.cli.session import require_no_problem, require_script
from lantern.core.problems import format_path

if TYPE_CHECKING:
    from lantern.credits.terrain import FetchedRelief
    from lantern.plan.relief_areas import WantedRelief


def fetch_relief(
    film: FilmArgument,
    *,
    allow_path: AllowPathOption,
) -> None:
    """Fetch a finer relief for the film's maps.

    The reliefs go to assets/relief, their credit to assets/credits.yml.
    """
    from lantern.core.text import make_slug
    from lantern.credits import terrain
    from lantern.plan.relief_areas import list_wanted_reliefs
    from lantern.script.paths import find_project

    script, faults = require_script(film, allow_path)
    wanted = list_wanted_reliefs(script)
    set_result(reliefs=[])
    assets = find_project(script.tree.file.parent) / "assets"
    for each in wanted:
        name = make_slug(each.map_path.stem) or "map"
        found = terrain.fetch_relief(each.area, assets, name)
        _tell(each, found)
    if not wanted:
        print_line("No map of the film needs a finer relief.")
    require_no_problem(faults)


def _tell(wanted: WantedRelief, found: FetchedRelief) -> None:
    bounds = [round(edge, 4) for edge in wanted.area.bounds]
    file = f"assets/relief/{found.path.name}"
    relief = {
        "map": wanted.map_path,
        "file": found.path,
        "bounds": bounds,
        "tiles": found.tiles,
        "filled": found.filled,
        "ledger": found.ledger,
    }
    append_result("reliefs", relief)
    width, height = found.size
    print_line(
        f"{format_path(found.path)}: {width} x {height}, from {found.tiles} tiles; "
        f"its entry is in {format_path(found.ledger)}."
    )
    if found.filled:
        print_line(
            f"The server lacks {found.filled} tiles or parts of them; coarser ones fill them."
        )
    where = format_path(Path(wanted.map_path))
    print_line(f"In {where}: relief: {{file: {file}, bounds: {bounds}}}")
