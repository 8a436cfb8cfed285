"""Finding the person: candidates side by side, a choice with its reason, a second officer."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from jaganetral.web.accounts.gate import OfficerRequest, needs
from jaganetral.web.accounts.models import Agency
from jaganetral.web.cases.actions import persons as actions
from jaganetral.web.cases.actions.flow import ChangedElsewhere, Refused
from jaganetral.web.cases.forms.screening import VerdictForm
from jaganetral.web.cases.models import Case, Judgement, Party
from jaganetral.web.cases.punishing import barred
from jaganetral.web.cases.screened import area_of, screened
from jaganetral.web.cases.views.find import find_case, find_held, today
from jaganetral.web.cases.views.page import changed_words
from jaganetral.web.cases.views.screening_page import page, spoken_of
from jaganetral.web.look.errors import held_back
from jaganetral.web.lookups.limits import TooMany
from jaganetral.web.roster.screening import read


@require_GET
@needs("perkara.periksa")
def screening(request: OfficerRequest, slug: str) -> HttpResponse:
    """Who is it?"""
    return page(request, find_case(request, slug))


@require_POST
@needs("perkara.periksa")
def verdict(request: OfficerRequest, slug: str, party: int) -> HttpResponse:
    """Ini orangnya, Bukan, Belum pasti; or what was said is taken back."""
    case, form = find_held(request, slug), VerdictForm(request.POST)
    accused = get_object_or_404(case.parties, pk=party)
    kept = {"kept": form, "kept_party": accused.pk}
    if not form.is_valid():
        return page(request, case, status=400, **kept)
    try:
        _say(request, case, accused, form)
    except TooMany as limit:
        return held_back(request, str(limit))
    except ChangedElsewhere:
        return page(request, case, status=409, trouble=changed_words(case), **kept)
    except Refused as refused:
        return page(request, case, status=409, refusal=refused.refusal, **kept)
    return redirect("cases:screening", slug)


def _say(request: OfficerRequest, case: Case, accused: Party, form: VerdictForm) -> None:
    told = form.cleaned_data
    chosen, basis = spoken_of(request, case, accused, told["pegawai"])
    day, seen, why = today(request), told["versi"], told["alasan"]
    by = request.duty
    if told["putusan"] == Judgement.Verdict.INI:
        actions.identify(accused, chosen, why, by=by, day=day, seen=seen, basis=basis)
    else:
        said = told["putusan"]
        actions.judge(accused, chosen, said, why, by=by, day=day, seen=seen, basis=basis)


@require_POST
@needs("pesan.tulis")
def ask_reporters(request: OfficerRequest, slug: str, party: int) -> HttpResponse:
    """`p`: put the one deciding question into the mailbox of those who told of this person."""
    case = find_held(request, slug)
    try:
        rows = screened(case, request.duty, today(request))
    except TooMany as limit:
        return held_back(request, str(limit))
    ask = next((row.ask for row in rows if row.party.pk == party), None)
    if ask is None or not ask.reports:
        trouble = _("Tidak ada pelapor yang dapat ditanya tentang orang ini.")
        return page(request, case, status=409, trouble=trouble)
    count = len(ask.reports)
    if ask.on is None:
        actions.ask_reporters(case, ask.reports, ask.text, by=request.duty, day=today(request))
    sent = ngettext(
        "Pertanyaan dikirim ke %(n)d kotak pesan pelapor.",
        "Pertanyaan dikirim ke %(n)d kotak pesan pelapor.",
        count,
    )
    messages.success(request, sent % {"n": count})
    return redirect("cases:screening", slug)


@require_POST
@needs("perkara.konfirmasi")
def confirm(request: OfficerRequest, slug: str, party: int) -> HttpResponse:
    """The second officer confirms; who chose cannot."""
    case = find_held(request, slug)
    accused = get_object_or_404(case.parties, pk=party)
    seen = request.POST.get("versi", "")
    try:
        actions.confirm(
            accused,
            by=request.duty,
            day=today(request),
            seen=int(seen) if seen.isdigit() else None,
        )
    except ChangedElsewhere:
        return page(request, case, status=409, trouble=changed_words(case))
    except Refused as refused:
        return page(request, case, status=409, refusal=refused.refusal)
    return redirect("cases:screening", slug)


@require_POST
@needs("perkara.surat")
def ask_who(request: OfficerRequest, slug: str) -> HttpResponse:
    """Draft the letter that asks a personnel office who fits the description."""
    case = find_held(request, slug)
    offices = Agency.objects.filter(kind=Agency.Kind.BKPSDM, area=area_of(case))
    to = offices.exclude(pk__in=barred(case)).first()
    if to is None:
        trouble = _("Wilayah ini belum punya pengelola kepegawaian. Minta admin menambahkannya.")
        return page(request, case, status=409, trouble=trouble)
    try:
        actions.ask_who(case, to, description_of(case), by=request.duty, day=today(request))
    except Refused as refused:
        return page(request, case, status=409, refusal=refused.refusal)
    said = _("Konsep surat kepada %(body)s dibuat. Periksa dan kirim di bagian Surat.")
    messages.success(request, said % {"body": to.name})
    return redirect("cases:screening", slug)


def description_of(case: Case) -> list[str]:
    """What the letter says of the persons sought: features only, no name or nickname."""
    area = area_of(case)
    told = []
    open_ones = case.parties.filter(kind=Party.Kind.TERLAPOR, confirmed_by="").order_by("pk")
    for party in open_ones:
        described = party.described_as if read(area, party.described_as).position else ""
        features = [part for part in (described, party.position, party.workplace) if part]
        if features:
            told.append(f"Ciri orang yang dicari: {'; '.join(features)}.")
    return [*told, "Data yang diminta: nama, NIP, jabatan, unit kerja, dan status kepegawaian."]
