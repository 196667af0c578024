"""Benchmarks of the hot paths, each beside a named limit in the same run; figures never decide a test."""
