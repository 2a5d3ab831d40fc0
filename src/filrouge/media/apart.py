"""Runs a module of ours in a process of its own, which may die and is told nothing of the house.

For what reads with large libraries, written in C, what strangers made: a process that crashes,
swells or hangs costs its own work only, and takes to its grave what it remembered.
"""

import gc
import logging
import os
import resource
import subprocess
import sys

# What a Python program needs to find itself and its libraries; secrets stand in other variables.
_PASSED_ON = frozenset({"PATH", "LD_LIBRARY_PATH", "PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV"})
_OWN_SETTINGS = {"VIPS_CONCURRENCY": "2", "MALLOC_ARENA_MAX": "2"}
"""Threads of the library, and heaps of the allocator: each claims addresses in advance."""


def run_apart(module: str, *arguments: str, given: bytes, max_seconds: float) -> bytes:
    """Run a module with `given` on its standard input, and give what it writes.

    Raises subprocess.TimeoutExpired after `max_seconds` of waiting, and CalledProcessError where
    it ends with an error; a return code of -SIGXCPU is that of one that worked too hard.
    """
    passed_on = {name: os.environ[name] for name in _PASSED_ON & os.environ.keys()}
    ran = subprocess.run(  # noqa: S603 - our own modules, and arguments of our own lists
        [sys.executable, "-P", "-m", module, *arguments],
        input=given,
        capture_output=True,
        check=True,
        timeout=max_seconds,
        env=passed_on | _OWN_SETTINGS,
    )
    return ran.stdout


def confine(*, memory_bytes: int, cpu_seconds: int) -> None:
    """Bound this process, and quieten what could make a warning of the library its end.

    While the binding hands a warning of libvips to Python's logging, the garbage collector may free
    a picture, which warns in its turn, and GLib answers a warning inside a warning with abort().
    """
    resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
    # At the first limit comes SIGXCPU, which says why; at the second SIGKILL.
    resource.setrlimit(resource.RLIMIT_CPU, (cpu_seconds, cpu_seconds + 5))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    gc.disable()
    logging.disable()
