"""Filrouge, a self-hosted platform for live news coverage."""

__version__ = "0.1.0.dev0"
