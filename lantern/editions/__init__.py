"""Other editions of a finished film: for editing programs, for listening, reading and teaching.

Each edition is a folder in the film's output, with a report of its own.
"""
