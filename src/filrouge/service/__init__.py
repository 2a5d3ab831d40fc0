"""The use cases: the only code that appends to the log."""
