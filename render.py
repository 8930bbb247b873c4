#!/usr/bin/env python3
"""Render a film: `python render.py scenes/my-film`; see `--help`.

Everything is in the package `lantern`.
"""

if __name__ == "__main__":
    # Until the program's own handler stands, Ctrl-C ends the process without a traceback. The
    # module behind `signal` is a part of Python itself: nothing has to be read for it.
    import _signal

    if _signal.getsignal(_signal.SIGINT) is _signal.default_int_handler:
        _signal.signal(_signal.SIGINT, _signal.SIG_DFL)

    from lantern.__main__ import main

    main()
