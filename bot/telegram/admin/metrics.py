"""The page for Prometheus: the health's figures as they are now, and the counts of this process.

Every metric has its meaning beside it, so that the page explains itself; ``deploy/grafana.json`` shows them.
"""

from collections.abc import Iterator

from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from bot.telegram.admin.health import Health
from bot.telegram.transport.metering import Meter

METRICS_TYPE = CONTENT_TYPE_LATEST

#: By name, without the ``onrecord_`` before it.
_MEANINGS = {
    "healthy": "1 if /healthz says ok",
    "started_timestamp_seconds": "When this process began to answer",
    "contact_seconds": "Since the last contact with Telegram",
    "as_of_timestamp_seconds": "When the archive was last brought up to date",
    "received": "Updates of the last day",
    "answered": "Questions of the last day that were answered with quotes",
    "refused": "Questions of the last day that the archive does not answer",
    "given_up": "Updates of the last day that got an apology, or could not be answered",
    "waiting": "Updates that wait",
    "oldest_waiting_seconds": "How long the oldest of them has waited",
    "sources_in_trouble": "Sources that fail or are silent",
    "source_lag_seconds": "Age of the newest article of the source that has brought none for longest",
    "generation": "Changes of the archive so far: rounds of indexing, corrections, takedowns",
}


class _HealthCollector(Collector):
    def __init__(self, health: Health) -> None:
        self._health = health

    def collect(self) -> Iterator[Metric]:
        """Yield the figures; Prometheus calls this."""
        for name, value in self._health.numbers():
            yield GaugeMetricFamily(f"onrecord_{name}", _MEANINGS[name], value)


def expose(health: Health, meter: Meter) -> bytes:
    """Return all metrics in the text format of Prometheus."""
    registry = CollectorRegistry()
    registry.register(_HealthCollector(health))
    return generate_latest(registry) + generate_latest(meter.registry)
