"""One plug-in of each kind: a voice, a visual, a transition and a platform."""
