#!/usr/bin/env python3
"""Render a film: `python render.py scenes/my-film`. Everything is in the package `lantern`; see `--help`."""

from lantern.cli import main

if __name__ == "__main__":
    main()
