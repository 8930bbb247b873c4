"""Bring a finished film to the places where people watch it: once, and whole.

What is known without a network comes first: what goes up (`upload`, from `release_folder`), and
what is wrong with it (`checks`, `licence`). Then the engine (`run`) takes the steps that a
platform lists, in order, and writes each into a `journal` before and after it. A platform is a
small module in `platforms`.
"""
