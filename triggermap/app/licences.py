"""The licences that About shows, one paragraph a part."""

from __future__ import annotations

LICENCES = {
    "Trigger Map": "Program: MIT licence. Content (texts, zones): Creative Commons Attribution 4.0 (CC BY 4.0), "
    "Trigger Map contributors.",
    "Body": "Made from the MakeHuman and MPFB base mesh and shapes, released under CC0 1.0.",
    "Qt, PySide6": "Qt and Qt for Python, The Qt Company and contributors, GNU Lesser General Public License "
    "version 3. They are installed beside the program, unchanged, and can be replaced.",
    "Inter": "Typeface by The Inter Project Authors, SIL Open Font License 1.1.",
    "Icons": "Lucide, ISC licence; partly from Feather by Cole Bemis, MIT licence.",
    "PyYAML, platformdirs, markdown-it-py, mdurl, pypdf": "Kirill Simonov; platformdirs developers; Chris Sewell, "
    "Taneli Hukkinen and the markdown-it authors (all MIT licence); Mathieu Fenniak and contributors (BSD licence).",
}
