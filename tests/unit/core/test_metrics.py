"""What Prometheus reads."""

from prometheus_client.parser import text_string_to_metric_families

from carillon.core.metrics import Metrics


def samples(metrics: Metrics) -> dict[tuple[str, tuple[str, ...]], float]:
    families = text_string_to_metric_families(metrics.page().decode())
    return {
        (sample.name, tuple(sample.labels.values())): sample.value for family in families for sample in family.samples
    }


def test_requests_are_counted_and_timed_by_route_and_operation() -> None:
    metrics = Metrics()
    metrics.observe_http("GET", "/rooms/{room_id}", 200, 0.25)
    metrics.observe_http("GET", "/rooms/{room_id}", 200, 0.75)
    metrics.observe_aws("chime", "GetUser", 404, 0.5)
    found = samples(metrics)
    assert found["carillon_http_request_seconds_count", ("GET", "/rooms/{room_id}", "200")] == 2
    assert found["carillon_http_request_seconds_sum", ("GET", "/rooms/{room_id}", "200")] == 1.0
    assert found["carillon_aws_request_seconds_count", ("GetUser", "chime", "404")] == 1


def test_gauges_show_the_present() -> None:
    metrics = Metrics()
    metrics.set_jobs({"waiting": 3, "dead": 1})
    metrics.set_jobs({"waiting": 2, "dead": 1})
    metrics.set_listeners(7)
    metrics.listener_dropped()
    metrics.observe_write_wait(0.01)
    found = samples(metrics)
    assert found["carillon_jobs", ("waiting",)] == 2
    assert found["carillon_jobs", ("dead",)] == 1
    assert found["carillon_push_listeners", ()] == 7
    assert found["carillon_push_dropped_total", ()] == 1
    assert found["carillon_database_write_wait_seconds_count", ()] == 1


def test_two_installations_in_one_process_do_not_mix() -> None:
    first, second = Metrics(), Metrics()
    first.set_listeners(1)
    assert samples(second)["carillon_push_listeners", ()] == 0
