"""A document that contradicts itself is refused, with what contradicts what."""

from dataclasses import replace

import pytest

from authoring.display import Attachment, Bookmark, LinkArea, Page, Tag
from tests.pdf.samples import one_page, run, screen


def test_an_unknown_structure_type():
    root = Tag("Document")
    root.add("Paragraph")
    with pytest.raises(ValueError, match="no structure type 'Paragraph'"):
        screen(one_page(tags=root))


def test_an_id_used_twice():
    root = Tag("Document")
    root.add("Note", identifier="a")
    root.add("Note", identifier="a")
    with pytest.raises(ValueError, match="two structure elements have the id 'a'"):
        screen(one_page(tags=root))


def test_content_outside_the_tree():
    stray = Tag("P").mark()
    with pytest.raises(ValueError, match="page 1 has content of P outside the tree"):
        screen(one_page(run("a", 10, 10, mark=stray)))


def test_a_bookmark_to_nowhere():
    with pytest.raises(ValueError, match="unknown destination 'b'"):
        screen(one_page(bookmarks=(Bookmark("B", 0, "b"),)))


def link_page(tag: Tag, **target: str) -> Page:
    return replace(one_page().pages[0], links=(LinkArea(1, 1, 1, 1, tag, "Ergens heen", **target),))


def test_a_link_to_nowhere():
    root = Tag("Document")
    page = link_page(root.add("Link"), destination="b")
    with pytest.raises(ValueError, match="page 1 links to an unknown destination 'b'"):
        screen(one_page(tags=root, pages=(page,)))


def test_a_link_outside_the_tree():
    page = link_page(Tag("Link"), url="https://example.org")
    with pytest.raises(ValueError, match="a link belongs to Link outside the tree"):
        screen(one_page(pages=(page,)))


def test_attachments_with_one_name():
    file = Attachment("a.csv", "text/csv", b"", "A")
    with pytest.raises(ValueError, match=r"two attachments are named 'a\.csv'"):
        screen(one_page(attachments=(file, file)))


def test_an_unknown_relationship():
    file = Attachment("a.csv", "text/csv", b"", "A", relationship="Cousin")
    with pytest.raises(ValueError, match="no relationship 'Cousin'"):
        screen(one_page(attachments=(file,)))
