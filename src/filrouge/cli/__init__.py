"""The command `filrouge`. It only composes: what it does is done in `service` and `reader`."""

from filrouge.cli.main import main

__all__ = ["main"]
