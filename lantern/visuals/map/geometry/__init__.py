"""Where things lie: projections, views, the camera, and shapes filled with colour."""
