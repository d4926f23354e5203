"""The body on the screen: canvas, overlays, small views, inset, screen reader."""
