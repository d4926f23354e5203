"""A whole article as one document: title, text, what to read on, sources, previous and next."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QCoreApplication

from triggermap.domain.library import Article, Library
from triggermap.ui.library.html import HtmlWriter
from triggermap.words import phrase


def article_html(article: Article, library: Library, writer: HtmlWriter) -> str:
    """Return the body of the document; the claims are in `writer.claims` after that."""
    language = writer.language
    text = article.text(language)
    spare = f"margin-right:{writer.sheet.spare}px"
    reviewed = "library.reviewed" if article.reviewed else "library.not_reviewed"
    about = f"{phrase('library.minutes', language, count=text.minutes())}  ·  {phrase(reviewed, language)}"
    parts = [
        f'<p class="muted" style="{spare}">{escape(phrase(f"group.{article.group.value}", language))}</p>',
        f'<h1 style="{spare}"><a name="s0"></a>{escape(text.title)}</h1>',
        f'<p class="muted" style="{spare}">{escape(about)}</p>',
        writer.blocks(text.blocks),
        _read_on(article, library, writer),
        _sources(article, writer),
        _beside(article, library, writer),
    ]
    return "".join(parts)


def _read_on(article: Article, library: Library, writer: HtmlWriter) -> str:
    """Return links to the related articles with what each is about."""
    language = writer.language
    related = [library.by_id[name].text(language) for name in article.see]
    if not related:
        return ""
    lines = (
        f'<li style="margin-right:{writer.sheet.spare}px"><a href="article:{name}">{escape(text.title)}</a><br>'
        f"{escape(text.summary)}</li>"
        for name, text in zip(article.see, related, strict=True)
    )
    return f"<h2>{escape(phrase('library.see', language))}</h2><ul>{''.join(lines)}</ul>"


def _sources(article: Article, writer: HtmlWriter) -> str:
    language = writer.language
    known = writer.knowledge.source_by_key
    lines = []
    for key in article.sources:
        source = known[key]
        words = source.reference
        if not source.checked:
            words = phrase("library.source_unchecked", language, reference=words)
        lines.append(f'<li class="muted" style="margin-right:{writer.sheet.spare}px">{escape(words)}</li>')
    if not lines:
        return ""
    return f'<h2><a name="sources"></a>{escape(phrase("library.sources", language))}</h2><ol>{"".join(lines)}</ol>'


def _beside(article: Article, library: Library, writer: HtmlWriter) -> str:
    """Return the way to the articles before and after this one."""
    cells = {"left": "", "right": ""}
    for side, step, words in (
        ("left", -1, QCoreApplication.translate("Reading", "Previous: {title}")),
        ("right", 1, QCoreApplication.translate("Reading", "Next: {title}")),
    ):
        other = library.beside(article.id, step)
        if other is not None:
            title = escape(words.format(title=other.text(writer.language).title))
            cells[side] = f'<a href="article:{other.id}">{title}</a>'
    row = "".join(f'<td width="50%" valign="top" align="{side}">{inner}</td>' for side, inner in cells.items())
    return (
        f'<p style="margin-top:24px"></p><table width="{writer.sheet.measure}" cellspacing="0" cellpadding="4">'
        f"<tr>{row}</tr></table>"
    )
