"""What an administrator may see and choose: the bodies below their own, and who serves them."""

from dataclasses import dataclass
from datetime import date

from django.http import Http404
from django.shortcuts import get_object_or_404

from jaganetral.web.accounts.models import Agency, Duty, Officer, Post, Tenure
from jaganetral.web.accounts.queries import managed_by


@dataclass(frozen=True, slots=True)
class OfficerRow:
    """An officer with the duties of today."""

    officer: Officer
    duties: list[Duty]
    set_up: bool


@dataclass(frozen=True, slots=True)
class BodyRow:
    """A body with its depth in the tree, from 0."""

    body: Agency
    depth: int


@dataclass(frozen=True, slots=True)
class PostRow:
    """A post with whoever holds it today."""

    post: Post
    holders: list[Tenure]


def body_of(duty: Duty, pk: object) -> Agency:
    """A managed body by its key; 404 for any other."""
    found = next((body for body in managed_by(duty) if str(body.pk) == str(pk)), None)
    if found is None:
        raise Http404
    return found


def officer_of(duty: Duty, pk: int) -> Officer:
    """An officer who serves or served a managed body; 404 for any other."""
    found = Officer.objects.filter(duties__agency__in=managed_by(duty)).distinct()
    return get_object_or_404(found, pk=pk)


def officers_of(duty: Duty, today: date) -> list[OfficerRow]:
    """The officers of the managed bodies, by name."""
    people = Officer.objects.filter(duties__agency__in=managed_by(duty)).distinct()
    running: dict[int, list[Duty]] = {}
    for one in Duty.objects.on(today).select_related("agency", "officer"):
        running.setdefault(one.officer_id, []).append(one)
    return [
        OfficerRow(officer, running.get(officer.pk, []), officer.has_usable_password())
        for officer in people.order_by("name")
    ]


def bodies_of_tree(duty: Duty) -> list[BodyRow]:
    """The managed bodies in the order of the tree."""
    depth: dict[int | None, int] = {}
    rows = []
    for body in managed_by(duty):
        depth[body.pk] = depth.get(body.parent_id, -1) + 1
        rows.append(BodyRow(body, depth[body.pk]))
    return rows


def posts_of(duty: Duty, today: date) -> list[PostRow]:
    """The posts of the managed bodies with their holders of today, acting ones first."""
    posts = Post.objects.filter(agency__in=managed_by(duty)).select_related("agency", "superior")
    holders: dict[int, list[Tenure]] = {}
    for one in Tenure.objects.on(today).filter(post__in=posts).select_related("post"):
        holders.setdefault(one.post_id, []).append(one)
    return [PostRow(post, holders.get(post.pk, [])) for post in posts.order_by("agency__name")]


def post_of(duty: Duty, pk: int) -> Post:
    """A post of a managed body; 404 for any other."""
    found = Post.objects.filter(agency__in=managed_by(duty)).select_related("agency", "superior")
    return get_object_or_404(found, pk=pk)
