"""Metrics: what an operator watches, in Prometheus' form, in a registry of our own."""

from collections.abc import Mapping

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4, generate_latest
from prometheus_client.platform_collector import PlatformCollector
from prometheus_client.process_collector import ProcessCollector

_SECONDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)


class Metrics:
    """All of one process; labels hold routes and operations, never what a caller chose, so that they stay few."""

    media_type = CONTENT_TYPE_PLAIN_0_0_4

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        ProcessCollector(registry=self.registry)
        PlatformCollector(registry=self.registry)
        self._http = self._timed("carillon_http_request_seconds", "HTTP requests.", ("method", "route", "status"))
        self._aws = self._timed("carillon_aws_request_seconds", "AWS operations.", ("service", "operation", "status"))
        self._write_wait = self._timed("carillon_database_write_wait_seconds", "Waiting for the turn to write.", ())
        self._jobs = Gauge("carillon_jobs", "Jobs that are not done.", ("state",), registry=self.registry)
        self._listeners = Gauge("carillon_push_listeners", "Listeners for pushes.", registry=self.registry)
        self._dropped = Counter("carillon_push_dropped", "Listeners cut off for being slow.", registry=self.registry)

    def observe_http(self, method: str, route: str, status: int, seconds: float) -> None:
        self._http.labels(method, route, str(status)).observe(seconds)

    def observe_aws(self, service: str, operation: str, status: int, seconds: float) -> None:
        self._aws.labels(service, operation, str(status)).observe(seconds)

    def observe_write_wait(self, seconds: float) -> None:
        self._write_wait.observe(seconds)

    def set_jobs(self, counts: Mapping[str, int]) -> None:
        for state, count in counts.items():
            self._jobs.labels(str(state)).set(count)

    def set_listeners(self, count: int) -> None:
        self._listeners.set(count)

    def listener_dropped(self) -> None:
        self._dropped.inc()

    def page(self) -> bytes:
        """What /metrics answers."""
        return generate_latest(self.registry)

    def _timed(self, name: str, says: str, labels: tuple[str, ...]) -> Histogram:
        return Histogram(name, says, labels, registry=self.registry, buckets=_SECONDS)
