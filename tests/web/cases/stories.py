"""Cases as they stand at a point of the story, for tests of what comes after."""

from datetime import date

from jaganetral.web.accounts.models import Agency
from jaganetral.web.cases.models import Assessment, Case, Party
from jaganetral.web.clock import now
from jaganetral.web.roster.models import Employee, RosterLoad
from tests.cast import Cast

OPENED = date(2023, 12, 18)
CAMAT_NIP = "197805122006041003"
RESULT = {
    "pack": {"version": "contoh", "sha256": "0" * 64},
    "outcome": {
        "tracks": [
            {
                "category": "disiplin",
                "certain": True,
                "floor": "berat",
                "ceiling": "berat",
                "levels": ["berat"],
            }
        ],
        "settled": True,
        "human_panel": False,
    },
    "stage": {"id": "kampanye", "candidate_determined": True, "tracks": [], "why": "Kampanye."},
    "findings": [
        {
            "norm": "contoh-1",
            "state": "holds",
            "text": "Larangan contoh.",
            "category": "disiplin",
            "level": "berat",
            "sanctions": ["penurunan_jabatan", "pembebasan_jabatan"],
            "citations": [
                {
                    "instrument": "skb-2022",
                    "at": "Lampiran",
                    "confidence": "verified_copy",
                    "url": "",
                }
            ],
            "because": [],
            "readings": [],
        }
    ],
    "recommended": {
        "norm": "contoh-1",
        "level": "berat",
        "sanctions": ["penurunan_jabatan", "pembebasan_jabatan"],
        "why_heaviest": "",
    },
    "authority": {"officials": ["ppk"], "team_required": True, "why": "Hukuman berat."},
    "routes": ["kasn"],
    "deadlines": [],
    "ask": [],
    "what_if": [],
    "warnings": [],
}


def put_employee(body: Agency, name: str, nip: str, position: str, unit: str) -> Employee:
    """One row of a roster."""
    load = RosterLoad.objects.create(
        body=body,
        file_name="pegawai.csv",
        file_sha256="0" * 64,
        as_of=date(2023, 12, 1),
        loaded_at=now(),
        by="sistem",
    )
    return Employee.objects.create(
        load=load,
        body=body,
        row=1,
        nip=nip,
        name=name,
        folded=name.lower(),
        position=position,
        unit=unit,
        agency=body.name,
        status="pns",
    )


def put_case(cast: Cast, *, state: str = "kajian", holder: str = "bawaslu-lawu-asri") -> Case:
    """A case about the sub-district head of Sukamaju, identity confirmed."""
    case = Case.objects.create(
        number="2023/0001",
        title="Dugaan ajakan berpihak di grup pesan",
        holder=cast.bodies[holder],
        state=state,
        opened_on=OPENED,
        area="99.01",
        summary="Pesan di grup kepala dusun mengajak memilih satu pasangan calon.",
        conduct=["kegiatan_berpihak_ajakan_himbauan"],
        act_from=date(2023, 12, 11),
        act_until=date(2023, 12, 11),
        election="pemilu-2024",
        office="presiden_wapres",
    )
    body = cast.bodies["pemkab-lawu-asri"]
    unit = "Kecamatan Sukamaju"
    who = put_employee(body, "Gilang Nataprawira", CAMAT_NIP, "Camat Sukamaju", unit)
    Party.objects.create(
        case=case,
        described_as="Camat Sukamaju",
        employee=who,
        identified_by="Yoga Pranata",
        confirmed_by="Rina Maheswari",
        confirmed_on=OPENED,
    )
    return case


def put_assessment(case: Case, *, checked: bool = True) -> Assessment:
    """A stored assessment: severe discipline, by the head of agency with a mandatory team."""
    return Assessment.objects.create(
        case=case,
        facts={},
        result=RESULT,
        pack_version="contoh",
        pack_sha256="0" * 64,
        sources_checked=checked,
        by="Yoga Pranata",
        at=now(),
    )
