"""Cases: parties, judgements about who they are, assessments, deadlines, decisions."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q

from jaganetral.flow import case_table
from jaganetral.web.accounts.models import Agency, Duty
from jaganetral.web.evidence.models import Item
from jaganetral.web.letters.models import Letter
from jaganetral.web.reports.models import Report
from jaganetral.web.roster.models import Employee


class CaseQuery(models.QuerySet["Case"]):
    """The one place that decides which cases a duty can find; every list and count uses it."""

    def visible_to(self, duty: Duty) -> Self:
        sees = duty.role_of.sees
        if sees == "held":
            within = Q(holder=duty.agency) | Q(shares__agency=duty.agency)
            return self.filter(within).distinct()
        if sees == "decide":
            return self.filter(ppk_agency=duty.agency).distinct()
        return self.none()


class Case(models.Model):
    """A matter with exactly one holder. `state` is a state of flow/data/case.yaml."""

    number = models.CharField(max_length=12, unique=True)
    title = models.CharField(max_length=200)
    holder = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="cases_held")
    ppk_agency = models.ForeignKey(
        Agency, null=True, blank=True, on_delete=models.PROTECT, related_name="cases_to_decide"
    )
    examiner = models.CharField(max_length=300, blank=True)
    state = models.CharField(max_length=30)
    opened_on = models.DateField()
    closed_on = models.DateField(null=True, blank=True)
    outcome = models.CharField(max_length=40, blank=True)
    summary = models.TextField(blank=True)
    conduct = models.JSONField(default=list, blank=True)
    act_from = models.DateField(null=True, blank=True)
    act_until = models.DateField(null=True, blank=True)
    area = models.CharField(max_length=13, blank=True)
    place = models.CharField(max_length=200, blank=True)
    election = models.CharField(max_length=30, blank=True)
    office = models.CharField(max_length=20, blank=True)
    version = models.PositiveIntegerField(default=0, help_text="Naik setiap perubahan")
    because_of = models.OneToOneField(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="about_the_decider",
        help_text="Perkara yang putusannya menjadi dugaan dalam perkara ini",
    )

    objects = CaseQuery.as_manager()

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.number

    @property
    def slug(self) -> str:
        """The number as it stands in addresses: 2026-0312."""
        return self.number.replace("/", "-")

    @property
    def key(self) -> str:
        """How the sealed log calls this case."""
        return f"perkara:{self.number}"


class Share(models.Model):
    """A body that may work on a case beside its holder, and how far."""

    class Scope(models.TextChoices):
        BACA = "baca", "Membaca"
        TINDAK = "tindak", "Menindaklanjuti"

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="shares")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    scope = models.CharField(max_length=8, choices=Scope.choices)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "agency"], name="one_share_a_body")]


class CaseReport(models.Model):
    """A report that belongs to a case."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="case_reports")
    report = models.OneToOneField(Report, on_delete=models.PROTECT, related_name="case_report")


class Join(models.Model):
    """A report joined to another one that still waits in the queue: it goes where that one goes."""

    report = models.OneToOneField(Report, on_delete=models.PROTECT, related_name="joined_to")
    into = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="joined")


class Party(models.Model):
    """Somebody in a case: the accused (terlapor) or a witness, as described and as confirmed.

    `employee` is set by one examiner; a letter may name the person only when a second officer
    has confirmed (`confirmed_by`).
    """

    class Kind(models.TextChoices):
        TERLAPOR = "terlapor", "Terlapor"
        SAKSI = "saksi", "Saksi"

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="parties")
    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.TERLAPOR)
    described_as = models.CharField(max_length=200)
    position = models.CharField(max_length=160, blank=True)
    workplace = models.CharField(max_length=160, blank=True)
    nip_given = models.CharField(max_length=18, blank=True)
    employee = models.ForeignKey(
        Employee, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    identified_by = models.CharField(max_length=300, blank=True)
    identified_by_officer = models.BigIntegerField(null=True, blank=True)
    identified_why = models.TextField(blank=True)
    confirmed_by = models.CharField(max_length=300, blank=True)
    confirmed_on = models.DateField(null=True, blank=True)

    @property
    def is_confirmed(self) -> bool:
        return self.employee_id is not None and bool(self.confirmed_by)


class Judgement(models.Model):
    """What an examiner said of one candidate: this is the person, is not, or not yet sure.

    Rows are only added: the last about a person holds, and taking back is a row of its own.
    `question` is what was asked of the roster (`question_key` its hash), `person` a keyed hash of
    the person that outlives the load, `bits` and `strength` what the machine had said, `index`
    which state of the roster it looked at.
    """

    class Verdict(models.TextChoices):
        INI = "ini", "Ini orangnya"
        BUKAN = "bukan", "Bukan orangnya"
        BELUM = "belum", "Belum pasti"
        TARIK = "tarik", "Ditarik kembali"

    party = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="judgements")
    employee = models.ForeignKey(Employee, on_delete=models.PROTECT, related_name="+")
    verdict = models.CharField(max_length=6, choices=Verdict.choices)
    why = models.TextField(blank=True)
    by = models.CharField(max_length=300)
    on = models.DateField()
    person = models.CharField(max_length=32, blank=True)
    question = models.JSONField(default=dict)
    question_key = models.CharField(max_length=64, blank=True, db_index=True)
    bits = models.FloatField(null=True)
    strength = models.CharField(max_length=8, blank=True)
    index = models.CharField(max_length=64, blank=True)

    class Meta:
        ordering = ["pk"]


