"""The hot path: what readers ask for, from memory. No Django, no log: the relay is all it knows."""
