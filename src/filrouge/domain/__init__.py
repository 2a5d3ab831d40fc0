"""The pure heart of the house: what a live is, what may happen to it, what has happened.

Nothing here does I/O, knows a clock, makes an id or a random number: all of these come in as
arguments. It imports the standard library, msgspec and immutables (see docs/adr/0002).
"""
