"""The window: Qt Widgets over the pure layers. Views ask by signals; the controller acts."""
