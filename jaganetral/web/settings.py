"""One settings file, typed environment; a wrong value stops the start with a clear sentence."""

import os
import secrets
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured


def _choice(name: str, default: str, allowed: tuple[str, ...]) -> str:
    value = os.environ.get(name, default)
    if value not in allowed:
        raise ImproperlyConfigured(
            f"{name}={value!r} tidak dikenal. Pilih salah satu: {', '.join(allowed)}."
        )
    return value


def _count(name: str, default: str) -> int:
    value = os.environ.get(name, default)
    if not value.isdigit() or int(value) < 1:
        raise ImproperlyConfigured(f"{name}={value!r} harus bilangan bulat, paling sedikit 1.")
    return int(value)


def _secret(folder: Path) -> str:
    """The installation secret lies beside the database, never in it; made once, owner-only."""
    path = folder / "secret.key"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(secrets.token_urlsafe(48))
    return path.read_text("ascii").strip()


def _database(address: str, folder: Path) -> dict[str, Any]:
    """`sqlite` (a file in the data folder) or postgresql://user:password@host:port/name."""
    if address == "sqlite":
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": folder / "jaganetral.sqlite3",
            "OPTIONS": {
                "timeout": 20,
                "transaction_mode": "IMMEDIATE",
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
            },
        }
    parts = urlsplit(address)
    if parts.scheme != "postgresql" or not parts.path.strip("/"):
        raise ImproperlyConfigured(
            "JAGANETRAL_DATABASE harus 'sqlite' atau postgresql://pengguna:sandi@host:port/nama."
        )
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.strip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": str(parts.port or ""),
    }


BASE = Path(__file__).parent
DATA = Path(os.environ.get("JAGANETRAL_DATA", ".data")).resolve()
MODE = _choice("JAGANETRAL_MODE", "office", ("office", "demo", "test"))
SURFACE = _choice("JAGANETRAL_SURFACE", "both", ("public", "officers", "both"))
ZONE = _choice("JAGANETRAL_ZONE", "WIB", ("WIB", "WITA", "WIT"))
HOSTS = [h for h in os.environ.get("JAGANETRAL_HOSTS", "127.0.0.1,localhost").split(",") if h]
HTTPS = _choice("JAGANETRAL_HTTPS", "no", ("yes", "no")) == "yes"
# how outsiders reach the site: printed in letters and their QR codes
ADDRESS = os.environ.get("JAGANETRAL_ADDRESS", "").rstrip("/") or (
    f"https://{HOSTS[0]}" if HTTPS else f"http://{HOSTS[0]}:8000"
)
# how often one officer may put a question of their own to the roster, and how many reports and
# cases of a day may be matched with it for them
LOOKUPS_AN_HOUR = _count("JAGANETRAL_LOOKUPS_HOUR", "60")
LOOKUPS_A_DAY = _count("JAGANETRAL_LOOKUPS_DAY", "240")
PROPOSALS_A_DAY = _count("JAGANETRAL_PROPOSALS_DAY", "600")
# months for which a replaced roster keeps every row of its own
ROSTER_MONTHS = _count("JAGANETRAL_ROSTER_MONTHS", "6")
# questions to a human in one hour, from everybody together: nobody is told apart
# whether the advisor counts how often each question is opened on a day (no words, no person)
COUNT_QUESTIONS = _choice("JAGANETRAL_COUNT_QUESTIONS", "no", ("yes", "no")) == "yes"
QUESTIONS_AN_HOUR = _count("JAGANETRAL_QUESTIONS_HOUR", "60")

SECRET_KEY = secrets.token_urlsafe(48) if MODE == "test" else _secret(DATA)
VAULT = DATA / "vault"
KEYS = DATA / "keys"
# Election calendars of this installation, beside the shipped ones; the demo has an invented one.
CALENDARS = BASE / "demo" / "data" / "calendars" if MODE == "demo" else DATA / "calendars"
CLOCK_MAY_BE_SET = MODE in ("demo", "test")

