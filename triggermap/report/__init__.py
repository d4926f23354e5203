"""A printed page: laid out as plain blocks, painted with QtGui.

Only `fonts`, `figure`, `painter` and `output` import Qt; `blocks` and `build` are pure.
"""
