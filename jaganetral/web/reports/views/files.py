"""Step 6: links and files. Each file is kept as soon as it arrives, whatever else is wrong."""

from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _

from jaganetral.web import clock
from jaganetral.web.accounts.gate import public
from jaganetral.web.accounts.models import Agency
from jaganetral.web.evidence.actions import BadFile, NoCustodian, discard, keep
from jaganetral.web.evidence.models import Item
from jaganetral.web.evidence.uploads import read
from jaganetral.web.reports.actions.drafts import change_draft
from jaganetral.web.reports.answers import MOST_FILES
from jaganetral.web.reports.drafts import LASTS, Content, key_in
from jaganetral.web.reports.forms import EvidenceForm
from jaganetral.web.reports.intake import body_for
from jaganetral.web.reports.views.quiet import again, onward, page, with_draft
from jaganetral.web.reports.wizard import next_url


@public
@with_draft
def evidence(request: HttpRequest, *, content: Content) -> HttpResponse:
    """Links and files, all of it optional."""
    told = content.get("bukti", {})
    if request.method == "POST":
        return _save(request, content)
    wrong = content.get("typed", {}).get("bukti")
    form = EvidenceForm(
        MultiValueDict(wrong) if wrong else None,
        initial={"tautan": "\n".join(told.get("links", []))},
    )
    errors = content.get("typed", {}).get("berkas", [])
    more = {"files": told.get("files", []), "file_errors": errors}
    return page(request, "bukti", content, "evidence", form=form, **more)


def _save(request: HttpRequest, content: Content) -> HttpResponse:
    """Keep what is good of the links and files; say of each other file what is wrong with it."""
    key, act = key_in(request) or "", request.POST.get("aksi", "lanjut")
    if act.startswith("hapus-"):
        change_draft(key, lambda draft: _remove(draft, act.removeprefix("hapus-")))
        return _same(request)
    form = EvidenceForm(request.POST)
    links = form.cleaned_data["tautan"] if form.is_valid() else None
    kept, errors = _take(request, content)

    def change(draft: Content) -> None:
        told = draft.setdefault("bukti", {"links": [], "files": []})
        told["files"] += kept
        wrong = draft.setdefault("typed", {})
        wrong["berkas"] = errors
        wrong.pop("bukti", None)
        if links is None:
            wrong["bukti"] = {"tautan": [request.POST.get("tautan", "")]}
        else:
            told["links"] = links

    change_draft(key, change)
    if errors or links is None:
        return again(request)
    return _same(request) if act == "unggah" else onward(request, next_url("bukti", {}), {})


def _same(request: HttpRequest) -> HttpResponse:
    """Back to this page, where the list of files has changed."""
    return HttpResponse(status=302, headers={"Location": f"{request.get_full_path()}#berkas"})


def _take(request: HttpRequest, content: Content) -> tuple[list[dict[str, Any]], list[str]]:
    """The files that were kept, and a sentence for each that was not."""
    held = len(content.get("bukti", {}).get("files", []))
    body = body_for(content.get("di-mana", {}).get("area", ""))
    kept: list[dict[str, Any]] = []
    errors: list[str] = []
    for file in request.FILES.getlist("berkas"):
        name = (file.name or _("Berkas"))[:80]
        try:
            if held + len(kept) >= MOST_FILES:
                raise BadFile(_("Paling banyak 20 berkas. Kirim sisanya sebagai tautan"))
            kept.append(_keep(name, file, held + len(kept) + 1, body))
        except (BadFile, NoCustodian) as trouble:
            errors.append(str(trouble))
    return kept, list(dict.fromkeys(errors))


def _keep(name: str, file: "UploadedFile[Any]", number: int, body: Agency) -> dict[str, Any]:
    """Seal one file. Its name stays in the reporter's draft; officers see a number only."""
    item = keep(
        name,
        read(name, file),
        body=body,
        source="laporan",
        day=clock.today(body.zone),
        by="pelapor",
        label=f"Berkas {number}",
        until=clock.now() + LASTS,
    )
    return {"id": str(item.pk), "name": name, "size": item.size, "kind": item.kind}


def _remove(draft: Content, item: str) -> None:
    """Take a file out of the draft, and out of the vault."""
    files = draft.get("bukti", {}).get("files", [])
    gone = [file["id"] for file in files if file["id"] == item]
    draft.setdefault("bukti", {})["files"] = [file for file in files if file["id"] not in gone]
    draft.setdefault("typed", {}).pop("berkas", None)
    discard(Item.objects.filter(pk__in=gone, pending_until__isnull=False))
