#!/usr/bin/env python3
"""Render a film: `python render.py scenes/my-film`; see `--help`.

Everything is in the package `lantern`.
"""

if __name__ == "__main__":
    from lantern.core import signals

    signals.exit_on_signal()  # the imports below take a while

    from lantern.cli import main

    main()
