"""Where events are kept: the port, the codec of the export, the adapters. The SQL lives here."""
