"""What the voices that run an ONNX model share; nothing here knows a voice.

`model` opens a model and runs it, `taps` reads the durations out of a graph that keeps them to
itself, `durations` turns them into the times of words. `protobuf` is the little of that format
that the taps need.
"""
