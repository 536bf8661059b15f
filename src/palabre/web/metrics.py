"""What the doors count: route templates, methods and statuses, never an address or a name."""

from collections.abc import Callable

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram

_BUCKETS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0)
_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"})


class HttpMetrics:
    """``palabre_http_requests_total`` and ``palabre_http_request_duration_seconds``."""

    def __init__(self, registry: CollectorRegistry, *, version: str, monotonic: Callable[[], float]) -> None:
        self.monotonic = monotonic
        self._requests = Counter(
            "palabre_http_requests_total",
            "Requests answered.",
            ("route", "method", "status"),
            registry=registry,
        )
        self._duration = Histogram(
            "palabre_http_request_duration_seconds",
            "From the head of a request to the last byte handed to the server.",
            ("route",),
            registry=registry,
            buckets=_BUCKETS,
        )
        build = Gauge(
            "palabre_build_info", "Always 1; the version is in the label.", ("version",), registry=registry
        )
        build.labels(version).set(1)
        # Looking a child up by its labels costs more than the counting itself.
        self._counts: dict[tuple[str, str, int], Counter] = {}
        self._times: dict[str, Histogram] = {}

    def record(self, route: str, method: str, status: int, started: float) -> None:
        """Count one answer; ``route`` is a template, so that the number of series stays bounded."""
        name = method if method in _METHODS else "other"
        key = (route, name, status)
        count = self._counts.get(key)
        if count is None:
            count = self._counts[key] = self._requests.labels(route, name, str(status))
        count.inc()
        duration = self._times.get(route)
        if duration is None:
            duration = self._times[route] = self._duration.labels(route)
        duration.observe(self.monotonic() - started)
