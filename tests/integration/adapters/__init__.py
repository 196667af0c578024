"""The Protocol suites, each run on every implementation against real servers."""
