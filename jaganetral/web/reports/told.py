"""What a finished draft says, in the shape in which a report is taken."""

from collections.abc import Mapping
from datetime import date

from jaganetral.web.evidence.models import Item
from jaganetral.web.reports.answers import NO_RESOURCES, AccusedAnswer, Answers
from jaganetral.web.reports.drafts import Content
from jaganetral.web.reports.forms.retaliation import retaliation_of
from jaganetral.web.reports.wizard import happening_of, identity_of, is_retaliated, span


def answers_of(content: Content) -> Answers:
    """The whole draft in the shape that `submit` takes."""
    first, last, manner = span(content)
    where, proof = content["di-mana"], content.get("bukti", {})
    contact = content.get("kontak", {})
    ordered = {"ya": True, "tidak": False}.get(content["cerita"].get("perintah", ""))
    happening, resources = happening_of(content), content["cerita"].get("sumber", [])
    answers = Answers(
        happening=happening,
        story=content["cerita"]["cerita"],
        happened_from=first,
        happened_until=last,
        happened_how=manner,
        area=where.get("area", ""),
        place=where.get("tempat", ""),
        online=bool(where.get("medsos")),
        links=proof.get("links", []),
        ordered_by_superior=ordered,
        resource_form=[] if happening in NO_RESOURCES else resources,
        accused=[_accused(one) for one in content["siapa"]],
        identity=identity_of(content),
        contact={
            "name": contact.get("nama", ""),
            "phone": contact.get("telepon", ""),
            "email": contact.get("surel", ""),
        },
        items=items_of(content),
    )
    if is_retaliated(content):
        told = content["balasan"]
        days = {name: _date(told.get(name, "")) for name in ("hari", "hari_sebab")}
        answers["retaliation"] = retaliation_of({**told, **days})
    return answers


def _date(said: str) -> date | None:
    return date.fromisoformat(said) if said else None


def _accused(one: Mapping[str, str]) -> AccusedAnswer:
    return AccusedAnswer(
        name=one["nama"],
        position=one.get("jabatan", ""),
        workplace=one.get("tempat_kerja", ""),
        nip=one.get("nip", ""),
    )


def items_of(content: Content) -> list[Item]:
    """The files of a draft, in the order in which they came."""
    ids = [file["id"] for file in content.get("bukti", {}).get("files", [])]
    found = {str(item.pk): item for item in Item.objects.filter(pk__in=ids)}
    return [found[item] for item in ids if item in found]
