"""Trigger Map: an offline map from where it hurts to the trigger points that commonly refer pain there."""

__version__ = "0.1.0"
