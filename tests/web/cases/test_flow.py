"""A case moves only as the flow table says; every move is sealed."""

from datetime import date

import pytest

from jaganetral.web.audit.models import Record
from jaganetral.web.audit.verify import verify_log
from jaganetral.web.cases.actions import flow
from jaganetral.web.cases.models import Case, Deadline
from tests.cast import Cast

DAY = date(2024, 1, 3)


@pytest.fixture
def case(cast: Cast, vault: object) -> Case:
    return Case.objects.create(
        number="2024/0001",
        title="Dugaan ajakan",
        holder=cast.bodies["bkpsdm-lawu-asri"],
        state="rekomendasi_terkirim",
        opened_on=date(2023, 12, 18),
    )


def test_receiving_starts_the_policy_limit_with_both_readings(cast: Cast, case: Case) -> None:
    flow.do(case, "terima_rekomendasi", by=cast.duty("bkpsdm"), day=DAY)
    limit = Deadline.objects.get(step="tindak_lanjut_ppk")
    assert (case.state, case.version) == ("pemeriksaan_instansi", 1)
    assert limit.due == date(2024, 1, 23)
    assert limit.policy
    assert limit.other_reading is not None
    assert limit.other_reading["due"] == "2024-01-17"
    kept = Record.objects.get(act="terima_rekomendasi")
    assert '"starts":{"tindak_lanjut_ppk":"2024-01-23"}' in kept.body
    assert verify_log().whole


def test_a_role_without_the_right_is_refused_and_nothing_is_written(cast: Cast, case: Case) -> None:
    with pytest.raises(flow.Refused) as trouble:
        flow.do(case, "terima_rekomendasi", by=cast.duty("kepala_opd"), day=DAY)
    assert "tidak boleh" in str(trouble.value)
    assert not Deadline.objects.exists()
    assert not Record.objects.exists()


def test_what_is_missing_is_said(cast: Cast, case: Case) -> None:
    with pytest.raises(flow.Refused) as trouble:
        flow.do(case, "tegur", by=cast.duty("pemeriksa"), day=DAY)
    assert [c.id for c in trouble.value.refusal.missing] == ["tenggat_lewat"]


def test_an_older_page_does_not_overwrite(cast: Cast, case: Case) -> None:
    flow.do(case, "terima_rekomendasi", by=cast.duty("bkpsdm"), day=DAY, seen=0)
    with pytest.raises(flow.ChangedElsewhere):
        flow.do(case, "teruskan_opd", by=cast.duty("bkpsdm"), day=DAY, seen=0)


def test_a_newer_limit_replaces_the_running_one(cast: Cast, case: Case) -> None:
    case.state = "pemeriksaan_instansi"
    case.save()
    by = cast.duty("pemeriksa")
    flow.do(case, "tegur", by=by, day=DAY, met=["tenggat_lewat"])
    flow.do(case, "tegur", by=by, day=date(2024, 1, 10), met=["tenggat_lewat"])
    limits = Deadline.objects.filter(step="jawab_teguran").order_by("start")
    assert [limit.cancelled for limit in limits] == [True, False]
