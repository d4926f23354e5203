"""State that the views show: undoable changes, the tree of regions, what self-care is allowed."""
