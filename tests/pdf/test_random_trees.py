"""Random stories: whatever the tree, pages and interruptions, what is read is what was set."""

from hypothesis import given, settings
from hypothesis import strategies as st

from authoring.display import GlyphRun, Mark, Page, Tag
from authoring.pdf.preflight import check_screen
from tests.pdf.oracle import expect_tree, read_tree
from tests.pdf.samples import SCREEN_LIMITS, one_page, run, screen

WORDS = st.text("aé\u00a0\u00ad\u2011 -fi€", min_size=1, max_size=6)


@st.composite
def stories(draw: st.DrawFn) -> tuple[Tag, list[Page]]:
    """Return a tree with some marks, and pages whose items take them in any order."""
    root = Tag("Document")
    blocks = [root.add("P") for _ in range(draw(st.integers(1, 4)))]
    marks: list[Mark | None] = [None]
    for block in blocks:
        for _ in range(draw(st.integers(1, 3))):
            holder = block.add("Span") if draw(st.booleans()) else block
            marks.append(holder.mark())
    pages = []
    for number in range(1, draw(st.integers(1, 3)) + 1):
        items: list[GlyphRun] = []
        # Every mark is painted on the first page, so that no element is empty.
        chosen = draw(st.lists(st.sampled_from(marks), max_size=8))
        for mark in chosen + (marks[1:] if number == 1 else []):
            y = draw(st.sampled_from((20.0, 100.0, 285.0)))
            items.append(run(draw(WORDS), 20, y, mark=mark))
        targets = {"top": 0.0} if number == 1 else {}
        pages.append(Page(number, str(number), "body", tuple(items), destinations=targets))
    return root, pages


@given(stories())
@settings(max_examples=60, deadline=None)
def test_what_is_read_is_what_was_set(story):
    root, pages = story
    document = one_page(tags=root, pages=tuple(pages))
    data = screen(document)
    assert read_tree(data) == expect_tree(document)
    assert check_screen(data, SCREEN_LIMITS) == ()
