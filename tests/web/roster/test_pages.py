"""Uploading, trying, loading and searching, as an officer does it."""

import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from jaganetral.web.audit.models import Record
from jaganetral.web.roster import loading, periodic
from jaganetral.web.roster.models import Employee, RosterLoad
from tests.cast import Cast
from tests.names.files import HEADS, SARI, TRIS, csv_of, xlsx_of

Enter = Callable[[str], Client]
NOW = datetime(2024, 1, 18, 2, tzinfo=UTC)


@pytest.fixture
def office(vault: Path, sign_in: Enter, at: Callable[[datetime], None]) -> Client:
    at(NOW)
    return sign_in("bkpsdm")


def upload(client: Client, data: bytes, day: str = "2024-01-03", name: str = "daftar.csv") -> int:
    file = SimpleUploadedFile(name, data)
    answer = client.post("/kerja/pegawai/impor", {"file": file, "as_of": day})
    return answer.status_code


def test_a_trial_stores_nothing_until_it_is_accepted(office: Client, vault: Path) -> None:
    assert upload(office, csv_of(TRIS, SARI, ["1", "", *TRIS[2:]])) == 302
    assert not Employee.objects.exists()
    page = office.get("/kerja/pegawai/impor/coba").content.decode()
    assert "Simpan 2 pegawai" in page
    assert "Kolom nama kosong. Isi namanya." in page
    answer = office.post("/kerja/pegawai/impor/coba")
    load = RosterLoad.objects.get()
    assert answer.headers["Location"] == f"/kerja/pegawai/impor/{load.pk}"
    assert Employee.objects.count() == 2
    assert not list((vault / "impor").iterdir())
    assert office.post("/kerja/pegawai/impor/coba").status_code == 302  # pressed twice
    assert RosterLoad.objects.count() == 1


def test_a_cancelled_trial_leaves_nothing(office: Client, vault: Path) -> None:
    upload(office, xlsx_of(HEADS, TRIS), name="daftar.xlsx")
    office.post("/kerja/pegawai/impor/coba", {"batal": "ya"})
    assert not RosterLoad.objects.exists()
    assert not list((vault / "impor").iterdir())


def test_a_forgotten_trial_is_removed_after_a_day(
    office: Client, vault: Path, at: Callable[[datetime], None]
) -> None:
    at(None)  # type: ignore[arg-type] # files carry the time of the machine
    upload(office, csv_of(TRIS))
    assert periodic.run(NOW.date()) == []
    path = next((vault / "impor").iterdir())
    assert path.stat().st_mode & 0o077 == 0

    os.utime(path, (0, 0))
    assert periodic.run(NOW.date()) == ["1 berkas percobaan impor dihapus."]
    assert office.get("/kerja/pegawai/impor/coba").status_code == 302


@pytest.mark.parametrize("token", ["../secret.key", "", "0" * 31, "Z" * 32])
def test_no_token_leads_out_of_the_folder(vault: Path, token: str) -> None:
    (vault / "secret.key").write_text("rahasia")
    assert loading.take(token) is None


@pytest.mark.parametrize(
    ("data", "day", "said"),
    [
        (b"a;b\n1;2\n", "2024-01-03", "tidak ada kolom nama"),
        (b"", "2024-01-03", "Berkas itu kosong"),
        (csv_of(TRIS), "2024-01-19", "Hari itu belum tiba."),
        (csv_of(TRIS), "kemarin", "Tulis hari sebagai"),
    ],
)
def test_what_is_wrong_is_said_on_the_form(
    office: Client, data: bytes, day: str, said: str
) -> None:
    file = SimpleUploadedFile("daftar.csv", data)
    page = office.post("/kerja/pegawai/impor", {"file": file, "as_of": day}).content.decode()
    assert said in page
    assert "<title>Galat:" in page


def test_rejected_rows_come_back_as_a_file_that_no_spreadsheet_runs(office: Client) -> None:
    evil = [*TRIS[:1], "Dobel", '=HYPERLINK("http://x")', *TRIS[3:]]
    upload(office, csv_of(TRIS, evil))
    assert b"rejected.csv" in office.get("/kerja/pegawai/impor/coba").content
    office.post("/kerja/pegawai/impor/coba")
    pk = RosterLoad.objects.get().pk
    answer = office.get(f"/kerja/pegawai/impor/{pk}/rejected.csv")
    text = answer.content.decode("utf-8-sig")
    assert (
        text.splitlines()[0] == "baris,alasan,NIP,Nama,Jabatan,Unit Kerja,Instansi,Kabupaten,Status"
    )
    assert text.splitlines()[1].startswith("3,NIP ini sudah ada di baris 2.")
    assert ",=" not in text
    assert '"=' not in text
    assert answer.headers["Content-Disposition"] == 'attachment; filename="rejected.csv"'


def test_undo_brings_back_the_list_before(office: Client) -> None:
    for rows in ([TRIS], [TRIS, SARI]):
        upload(office, csv_of(*rows))
        office.post("/kerja/pegawai/impor/coba")
    newest = RosterLoad.objects.first()
    assert newest is not None

    def found(name: str) -> str:
        return office.get("/kerja/pegawai", {"nama": name}).content.decode()

    assert "Sari Purnamawati" in found("Purnamawati")
    office.post(f"/kerja/pegawai/impor/{newest.pk}/batal")
    assert "Sari Purnamawati" not in found("Purnamawati")
    assert "SUTRISNO" in found("Sutrisno")


def test_searching_is_recorded_without_its_words(office: Client) -> None:
    upload(office, csv_of(TRIS, SARI))
    office.post("/kerja/pegawai/impor/coba")
    page = office.get("/kerja/pegawai", {"nama": "Soetrisno", "jabatan": ""}).content.decode()
    assert "SUTRISNO, S.Sos." in page
    assert "Sari Purnamawati" not in page
    record = Record.objects.get(act="cari_pegawai")
    assert "oetrisno" not in record.body
    assert '"found":1' in record.body.replace(" ", "")
    office.get("/kerja/pegawai", {"nama": "SOETRISNO"})
    one, other = Record.objects.filter(act="cari_pegawai")
    assert one.body.split('"query"')[1][:40] == other.body.split('"query"')[1][:40]


def test_a_person_shows_history_and_another_area_shows_nothing(
    office: Client, cast: Cast, sign_in: Enter
) -> None:
    upload(office, csv_of(TRIS))
    office.post("/kerja/pegawai/impor/coba")
    pk = Employee.objects.get().pk
    page = office.get(f"/kerja/pegawai/{pk}").content.decode()
    assert "Riwayat jabatan" in page
    assert "Pengelola Kendaraan" in page
    body = cast.bodies["bkpsdm-lawu-asri"]
    body.area = "98.02"
    body.save()
    assert office.get(f"/kerja/pegawai/{pk}").status_code == 404
    assert "SUTRISNO" not in office.get("/kerja/pegawai").content.decode()
    assert "SUTRISNO" not in office.get("/kerja/pegawai", {"nama": "Sutrisno"}).content.decode()
