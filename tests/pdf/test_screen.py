"""The screen file: valid, tagged as composed, and easy to find one's way in."""

import re

import pytest
from pikepdf import Name, NameTree, NumberTree, OutlineItem

from authoring.display import Tag
from authoring.pdf.preflight import check_screen
from tests.pdf.oracle import expect_tree, read_artifacts, read_tree
from tests.pdf.samples import (
    SCREEN_LIMITS,
    content,
    good_screen,
    one_page,
    open_pdf,
    report,
    run,
    screen,
    validate,
)


@pytest.mark.parametrize("standard", ["ua1", "3a"])
def test_a_validator_finds_nothing(standard):
    assert validate(good_screen(), standard) == []


def test_preflight_finds_nothing():
    assert check_screen(good_screen(), SCREEN_LIMITS) == ()


def test_the_tree_is_the_one_that_was_composed():
    assert read_tree(good_screen()) == expect_tree(report())


def test_the_tree_reads_in_order():
    role, kids = read_tree(good_screen())
    assert role == "Document"
    assert kids[:2] == [
        ("H1", ["Meedoen"]),
        (
            "P",
            [
                "Bijna de helft van de men\u00adsen zegt 43\u00a0procent, zie ",
                ("Link", ["de bron"]),
                ("Reference", [("Link", ["1"])]),
                ". Het e\u2011mailadresstaat achterin.",
            ],
        ),
    ]
    assert kids[-2:] == [
        ("Note", [("Lbl", ["1"]), ("P", ["Statistics NL"])]),
        ("H2", ["Vervolg"]),
    ]


def test_what_has_no_mark_is_a_footer_or_an_artifact():
    assert read_artifacts(good_screen()) == ["Meedoen", "2"]
    operators = content(good_screen())
    assert operators.count("/Artifact <</Type /Pagination /Subtype /Footer>> BDC") == 1
    assert operators.count("/Artifact BMC") == 1  # the ground of the title


def test_a_stretch_ends_where_another_mark_begins():
    root = Tag("Document")
    first, second = root.add("P").mark(), root.add("P").mark()
    items = (
        run("a", 10, 10, mark=first),
        run("b", 20, 10, mark=first),
        run("c", 10, 20, mark=second),
        run("d", 20, 20, mark=first),
    )
    data = screen(one_page(*items, tags=root))
    assert re.findall(r"/(\w+) <</MCID (\d)>> BDC", content(data)) == [
        ("P", "0"),
        ("P", "1"),
        ("P", "2"),
    ]
    assert read_tree(data) == ("Document", [("P", ["abd"]), ("P", ["c"])])


def test_properties_of_elements():
    with open_pdf(good_screen()) as pdf:
        kids = pdf.Root.StructTreeRoot.K[0].K
        figure, listing, table, note = (
            next(kid for kid in kids if Name(f"/{role}") == kid.S)
            for role in ("Figure", "L", "Table", "Note")
        )
        assert str(figure.Alt).startswith("Van jong naar oud")
        assert Name.Layout == figure.A.O
        left, bottom, right, top = (float(edge) for edge in figure.A.BBox)
        assert left == pytest.approx(15 * 72 / 25.4, abs=0.1)
        assert top == pytest.approx((297 - 58) * 72 / 25.4, abs=0.1)
        assert right == pytest.approx(85 * 72 / 25.4, abs=0.1)
        assert bottom == pytest.approx((297 - 74) * 72 / 25.4, abs=0.1)
        assert listing.A.ListNumbering == Name.Disc
        assert [cell.A.Scope for cell in table.K[0].K] == [Name.Column, Name.Column]
        assert table.K[1].K[0].A.Scope == Name.Row
        assert str(note.ID) == "note-1"
        assert str(note.K[1].Lang) == "en"
        assert NameTree(pdf.Root.StructTreeRoot.IDTree)["note-1"].objgen == note.objgen


def test_links_lead_where_they_say():
    with open_pdf(good_screen()) as pdf:
        web, inside = pdf.pages[0].Annots
        assert str(web.A.URI) == "https://example.org/caf%C3%A9"
        assert [str(link.Contents) for link in (web, inside)] == ["Naar de bron", "Naar noot 1"]
        assert str(inside.Dest) == "note-1"
        page, kind, _, top, _ = NameTree(pdf.Root.Names.Dests)["note-1"]
        assert (page.objgen, kind) == (pdf.pages[0].obj.objgen, Name.XYZ)
        assert float(top) == pytest.approx((297 - 257) * 72 / 25.4, abs=0.01)
        parents = NumberTree(pdf.Root.StructTreeRoot.ParentTree)
        assert Name.Link == parents[int(web.StructParent)].S


def test_bookmarks_stand_in_levels():
    def tell(item: OutlineItem) -> tuple[str, list[object]]:
        return item.title, [tell(child) for child in item.children]

    with open_pdf(good_screen()) as pdf, pdf.open_outline() as outline:
        assert [tell(item) for item in outline.root] == [("Meedoen", [("Vervolg", [])])]
        assert pdf.Root.PageMode == Name.UseOutlines


def test_pages_bear_the_labels_of_their_folios():
    with open_pdf(good_screen()) as pdf:
        assert [page.label for page in pdf.pages] == ["cover", "2"]
        assert pdf.pages[0].obj.MediaBox == pdf.pages[0].obj.TrimBox
        assert [float(edge) for edge in pdf.pages[0].MediaBox] == [0, 0, 595.276, 841.89]


def test_attachments_belong_to_something():
    with open_pdf(good_screen()) as pdf:
        assert pdf.attachments["t.csv"].get_file().read_bytes() == b"id,total\na,43\n"
        files = NameTree(pdf.Root.Names.EmbeddedFiles)
        figure = pdf.Root.StructTreeRoot.K[0].K[2]
        assert figure.AF[0].objgen == files["t.csv"].objgen
        assert pdf.Root.AF[0].objgen == files["u.csv"].objgen
        assert files["t.csv"].AFRelationship == Name.Data


def test_the_catalog_says_language_and_title():
    with open_pdf(good_screen()) as pdf:
        assert pdf.pdf_version == "1.7"
        assert str(pdf.Root.Lang) == "nl-NL"
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
        assert str(pdf.docinfo["/Title"]) == "Meedoen & meer <3"
        xmp = pdf.open_metadata()
        assert xmp["dc:title"] == "Meedoen & meer <3"
        assert xmp["xmp:CreateDate"] == "2026-01-01T00:00:00Z"
        assert str(pdf.docinfo["/CreationDate"]) == "D:20260101000000Z"
