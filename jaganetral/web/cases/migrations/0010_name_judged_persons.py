from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps
from django.utils.crypto import salted_hmac


def name_the_persons(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """Judgements from before: give each the key by which the person is found again."""
    judgements = apps.get_model("cases", "Judgement").objects.select_related("employee")
    for one in judgements.iterator(500):
        who = one.employee
        said = who.nip or f"{who.body_id}|{who.folded}|{who.unit}"
        one.person = salted_hmac("jaganetral.person", said, algorithm="sha256").hexdigest()[:32]
        one.save(update_fields=["person"])


class Migration(migrations.Migration):
    dependencies = [("cases", "0009_judgement_basis")]

    operations = [migrations.RunPython(name_the_persons, migrations.RunPython.noop)]
