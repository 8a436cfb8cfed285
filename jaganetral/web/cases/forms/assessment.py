"""The form of the legal assessment, made from the fact specs of the law pack."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from jaganetral.law.model import FactSpec
from jaganetral.law.telling.gloss import election_title, fact_label
from jaganetral.law.words import word
from jaganetral.web.cases import legal
from jaganetral.web.cases.facts import SPAN, Known, state_of
from jaganetral.web.cases.models import Fact

FIRST = ("status", "post", "agency_kind", "act_date", "election", "office", "area")
DATES = (
    *("known_date", "summoned_date", "missed_date", "examination_date"),
    *("proved_date", "punished_date", "delivered_date", "appeal_date"),
)
STATES = [
    ("belum", _("Belum diketahui")),
    ("terpenuhi", _("Terpenuhi")),
    ("tidak", _("Tidak")),
    ("diselisihkan", _("Diperselisihkan")),
]
YES_NO = {"terpenuhi": True, "tidak": False, "diselisihkan": {"one_of": [True, False]}}
LISTS = ("conduct", "list")


@dataclass(frozen=True, slots=True)
class Row:
    """One fact on the page: its words, its value, the other possible value, and its basis.

    `proof` chooses among the evidence of the case; `chosen` are the (id, words) already chosen.
    """

    name: str
    label: str
    value: forms.BoundField
    other: forms.BoundField | None
    basis: forms.BoundField
    proof: forms.BoundField | None
    chosen: tuple[tuple[str, str], ...]
    state: str


@dataclass(frozen=True, slots=True)
class Group:
    """Facts that stand together. `folded` ones lie behind a line to open."""

    title: str
    rows: tuple[Row, ...]
    folded: bool


def specs() -> dict[str, FactSpec]:
    """The facts an examiner fills, in the order of the law pack."""
    return {name: spec for name, spec in legal.pack().facts.items() if spec.kind != "prior"}


def facts_form(
    known: Sequence[Known],
    data: QueryDict | None = None,
    evidence: Sequence[tuple[str, str]] = (),
) -> forms.Form:
    """A form with a value, another possible value, a basis and evidence for every fact."""
    form = forms.Form(data, initial=_initial(known))
    for name, spec in specs().items():
        label = fact_label(name, legal.pack(), get_language() or "id")
        form.fields[name] = _value_field(spec, label)
        if spec.kind in ("enum", "day"):
            form.fields[f"{name}_lain"] = _value_field(spec, _("%(fact)s, atau") % {"fact": label})
        form.fields[f"{name}_dasar"] = forms.CharField(
            label=_("Sumber lain: %(fact)s") % {"fact": label},
            required=False,
            max_length=300,
        )
        if evidence:
            form.fields[f"{name}_bukti"] = forms.MultipleChoiceField(
                label=_("Bukti: %(fact)s") % {"fact": label},
                choices=evidence,
                required=False,
                widget=forms.CheckboxSelectMultiple,
            )
    form.fields["event"] = forms.CharField(
        label=_("Uraian dugaan untuk surat"),
        help_text=_("Dibaca PPK dan kantor terlapor. Jangan menyalin kata-kata pelapor."),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    form.fields["opinion"] = forms.CharField(
        label=_("Pendapat pemeriksa"), required=False, widget=forms.Textarea(attrs={"rows": 4})
    )
    form.fields["sources_checked"] = forms.BooleanField(
        label=_("Naskah resmi diperiksa"), required=False
    )
    form.fields["seen"] = forms.IntegerField(required=False, widget=forms.HiddenInput)
    return form


def _value_field(spec: FactSpec, label: Any) -> forms.Field:
    if spec.kind == "bool":
        return forms.ChoiceField(label=label, choices=STATES, required=False)
    if spec.kind == "enum":
        choices = [("", _("Belum diketahui")), *_choices(spec)]
        return forms.ChoiceField(label=label, choices=choices, required=False)
    if spec.kind in LISTS:
        return forms.MultipleChoiceField(
            label=label,
            choices=_choices(spec),
            required=False,
            widget=forms.CheckboxSelectMultiple,
        )
    if spec.kind == "day":
        day = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
        return forms.DateField(label=label, required=False, widget=day)
    if spec.kind == "time":
        hour = forms.TimeInput(format="%H:%M", attrs={"type": "time"})
        return forms.TimeField(label=label, required=False, widget=hour)
    return forms.CharField(label=label, required=False, max_length=40)


def _choices(spec: FactSpec) -> list[tuple[str, str]]:
    language = get_language() or "id"
    group = "reading" if spec.name.startswith("reading_") else spec.name
    if spec.name == "election":
        return [(value, election_title(value, legal.pack())) for value in spec.values]
    return [(value, word(group, value, language)) for value in spec.values]


def _initial(known: Sequence[Known]) -> dict[str, Any]:
    filled: dict[str, Any] = {}
    kinds = {name: spec.kind for name, spec in specs().items()}
    for fact in known:
        if fact.name not in kinds:
            continue
        filled[f"{fact.name}_dasar"] = fact.basis
        filled[f"{fact.name}_bukti"] = list(fact.items)
        if kinds[fact.name] == "bool":
            filled[fact.name] = fact.state
            continue
        first, other = _two(fact.value)
        filled[fact.name], filled[f"{fact.name}_lain"] = first, other
    return filled


def _two(value: Any) -> tuple[Any, Any]:
    """A value and the other possible one: of a span of days, or of a dispute."""
    if isinstance(value, dict) and value.keys() == set(SPAN):
        return value["from"], value["to"]
    if isinstance(value, dict):
        pair = [*value["one_of"], None, None]
        return pair[0], pair[1]
    return value, None


def known_from(form: forms.Form) -> list[Known]:
    """The facts as filled in; the form is valid. Unknown ones are kept where a basis stands."""
    told = form.cleaned_data
    found = []
    for name, spec in specs().items():
        value = _value(spec, told.get(name), told.get(f"{name}_lain"))
        basis = told.get(f"{name}_dasar") or ""
        items = tuple(told.get(f"{name}_bukti") or ())
        if value is not None or basis or items:
            found.append(Known(name, value, state_of(value), basis, items))
    return found


def _value(spec: FactSpec, first: Any, other: Any) -> Any:
    """The value for assess: None unknown, a span or `one_of` where two are possible."""
    if spec.kind == "bool":
        return YES_NO.get(first or "")
    if first in (None, "", []):
        return None
    if spec.kind == "day":
        days = sorted(day.isoformat() for day in (first, other) if day)
        return days[0] if len(set(days)) == 1 else dict(zip(SPAN, days, strict=True))
    if spec.kind == "time":
        return first.strftime("%H:%M")
    if spec.kind == "enum" and other and other != first:
        return {"one_of": [first, other]}
    return first


def groups(form: forms.Form, asked: Collection[str]) -> list[Group]:
    """The rows of the page: what decides now is open, the rest lies folded."""
    rows = {name: _row(form, name, spec) for name, spec in specs().items()}
    open_bools, rest, readings = [], [], []
    for name, row in rows.items():
        if name in (*FIRST, *DATES, "conduct"):
            continue
        if name.startswith("reading_"):
            readings.append(row)
        elif name in asked or row.state != Fact.State.BELUM:
            open_bools.append(row)
        else:
            rest.append(row)
    first = tuple(rows[name] for name in FIRST if name in rows)
    dates = tuple(rows[name] for name in DATES if name in rows)
    dated = any(row.name in asked or row.state != Fact.State.BELUM for row in dates)
    made = [
        Group(str(_("Siapa, kapan, di mana")), first, False),
        Group(str(_("Perbuatan")), (rows["conduct"],), False),
        Group(str(_("Unsur")), tuple(open_bools), False),
        Group(str(_("Hari yang memulai tenggat")), dates, not dated),
        Group(str(_("Fakta lain")), tuple(rest), True),
        Group(str(_("Tafsir yang diperdebatkan")), tuple(readings), True),
    ]
    return [group for group in made if group.rows]


def _row(form: forms.Form, name: str, spec: FactSpec) -> Row:
    other = form[f"{name}_lain"] if f"{name}_lain" in form.fields else None
    value = form[name].value()
    if spec.kind == "bool":
        state = value or "belum"
    else:
        state = "diselisihkan" if other and other.value() else "terpenuhi" if value else "belum"
    proof = form[f"{name}_bukti"] if f"{name}_bukti" in form.fields else None
    marked = {str(one) for one in (proof.value() or ())} if proof else set()
    chosen = tuple((pk, words) for pk, words in _choices_of(proof) if pk in marked)
    label = fact_label(name, legal.pack(), get_language() or "id")
    return Row(name, label, form[name], other, form[f"{name}_dasar"], proof, chosen, state)


def _choices_of(field: forms.BoundField | None) -> list[tuple[str, str]]:
    """(id, words) of the evidence a field offers."""
    inner = field.field if field is not None else None
    return [(str(pk), str(words)) for pk, words in getattr(inner, "choices", ())]
