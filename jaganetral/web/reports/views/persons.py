"""Step 5: the people who are reported, one page each, at most ten."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.datastructures import MultiValueDict

from jaganetral.web.accounts.gate import public
from jaganetral.web.reports.actions.drafts import change_draft
from jaganetral.web.reports.answers import MOST_ACCUSED
from jaganetral.web.reports.drafts import Content, key_in
from jaganetral.web.reports.forms import PersonForm
from jaganetral.web.reports.views.quiet import again, onward, page, typed, with_draft
from jaganetral.web.reports.wizard import next_url


def address(number: int) -> str:
    """The page of a person, counting from 1."""
    return reverse("reports:who") if number == 1 else reverse("reports:who_more", args=[number])


@public
@with_draft
def person(request: HttpRequest, at: int = 1, *, content: Content) -> HttpResponse:
    """One person: name or description, position, workplace, NIP."""
    people = content.get("siapa", [])
    if not 1 <= at <= min(len(people) + 1, MOST_ACCUSED):
        raise Http404
    if request.method == "POST":
        return _save(request, at, people)
    return page(
        request,
        "siapa",
        content,
        "who",
        form=_form(content, at, people),
        number=at,
        others=[(n, one) for n, one in enumerate(people, start=1) if n != at],
        room=len(people) < MOST_ACCUSED,
        **({"back": address(at - 1)} if at > 1 else {}),
    )


def _form(content: Content, number: int, people: list[dict[str, str]]) -> PersonForm:
    wrong = content.get("typed", {}).get(f"siapa-{number}")
    if wrong is not None:
        return PersonForm(MultiValueDict(wrong))
    return PersonForm(initial=people[number - 1] if number <= len(people) else None)


def _save(request: HttpRequest, number: int, people: list[dict[str, str]]) -> HttpResponse:
    key, act = key_in(request) or "", request.POST.get("aksi", "")
    if act.startswith("hapus-"):
        change_draft(key, lambda draft: _remove(draft, act.removeprefix("hapus-")))
        return redirect("reports:who")
    form = PersonForm(request.POST)
    if people and number > len(people) and act != "tambah" and not _touched(request):
        return onward(request, next_url("siapa", {}), {})
    valid = form.is_valid()
    change_draft(key, lambda draft: _keep(draft, number, form, typed(request), valid=valid))
    if not valid:
        return again(request)
    if act == "tambah":
        return redirect(address(min(max(number, len(people)) + 1, MOST_ACCUSED)))
    return onward(request, next_url("siapa", {}), {})


def _touched(request: HttpRequest) -> bool:
    return any(str(request.POST.get(name, "")).strip() for name in PersonForm.base_fields)


def _keep(draft: Content, number: int, form: PersonForm, said: Any, *, valid: bool) -> None:
    wrong = draft.setdefault("typed", {})
    people = draft.setdefault("siapa", [])
    if not valid:
        wrong[f"siapa-{number}"] = said
    else:
        wrong.pop(f"siapa-{number}", None)
        people[number - 1 : number] = [form.cleaned_data]


def _remove(draft: Content, number: str) -> None:
    """Take a person out; what was typed wrongly on any of the pages goes with them."""
    people = draft.setdefault("siapa", [])
    if number.isascii() and number.isdigit() and 1 <= int(number) <= len(people):
        del people[int(number) - 1]
    wrong = draft.setdefault("typed", {})
    for slug in [slug for slug in wrong if slug.startswith("siapa-")]:
        del wrong[slug]
