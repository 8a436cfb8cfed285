"""A campaign with its session, as tests of pages need it."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from jaganetral.web import clock
from jaganetral.web.prevention.actions.campaigns import issue_campaign, pass_on
from jaganetral.web.prevention.actions.sessions import open_session
from jaganetral.web.prevention.campaigns.scope import reach_of
from jaganetral.web.prevention.models import Campaign, Room, Session
from tests.cast import Cast

WIB = ZoneInfo("Asia/Jakarta")
ISSUED = date(2024, 1, 29)
START = datetime(2024, 2, 6, 9, tzinfo=WIB)
END = START + timedelta(hours=2)
NIP = "198503152010011007"


@dataclass(frozen=True)
class Webinar:
    """The national body's campaign, passed on to all offices, and its webinar."""

    campaign: Campaign
    session: Session

    def room(self, code: str) -> Room:
        rooms = self.session.rooms.select_related("agency__parent", "session")
        return rooms.get(agency__code=code)


def make_webinar(cast: Cast) -> Webinar:
    """Issue, open, pass on."""
    with clock.clock_at(datetime(2024, 1, 29, 9, tzinfo=WIB)):
        campaign = issue_campaign(
            "Netral sampai hari pemungutan suara",
            "Ingatkan semua pegawai akan batasnya.",
            by=cast.duty("pimpinan"),
            day=ISSUED,
            act_by=date(2024, 2, 5),
            counts_to=date(2024, 2, 14),
            counts_to_name="Hari pemungutan suara",
            own_words="Sembilan hari lagi menuju pemungutan suara",
        )
        session = open_session(
            "Webinar netralitas ASN",
            kind="webinar",
            starts=START,
            ends=END,
            by=cast.duty("pimpinan"),
            campaign=campaign,
            listed=True,
            material="https://contoh.example/bahan.pdf",
        )
        reach = reach_of(campaign, cast.bodies["pemkab-lawu-asri"])
        assert reach is not None
        pass_on(reach, by=cast.duty("bkpsdm"), day=ISSUED)
    return Webinar(campaign, session)
