"""The roster of civil servants, as loaded from a file on a day."""

from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from jaganetral.web.accounts.models import Agency


class LoadQuery(models.QuerySet["RosterLoad"]):
    def in_force(self) -> Self:
        """Those that came in whole, were confirmed and not taken back."""
        return self.filter(state=RosterLoad.State.DITERIMA, undone=False)

    def open(self) -> Self:
        """Those whose rows still come in, or that wait for a person to confirm them."""
        return self.exclude(state=RosterLoad.State.DITERIMA).filter(undone=False)


class RosterLoad(models.Model):
    """One import: which file, by whom, how many rows came in and how many did not.

    Its rows come in batch by batch while the load is no part of any roster; confirming it makes
    all of them count at once. `done` is the place in the file up to which rows are in.

    An old load is thinned: rows that stand the same in the load after it are read there
    (`rests_on`, see `standing`), `kept` of its own stay; `thinned_on` is empty while that is done,
    and told without `rests_on` where it stays whole.
    """

    class State(models.TextChoices):
        MEMUAT = "memuat", "Sedang dimuat"
        MENUNGGU = "menunggu", "Menunggu konfirmasi"
        DITERIMA = "diterima", "Diterima"

    body = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="roster_loads")
    file_name = models.CharField(max_length=200)
    file_sha256 = models.CharField(max_length=64)
    as_of = models.DateField()
    loaded_at = models.DateTimeField()
    by = models.CharField(max_length=300)
    state = models.CharField(max_length=10, choices=State.choices, default=State.DITERIMA)
    done = models.PositiveIntegerField(default=0)
    accepted = models.PositiveIntegerField(default=0)
    rejected = models.PositiveIntegerField(default=0)
    noted = models.PositiveIntegerField(default=0, help_text="Masuk dengan catatan")
    undone = models.BooleanField(default=False)
    heads = models.JSONField(default=list, help_text="Judul kolom berkasnya")
    notes = models.JSONField(default=list, help_text="[baris, catatan] yang pertama")
    before = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    changes = models.JSONField(default=dict, help_text="Jumlah perubahan terhadap `before`")
    rests_on = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="leaning"
    )
    thinned_on = models.DateField(null=True, blank=True)
    kept = models.PositiveIntegerField(null=True, blank=True)

    objects = LoadQuery.as_manager()

    class Meta:
        ordering = ["-pk"]

    @property
    def stored(self) -> int:
        """How many rows it still has of its own."""
        return self.accepted if self.kept is None else self.kept

    @property
    def is_leant_on(self) -> bool:
        """Whether an older load leaves its rows to this one."""
        return hasattr(self, "leaning")


class RejectedRow(models.Model):
    """A row of a file that stayed out: its line, why, and its cells in the columns we know."""

    load = models.ForeignKey(RosterLoad, on_delete=models.CASCADE, related_name="rejects")
    line = models.PositiveIntegerField()
    reason = models.CharField(max_length=300)
    row = models.JSONField(default=list)

    class Meta:
        ordering = ["line", "pk"]


class Employee(models.Model):
    """A row of the roster. `body` is the personnel body whose roster it is (a regency, say).

    `private` holds birth date and contacts, encrypted; no list, index or log shows them. A row of
    a load that older ones rest on stands for them too, back to `since`, or all where that is empty.
    """

    load = models.ForeignKey(
        RosterLoad, on_delete=models.CASCADE, related_name="employees", db_index=False
    )
    body = models.ForeignKey(
        Agency, on_delete=models.PROTECT, related_name="employees", db_index=False
    )
    row = models.PositiveIntegerField()
    nip = models.CharField(max_length=18, blank=True)
    name = models.CharField(max_length=160)
    folded = models.CharField(max_length=200)
    position = models.CharField(max_length=160, blank=True)
    unit = models.CharField(max_length=160, blank=True)
    agency = models.CharField(max_length=160, blank=True)
    regency = models.CharField(max_length=80, blank=True)
    status = models.CharField(max_length=20, blank=True)
    private = models.BinaryField(null=True, editable=False)
    since = models.ForeignKey(
        RosterLoad,
        null=True,
        editable=False,
        on_delete=models.DO_NOTHING,
        related_name="+",
        db_index=False,
        db_constraint=False,
    )

    class Meta:
        ordering = ["name", "pk"]
        indexes = [
            models.Index(
                fields=["nip", "load"],
                opclasses=["varchar_pattern_ops", "int8_ops"],  # PostgreSQL: the start of a NIP
                name="pegawai_nip",
            ),
            models.Index(fields=["load", "folded"], name="pegawai_load"),
        ]

    def __str__(self) -> str:
        return self.name


def _beside() -> "models.ForeignKey[Employee | None, Employee | None]":
    """A row of a roster, without an index that removing millions of rows would have to search."""
    return models.ForeignKey(
        Employee,
        null=True,
        on_delete=models.DO_NOTHING,
        related_name="+",
        db_index=False,
        db_constraint=False,
    )


class Change(models.Model):
    """What a load changes for one person against the load before; found by NIP."""

    SHOWN = 200  # people of one kind that a page names; else a file of one row would be a way to
    # read everybody who "is gone"

    class Kind(models.TextChoices):
        BARU = "baru", _("Baru")
        HILANG = "hilang", _("Tidak ada lagi")
        PINDAH = "pindah", _("Pindah unit")
        JABATAN = "jabatan", _("Ganti jabatan")
        NAMA = "nama", _("Nama lain untuk NIP yang sama")

    load = models.ForeignKey(
        RosterLoad, on_delete=models.CASCADE, related_name="changed", db_index=False
    )
    kind = models.CharField(max_length=8, choices=Kind.choices)
    agency = models.CharField(max_length=160, blank=True)
    old = _beside()
    new = _beside()

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["load", "kind", "id"], name="pegawai_ubahan")]


class Workplace(models.Model):
    """What a name of an agency or unit in a roster file stands for in our tree of bodies.

    `agency` is empty where somebody said that it is no body of ours; `said_by` is empty where
    the spelling alone told it.
    """

    body = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="workplaces")
    folded = models.CharField(max_length=200)
    written = models.CharField(max_length=160)
    people = models.PositiveIntegerField(default=0)
    agency = models.ForeignKey(
        Agency, null=True, blank=True, on_delete=models.PROTECT, related_name="written_as"
    )
    settled = models.BooleanField(default=False)
    said_by = models.CharField(max_length=300, blank=True)
    said_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["-people", "written"]
        constraints = [
            models.UniqueConstraint(fields=["body", "folded"], name="satu_nama_instansi")
        ]


class Spelling(models.Model):
    """A name or short name of one of our bodies, abbreviations, case and spaces apart."""

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="spellings")
    folded = models.CharField(max_length=200, db_index=True)
