"""Columns for ids of the log."""

ID_MAX = 64
"""As long as the domain lets an id be (domain/clean.py)."""
