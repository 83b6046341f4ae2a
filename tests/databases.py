"""Which database a test's catalogues are in: SQLite, unless `on_each_database` says that it is Postgres' turn."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Engine

from index.catalogue.database import open_catalogue


class Databases:
    """The databases of the test that runs; one for each data directory."""

    def __init__(self) -> None:
        self._make: Callable[[], str] | None = None
        self._made: dict[Path, str] = {}
        self._opened: list[Engine] = []

    def address_of(self, data_dir: Path) -> str:
        """Return the address of the database for a data directory, the same every time; empty for SQLite."""
        if self._make and data_dir not in self._made:
            self._made[data_dir] = self._make()
        return self._made.get(data_dir, "")

    def open(self, data_dir: Path, *, is_copied_to: bool = False) -> Engine:
        """Open the catalogue for a data directory, in the same database every time."""
        engine = open_catalogue(data_dir, self.address_of(data_dir), is_copied_to=is_copied_to)
        self._opened.append(engine)
        return engine

    @contextmanager
    def made_by(self, make: Callable[[], str], take_back: Callable[[str], None]) -> Iterator[None]:
        """Make databases by a function while the block runs, and give them back after it."""
        self._make = make
        try:
            yield
        finally:
            for engine in self._opened:
                engine.dispose()
            for address in self._made.values():
                take_back(address)
            self._make = None
            self._made.clear()
            self._opened.clear()


DATABASES = Databases()
