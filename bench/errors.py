"""Errors of measuring.

::

    BenchError   one system cannot be measured; its message says why, the others are measured all the same
"""


class BenchError(Exception):
    """A system that cannot be measured; the message is for people."""
