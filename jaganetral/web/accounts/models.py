"""Bodies in a tree, officers, the posts people held from a day to a day, and their duties."""

from datetime import date
from typing import ClassVar, Self

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q

from jaganetral.web.accounts.roles import Role, load_roles


def _in_force(day: date) -> Q:
    return Q(since__lte=day) & (Q(until__isnull=True) | Q(until__gte=day))


class Agency(models.Model):
    """A body of the service (instansi): supervisor, personnel office, inspectorate, OPD, unit."""

    class Kind(models.TextChoices):
        PENGAWAS = "pengawas", "Pengawas pemilihan"
        PEMBINA = "pembina", "Pembina kepegawaian nasional"
        PEMDA = "pemda", "Pemerintah daerah atau instansi pusat"
        INSPEKTORAT = "inspektorat", "Inspektorat"
        BKPSDM = "bkpsdm", "Pengelola kepegawaian"
        OPD = "opd", "Organisasi perangkat daerah"
        UNIT = "unit", "Unit kerja"

    class Level(models.TextChoices):
        PUSAT = "pusat", "Pusat"
        PROVINSI = "provinsi", "Provinsi"
        KABKOTA = "kabkota", "Kabupaten atau kota"

    class Zone(models.TextChoices):
        WIB = "WIB", "WIB"
        WITA = "WITA", "WITA"
        WIT = "WIT", "WIT"

    code = models.SlugField(unique=True)
    name = models.CharField(max_length=200)
    short = models.CharField(max_length=60)
    kind = models.CharField(max_length=12, choices=Kind.choices)
    level = models.CharField(max_length=8, choices=Level.choices, default=Level.KABKOTA)
    area = models.CharField(max_length=13, blank=True, help_text="Kode Kemendagri, NN atau NN.NN")
    zone = models.CharField(max_length=4, choices=Zone.choices, default=Zone.WIB)
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="children"
    )
    head_count = models.PositiveIntegerField(default=0, help_text="Jumlah pegawai, untuk cakupan")

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def line(self) -> "list[Agency]":
        """This body and every body above it, nearest first."""
        found, here = [], self
        while True:
            found.append(here)
            if here.parent is None:
                return found
            here = here.parent


class OfficerManager(BaseUserManager["Officer"]):
    """Finds officers by their sign-in name; making one is an action, never a manager's job."""

    def get_by_natural_key(self, username: str | None) -> "Officer":
        return self.get(username=username)


class Officer(AbstractBaseUser):
    """A person who signs in. What they may do follows from their duties, never from a flag."""

    username = models.CharField("Nama masuk", max_length=60, unique=True)
    name = models.CharField(max_length=120)
    nip = models.CharField(max_length=18, blank=True)
    is_active = models.BooleanField(default=True)
    keys_on = models.BooleanField(default=True)
    theme = models.CharField(max_length=6, default="auto")

    objects: ClassVar[OfficerManager] = OfficerManager()

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    def __str__(self) -> str:
        return self.name


class DutyQuery(models.QuerySet["Duty"]):
    def on(self, day: date) -> Self:
        return self.filter(_in_force(day), officer__is_active=True)


class Duty(models.Model):
    """An officer serves a body in a role, from a day to a day."""

    officer = models.ForeignKey(Officer, on_delete=models.CASCADE, related_name="duties")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="duties")
    role = models.CharField(max_length=20)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    objects = DutyQuery.as_manager()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.role_of.label}, {self.agency.short}"

    @property
    def role_of(self) -> Role:
        return load_roles().roles[self.role]

    def may(self, act: str) -> bool:
        return load_roles().may(self.role, act)

    @property
    def actor(self) -> str:
        """How this person stands in the sealed log: text, so that it survives the account."""
        return f"{self.officer.name} ({self.role_of.name}, {self.agency.short})"


class Post(models.Model):
    """A post (jabatan) of a body. `superior` is the post it reports to."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="posts")
    title = models.CharField(max_length=160)
    is_ppk = models.BooleanField(default=False)
    superior = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="reports_to_me"
    )

    def __str__(self) -> str:
        return self.title

    def line(self) -> "list[Post]":
        """The posts above this one, nearest first."""
        found: list[Post] = []
        here = self.superior
        while here is not None and here not in found:
            found.append(here)
            here = here.superior
        return found


class TenureQuery(models.QuerySet["Tenure"]):
    def on(self, day: date) -> Self:
        """Those in force on a day; an acting holder stands before the definite one."""
        return self.filter(_in_force(day)).order_by(
            models.Case(models.When(kind="definitif", then=1), default=0), "-since"
        )


class Tenure(models.Model):
    """Who held a post from a day to a day, also acting."""

    class Kind(models.TextChoices):
        DEFINITIF = "definitif", "Definitif"
        PJ = "pj", "Penjabat (Pj)"
        PLT = "plt", "Pelaksana tugas (Plt)"
        PLH = "plh", "Pelaksana harian (Plh)"
        PJS = "pjs", "Penjabat sementara (Pjs)"

    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="tenures")
    holder = models.CharField(max_length=120)
    nip = models.CharField(max_length=18, blank=True)
    officer = models.ForeignKey(
        Officer, null=True, blank=True, on_delete=models.SET_NULL, related_name="tenures"
    )
    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.DEFINITIF)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    objects = TenureQuery.as_manager()

    class Meta:
        ordering = ["-since"]

    @property
    def title(self) -> str:
        """The post as it is written on this holder: "Pj. Bupati Lawu Asri"."""
        prefix = "" if self.kind == self.Kind.DEFINITIF else f"{self.kind.capitalize()}. "
        return prefix + self.post.title


class SetupLink(models.Model):
    """A one-time link for an officer's first sign-in; only its hash is kept."""

    officer = models.ForeignKey(Officer, on_delete=models.CASCADE, related_name="setup_links")
    digest = models.CharField(max_length=64, unique=True)
    expires = models.DateTimeField()
    used = models.DateTimeField(null=True, blank=True)
