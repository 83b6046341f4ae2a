"""Engines of one process of tests share what they compile."""

from sqlalchemy import Engine, select

from index.catalogue.tables import STATE
from tests.shared_statements import SharedStatements


def _run(engine: Engine) -> None:
    with engine.begin() as connection:
        STATE.create(connection)
        assert connection.execute(select(STATE)).all() == []
    engine.dispose()


def test_a_statement_is_compiled_by_the_first_engine_alone() -> None:
    """
    The second finds it, in a database of its own.
    """
    statements = SharedStatements()
    first = statements.create_engine("sqlite://")
    _run(first)
    second = statements.create_engine("sqlite://")
    compiled = list(first._compiled_cache or ())
    _run(second)

    assert compiled
    assert list(second._compiled_cache or ()) == compiled


def test_an_engine_that_never_connected_is_no_pattern() -> None:
    """
    Its dialect does not know the database yet.
    """
    statements = SharedStatements()
    idle = statements.create_engine("sqlite://")
    used = statements.create_engine("sqlite://")
    _run(used)
    last = statements.create_engine("sqlite://")

    assert last.dialect is used.dialect is not idle.dialect
