"""What a decision letter says about appeals follows from the track of the decision."""

from jaganetral.web.cases.wording import remedy


def test_a_punishment_names_the_limit_and_where_it_stands() -> None:
    said = remedy("disiplin")
    assert said.startswith("Terlapor berhak mengajukan upaya administratif.")
    assert "14 hari kerja" in said
    assert "PP 79/2021" in said


def test_a_moral_sanction_promises_no_remedy_that_no_text_gives() -> None:
    said = remedy("kode_etik")
    assert "belum menyebut" in said
    assert "14 hari" not in said
