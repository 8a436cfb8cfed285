"""Very many texts or questions against one index: in parts, on any engine, resumable.

`texts` cuts the input into parts, `work` does one of them wherever it is sent, `run` keeps what
is finished and puts the whole together in the order of the input.
"""
