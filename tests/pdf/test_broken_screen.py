"""A good screen file is broken in one way at a time, and preflight must notice."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from authoring.pdf.preflight import check_screen
from tests.pdf.samples import SCREEN_LIMITS, good_screen, open_pdf, validate

Break = Callable[[pikepdf.Pdf], None]
BREAKS: dict[str, tuple[Break, set[str]]] = {}


def breaks(*codes: str) -> Callable[[Break], Break]:
    def keep(function: Break) -> Break:
        BREAKS[function.__name__] = (function, set(codes))
        return function

    return keep


def elements(pdf: pikepdf.Pdf, *roles: str) -> Iterator[pikepdf.Object]:
    for item in pdf.objects:
        is_element = isinstance(item, Dictionary) and item.get("/Type") == Name.StructElem
        if is_element and str(item.S)[1:] in roles:
            yield item


def rewrite(pdf: pikepdf.Pdf, pattern: bytes, replacement: bytes, page: int = 0) -> None:
    before = pdf.pages[page].Contents.read_bytes()
    after = re.sub(pattern, replacement, before, count=1, flags=re.DOTALL)
    assert after != before
    pdf.pages[page].Contents = pdf.make_stream(after)


@breaks("figure-without-alt")
def no_alternative_text(pdf):
    for figure in elements(pdf, "Figure"):
        del figure.Alt


@breaks("heading-skipped")
def a_heading_level_skipped(pdf):
    for heading in elements(pdf, "H2"):
        heading.S = Name.H3


@breaks("link-without-words")
def links_without_words(pdf):
    for link in pdf.pages[0].Annots:
        del link.Contents


@breaks("untagged-content", "content-missing")
def content_without_tag(pdf):
    rewrite(pdf, rb"/P <</MCID 1>> BDC(.*?)EMC", rb"\1")


@breaks("language")
def no_language(pdf):
    del pdf.Root.Lang


@breaks("note-without-id")
def a_note_without_id(pdf):
    for note in elements(pdf, "Note"):
        del note.ID


@breaks("untagged-link", "parent-tree")
def links_outside_the_parent_tree(pdf):
    for link in pdf.pages[0].Annots:
        del link.StructParent


@breaks("table-without-headers")
def every_header_as_data(pdf):
    for cell in list(elements(pdf, "TH")):
        cell.S = Name.TD


@breaks("header-as-data")
def one_header_as_data(pdf):
    next(iter(elements(pdf, "TH"))).S = Name.TD


@breaks("header-without-scope")
def a_header_that_heads_nothing(pdf):
    for cell in elements(pdf, "TH"):
        del cell.A


@breaks("title-not-shown")
def the_title_not_shown(pdf):
    del pdf.Root.ViewerPreferences.DisplayDocTitle


@breaks("parent-tree")
def a_parent_tree_without_owners(pdf):
    pdf.Root.StructTreeRoot.ParentTree.Nums[1] = Array()


@breaks("tab-order")
def no_tab_order(pdf):
    for page in pdf.pages:
        del page.Tabs


@breaks("no-bookmarks")
def no_bookmarks(pdf):
    del pdf.Root.Outlines


@breaks("dead-bookmark", "dead-link")
def no_destinations(pdf):
    del pdf.Root.Names.Dests


@breaks("font-without-text")
def a_font_without_text(pdf):
    for font in pdf.pages[0].Resources.Font.values():
        del font.ToUnicode


@breaks("font-not-embedded")
def a_font_not_embedded(pdf):
    for font in pdf.pages[0].Resources.Font.values():
        del font.DescendantFonts[0].FontDescriptor.FontFile2


@breaks("colour-space")
def a_colour_of_the_press(pdf):
    rewrite(pdf, rb"\n[\d. ]+ rg\n", b"\n0 0 0 1 k\n")


@breaks("content-missing", "content-not-in-tree")
def content_renumbered(pdf):
    rewrite(pdf, rb"<</MCID 3>>", b"<</MCID 99>>")


@breaks("content-missing")
def words_rubbed_out(pdf):
    rewrite(pdf, rb"/H2 <</MCID 1>> BDC.*?EMC", b"", page=1)


@breaks("empty-element", "content-not-in-tree")
def an_element_without_content(pdf):
    for heading in elements(pdf, "H2"):
        del heading.K


@breaks("loose-attachment")
def an_attachment_that_belongs_to_nothing(pdf):
    del pdf.Root.AF


@breaks("title-differs")
def another_title_in_the_information(pdf):
    pdf.trailer.Info.Title = pikepdf.String("Anders")


@breaks("no-claim")
def no_claim(pdf):
    packet = pdf.Root.Metadata.read_bytes().replace(b"pdfuaid:part>1", b"pdfuaid:part>2")
    pdf.Root.Metadata = pdf.make_stream(packet)


@breaks("active-content")
def a_script(pdf):
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=pikepdf.String("app.alert(1)"))


@breaks("untagged", "loose-attachment")
def no_tree(pdf):
    del pdf.Root.StructTreeRoot


@breaks("page-size")
def another_page_size(pdf):
    pdf.pages[1].MediaBox = Array([0, 0, 600, 800])


def broken(change: Break) -> bytes:
    target = io.BytesIO()
    with open_pdf(good_screen()) as pdf:
        change(pdf)
        pdf.save(target, deterministic_id=True)
    return target.getvalue()


@pytest.mark.parametrize("name", BREAKS)
def test_preflight_notices(name):
    change, wanted = BREAKS[name]
    found = {finding.code for finding in check_screen(broken(change), SCREEN_LIMITS)}
    assert found == wanted


def test_a_file_saved_unbroken_is_still_good():
    data = broken(lambda _: None)
    assert check_screen(data, SCREEN_LIMITS) == ()
    assert validate(data, "ua1") == []


def test_a_header_row_turned_into_data_passes_a_validator_and_not_preflight():
    data = broken(every_header_as_data)
    assert validate(data, "ua1") == []
    (finding,) = check_screen(data, SCREEN_LIMITS)
    assert (finding.page, finding.message) == (1, "a table has no row or column of TH")


def test_what_is_no_pdf_is_said_to_be_none():
    (finding,) = check_screen(b"%PDF-1.7 and then nothing", SCREEN_LIMITS)
    assert finding.code == "unreadable"
