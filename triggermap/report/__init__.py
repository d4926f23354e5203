"""A printed page: laid out as plain blocks, painted with QtGui.

What is printed and in which order (`build`, `leaflet`, `article`, `handout`: `blocks`) is pure; how it is set (`text`,
`typesetter`, `tables`, `pictures`, `figure`: `pieces`), where it stands (`flow`, `layout`) and `output` need Qt.
"""
