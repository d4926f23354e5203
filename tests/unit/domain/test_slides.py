from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from triggermap.domain.library import (
    ArticleText,
    Block,
    FlagsEmbed,
    Heading,
    Item,
    ItemList,
    MapEmbed,
    Paragraph,
    Quote,
    Table,
    Words,
    block_texts,
)
from triggermap.domain.slides import MOST_WORDS, Slide, article_slides


def prose(words: int, end: str = ".") -> Paragraph:
    return Paragraph((Words(" ".join(["word"] * words) + end),))


def points(*lengths: int, numbered: bool = False) -> ItemList:
    return ItemList(tuple(Item((Words(" ".join(["item"] * length)),)) for length in lengths), numbered)


def slides(*blocks: Block) -> tuple[Slide, ...]:
    first, *rest = article_slides(ArticleText("Title", "Summary.", (Heading(2, "Section"), *blocks)))
    assert (first.heading, first.lead) == ("Title", "Summary.")
    assert {slide.heading for slide in rest} <= {"Section"}
    return tuple(rest)


def words_on(slide: Slide) -> int:
    return sum(len(text.split()) for block in slide.blocks for text in block_texts(block))


def test_short_paragraphs_share_a_slide_and_long_ones_do_not() -> None:
    assert len(slides(prose(20), prose(20))) == 1
    assert len(slides(prose(40), prose(40))) == 2


def test_a_picture_stands_beside_the_text_before_it() -> None:
    picture = MapEmbed("m", None, "alt")
    (slide, after) = slides(prose(10), picture, prose(10))
    assert (slide.blocks, slide.picture) == ((prose(10),), picture)
    assert after.picture is None


def test_a_table_is_cut_between_rows_with_its_header_on_each_slide() -> None:
    header = ((Words("A"),), (Words("B"),))
    table = Table(header, tuple(((Words(str(row)),), (Words("x"),)) for row in range(7)))
    found = slides(table)
    tables = [block for slide in found for block in slide.blocks if isinstance(block, Table)]
    assert [len(each.rows) for each in tables] == [3, 3, 1]
    assert all(each.header == header for each in tables)


def test_no_warning_sign_is_left_out() -> None:
    found = slides(FlagsEmbed(tuple("abcdefgh"), "Signs"))
    assert [
        flag for slide in found for block in slide.blocks if isinstance(block, FlagsEmbed) for flag in block.flags
    ] == [*"abcdefgh"]


def test_numbers_run_on_over_slides() -> None:
    found = slides(points(*[20] * 6, numbered=True))
    lists = [block for slide in found for block in slide.blocks if isinstance(block, ItemList)]
    assert [each.first for each in lists] == [1, 4]


def test_a_sentence_with_a_colon_stays_with_its_list() -> None:
    found = slides(prose(30), prose(5, ":"), points(15, 15, 15))
    assert [len(slide.blocks) for slide in found] == [1, 2]


def test_a_smaller_heading_begins_a_slide_with_what_follows() -> None:
    found = slides(prose(5), Heading(3, "Below"), prose(5))
    assert [slide.blocks for slide in found] == [(prose(5),), (Heading(3, "Below"), prose(5))]


@given(
    st.lists(
        st.one_of(
            st.integers(1, 50).map(prose),
            st.lists(st.integers(1, 30), min_size=1, max_size=9).map(lambda each: points(*each)),
            st.lists(st.integers(1, 30), min_size=1, max_size=4).map(lambda each: Quote((points(*each),))),
        ),
        min_size=1,
        max_size=8,
    )
)
def test_all_words_are_shown_in_order_and_few_at_a_time(blocks: list[Block]) -> None:
    found = slides(*blocks)
    shown = [text for slide in found for block in slide.blocks for text in block_texts(block)]
    assert shown == [text for block in blocks for text in block_texts(block)]
    assert all(words_on(slide) <= 1.5 * MOST_WORDS for slide in found)
    assert all(slide.blocks for slide in found)
