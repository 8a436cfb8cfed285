"""Which rules bind: other processes notice, lost files are repaired, what ships is offered."""

import logging
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied

from jaganetral.law.corpus.pack import load_pack
from jaganetral.web.audit.models import Record
from jaganetral.web.rules import actions, force, news
from jaganetral.web.rules.content import Content, content_of
from jaganetral.web.rules.models import Binding, LawPack, Proposal
from jaganetral.web.rules.news import has_news, offered, release_content
from jaganetral.web.rules.pack import law_pack, pack_of, shipped_pack, table_hash, workbook
from jaganetral.web.rules.sealed import faults
from jaganetral.web.rules.table import table_text
from jaganetral.workdays import Holiday
from tests.cast import Cast

Committed = Callable[..., Any]
CHANGE = "sanctions: {sets: {moral: {options: [pernyataan_tertutup]}}}\n"
OFF = Holiday(date(2024, 4, 16), "cuti_bersama", "Contoh", "Keppres Contoh", "keppres", "verified")


@pytest.fixture(autouse=True)
def _folder(vault: Path) -> Path:
    return vault


def edited() -> Content:
    return release_content().with_changes("ubahan.yaml", CHANGE)


def proposed(cast: Cast, **wanted: Any) -> Proposal:
    wanted = wanted or {"content": edited()}
    return actions.propose("ubahan", "Contoh", "Sebab.", by=cast.duty("admin"), **wanted)


def test_before_anything_is_adopted_what_ships_binds() -> None:
    assert law_pack() is load_pack()
    assert force.in_force() is None


def test_an_adoption_by_another_process_is_noticed_at_once(
    cast: Cast, django_capture_on_commit_callbacks: Committed
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        actions.begin()
    before = law_pack()
    assert law_pack() is before  # the same object as long as nothing changes
    assert before.sha256 == load_pack().sha256
    proposal = proposed(cast)
    assert law_pack() is before
    with django_capture_on_commit_callbacks(execute=False) as later:
        actions.adopt(proposal, "Sebab.", by=cast.duty("pemeriksa_kedua"))
    assert law_pack() is before  # not before it is stored for good
    for call in later:
        call()
    assert law_pack().sha256 == proposal.pack.sha256 != before.sha256
    assert law_pack().sanctions["moral"]["options"] == ["pernyataan_tertutup"]
    assert pack_of(before.sha256) is not None


def test_days_off_of_the_office_are_counted_with(
    cast: Cast, django_capture_on_commit_callbacks: Committed
) -> None:
    shipped = table_hash()
    with django_capture_on_commit_callbacks(execute=True):
        proposal = proposed(cast, table=table_text([OFF]))
        actions.adopt(proposal, "Sebab.", by=cast.duty("pemeriksa_kedua"))
    assert OFF.day in workbook().holidays
    assert table_hash() != shipped
    assert law_pack().sha256 == shipped_pack().sha256  # the law itself is the same


def test_rules_that_cannot_be_read_fall_back_aloud(
    db: None, caplog: pytest.LogCaptureFixture
) -> None:
    force.put_in_force("f" * 64, table_hash())
    with caplog.at_level(logging.ERROR):
        assert law_pack() is shipped_pack()
    assert "cannot be read" in caplog.text
    assert pack_of("f" * 64) is None


def test_a_lost_file_is_written_again(
    db: None, django_capture_on_commit_callbacks: Committed
) -> None:
    assert actions.repair() == []
    with django_capture_on_commit_callbacks(execute=True):
        bound = actions.begin()
    force.put_in_force("f" * 64, "0" * 64)
    assert actions.repair()
    assert force.in_force() == (bound.pack.sha256, bound.table.sha256)
    assert actions.repair() == []


def test_who_proposes_cannot_adopt(cast: Cast) -> None:
    proposal = proposed(cast)
    duty = cast.duty("pemeriksa_kedua")
    proposal.by_officer = duty.officer_id
    proposal.save()
    with pytest.raises(actions.NotNow, match="Petugas lain"):
        actions.adopt(proposal, "Sebab.", by=duty)
    assert Binding.objects.count() == 1


@pytest.mark.parametrize("role", ["admin", "pemeriksa", "auditor", "ppk", "bkpsdm", "pimpinan"])
def test_no_other_role_adopts(cast: Cast, role: str) -> None:
    proposal = proposed(cast)
    with pytest.raises(PermissionDenied):
        actions.adopt(proposal, "Sebab.", by=cast.duty(role))


@pytest.mark.parametrize("role", ["pemeriksa", "pemeriksa_kedua", "auditor", "ppk", "bkpsdm"])
def test_no_other_role_proposes(cast: Cast, role: str) -> None:
    with pytest.raises(PermissionDenied):
        actions.propose("ubahan", "X", "Y", by=cast.duty(role), content=edited())
    assert not Proposal.objects.exists()


def test_the_same_rules_cannot_be_proposed(cast: Cast) -> None:
    with pytest.raises(actions.NotNow, match="sama"):
        proposed(cast, content=release_content())


def test_two_proposals_on_the_same_rules_do_not_undo_one_another(cast: Cast) -> None:
    first, second = proposed(cast), proposed(cast, table=table_text([OFF]))
    duty = cast.duty("pemeriksa_kedua")
    actions.adopt(first, "Sebab.", by=duty)
    with pytest.raises(actions.NotNow, match="sudah berubah"):
        actions.adopt(second, "Sebab.", by=duty)
    actions.withdraw(second, "Diajukan lagi.", by=duty)
    with pytest.raises(actions.NotNow, match="sudah diputus"):
        actions.withdraw(second, "Lagi.", by=duty)
    acts = list(Record.objects.order_by("seq").values_list("act", flat=True))
    assert acts == [
        *("adopsi_aturan", "usul_aturan", "usul_aturan", "adopsi_aturan", "tarik_usul_aturan")
    ]


def test_a_newer_release_is_offered_with_the_changes_of_the_office(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    adopted = proposed(cast)
    bound = actions.adopt(adopted, "Sebab.", by=cast.duty("pemeriksa_kedua"))
    assert not has_news(bound)
    newer = release_content()
    files = dict(newer.files)
    files["pack.yaml"] = files["pack.yaml"].replace('version: "', 'version: "9-', 1)
    monkeypatch.setattr(news, "release_content", lambda: Content(files))
    monkeypatch.setattr(news, "release_pack_hash", lambda: "9" * 64)
    monkeypatch.setattr(actions, "release_pack_hash", lambda: "9" * 64)
    assert has_news(bound)
    content, table = offered(bound)
    assert content.changes == content_of(bound.pack.content).changes
    proposal = actions.propose(
        "terbit", "Terbit", "Sebab.", by=cast.duty("admin"), content=content, table=table
    )
    assert proposal.pack.version.startswith("9-")
    again = actions.adopt(proposal, "Sebab.", by=cast.duty("pemeriksa_kedua"))
    assert not has_news(again)


def test_what_an_assessment_is_made_under_is_kept(db: None) -> None:
    actions.keep_in_use()
    actions.keep_in_use()
    assert LawPack.objects.get().sha256 == law_pack().sha256
    assert not Record.objects.exists()


def test_a_table_that_is_gone_shows(cast: Cast) -> None:
    bound = actions.begin()
    assert not list(faults())
    bound.table.content += " "
    bound.table.save()
    assert [fault.sentence for fault in faults()] == [
        f"Tabel hari libur {bound.table.sha256[:12]} berubah sejak disahkan"
    ]
