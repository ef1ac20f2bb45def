"""Benchmarks print ratios; no test times anything."""
