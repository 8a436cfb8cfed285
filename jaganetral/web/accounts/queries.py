"""Questions about people and bodies that follow from dated posts and duties."""

from datetime import date

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
