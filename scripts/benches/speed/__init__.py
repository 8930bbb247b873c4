"""What the benches of speed are made of: made-up films, timed runs, encoders, other programs.
See benches/render.py.
"""
