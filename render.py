#!/usr/bin/env python3
"""Render a film: `python render.py scenes/my-film`; see `--help`.

Everything is in the package `lantern`.
"""


def stop_at_once(*_: object) -> None:
    """End the process with a line: nothing has begun that could be left behind."""
    os.write(2, b"Interrupted.\n")
    os._exit(130)


if __name__ == "__main__":
    # Until the program's own handler stands, Ctrl-C ends the process without a traceback. Python
    # has these modules when it starts: nothing has to be read for them.
    import _signal
    import os

    if _signal.getsignal(_signal.SIGINT) is _signal.default_int_handler:
        _signal.signal(_signal.SIGINT, stop_at_once)

    from lantern.__main__ import main

    main()
