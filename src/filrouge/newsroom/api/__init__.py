"""The API: all that the console can do, for programs, and for the console itself."""
