"""People, bodies and posts change only through those who manage them, and the log knows."""

import json
from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from jaganetral.web.accounts import actions
from jaganetral.web.accounts.models import Duty, Officer, Tenure
from jaganetral.web.accounts.queries import managed_by, ppk_on
from jaganetral.web.audit.models import Record
from tests.cast import Cast

DAY = date(2024, 1, 18)


@pytest.fixture(autouse=True)
def _vault(vault: object) -> None:
    """A log of the test's own."""


def last(act: str) -> dict[str, object]:
    found: dict[str, object] = json.loads(Record.objects.filter(act=act).order_by("-seq")[0].body)[
        "data"
    ]
    return found


def new(cast: Cast, body: str = "kec-wanasari", by: str = "admin") -> Officer:
    return actions.add_officer(
        "tari",
        "Tari Anggraini",
        agency=cast.bodies[body],
        role="kepala_opd",
        since=DAY,
        by=cast.duty(by),
    )


def test_an_administrator_adds_below_their_own_body_only(cast: Cast) -> None:
    officer = new(cast)
    assert not officer.has_usable_password()
    assert last("tambah_tugas")["body"] == "kec-wanasari"
    for body in ("nasional", "bawaslu-lawu-asri"):
        with pytest.raises(PermissionDenied):
            actions.add_duty(
                officer, cast.bodies[body], "pemeriksa", since=DAY, by=cast.duty("admin")
            )


@pytest.mark.parametrize("role", ["pemeriksa", "ppk", "bkpsdm", "auditor", "pimpinan"])
def test_nobody_else_manages_people(cast: Cast, role: str) -> None:
    with pytest.raises(PermissionDenied):
        new(cast, by=role)
    assert not Record.objects.exists()


def test_nobody_widens_ends_or_closes_their_own_account(cast: Cast) -> None:
    own, body = cast.duty("admin"), cast.bodies["kec-wanasari"]
    with pytest.raises(PermissionDenied):
        actions.add_duty(own.officer, body, "pemeriksa", since=DAY, by=own)
    with pytest.raises(PermissionDenied):
        actions.end_duty(own, until=DAY, by=own)
    with pytest.raises(PermissionDenied):
        actions.set_active(own.officer, False, by=own)


def test_an_administrator_cannot_take_over_an_officer_who_also_serves_elsewhere(
    cast: Cast,
) -> None:
    yoga = cast.officers["pemeriksa"]
    with pytest.raises(PermissionDenied):
        actions.open_link(yoga, by=cast.duty("admin"))
    with pytest.raises(PermissionDenied):
        actions.add_duty(
            yoga, cast.bodies["kec-wanasari"], "kepala_opd", since=DAY, by=cast.duty("admin")
        )
    with pytest.raises(PermissionDenied):
        actions.set_active(yoga, False, by=cast.duty("admin"))


def test_a_duty_lasts_to_its_last_day_and_the_log_says_what_was_before(cast: Cast) -> None:
    duty = cast.duty("kepala_opd")
    actions.end_duty(duty, until=DAY, by=cast.duty("admin"))
    assert duty in Duty.objects.on(DAY)
    assert duty not in Duty.objects.on(DAY + timedelta(days=1))
    assert last("akhiri_tugas") == {
        "role": "kepala_opd", "body": "kec-wanasari", "before": None, "after": "2024-01-18",
    }  # fmt: skip
    with pytest.raises(ValidationError):
        actions.end_duty(duty, until=date(2019, 1, 1), by=cast.duty("admin"))


def test_the_same_duty_twice_is_refused(cast: Cast) -> None:
    officer = new(cast)
    with pytest.raises(ValidationError):
        actions.add_duty(
            officer, cast.bodies["kec-wanasari"], "kepala_opd", since=DAY, by=cast.duty("admin")
        )
    with pytest.raises(ValidationError):
        actions.add_duty(officer, cast.bodies["kec-wanasari"], "raja", since=DAY, by="sistem")


def test_a_closed_account_has_no_duty(cast: Cast) -> None:
    camat = cast.officers["kepala_opd"]
    actions.set_active(camat, False, by=cast.duty("admin"))
    assert not Duty.objects.on(DAY).filter(officer=camat)
    actions.set_active(camat, False, by=cast.duty("admin"))
    assert Record.objects.filter(act="tutup_akun").count() == 1
    actions.set_active(camat, True, by=cast.duty("admin"))
    assert Duty.objects.on(DAY).filter(officer=camat)


def test_bodies_get_codes_of_their_own_and_changes_keep_what_was(cast: Cast) -> None:
    values = {"name": "Kecamatan Sukamaju", "short": "Sukamaju", "kind": "opd", "area": "99.01"}
    parent = cast.bodies["pemkab-lawu-asri"]
    codes = [
        actions.add_agency(values, parent=parent, by=cast.duty("admin")).code for _ in range(3)
    ]
    assert codes == ["kecamatan-sukamaju", "kecamatan-sukamaju-2", "kecamatan-sukamaju-3"]
    body = cast.bodies["kec-sukamaju"]
    actions.change_agency(body, {"short": "Kec. Suka", "area": "99.01"}, by=cast.duty("admin"))
    before, after = {"short": "Kec. Sukamaju"}, {"short": "Kec. Suka"}
    assert last("ubah_instansi") == {"before": before, "after": after}
    actions.change_agency(body, {"short": "Kec. Suka"}, by=cast.duty("admin"))
    assert Record.objects.filter(act="ubah_instansi").count() == 1
    with pytest.raises(PermissionDenied):
        actions.change_agency(cast.bodies["nasional"], {"short": "x"}, by=cast.duty("admin"))


def test_the_tree_of_an_administrator(cast: Cast) -> None:
    codes = [body.code for body in managed_by(cast.duty("admin"))]
    assert codes[0] == "pemkab-lawu-asri"
    assert "kec-sukamaju" in codes
    assert not {"nasional", "bawaslu-lawu-asri"} & set(codes)


def test_posts_and_acting_holders_decide_who_was_ppk(cast: Cast) -> None:
    by, post = cast.duty("admin"), cast.bupati
    actions.add_tenure(
        post, "Wening Lestari", since=date(2024, 2, 1), until=date(2024, 3, 1), kind="pjs", by=by
    )
    body = cast.bodies["kec-sukamaju"]
    names = [
        holder.holder
        for day in (date(2024, 1, 31), date(2024, 2, 1), date(2024, 3, 2))
        if (holder := ppk_on(body, day))
    ]
    assert names == ["Arya Wiratama", "Wening Lestari", "Arya Wiratama"]
    with pytest.raises(ValidationError, match="Arya Wiratama"):
        actions.add_tenure(post, "Orang Kedua", since=DAY, by=by)
    actions.end_tenure(Tenure.objects.get(holder="Arya Wiratama"), until=DAY, by=by)
    actions.add_tenure(post, "Orang Kedua", since=DAY + timedelta(days=1), by=by)
    assert last("tambah_pejabat")["holder"] == "Orang Kedua"


def test_a_post_knows_its_line(cast: Cast) -> None:
    post = actions.add_post(
        cast.bodies["kec-sukamaju"],
        "Sekretaris Kecamatan",
        superior=cast.camat_sukamaju,
        is_ppk=False,
        by=cast.duty("admin"),
    )
    assert post.line() == [cast.camat_sukamaju, cast.bupati]
