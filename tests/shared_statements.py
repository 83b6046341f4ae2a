"""SQL that is compiled once in a process of tests, and not once for each of the thousand catalogues that it opens."""

from typing import Any

from sqlalchemy import Dialect, Engine, create_engine, event
from sqlalchemy.engine.interfaces import CompiledCacheType

#: More than the program has; what does not fit is compiled again.
_STATEMENTS = 5_000


class SharedStatements:
    """Makes engines that share the statements which the first of their dialect has compiled."""

    def __init__(self) -> None:
        self._shared: dict[str, tuple[Dialect, CompiledCacheType | None]] = {}

    def create_engine(self, *address: Any, **options: Any) -> Engine:
        """Create an engine as SQLAlchemy does, with the dialect and the statements of the first that connected.

        A dialect is shared as well, because it is part of the keys by which compiled statements are found. It is
        complete once it has seen a connection.
        """
        engine = create_engine(*address, query_cache_size=_STATEMENTS, **options)
        name = engine.dialect.name
        if name in self._shared:
            engine.dialect, engine._compiled_cache = self._shared[name]
        else:

            @event.listens_for(engine, "connect", once=True)
            def _share(*_connected: object) -> None:
                self._shared.setdefault(name, (engine.dialect, engine._compiled_cache))

        return engine
