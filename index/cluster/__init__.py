"""Articles read, taken apart and embedded by the workers of a Ray cluster, for the builder to store.

Nothing here writes: articles come back in the order in which they were read, whatever becomes of the workers.
"""

__all__ = ["job", "preparer", "ray_cluster"]
