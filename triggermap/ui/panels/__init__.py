"""The right side of the window: search, marks, warnings, candidates and their cards."""
