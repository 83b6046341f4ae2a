"""The page for Prometheus: it can be parsed, each metric says what it means, and the dashboard asks for no other."""

import json
import re
from datetime import timedelta
from pathlib import Path

from prometheus_client.parser import text_string_to_metric_families

from bot.records.given_answers import GivenAnswer
from bot.records.updates.table import UpdateState
from bot.telegram.admin.health import Figures, Health
from bot.telegram.admin.metrics import expose
from bot.telegram.transport.metering import Meter
from bot.writers import Outcome, Written
from tests.bot.support.fake_answerer import answered, citation, refused

_DASHBOARD = Path(__file__).parents[4] / "deploy" / "grafana.json"
_NAME = re.compile(r"\bonrecord_\w+")
_FIGURES = Figures(5, 3, 1, 1, 2, 60.0, "2026-02-03T12:00:00+00:00", 0, 3600.0, 17)


def read(health: Health, meter: Meter) -> dict[str, float]:
    """Return the value of each sample on the page."""
    families = text_string_to_metric_families(expose(health, meter).decode())
    return {
        sample.name + "".join(f" {name}={value}" for name, value in sorted(sample.labels.items())): sample.value
        for family in families
        for sample in family.samples
    }


def health(figures: Figures | None = _FIGURES) -> Health:
    """Return the health of a bot that polls."""
    return Health((), "1.0", "polling", "2026-02-03T12:00:00+00:00", 1.5, figures)


def test_figures_and_counts_are_on_one_page() -> None:
    """
    The health's figures as they are, and what this process did.
    """
    meter = Meter()
    meter.composed(0.08, GivenAnswer(answered("one", citation("One.")), "a"))
    meter.composed(0.3, GivenAnswer(refused("two"), "b"))
    meter.composed(0.01, None)
    meter.finished(timedelta(seconds=3), UpdateState.DONE)
    meter.finished(timedelta(seconds=-1), UpdateState.GIVEN_UP)
    meter.wrote(Written(Outcome.SHOWN, 2, {"figure": 1, "content": 3}, 700, 60, 0.25))
    meter.wrote(Written(Outcome.SILENT, into=500, out=4))
    meter.wrote(Written(Outcome.OVER_BUDGET))

    found = read(health(), meter)

    assert found["onrecord_healthy"] == 1
    assert found["onrecord_started_timestamp_seconds"] == 1770120000
    assert found["onrecord_source_lag_seconds"] == 3600
    assert found["onrecord_generation"] == 17
    assert found["onrecord_answers_total kind=said status=answered"] == 1
    assert found["onrecord_answers_total kind=said status=refused"] == 1
    assert found["onrecord_compose_seconds_bucket le=0.1"] == 2
    assert found["onrecord_compose_seconds_count"] == 3
    assert found["onrecord_updates_total state=given_up"] == 1
    assert found["onrecord_update_seconds_sum"] == 3
    assert [found[f"onrecord_prose_total outcome={one}"] for one in ("shown", "silent", "over_budget")] == [1, 1, 1]
    assert [found[f"onrecord_prose_sentences_total fate={one}"] for one in ("kept", "figure", "content")] == [2, 1, 3]
    assert [found[f"onrecord_prose_tokens_total direction={one}"] for one in ("in", "out")] == [1200, 64]
    assert found["onrecord_prose_cost_total"] == 0.25


def test_what_is_not_known_is_left_out() -> None:
    """
    A catalogue that cannot be read gives no figures, and no zeros that look like some.
    """
    found = read(Health(("bad",), "1.0", "webhook", "2026-02-03T12:00:00+00:00", None, None), Meter())

    assert found["onrecord_healthy"] == 0
    assert not {"onrecord_contact_seconds", "onrecord_waiting", "onrecord_as_of_timestamp_seconds"} & found.keys()


def test_each_metric_says_what_it_means() -> None:
    """
    Every family has a sentence of help.
    """
    families = list(text_string_to_metric_families(expose(health(), Meter()).decode()))

    assert len(families) > 12
    assert all(family.documentation for family in families)


def test_the_dashboard_asks_for_metrics_that_exist() -> None:
    """
    Each name in ``deploy/grafana.json`` is on the page of a bot that has worked.
    """
    meter = Meter()
    meter.composed(0.1, GivenAnswer(refused("two"), "b"))
    meter.finished(timedelta(seconds=3), UpdateState.DONE)
    meter.wrote(Written(Outcome.SHOWN, 2, {"figure": 1}, 700, 60, 0.25))
    exposed = {name.partition(" ")[0] for name in read(health(), meter)}
    dashboard = json.loads(_DASHBOARD.read_text())
    asked = {
        name for panel in dashboard["panels"] for target in panel["targets"] for name in _NAME.findall(target["expr"])
    }

    assert len(asked) > 10
    assert asked - exposed == set()
