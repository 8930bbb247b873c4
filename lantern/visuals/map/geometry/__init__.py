"""Where things are: projections, windows, lines, arrows, views, the camera, filled shapes."""
