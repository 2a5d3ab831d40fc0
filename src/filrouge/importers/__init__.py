"""Foreign bytes into commands, one file a format. No I/O and no clock: ids and bytes come in."""