DEBUG = False
ALLOWED_HOSTS = [*HOSTS, "testserver"] if MODE == "test" else HOSTS
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in HOSTS if HTTPS]
APPEND_SLASH = False
ROOT_URLCONF = "jaganetral.web.urls"
WSGI_APPLICATION = "jaganetral.web.wsgi.application"
DATABASES = {"default": _database(os.environ.get("JAGANETRAL_DATABASE", "sqlite"), DATA)}
if MODE != "test":  # opening one costs as much as all a check-in asks of it
    DATABASES["default"] |= {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "axes",
    "csp",
    "django_htmx",
    "jaganetral.web.look",
    "jaganetral.web.audit",
    "jaganetral.web.accounts",
    "jaganetral.web.rules",
    "jaganetral.web.lookups",
    "jaganetral.web.roster",
    "jaganetral.web.evidence",
    "jaganetral.web.letters",
    "jaganetral.web.reports",
    "jaganetral.web.cases",
    "jaganetral.web.prevention",
    "jaganetral.web.asking",
    "jaganetral.web.statistics",
    "jaganetral.web.desk",
    "jaganetral.web.portal",
]
if MODE in ("demo", "test"):
    INSTALLED_APPS.append("jaganetral.web.demo")

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "jaganetral.web.look.blank.fill_blank",
    "allauth.account.middleware.AccountMiddleware",
    "jaganetral.web.accounts.gate.Gate",
    "axes.middleware.AxesMiddleware",
]
if MODE in ("demo", "test"):  # the one-click roles; they do not exist in a real office
    MIDDLEWARE.insert(-2, "jaganetral.web.demo.doors.Doors")

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "jaganetral.web.look.templatetags.look",
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "jaganetral.web.look.context.site",
            ],
        },
    }
]

# Signing in: password and a second factor, lock-outs, no default password.
AUTH_USER_MODEL = "accounts.Officer"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "desk:today"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_ADAPTER = "jaganetral.web.accounts.adapter.ClosedDoor"
MFA_ADAPTER = "jaganetral.web.accounts.adapter.SealedFactors"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "JagaNetral"
MFA_TOTP_TOLERANCE = 1
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25
AXES_LOCKOUT_PARAMETERS = ["username"]
AXES_DISABLE_ACCESS_LOG = True
AXES_CLIENT_IP_CALLABLE = "jaganetral.web.accounts.adapter.no_address"
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_LOCKOUT_CALLABLE = "jaganetral.web.accounts.locks.locked_out"
AXES_SENSITIVE_PARAMETERS = ["username", "ip_address", "code", "csrfmiddlewaretoken"]
AXES_ENABLED = MODE != "test"
# Lock-outs count by sign-in name on purpose: no network address is kept.
SILENCED_SYSTEM_CHECKS = ["axes.W006"]

SESSION_COOKIE_AGE = 8 * 3600
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_COOKIE_AGE = None  # gone with the browser: it must not tell that somebody reported
CSRF_FAILURE_VIEW = "jaganetral.web.look.errors.csrf_failure"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SECURE_SSL_REDIRECT = False
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
# Other sites learn nothing. "no-referrer" would make browsers send "Origin: null" with our own
# forms, and the CSRF check refuses that.
SECURE_REFERRER_POLICY = "same-origin"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "script-src": [SELF],
        "connect-src": [SELF],
        "media-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}

LANGUAGE_CODE = "id"
LANGUAGES = [("id", "Bahasa Indonesia"), ("en", "English")]
USE_I18N = USE_TZ = True
TIME_ZONE = "Asia/Jakarta"
STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if MODE == "test"
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
MEDIA_ROOT = VAULT
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
FILE_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_HANDLERS = ["jaganetral.web.evidence.uploads.InMemory"]
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

# No address, no user agent, no answer ever reaches a log line.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "django.request": {"level": "ERROR"},
        "django.security": {"level": "CRITICAL"},
        "axes": {"level": "CRITICAL"},
    },
}
