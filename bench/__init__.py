"""Measurements of Filrouge; `make bench` runs them, docs/benchmarks.md says what each one means."""
