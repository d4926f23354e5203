"""The library in the window: contents, reading, search, presentation."""
