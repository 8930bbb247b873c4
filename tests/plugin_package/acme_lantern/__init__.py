"""One plug-in of each kind: a voice, a visual and a transition."""
