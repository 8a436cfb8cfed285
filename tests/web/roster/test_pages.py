"""Uploading, trying, loading and searching, as an officer does it."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from jaganetral.web.audit.models import Record
from jaganetral.web.roster import periodic
from jaganetral.web.roster.models import Employee, RosterLoad, Workplace
from jaganetral.web.roster.private import unseal
from jaganetral.web.roster.queries import employees_of
from jaganetral.web.roster.workplaces import workplace_of
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


def accept(client: Client, **said: str) -> RosterLoad:
    """Let the load that waits count."""
    load = RosterLoad.objects.open().get()
    client.post(f"/kerja/pegawai/impor/{load.pk}/simpan", said)
    load.refresh_from_db()
    return load


def page_of(client: Client, load: RosterLoad) -> str:
    return client.get(f"/kerja/pegawai/impor/{load.pk}").content.decode()


def test_a_trial_changes_no_roster_until_it_is_accepted(office: Client) -> None:
    assert upload(office, csv_of(TRIS, SARI, ["1", "", *TRIS[2:]])) == 302
    load = RosterLoad.objects.get()
    assert not employees_of("99.01").exists()
    page = page_of(office, load)
    assert "Simpan 2 pegawai" in page
    assert "Kolom nama kosong. Isi namanya." in page
    for _ in range(2):  # pressed twice
        answer = office.post(f"/kerja/pegawai/impor/{load.pk}/simpan")
        assert answer.headers["Location"] == f"/kerja/pegawai/impor/{load.pk}"
    assert employees_of("99.01").count() == 2
    assert Record.objects.filter(act="impor_pegawai").count() == 1


def test_a_dropped_trial_leaves_nothing(office: Client) -> None:
    upload(office, xlsx_of(HEADS, TRIS), name="daftar.xlsx")
    load = RosterLoad.objects.get()
    office.post(f"/kerja/pegawai/impor/{load.pk}/buang")
    assert office.get(f"/kerja/pegawai/impor/{load.pk}").status_code == 404
    assert periodic.run(NOW.date()) == ["1 impor yang tidak disimpan dihapus."]
    assert not RosterLoad.objects.exists()
    assert not Employee.objects.exists()


def test_a_forgotten_trial_is_removed_after_a_week(
    office: Client, at: Callable[[datetime], None]
) -> None:
    upload(office, csv_of(TRIS))
    assert periodic.run(NOW.date()) == []
    at(NOW + timedelta(days=8))
    assert periodic.run(NOW.date()) == ["1 impor yang tidak disimpan dihapus."]
    assert not Employee.objects.exists()


def test_one_trial_at_a_time(office: Client) -> None:
    upload(office, csv_of(TRIS))
    upload(office, csv_of(TRIS))  # the same file goes on with the same trial
    assert RosterLoad.objects.count() == 1
    file = SimpleUploadedFile("lain.csv", csv_of(SARI))
    page = office.post("/kerja/pegawai/impor", {"file": file, "as_of": "2024-01-03"})
    assert "belum selesai" in page.content.decode()
    assert RosterLoad.objects.count() == 1


def test_a_load_tells_what_it_changes(office: Client) -> None:
    upload(office, csv_of(TRIS, SARI))
    accept(office)
    moved = [*TRIS[:2], "Camat", "Kecamatan Wanasari", *TRIS[4:]]
    other = [SARI[0], "Dewi Anggraini", *SARI[2:]]
    new = ["199001012015031001", "Bima Saputra", *TRIS[2:]]
    upload(office, csv_of(moved, other, new), day="2024-01-10")
    load = RosterLoad.objects.open().get()
    assert load.changes["kinds"] == {"baru": 1, "hilang": 0, "pindah": 1, "jabatan": 1, "nama": 1}
    address = f"/kerja/pegawai/impor/{load.pk}/perubahan"
    assert "Bima Saputra" in office.get(f"{address}/baru").content.decode()
    page = office.get(f"{address}/nama").content.decode()
    assert "Sari Purnamawati" in page
    assert "Dewi Anggraini" in page
    assert "Periksa apakah NIP-nya tertukar" in page
    assert office.get(f"{address}/pindah?halaman=2").status_code == 200
    accept(office)
    assert "Perubahan terhadap daftar" in page_of(office, load)


def test_a_load_that_loses_a_fifth_needs_a_tick(office: Client) -> None:
    crowd = [[f"1990010120150310{n:02}", f"Orang {n} Contoh", *TRIS[2:]] for n in range(10)]
    upload(office, csv_of(*crowd))
    accept(office)
    upload(office, csv_of(*crowd[:8]), day="2024-01-09")
    assert "seperlima" not in page_of(office, RosterLoad.objects.open().get())  # a fifth exactly
    accept(office)
    upload(office, csv_of(*crowd[:6]), day="2024-01-10")
    load = RosterLoad.objects.open().get()
    assert "2 dari 8 pegawai" in page_of(office, load)
    gone = office.get(f"/kerja/pegawai/impor/{load.pk}/perubahan/hilang").content.decode()
    assert "Orang 7 Contoh" not in gone  # a short file is no key to the roster
    answer = office.post(f"/kerja/pegawai/impor/{load.pk}/simpan")
    assert answer.status_code == 400
    assert "<title>Galat:" in answer.content.decode()
    assert employees_of("99.01").count() == 8
    accept(office, yakin="on")
    assert employees_of("99.01").count() == 6


def test_names_of_agencies_are_reviewed_once(office: Client, cast: Cast) -> None:
    known = [*TRIS[:4], "Kec. Sukamaju", *TRIS[5:]]
    strange = [*SARI[:3], "Pasar Wanasari", "UPTD Pasar Induk", *SARI[5:]]
    upload(office, csv_of(known, strange))
    accept(office)
    page = office.get("/kerja/pegawai/instansi").content.decode()
    assert "UPTD Pasar Induk" in page
    assert "Kec. Sukamaju</label>" not in page
    row = Workplace.objects.get(written="UPTD Pasar Induk")
    disdik = cast.bodies["disdik-lawu-asri"]
    office.post("/kerja/pegawai/instansi", {f"w{row.pk}": str(disdik.pk)})
    upload(office, csv_of(known, strange), day="2024-01-10")
    accept(office)
    row.refresh_from_db()
    assert (row.agency, row.settled, row.people) == (disdik, True, 1)
    assert workplace_of(employees_of("99.01").get(nip=SARI[0])) == disdik
    assert workplace_of(employees_of("99.01").get(nip=TRIS[0])) == cast.bodies["kec-sukamaju"]
    office.post("/kerja/pegawai/instansi?tampil=semua", {f"w{row.pk}": "bukan"})
    assert workplace_of(employees_of("99.01").get(nip=SARI[0])) is None
    assert Record.objects.filter(act="petakan_instansi").count() == 2


def test_private_columns_lie_encrypted_and_unknown_ones_nowhere(office: Client) -> None:
    heads = [*HEADS, "Tanggal Lahir", "No. HP", "Agama"]
    rows = [
        [*TRIS, "1978-05-12", "081234567890", "rahasia"],
        ["", "", *TRIS[2:], "x", "08111", "y"],
    ]
    upload(office, csv_of(*rows, heads=heads))
    load = accept(office)
    one = employees_of("99.01").get()
    assert unseal(one) == {"born": "1978-05-12", "phone": "081234567890"}
    assert b"0812" not in bytes(one.private or b"")
    csv = office.get(f"/kerja/pegawai/impor/{load.pk}/rejected.csv").getvalue()
    assert b"08111" not in csv
    assert b"Agama" not in csv
    assert "081234567890" not in page_of(office, load)
    assert "081234567890" not in office.get("/kerja/pegawai", {"nama": "Sutrisno"}).content.decode()
    assert "081234567890" in office.get(f"/kerja/pegawai/{one.pk}").content.decode()
    assert not Record.objects.filter(body__contains="0812").exists()


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
    load = RosterLoad.objects.get()
    assert "rejected.csv" in page_of(office, load)
    answer = office.get(f"/kerja/pegawai/impor/{load.pk}/rejected.csv")
    text = answer.getvalue().decode("utf-8-sig")
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
        accept(office)
    newest = RosterLoad.objects.latest("pk")

    def found(name: str) -> str:
        return office.get("/kerja/pegawai", {"nama": name}).content.decode()

    assert "Sari Purnamawati" in found("Purnamawati")
    office.post(f"/kerja/pegawai/impor/{newest.pk}/batal")
    assert "Sari Purnamawati" not in found("Purnamawati")
    assert "SUTRISNO" in found("Sutrisno")


def test_searching_is_recorded_without_its_words(office: Client) -> None:
    upload(office, csv_of(TRIS, SARI))
    accept(office)
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
    accept(office)
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
