"""Which bodies a duty prevents for: its house, and everything below it in the tree."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Q, QuerySet
from django.http import Http404

from jaganetral.web.accounts.models import Agency, Duty
from jaganetral.web.prevention.models import Campaign, Reach, Room, Session

DEPTH = 4  # national, province, regency, office, unit
STAFF_OF = frozenset({Agency.Kind.BKPSDM, Agency.Kind.INSPEKTORAT})
_AREAS = tuple("parent__" * up + "area" for up in range(DEPTH))
OFFICES = frozenset({Agency.Kind.OPD, Agency.Kind.BKPSDM, Agency.Kind.INSPEKTORAT})


def house_of(agency: Agency) -> Agency:
    """The body an officer of `agency` prevents for.

    A personnel office or inspectorate acts for its government; a supervisor watches the
    government of its area; everybody else their own body.
    """
    if agency.kind in STAFF_OF and agency.parent is not None:
        return agency.parent
    if agency.kind == Agency.Kind.PENGAWAS and agency.area:
        found = Agency.objects.filter(kind=Agency.Kind.PEMDA, area=agency.area).first()
        return found or agency
    return agency


def speaks_for(duty: Duty, body: Agency) -> bool:
    """Whether a duty makes campaigns in the name of a body: its house, if not only watched."""
    house = house_of(duty.agency)
    ours = house == duty.agency or duty.agency.kind in STAFF_OF
    return duty.may("cegah.buat") and house == body and ours


def under(house: Agency, path: str = "") -> Q:
    """Bodies that are `house` or lie below it; `path` leads to the body ("agency__")."""
    found = Q(**{f"{path}pk": house.pk})
    step = path
    for _ in range(DEPTH):
        step += "parent__"
        found |= Q(**{f"{step}pk": house.pk})
    return found


def recipients(house: Agency, audience: Mapping[str, Any]) -> QuerySet[Agency]:
    """The bodies a campaign goes to from a house, supervisors apart.

    Those directly below (a direct campaign: all below) that it is for, and the bodies between
    them and the house, which pass it on or see how far it came.
    """
    named = meant(house, audience)
    between, step = Q(), "parent"
    for _ in range(DEPTH - 1):
        between |= Q(pk__in=named.values(step))
        step += "__parent"
    found = _below(house).filter(Q(pk__in=named.values("pk")) | between)
    return found if audience.get("direct") else found.filter(parent=house)


def meant(house: Agency, audience: Mapping[str, Any]) -> QuerySet[Agency]:
    """The bodies anywhere below a house that a campaign is for."""
    return _below(house).filter(_named(audience))


def _below(house: Agency) -> QuerySet[Agency]:
    found = Agency.objects.filter(under(house)).exclude(pk=house.pk)
    return found.exclude(kind=Agency.Kind.PENGAWAS)


def _named(audience: Mapping[str, Any]) -> Q:
    """The bodies an audience names: by kind, by words of their names, by area, by election.

    A body without an area of its own lies in that of the bodies above it.
    """
    named, placed = Q(), Q()
    for word in audience.get("words", ()):
        named |= Q(name__icontains=word)
    for code in audience.get("areas", ()):
        for area in _AREAS:
            placed |= Q(**{area: code}) | Q(**{f"{area}__startswith": f"{code}."})
    named &= placed & _running(audience)
    kinds = audience.get("kinds")
    return named & Q(kind__in=kinds) if kinds else named


def _running(audience: Mapping[str, Any]) -> Q:
    """The bodies in the areas where an election runs; the nearest area above a body is its own."""
    if "placed" not in audience:
        return Q()
    found, bare = Q(pk__in=()), Q()
    for area in _AREAS:
        found |= bare & Q(**{f"{area}__in": audience["placed"]})
        bare &= Q(**{area: ""})
    return found


def offices(house: Agency) -> QuerySet[Agency]:
    """The offices below a house, each of which attends in a room of its own."""
    return Agency.objects.filter(under(house), kind__in=OFFICES)


def may_see(duty: Duty, agency: Agency) -> bool:
    """Whether a body lies within the sight of a duty."""
    return house_of(duty.agency) in agency.line()


def campaigns_for(duty: Duty) -> QuerySet[Campaign]:
    """The campaigns that reached a body within the sight of a duty."""
    house = house_of(duty.agency)
    near = Campaign.objects.filter(under(house, "reaches__agency__"))
    return Campaign.objects.filter(pk__in=near.values("pk")).select_related("issued_by")


def sessions_for(duty: Duty) -> QuerySet[Session]:
    """The sessions held by, or with a room for, a body within the sight of a duty."""
    house = house_of(duty.agency)
    near = Session.objects.filter(under(house, "organiser__") | under(house, "rooms__agency__"))
    return Session.objects.filter(pk__in=near.values("pk")).select_related("organiser", "campaign")


def find_campaign(duty: Duty, pk: int) -> Campaign:
    """A campaign within sight, or 404."""
    found = campaigns_for(duty).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def find_session(duty: Duty, code: str) -> Session:
    """A session within sight, or 404."""
    found = sessions_for(duty).filter(code=code).first()
    if found is None:
        raise Http404
    return found


def rooms_for(duty: Duty, session: Session) -> QuerySet[Room]:
    """The rooms of a session within sight, by name of the office."""
    within = under(house_of(duty.agency), "agency__")
    return session.rooms.filter(within).select_related("agency", "session").order_by("agency__name")


def find_room(duty: Duty, session: Session, pk: int) -> Room:
    """A room within sight, or 404."""
    found = rooms_for(duty, session).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def may_read_names(duty: Duty, room: Room) -> bool:
    """Whether a duty may read who attended: the office itself, and who keeps its personnel.

    Everybody else sees counts; a national organiser needs no names.
    """
    if duty.may("cegah.kantor") and duty.agency == room.agency:
        return True
    return room.agency.parent is not None and speaks_for(duty, room.agency.parent)


def reach_of(campaign: Campaign, agency: Agency) -> Reach | None:
    """The reach of a campaign at a body."""
    return campaign.reaches.filter(agency=agency).select_related("agency", "campaign").first()
