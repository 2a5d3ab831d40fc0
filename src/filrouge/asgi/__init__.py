"""Finished bytes over ASGI: what reader and archive answer with. Knows nothing of lives."""
