"""What every test may use."""

import os

import hypothesis

from tests.browser import browser, open_page, pytest_collection_modifyitems

__all__ = ["browser", "open_page", "pytest_collection_modifyitems"]

# No deadline: machines of continuous integration pause at will.
hypothesis.settings.register_profile("default", deadline=None, max_examples=50)
hypothesis.settings.register_profile("ci", deadline=None, max_examples=100, derandomize=True)
hypothesis.settings.load_profile("ci" if os.environ.get("CI") else "default")
