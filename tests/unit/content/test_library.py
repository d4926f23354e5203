from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from tests.unit.content.small_content import spoil
from tests.unit.content.small_library import write_library
from triggermap.content import library, load_knowledge
from triggermap.content.library_cache import COMPILED_NAME
from triggermap.content.library_folder import LoadedLibrary, read_library
from triggermap.domain.knowledge import Knowledge
from triggermap.domain.library import ArticleGroup, FlagsEmbed, Link, MapEmbed, spans_of
from triggermap.domain.text import Language


@pytest.fixture
def book(root: Path) -> Knowledge:
    return load_knowledge(root)


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    return write_library(tmp_path / "library")


def problems(loaded: LoadedLibrary, articles: Path) -> list[tuple[str, int, str]]:
    return [
        (each.file.relative_to(articles).as_posix(), each.line, f"{each.key}: {each.message}")
        for each in loaded.problems
    ]


def test_a_whole_library(articles: Path, book: Knowledge) -> None:
    loaded = read_library(articles, book)
    assert loaded.problems == ()
    assert [article.id for article in loaded.library.articles] == ["first_steps", "jaw_pain"]
    jaw = loaded.library.by_id["jaw_pain"]
    assert (jaw.order, jaw.group, jaw.seed, jaw.see) == (
        20,
        ArticleGroup.UNDERSTAND,
        ("acute cramp",),
        ("first_steps",),
    )
    assert (jaw.written, jaw.reviewed, jaw.muscles, jaw.places) == (
        "2026-11-28",
        False,
        ("jaw_muscle",),
        ("face.cheek",),
    )
    assert jaw.text(Language.NL).title == "Als de kaak pijn doet"
    assert MapEmbed("jaw_muscle", "jaw_muscle.upper", "The jaw muscle with its pain area") in jaw.en.blocks


def test_a_reference_to_nothing_is_named_and_left_out(articles: Path, book: Knowledge) -> None:
    for language in Language:
        spoil(articles, f"{language}/jaw_pain.md", "place:face.cheek", "place:face.cheeck")
    spoil(articles, "en/jaw_pain.md", "flags:sudden_weakness", "flags:sudden_weaknes")
    loaded = read_library(articles, book)
    found = problems(loaded, articles)
    assert ("en/jaw_pain.md", 25, ": there is no region 'face.cheeck'; did you mean 'face.cheek'?") in found
    assert any("there is no red flag 'sudden_weaknes'; did you mean 'sudden_weakness'?" in each[2] for each in found)
    text = loaded.library.by_id["jaw_pain"].en
    assert "face.cheeck" not in {
        span.target for spans in spans_of(text.blocks) for span in spans if isinstance(span, Link)
    }
    assert not [block for block in text.blocks if isinstance(block, FlagsEmbed)]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("order: 20", "order: soon", "order: expected a whole number"),
        ("order: 20\n", "", ": the key 'order' is missing"),
        ("order: 20", "ordre: 20", "ordre: unknown key 'ordre'; did you mean 'order'?"),
        ("group: understand", "group: understanding", "group: expected one of start, understand"),
        ('summary: "What it may be."', "summary: What it may be.", "summary: put the text in double quotes"),
        ("written: 2026-11-28", "written: 28-11-2026", "written: expected a date such as 2026-11-28"),
        ("reviewed: false", "reviewed: no", "reviewed: expected true or false"),
        ("id: jaw_pain", "id: jaw_ache", "id: expected the id 'jaw_pain'"),
        ("rest *first*", "rest <i>first</i>", "HTML is not used"),
    ],
)
def test_a_damaged_article_is_left_out_in_both_languages(
    articles: Path, book: Knowledge, old: str, new: str, message: str
) -> None:
    line = spoil(articles, "en/jaw_pain.md", old, new)
    loaded = read_library(articles, book)
    told = [each for each in problems(loaded, articles) if message in each[2]]
    assert told
    assert told[0][0] == "en/jaw_pain.md"
    assert told[0][1] in (line, 2)
    assert [article.id for article in loaded.library.articles] == ["first_steps"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("no front matter", "expected the front matter"),
        ("---\nid: x\n", "the front matter does not end"),
        ("---\nid: [\n---\ntext", "is not valid YAML"),
        ("---\n---\ntext", "is empty"),
    ],
)
def test_a_file_without_its_form(articles: Path, book: Knowledge, content: str, message: str) -> None:
    (articles / "en/jaw_pain.md").write_text(content, encoding="utf-8")
    loaded = read_library(articles, book)
    assert any(message in each[2] for each in problems(loaded, articles))
    assert [article.id for article in loaded.library.articles] == ["first_steps"]


