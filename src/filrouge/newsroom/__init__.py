"""The newsroom's console and API: what is not public yet. A Django app over `service`."""
