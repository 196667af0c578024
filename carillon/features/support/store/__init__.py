"""The tables of support requests and of bundles of logs."""
