import django.db.models.deletion
from django.db import migrations, models

from jaganetral.names.workplace import fold_unit


def spell_all(apps, schema_editor):
    """Bodies that are already there; the next import spells them again."""
    spellings = apps.get_model('roster', 'Spelling')
    rows = []
    for one in apps.get_model('accounts', 'Agency').objects.all():
        folded = {fold_unit(one.name).joined[:200], fold_unit(one.short).joined[:200]} - {''}
        rows += [spellings(agency=one, folded=key) for key in sorted(folded)]
    spellings.objects.bulk_create(rows, batch_size=500)


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0001_initial'),
        ('roster', '0004_thinned'),
    ]

    operations = [
        migrations.CreateModel(
            name='Spelling',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('folded', models.CharField(db_index=True, max_length=200)),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='spellings', to='accounts.agency')),
            ],
        ),
        migrations.RunPython(spell_all, migrations.RunPython.noop),
    ]
