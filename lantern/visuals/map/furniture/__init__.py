"""What belongs to the screen and not to the ground: title, legend, scale bar, globe, date, credit.

Each module draws one piece as SVG with the rectangle that it needs. `panel` has what they share.
Nothing here paints on a frame, apart from the outline of the view on the globe.
"""
