"""Settings: bodies in their tree, posts, and who held them."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from jaganetral.web import clock
from jaganetral.web.accounts import actions
from jaganetral.web.accounts.gate import OfficerRequest, needs
from jaganetral.web.accounts.models import Officer, Post, Tenure
from jaganetral.web.accounts.queries import managed_by
from jaganetral.web.desk.forms import (
    AgencyForm,
    EndForm,
    PostForm,
    TenureForm,
    bodies_as_tree,
    offer,
)
from jaganetral.web.desk.managed import bodies_of_tree, body_of, post_of, posts_of


@needs("atur.kelola")
@require_safe
def tree(request: OfficerRequest) -> HttpResponse:
    """The bodies below this administrator's own."""
    return render(request, "desk/agencies.html", {"rows": bodies_of_tree(request.duty)})


@needs("atur.kelola")
@require_http_methods(["GET", "POST"])
def new(request: OfficerRequest) -> HttpResponse:
    """A body below another one (?di=its key)."""
    asked = request.GET.get("di", request.duty.agency_id)
    parent = body_of(request.duty, asked)
    kept = {"area": parent.area, "zone": parent.zone, "level": parent.level}
    form = AgencyForm(request.POST or None, initial=kept)
    if request.method == "POST" and form.is_valid():
        body = actions.add_agency(form.cleaned_data, parent=parent, by=request.duty)
        messages.success(request, _("%(body)s ditambahkan.") % {"body": body.name})
        return redirect("desk:agencies")
    return render(request, "desk/agency.html", {"form": form, "parent": parent})


@needs("atur.kelola")
@require_http_methods(["GET", "POST"])
def one(request: OfficerRequest, pk: int) -> HttpResponse:
    """Change a body; what stood before is said on the next page and kept in the log."""
    body = body_of(request.duty, pk)
    before = {name: str(getattr(body, name)) for name in AgencyForm.Meta.fields}
    form = AgencyForm(request.POST or None, instance=body)
    if request.method == "POST" and form.is_valid():
        actions.change_agency(body, form.cleaned_data, by=request.duty)
        for name in form.changed_data:
            change = {"field": form.fields[name].label, "before": before[name]}
            change["after"] = str(form.cleaned_data[name])
            said = _("%(field)s: sebelumnya “%(before)s”, sekarang “%(after)s”.")
            messages.success(request, said % change)
        return redirect("desk:agencies")
    return render(request, "desk/agency.html", {"form": form, "body": body, "parent": body.parent})


@needs("atur.kelola")
@require_http_methods(["GET", "POST"])
def posts(request: OfficerRequest) -> HttpResponse:
    """Posts with whoever holds them today; and adding one."""
    rows = posts_of(request.duty, clock.today(request.duty.agency.zone))
    form = PostForm(request.POST or None)
    above = [(row.post.pk, f"{row.post.title}, {row.post.agency.short}") for row in rows]
    bodies = bodies_as_tree(managed_by(request.duty))
    offer(form, agency=bodies, superior=[("", _("Tidak ada")), *above])
    if request.method == "POST" and form.is_valid():
        values = dict(form.cleaned_data)
        body = body_of(request.duty, values.pop("agency"))
        post = actions.add_post(body, values.pop("title"), **values, by=request.duty)
        messages.success(request, _("%(post)s ditambahkan.") % {"post": post.title})
        return redirect("desk:post", post.pk)
    return render(request, "desk/posts.html", {"rows": rows, "form": form})


@needs("atur.kelola")
@require_http_methods(["GET", "POST"])
def post(request: OfficerRequest, pk: int) -> HttpResponse:
    """One post: everybody who held it, and the next one."""
    found = post_of(request.duty, pk)
    form = TenureForm(request.POST or None)
    people = Officer.objects.filter(is_active=True).order_by("name")
    people = people.filter(duties__agency__in=managed_by(request.duty)).distinct()
    offer(form, officer=[("", _("Tidak ada")), *((one.pk, one.name) for one in people)])
    if request.method == "POST" and form.is_valid():
        try:
            tenure = actions.add_tenure(found, **form.cleaned_data, by=request.duty)
        except ValidationError as trouble:
            form.add_error(None, trouble.messages)
        else:
            messages.success(request, _("%(holder)s dicatat.") % {"holder": tenure.holder})
            return redirect("desk:post", pk)
    today = clock.today(found.agency.zone)
    context = {"post": found, "form": form, "today": today, "tenures": found.tenures.all()}
    return render(request, "desk/post.html", context)


@needs("atur.kelola")
@require_http_methods(["GET", "POST"])
def end(request: OfficerRequest, pk: int) -> HttpResponse:
    """The last day somebody held a post."""
    mine = Tenure.objects.filter(post__in=Post.objects.filter(agency__in=managed_by(request.duty)))
    tenure = get_object_or_404(mine.select_related("post__agency"), pk=pk)
    today = clock.today(tenure.post.agency.zone)
    form = EndForm(request.POST or None, initial={"until": today})
    if request.method == "POST" and form.is_valid():
        try:
            actions.end_tenure(tenure, until=form.cleaned_data["until"], by=request.duty)
        except ValidationError as trouble:
            form.add_error("until", trouble.messages)
        else:
            said = _("Masa jabatan %(holder)s diakhiri.") % {"holder": tenure.holder}
            messages.success(request, said)
            return redirect("desk:post", tenure.post_id)
    back = reverse("desk:post", args=[tenure.post_id])
    what = f"{tenure.holder}: {tenure.title}"
    return render(request, "desk/end.html", {"form": form, "what": what, "back": back})
