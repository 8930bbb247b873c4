"""Write the pages of docs/reference, or tell with --check which are out of date."""

from __future__ import annotations

import argparse

from scripts.reference.pages import COMMAND, list_stale, write_all


def main() -> int:
    """Write the pages; return 1 if they were only to be checked and one is stale."""
    parser = argparse.ArgumentParser(prog=COMMAND, description=__doc__)
    parser.add_argument(
        "--check",
        action="store_true",
        help="Write nothing; fail if a page is stale.",
    )
    if not parser.parse_args().check:
        write_all()
        return 0
    stale = list_stale()
    for name in stale:
        print(f"docs/reference/{name} is out of date; run {COMMAND}")
    return 1 if stale else 0


if __name__ == "__main__":
    raise SystemExit(main())
