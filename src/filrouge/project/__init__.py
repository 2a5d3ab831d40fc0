"""The Django project: settings, addresses, ASGI. It only composes."""