class CaseItem(models.Model):
    """A piece of evidence in a case, beside those its reports brought."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="items")
    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="+")
    note = models.TextField(blank=True)


class Fact(models.Model):
    """What is known of one fact of the assessment, and on which evidence it rests."""

    class State(models.TextChoices):
        TERPENUHI = "terpenuhi", "Terpenuhi"
        TIDAK = "tidak", "Tidak terpenuhi"
        BELUM = "belum", "Belum diketahui"
        DISELISIHKAN = "diselisihkan", "Diperselisihkan"

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="facts")
    name = models.CharField(max_length=40, help_text="Nama fakta dalam contract assess")
    value = models.JSONField(null=True)
    state = models.CharField(max_length=12, choices=State.choices, default=State.BELUM)
    basis = models.CharField(max_length=300, blank=True, help_text="Bukti atau sumbernya")
    items = models.ManyToManyField(Item, blank=True, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "name"], name="one_fact_a_name")]


class Assessment(models.Model):
    """A stored legal assessment: facts, result, trace and the hash of the pack that gave it.

    `event` is what is alleged in the examiner's own words: letters and the head of agency read it,
    so it must never repeat the reporter.
    """

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="assessments")
    facts = models.JSONField()
    result = models.JSONField()
    pack_version = models.CharField(max_length=40)
    pack_sha256 = models.CharField(max_length=64)
    event = models.TextField(blank=True)
    opinion = models.TextField(blank=True)
    dissent = models.TextField(blank=True)
    sources_checked = models.BooleanField(default=False)
    by = models.CharField(max_length=300)
    at = models.DateTimeField()

    class Meta:
        ordering = ["-pk"]


class Dissent(models.Model):
    """The differing opinion of another officer on a stored assessment; written once, kept."""

    assessment = models.ForeignKey(Assessment, on_delete=models.CASCADE, related_name="dissents")
    text = models.TextField()
    by = models.CharField(max_length=300)
    at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.text} ({self.by})"


class DeadlineQuery(models.QuerySet["Deadline"]):
    def binding(self) -> Self:
        """Running limits that somebody can be late for; windows for a right only end."""
        windows = [step.id for step in case_table().steps.values() if step.window]
        return self.filter(met_on=None, cancelled=False).exclude(step__in=windows)


class Deadline(models.Model):
    """A limit in a case: where it starts, when it ends, how that was counted, who must act."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="deadlines")
    step = models.CharField(max_length=40)
    label = models.CharField(max_length=160)
    start = models.DateField()
    due = models.DateField(db_index=True)
    days = models.PositiveSmallIntegerField()
    unit = models.CharField(max_length=12)
    derivation = models.TextField()
    other_reading = models.JSONField(null=True, blank=True)
    citation = models.CharField(max_length=300, blank=True)
    confidence = models.CharField(max_length=16, blank=True)
    policy = models.BooleanField(default=False)
    met_on = models.DateField(null=True, blank=True)
    cancelled = models.BooleanField(default=False)

    objects = DeadlineQuery.as_manager()

    class Meta:
        ordering = ["due", "pk"]

    def is_overdue(self, today: date) -> bool:
        return self.met_on is None and not self.cancelled and today > self.due


class DeadlineChange(models.Model):
    """A running limit that was counted again because the rules changed: what stood before."""

    deadline = models.ForeignKey(Deadline, on_delete=models.CASCADE, related_name="changes")
    before = models.DateField()
    after = models.DateField()
    derivation_before = models.TextField()
    why = models.TextField()
    by = models.CharField(max_length=300)
    at = models.DateTimeField()

    class Meta:
        ordering = ["-pk"]


class CaseLetter(models.Model):
    """A letter of a case, with the state of the case it belongs to."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="case_letters")
    letter = models.OneToOneField(Letter, on_delete=models.PROTECT, related_name="case_letter")


class Hearing(models.Model):
    """A chance the accused had to answer: they came, answered in writing, or stayed away.

    `record` says of one who came how the record of examination (berita acara) ended. A refusal
    to sign takes nothing from it.
    """

    class Result(models.TextChoices):
        HADIR = "hadir", "Hadir dan menjawab"
        TERTULIS = "tertulis", "Menjawab tertulis"
        TIDAK_HADIR = "tidak_hadir", "Tidak hadir"

    class Signed(models.TextChoices):
        YA = "ditandatangani", "Ditandatangani"
        MENOLAK = "menolak", "Menolak menandatangani"
        TIDAK_ADA = "tidak_ada", "Tidak ada berita acara"

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="hearings")
    party = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="hearings")
    result = models.CharField(max_length=12, choices=Result.choices)
    record = models.CharField(max_length=16, choices=Signed.choices, blank=True)
    answer = models.TextField(blank=True)
    by = models.CharField(max_length=300)
    on = models.DateField()

    class Meta:
        ordering = ["on", "pk"]


class Decision(models.Model):
    """A step towards a decision: proposed, approved, returned, asked about, explained.

    The personnel office proposes and explains, the PPK does the rest. A proposal and an approval
    carry the track (`category`), level and sanction in the codes of assess.
    """

    class Kind(models.TextChoices):
        USUL = "usul", "Diusulkan"
        SETUJU = "setuju", "Disetujui"
        KEMBALI = "kembali", "Dikembalikan"
        TANYA = "tanya", "Minta penjelasan"
        JELAS = "jelas", "Dijelaskan"

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="decisions")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    category = models.CharField(max_length=20, blank=True)
    level = models.CharField(max_length=20, blank=True)
    sanction = models.CharField(max_length=60, blank=True)
    reason = models.TextField(blank=True)
    by = models.CharField(max_length=300)
    post_title = models.CharField(max_length=160, blank=True)
    on = models.DateField()
    letter = models.ForeignKey(Letter, null=True, blank=True, on_delete=models.PROTECT)

    class Meta:
        ordering = ["pk"]


class Note(models.Model):
    """An internal note; the reporter never sees it."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="notes")
    text = models.TextField()
    by = models.CharField(max_length=300)
    at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
