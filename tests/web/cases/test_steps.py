"""What moves a case on comes first; what is done or always possible stands beside it."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from jaganetral.flow import case_table
from jaganetral.web.cases.actions import flow
from jaganetral.web.cases.models import Case, Deadline
from jaganetral.web.cases.queries.cases import cases_for
from jaganetral.web.cases.queries.likely import alike
from jaganetral.web.cases.steps import PAGES, stages_of, steps_of
from jaganetral.web.letters.actions import draft
from tests.cast import Cast
from tests.web.cases.intake import put_report
from tests.web.cases.stories import OPENED, put_assessment, put_case

SignIn = Callable[[str], Client]
pytestmark = pytest.mark.usefixtures("vault")


@pytest.fixture
def case(cast: Cast) -> Case:
    return put_case(cast)


def nexts(case: Case, cast: Cast, role: str = "pemeriksa") -> list[str]:
    return [s.act.id for s in steps_of(case, cast.duty(role), OPENED) if not s.beside]


def test_first_the_assessment_then_the_recommendation(case: Case, cast: Cast) -> None:
    assert nexts(case, cast)[0] == "simpan_kajian"
    put_assessment(case)
    assert nexts(case, cast)[0] == "susun_rekomendasi"
    assert not {"simpan_kajian", "pilih_orang", "tutup"} & set(nexts(case, cast))


def test_a_draft_waits_to_be_signed_and_without_one_there_is_nothing_to_sign(
    case: Case, cast: Cast
) -> None:
    put_assessment(case)
    offered = {s.act.id for s in steps_of(case, cast.duty("pemeriksa"), OPENED)}
    assert not {"tanda_tangan", "tanda_tangan_tanpa_nama"} & offered
    body = cast.bodies["bawaslu-lawu-asri"]
    letter = draft(
        "rekomendasi", body=body, to=cast.bodies["pemkab-lawu-asri"], about=case.key,
        subject="Rekomendasi", content={}, by=cast.duty("pemeriksa"), day=OPENED,
    )  # fmt: skip
    case.case_letters.create(letter=letter)
    assert nexts(case, cast)[0] == "tanda_tangan"


def test_reminding_is_never_the_next_step_but_a_late_agency_is_reprimanded(
    case: Case, cast: Cast
) -> None:
    case.state = "pemeriksaan_instansi"
    case.save()
    assert nexts(case, cast) == []
    Deadline.objects.create(
        case=case, step="tindak_lanjut_ppk", label="x", start=date(2023, 1, 2),
        due=date(2023, 1, 20), days=14, unit="hari_kerja", derivation="",
    )  # fmt: skip
    assert nexts(case, cast)[0] == "tegur"


def test_every_act_says_where_it_is_done() -> None:
    for act in case_table().acts.values():
        assert act.place in PAGES
        assert act.turn in {"main", "asking", "ready", "beside"}


def test_stages_know_the_day_they_were_reached(case: Case, cast: Cast, sign_in: SignIn) -> None:
    day = OPENED
    put_assessment(case)
    names = ["identitas_dikonfirmasi", "surat_ditandatangani"]
    flow.do(case, "kirim_rekomendasi", by=cast.duty("pemeriksa"), day=day, met=names)
    dikaji, sent, followed, done = stages_of(case)
    assert (dikaji.here, dikaji.since) == (False, OPENED)
    assert sent.here
    assert sent.since is not None
    assert (followed.since, done.since) == (None, None)
    shown = sign_in("pemeriksa").get(reverse("cases:summary", args=[case.slug])).content.decode()
    bar = shown[shown.index('<ol class="tahap"') :].partition("</ol>")[0]
    assert bar.count('aria-current="step"') == 1
    assert "2. Direkomendasikan" in bar.partition('aria-current="step"')[2]


def test_time_for_a_right_is_never_overdue(case: Case, cast: Cast, sign_in: SignIn) -> None:
    case.state = "selesai_terbukti"
    case.save()
    Deadline.objects.create(
        case=case, step="belum_selesai", label="x", start=date(2023, 12, 1),
        due=date(2023, 12, 15), days=10, unit="hari_kerja", derivation="",
    )  # fmt: skip
    found = cases_for(cast.duty("pemeriksa"), date(2024, 3, 1), {})
    assert [getattr(one, "nearest", 0) for one in found] == [None]
    assert not cases_for(cast.duty("pemeriksa"), date(2024, 3, 1), {"lewat": True})
    page = sign_in("pemeriksa").get(reverse("cases:deadlines", args=[case.slug]))
    shown = page.content.decode()
    assert "berakhir" in shown
    assert "lewat 1" not in shown
    assert "t-m" not in shown


def test_the_list_tells_how_many_reports_are_alike(
    cast: Cast, sign_in: SignIn, django_assert_max_num_queries: Callable[..., object]
) -> None:
    body = cast.bodies["bawaslu-lawu-asri"]
    first, second = put_report(body), put_report(body)
    other = put_report(
        body, story="Lurah hadir dan berpidato di deklarasi pasangan lain.",
        happening="kampanye", place="Balai Desa Wanasari Lor", accused=[],
        happened_from=date(2026, 9, 1), happened_until=date(2026, 9, 1),
    )  # fmt: skip
    rows = [first, second, other]
    assert alike(rows, cast.duty("pemeriksa")) == {first.pk: 1, second.pk: 1, other.pk: 0}
    with django_assert_max_num_queries(6):  # type: ignore[attr-defined]
        alike(rows, cast.duty("pemeriksa"))
    shown = sign_in("pemeriksa").get("/kerja/antrean").content.decode()
    assert shown.count("mirip 1 laporan") == 2


def test_who_may_only_read_the_case_keeps_the_menu_and_is_told_why(
    case: Case, cast: Cast, sign_in: SignIn
) -> None:
    body = cast.bodies["bkpsdm-lawu-asri"]
    case.state = "pemeriksaan_instansi"
    case.save()
    case.shares.create(agency=body, scope="tindak")
    client = sign_in("bkpsdm")
    shown = client.get(reverse("cases:summary", args=[case.slug])).content.decode()
    address = reverse("cases:pass_on", args=[case.slug])
    assert address not in shown
    refused = client.get(address)
    words = refused.content.decode()
    assert refused.status_code == 403
    assert "Instansi Anda hanya membacanya" in words
    assert 'href="/kerja/tindak"' in words
    assert "Ke Hari ini" in words


def test_only_the_body_whose_turn_it_is_receives_the_recommendation(case: Case, cast: Cast) -> None:
    case.state, case.ppk_agency = "rekomendasi_terkirim", cast.bodies["pemkab-lawu-asri"]
    case.save()
    assert nexts(case, cast) == []
    offered = {s.act.id for s in steps_of(case, cast.duty("pemeriksa"), OPENED)}
    assert "terima_rekomendasi" in offered
    assert nexts(case, cast, "bkpsdm") == ["terima_rekomendasi"]
