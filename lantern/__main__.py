"""Start the program: the command `lantern`, and `python -m lantern`."""

from __future__ import annotations

# Python has these when it starts: nothing has to be read for them.
import _signal
import os
from typing import NoReturn


def stop_at_once(*_: object) -> None:
    """End the process with a line: nothing has begun that could be left behind."""
    os.write(2, b"Interrupted.\n")
    os._exit(130)


def main() -> NoReturn:
    """Run the command line and exit; Ctrl-C during the imports, which take a while, is a line."""
    if _signal.getsignal(_signal.SIGINT) is _signal.default_int_handler:
        _signal.signal(_signal.SIGINT, stop_at_once)

    from lantern.core import signals

    signals.keep_time_for_the_end()
    signals.exit_on_signal()

    from lantern import cli

    cli.main()


if __name__ == "__main__":
    main()
