"""Carries recorded events from the log to every reader process."""
