"""A user's or a clinic's own content: folders of YAML beside the shipped content, read, checked and added to it."""

from __future__ import annotations
