"""Words about reports and reasons on the screens of officers, in the language of the page."""

from django.utils.translation import get_language, gettext, gettext_lazy, gettext_noop

from jaganetral.flow import Text
from jaganetral.names.reasons import Reason
from jaganetral.web.reports import intake
from jaganetral.web.reports.models import Report

LONGEST = 90

CHANNELS = {
    "daring": gettext_lazy("daring"),
    "telepon": gettext_lazy("telepon"),
    "datang": gettext_lazy("datang langsung"),
    "surat": gettext_lazy("surat"),
    "wa": gettext_lazy("WhatsApp"),
}

# Questions an examiner can send with one key. Reporters read them, so they are Indonesian.
QUESTIONS = [
    "Di mana tepatnya kejadian itu, dan siapa lagi yang melihatnya?",
    "Apa jabatan dan tempat kerja orang yang Anda lihat?",
    "Apakah Anda punya foto, video, atau tautan tentang kejadian itu?",
    "Kapan tepatnya kejadian itu?",
]

# Choices of the models as they are shown, so that the catalogue collects them.
CHOICES = [
    gettext_noop("Perkara ini menyangkut Anda, jadi Anda tidak dapat membukanya."),
    gettext_noop("Perkara ini menyangkut bawahan langsung Anda, jadi Anda tidak dapat membukanya."),
    gettext_noop("Perkara ini menyangkut atasan langsung Anda, jadi Anda tidak dapat membukanya."),
    gettext_noop("Terlapor"),
    gettext_noop("Saksi"),
    gettext_noop("Ini orangnya"),
    gettext_noop("Bukan orangnya"),
    gettext_noop("Belum pasti"),
    gettext_noop("Ditarik kembali"),
    gettext_noop("Anonim"),
    gettext_noop("Rahasia"),
    gettext_noop("Terbuka"),
    gettext_noop("Membaca"),
    gettext_noop("Menindaklanjuti"),
    gettext_noop("Salinan kerja siap"),
    gettext_noop("Tidak dapat dipratinjau"),
    gettext_noop("Ditahan karena berbahaya"),
]

# The sentences of names/data/reasons.yaml, so that the catalogue collects them.
SENTENCES = [
    gettext_noop("nama sama: {name}"),
    gettext_noop("ejaan berbeda, nama sama: '{said}' dan {word}"),
    gettext_noop("ejaan mirip: '{said}' dan {word}"),
    gettext_noop("panggilan '{said}' cocok dengan {word}"),
    gettext_noop("'{said}' bagian dari {word}"),
    gettext_noop("inisial {said} cocok dengan {word}"),
    gettext_noop("bagian nama '{said}' tidak ada pada {name}"),
    gettext_noop("inisial {said} tidak cocok dengan {name}"),
    gettext_noop("nama tidak disebut"),
    gettext_noop("yang sama cocoknya dengan keterangan ini: {count} orang"),
    gettext_noop("unit sama: {value}"),
    gettext_noop("unit sesuai: {value}"),
    gettext_noop("unit mirip: {value}"),
    gettext_noop("unit berbeda: {value}"),
    gettext_noop("unit lain di kabupaten/kota yang sama: {value}"),
    gettext_noop("unit pada {said}: {value}"),
    gettext_noop("instansi sama: {value}"),
    gettext_noop("instansi sesuai: {value}"),
    gettext_noop("instansi mirip: {value}"),
    gettext_noop("instansi berbeda: {value}"),
    gettext_noop("kabupaten/kota sama: {value}"),
    gettext_noop("kabupaten/kota sesuai: {value}"),
    gettext_noop("kabupaten/kota mirip: {value}"),
    gettext_noop("kabupaten/kota berbeda: {value}"),
    gettext_noop("jabatan sama: {value}"),
    gettext_noop("jabatan sesuai: {value}"),
    gettext_noop("tugas sesuai: {value}"),
    gettext_noop("jabatan berbeda: {value}"),
    gettext_noop("jabatan pada {said}: {value}"),
    gettext_noop("sapaan '{said}' sesuai"),
    gettext_noop("sapaan '{said}' tidak sesuai jenis kelamin pada NIP"),
    gettext_noop("NIP sama"),
    gettext_noop("NIP hampir sama: berbeda {count} angka"),
    gettext_noop("NIP berbeda"),
    gettext_noop("tempat sama: {value}"),
    gettext_noop("jarak {value} meter"),
    gettext_noop("tempat berbeda: {value}"),
    gettext_noop("hari sama"),
    gettext_noop("beda {value} hari"),
    gettext_noop("dugaan perbuatan sama"),
    gettext_noop("dugaan perbuatan berbeda"),
    gettext_noop("kata yang sama: {value}"),
    gettext_noop("orang sama: {value}"),
    gettext_noop("berkas bukti sama"),
    gettext_noop("Siapa nama lengkapnya, atau bagian lain dari namanya?"),
    gettext_noop("Di unit kerja mana ia bertugas?"),
    gettext_noop("Apa jabatan atau tugasnya?"),
    gettext_noop("Di instansi mana ia bekerja?"),
    gettext_noop("Di kabupaten atau kota mana ia bekerja?"),
    gettext_noop(
        "Apa lagi yang diketahui tentang orang ini, misalnya usia atau tempat tugas sebelumnya?"
    ),
]


def say(reason: Reason) -> str:
    """A reason for or against a candidate, filled in."""
    return gettext(reason.sentence).format_map(reason.values)


def said(words: Text | Reason | str | None) -> str:
    """The words of a label, a reason or a question in the language of the page."""
    if words is None:
        return ""
    if isinstance(words, Text):
        return words.of(get_language() or "id")
    if isinstance(words, Reason):
        return say(words)
    return gettext(words)


def area_name(code: str) -> str:
    """The name of a regency or province; its code where it is not known."""
    known = intake.place_of(code)
    return known.name if known else code


def where(area: str, place: str) -> str:
    """Where something happened: the free place and the name of the area."""
    return ", ".join(part for part in (place, area) if part)


def place_of(area: str, place: str) -> str:
    """As `where`, from the code of the area."""
    return where(area_name(area), place)


def headline(report: Report) -> str:
    """The first words of a story, for a list."""
    first = " ".join(report.story.split())
    if len(first) <= LONGEST:
        return first
    return first[:LONGEST].rsplit(" ", 1)[0] + " …"


def title_of(report: Report) -> str:
    """The title a case begins with: what is alleged and where, no names. Indonesian."""
    what = HAPPENINGS.get(report.happening, "Dugaan pelanggaran netralitas")
    spot = place_of(report.area, report.place)
    return f"{what}, {spot}"[:200] if spot else what


# What step 1 of the wizard offers, as the title of a case.
HAPPENINGS = {
    "medsos": "Dugaan keberpihakan di media sosial",
    "kampanye": "Dugaan ikut kampanye atau acara politik",
    "fasilitas": "Dugaan pemakaian fasilitas atau uang negara",
    "menekan": "Dugaan menekan atau menggerakkan pegawai atau warga",
    "keputusan": "Dugaan keputusan yang memihak",
    "partai": "Dugaan mendekati partai atau mendaftar calon",
}
