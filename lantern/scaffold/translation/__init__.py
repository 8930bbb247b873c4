"""The translator's file: written from a film's texts, brought up to date, exchanged as PO.

What is translated is never lost here: a text follows its original, and one whose original is gone
is kept.
"""
