"""The film for editing programs: clean pictures, lettering, sound and captions, and projects.

The model in `edit` is the film's cut in whole frames; each format has a module that writes it.
"""
