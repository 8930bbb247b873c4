"""Start the program: the command `lantern`, and `python -m lantern`."""

from __future__ import annotations

import _signal
from typing import NoReturn


def main() -> NoReturn:
    """Run the command line and exit; Ctrl-C during the imports, which take a while, is quiet."""
    if _signal.getsignal(_signal.SIGINT) is _signal.default_int_handler:
        _signal.signal(_signal.SIGINT, _signal.SIG_DFL)

    from lantern.core import signals

    signals.exit_on_signal()

    from lantern import cli

    cli.main()


if __name__ == "__main__":
    main()
