"""A large work in parts: by this process, by processes of this machine, or by a Dask cluster.

Every engine takes `work`, a function of one part, and parts one after another; it yields each part
with its result as soon as that is there, in any order, and never holds more parts than its
workers can soon use. A worker that dies takes no part with it.
"""


class WorkersLost(RuntimeError):
    """No worker can be had, or they die over a part again and again; one clear sentence."""