def test_a_file_that_is_no_text(articles: Path, book: Knowledge) -> None:
    (articles / "en/jaw_pain.md").write_bytes(b"\xff\xfe\x00")
    found = problems(read_library(articles, book), articles)
    assert any(name == "en/jaw_pain.md" and "is not UTF-8" in message for name, _, message in found)


def test_an_article_without_a_twin_is_left_out_and_so_are_links_to_it(articles: Path, book: Knowledge) -> None:
    (articles / "nl/first_steps.md").unlink()
    loaded = read_library(articles, book)
    assert problems(loaded, articles) == [("en/first_steps.md", 0, ": has no twin nl/first_steps.md")]
    jaw = loaded.library.by_id["jaw_pain"]
    assert jaw.see == ()
    kinds = {span.kind.value for spans in spans_of(jaw.en.blocks) for span in spans if isinstance(span, Link)}
    assert "article" not in kinds


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("## Waar het pijn doet", "### Waar het pijn doet", "here stands '###', in the English text '##' (line 23)"),
        ("[](claim:few:study_2016)", "[](claim:several:study_2016)", "here stands 'claim several study_2016'"),
        ("map:jaw_muscle/upper", "map:jaw_muscle", "here stands 'embed map:jaw_muscle'"),
        ("\n![How a muscle pulls](diagram:muscle_contracts)\n", "", "the text ends here, in the English text"),
        ("order: 20", "order: 30", "order: differs from the English article, which says 20"),
    ],
)
def test_both_languages_have_the_same_bones(articles: Path, book: Knowledge, old: str, new: str, message: str) -> None:
    spoil(articles, "nl/jaw_pain.md", old, new)
    found = problems(read_library(articles, book), articles)
    assert [name for name, _, _ in found] == ["nl/jaw_pain.md"]
    assert message in found[0][2]


def test_sources_of_the_front_matter_are_those_of_the_text(articles: Path, book: Knowledge) -> None:
    for language in Language:
        spoil(articles, f"{language}/jaw_pain.md", "sources: [manual_1999, study_2016]", "sources: [manual_1999]")
        file = articles / f"{language}/first_steps.md"
        file.write_text(file.read_text(encoding="utf-8").replace("[manual_1999]", "[manual_1999, study_2016]"))
    found = {message for _, _, message in problems(read_library(articles, book), articles)}
    assert found == {
        ": cites 'study_2016', which is not among the front matter's sources",
        "sources: 'study_2016' is cited nowhere in the text",
    }


def test_the_second_opening_reads_no_article(articles: Path, book: Knowledge, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    first, faults = library(articles, book, cache)
    assert not faults
    assert (cache / COMPILED_NAME).is_file()
    for file in articles.rglob("*.md"):  # same size and time: only the compiled form can know what stood there
        status = file.stat()
        file.write_bytes(b"x" * status.st_size)
        os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))
    second, _ = library(articles, book, cache)
    assert second == first


def test_faulty_articles_are_not_stored(articles: Path, book: Knowledge, tmp_path: Path) -> None:
    (articles / "nl/first_steps.md").unlink()
    for _ in range(2):
        found, faults = library(articles, book, tmp_path / "cache")
        assert len(found.articles) == 1
        assert len(faults) == 1
    assert not (tmp_path / "cache").exists()


def test_articles_are_checked_anew_where_the_knowledge_has_changed(
    articles: Path, root: Path, book: Knowledge, tmp_path: Path
) -> None:
    library(articles, book, tmp_path / "cache")
    spoil(root, "symptoms.yaml", "id: tearing", "id: crying")
    spoil(root, "muscles/jaw_muscle.yaml", "symptoms: [tearing]", "symptoms: [crying]")
    _, faults = library(articles, load_knowledge(root), tmp_path / "cache")
    assert {fault.message for fault in faults} == {"there is no symptom 'tearing'; did you mean 'crying'?"}


def test_no_folder_is_an_empty_library(tmp_path: Path, book: Knowledge) -> None:
    found, faults = library(tmp_path / "none", book, tmp_path / "cache")
    assert (found.articles, faults) == ((), ())


def test_a_compiled_library_needs_no_markdown(
    articles: Path, book: Knowledge, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library(articles, book, tmp_path / "cache")
    monkeypatch.setitem(sys.modules, "triggermap.content.library_folder", None)
    assert library(articles, book, tmp_path / "cache")[0].articles
