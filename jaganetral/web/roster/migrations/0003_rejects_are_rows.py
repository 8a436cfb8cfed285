from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('roster', '0002_staged_loads'),
    ]

    operations = [
        migrations.RemoveField(
            model_name='rosterload',
            name='trouble',
        ),
    ]
