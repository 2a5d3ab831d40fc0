"""Where events are kept: the port, the codec of the export, and the adapters. The SQL lives here."""
