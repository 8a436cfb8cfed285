"""Second-factor secrets were signed, which anybody with the database can read; now encrypted."""

from django.apps.registry import Apps
from django.core import signing
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from jaganetral.web.accounts.adapter import PURPOSE, seal_factor

SECRETS = ("secret", "seed")


def encrypt(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Read each signed secret and write it encrypted."""
    for factor in apps.get_model("mfa", "Authenticator").objects.all():
        for name in SECRETS:
            if name in factor.data:
                told = str(signing.loads(factor.data[name], salt=PURPOSE))
                factor.data[name] = seal_factor(told)
        factor.save(update_fields=["data"])


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0001_initial"),
        ("mfa", "0003_authenticator_type_uniq"),
    ]
    operations = [migrations.RunPython(encrypt, migrations.RunPython.noop)]
