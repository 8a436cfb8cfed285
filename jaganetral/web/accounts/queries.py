"""Questions about people and bodies that follow from dated posts and duties."""

from datetime import date

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes

from jaganetral.web.accounts.models import Agency, Duty, Officer, Post, Tenure


def ppk_on(agency: Agency, day: date) -> Tenure | None:
    """Who was Pejabat Pembina Kepegawaian of a body on a day: the nearest PPK post above it."""
    for body in agency.line():
        found = (
            Tenure.objects.on(day)
            .filter(post__agency=body, post__is_ppk=True)
            .select_related("post")
        )
        if (holder := found.first()) is not None:
            return holder
    return None


def duties_on(officer: Officer, day: date) -> list[Duty]:
    """The duties an officer has on a day, oldest first."""
    return list(Duty.objects.on(day).filter(officer=officer).select_related("agency", "officer"))


def posts_on(officer: Officer, day: date) -> list[Post]:
    """The posts an officer holds on a day, definite or acting."""
    held = Tenure.objects.on(day).filter(officer=officer).select_related("post")
    return [tenure.post for tenure in held]


def actor_of(by: Duty | str) -> str:
    """The actor as the sealed log writes it: of a duty, or "pelapor", "sistem"."""
    return by if isinstance(by, str) else by.actor


def bodies_of(officer: Officer) -> list[Agency]:
    """Every body an officer serves or served: who manages all of them manages the officer."""
    return [duty.agency for duty in officer.duties.select_related("agency")]


def managed_by(duty: Duty) -> list[Agency]:
    """The body of an administrator and every body below it, in the order of the tree."""
    children: dict[int | None, list[Agency]] = {}
    for body in Agency.objects.order_by("name"):
        children.setdefault(body.parent_id, []).append(body)

    def below(body: Agency) -> list[Agency]:
        return [body, *(one for child in children.get(body.pk, []) for one in below(child))]

    return below(duty.agency)


def recovery_codes(officer: Officer) -> list[str]:
    """The recovery codes an officer has not used yet."""
    kept = Authenticator.objects.filter(user=officer, type="recovery_codes").first()
    return [] if kept is None else list(RecoveryCodes(kept).get_unused_codes())
