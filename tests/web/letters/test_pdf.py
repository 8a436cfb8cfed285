"""Every kind of letter becomes an archivable PDF with our fonts, and says what it must."""

import io
import re
import shutil
import subprocess
from datetime import date
from typing import Any

import pikepdf
import pytest

from jaganetral.web.accounts.models import Agency
from jaganetral.web.letters.kinds import kinds
from jaganetral.web.letters.models import Letter
from jaganetral.web.letters.pdf import FontMissing, render, sealed
from tests.web.letters.content import content_for

CODE = "7K3M9QXP2RTWC5DH"
FONTS = {"PublicSans-Regular", "PublicSans-Bold", "AtkinsonHyperlegibleMono-Regular"}


def letter(kind: str, *, number: str = "", **changes: Any) -> Letter:
    body = Agency(name="Badan Pembina Netralitas Contoh", short="BPN", kind="pembina")
    to = Agency(name="Pemerintah Kabupaten Lawu Asri", short="Pemkab", kind="pemda")
    signer = {"nama": "Laksmi Anindita", "jabatan": "Kepala Badan"}
    return Letter(
        kind=kind,
        body=body,
        to=to,
        subject=kinds()[kind].row.subject,
        dated=date(2023, 12, 28),
        number=number,
        code=CODE if number else "",
        content=content_for(kinds()[kind].names_person) | {"penanda_tangan": signer} | changes,
    )


def text_of(data: bytes) -> str:
    """The words of a PDF on one line, as a reader gets them."""
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext tidak terpasang: apt-get install poppler-utils")
    command = ["pdftotext", "-layout", "-", "-"]
    words = subprocess.run(command, input=data, capture_output=True, check=True).stdout.decode()
    return " ".join(words.split())


def font_names(pdf: pikepdf.Pdf) -> set[str]:
    """The embedded fonts by their names, without the tag of the subset."""
    found = set()
    for page in pdf.pages:
        for font in page.Resources.Font.values():
            inner = font.DescendantFonts[0]
            assert "/FontFile2" in inner.FontDescriptor
            found.add(str(inner.BaseFont).partition("+")[2])
    return found


@pytest.mark.parametrize("kind", kinds())
def test_every_kind_is_set_with_our_fonts_for_the_archive(kind: str, vault: object) -> None:
    data = sealed(letter(kind, number="0123/X/BPN/XII/2023"))
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert font_names(pdf) <= FONTS
        meta = pdf.open_metadata()
        assert (meta["pdfaid:part"], meta["pdfaid:conformance"]) == ("2", "A")
        assert meta["pdfuaid:part"] == "1"
        assert pdf.Root.Lang == "id"
        box = [float(side) for side in pdf.pages[0].MediaBox]
    assert box == pytest.approx([0, 0, 595.28, 841.89], abs=0.1)
    assert len(data) < 120_000


def test_a_recommendation_says_who_why_until_when_and_what_it_is_not(vault: object) -> None:
    said = text_of(sealed(letter("rekomendasi", number="0123/REK-NET/BPN/XII/2023")))
    for words in (
        "0123/REK-NET/BPN/XII/2023",
        "Yth. Pemerintah Kabupaten Lawu Asri",
        "Gilang Nataprawira",
        "19780512 200604 1 003",
        "bila dugaan itu terbukti dijatuhi hukuman disiplin tingkat berat",
        "Keputusan Bersama Tahun 2022 periksa naskah resmi",
        "Selasa, 23 Januari 2024",
        "Pembacaan lain: Rabu, 17 Januari 2024",
        "Rekomendasi ini belum merupakan putusan",
        "7K3M-9QXP-2RTW-C5DH",
        "Tembusan: 1. Inspektorat Kabupaten Lawu Asri",
    ):
        assert words in said
    assert "Dasar hukum 1. Pasal 5 huruf n angka 5" in said


@pytest.mark.parametrize("kind", [k for k, v in kinds().items() if not v.names_person])
def test_letters_without_names_name_nobody(kind: str, vault: object) -> None:
    assert "Gilang" not in text_of(render(letter(kind), draft=False))


def test_a_decision_has_considerans_and_dictum(vault: object) -> None:
    said = text_of(render(letter("keputusan", sanksi="penurunan jabatan"), draft=False))
    order = ["KEPUTUSAN KEPALA BADAN", "Menimbang", "Mengingat", "MEMUTUSKAN", "KESATU", "KEDUA"]
    places = [said.index(words) for words in order]
    assert places == sorted(places)
    assert "Keputusan ini berlaku pada hari ke-15 sejak diterima" in said


def test_a_moral_sanction_is_no_discipline(vault: object) -> None:
    decision = letter("keputusan", jenjang="moral", sanksi="pernyataan secara terbuka")
    said = text_of(render(decision, draft=False))
    assert "Menjatuhkan sanksi moral berupa pernyataan secara terbuka" in said
    assert "hari ke-15" not in said


def test_the_place_follows_from_the_body_where_nothing_else_is_told(vault: object) -> None:
    draft = letter("imbauan", tempat="")
    draft.body.area = "52.03"
    assert "Lombok Timur, 28 Desember 2023" in text_of(render(draft, draft=True))
    draft.body.area = "99.01"
    assert ", 28 Desember 2023" not in text_of(render(draft, draft=True))


def test_a_draft_says_so_on_every_page_and_has_no_code(vault: object) -> None:
    data = render(letter("rekomendasi"), draft=True)
    said = text_of(data)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pages = len(pdf.pages)
    assert len(re.findall("Belum bernomor, belum ditandatangani", said)) == pages
    assert "Kode verifikasi" not in said
    assert b"jaganetral-segel" not in data


def test_markup_in_content_stays_text(vault: object) -> None:
    trap = '#panic("x") *tebal* $x$ <a> "kutip" \\ {perkara}'
    assert trap in text_of(render(letter("imbauan", isi=[trap]), draft=False))


def test_names_with_marks_are_set_and_strange_letters_are_refused(vault: object) -> None:
    person = {"nama": "Łukasz Başkan Ñoño", "nip": ""}
    assert "Łukasz Başkan Ñoño" in text_of(render(letter("penerusan", pihak=[person]), draft=False))
    strange = letter("penerusan", number="1", pihak=[{"nama": "漢"}])
    with pytest.raises(FontMissing, match="漢"):
        sealed(strange)
