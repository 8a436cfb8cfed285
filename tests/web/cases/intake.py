"""Reports as they lie in the queue, for tests."""

from datetime import date
from random import Random
from typing import Any

from jaganetral.names.synth.regency import name_of, nip_of
from jaganetral.web.accounts.models import Agency
from jaganetral.web.reports.actions import submit
from jaganetral.web.reports.models import Report
from jaganetral.web.roster.loading import load_roster
from tests.cast import Cast

DAY = date(2026, 11, 10)
STORY = "Mobil dinas kecamatan membawa baliho calon bupati pada Minggu pagi di pasar."
ROSTER = """nip;nama;jabatan;unit_kerja;instansi;kabupaten;status
197805122006041003;SUTRISNO, S.Sos.;Pengelola Kendaraan;Kecamatan Sukamaju;Pemkab;Lawu Asri;PNS
196911031993031007;SOETRISNO;Guru Madya;SDN Wanasari 2;Pemkab;Lawu Asri;PNS
198002142005012007;SEKAR AYUNDA;Camat Wanasari;Kecamatan Wanasari;Pemkab;Lawu Asri;PNS
199001012015031002;BUDI HARTONO;Pengadministrasi Umum;Kecamatan Sukamaju;Pemkab;Lawu Asri;PNS
198507172010011009;AGUS WIBOWO;Sekretaris Kecamatan;Kecamatan Sukamaju;Pemkab;Lawu Asri;PNS
"""


def _others() -> str:
    """Three hundred invented colleagues, so that being found means something."""
    dice, lines = Random(7), []  # noqa: S311 - invented people, no secret
    for at in range(300):
        name, sex = name_of(dice)
        unit = ("SDN Wanasari 1", "Puskesmas Sukamaju", "Dinas Pertanian")[at % 3]
        post = ("Guru Pertama", "Perawat Terampil", "Penyuluh Pertanian")[at % 3]
        nip = nip_of(dice, sex)
        lines.append(f"{nip[:-3]}{at + 100};{name};{post};{unit};Pemkab;Lawu Asri;PNS")
    return "\n".join(lines) + "\n"


def load_people(cast: Cast) -> None:
    """A small roster of the regency, for searching."""
    body = cast.bodies["pemkab-lawu-asri"]
    load_roster(
        (ROSTER + _others()).encode(),
        "pegawai.csv",
        body=body,
        as_of=date(2026, 11, 1),
        by="sistem",
    )


def put_report(body: Agency, *, day: date = DAY, **told: Any) -> Report:
    """A report that waits in the queue of a body."""
    answers: dict[str, Any] = {
        "happening": "fasilitas",
        "story": STORY,
        "happened_from": date(2026, 11, 8),
        "happened_until": date(2026, 11, 8),
        "happened_how": "tepat",
        "area": "99.01",
        "place": "Pasar Sukamaju",
        "identity": "anonim",
        "accused": [
            {
                "name": "Pak Tris",
                "position": "staf, sopir",
                "workplace": "Kecamatan Sukamaju",
            }
        ],
        **told,
    }
    return submit(answers, body=body, day=day).report  # type: ignore[arg-type]
