"""The words of templates: fields say what is wrong where it is wrong, bars keep to their scale."""

import pytest
from django import forms
from django.template import Context, Template
from hypothesis import given
from hypothesis import strategies as st

from jaganetral.web.look.templatetags.look import bar, number, strength


class Asked(forms.Form):
    """A form with one control of every kind."""

    name = forms.CharField(help_text="Nama lengkap")
    side = forms.ChoiceField(
        choices=[("a", "A"), ("b", "B")], widget=forms.RadioSelect, help_text="Pilih satu"
    )
    places = forms.MultipleChoiceField(
        choices=[("c", "C"), ("d", "D")], widget=forms.CheckboxSelectMultiple
    )
    sure = forms.BooleanField(label="Saya yakin")


def page(form: forms.Form) -> str:
    """All fields of a form below its summary."""
    words = "{% error_summary form %}{% for one in form %}{% field one %}{% endfor %}"
    return Template(words).render(Context({"form": form}))


def test_each_error_leads_to_a_control_that_exists() -> None:
    html = page(Asked({}))
    for target in ("id_name", "id_side_0", "id_places_0", "id_sure"):
        assert f'href="#{target}"' in html
        assert f'id="{target}"' in html


def test_the_summary_names_the_field_that_is_empty() -> None:
    summary = page(Asked({})).partition("</ul>")[0]
    assert "Isi “Saya yakin”." in summary
    assert "Bidang ini tidak boleh kosong" not in summary


def test_a_control_is_described_by_its_hint_and_its_error() -> None:
    html = page(Asked({}))
    assert 'aria-describedby="id_name_helptext id_name_error"' in html
    assert 'aria-describedby="id_side_helptext id_side_error"' in html
    for described in ("id_name_helptext", "id_name_error", "id_side_helptext", "id_side_error"):
        assert f' id="{described}"' in html


def test_what_was_typed_stays_and_cannot_be_markup() -> None:
    html = page(Asked({"name": "<b>Sutrisno</b>", "side": "b"}))
    assert "&lt;b&gt;Sutrisno&lt;/b&gt;" in html
    assert "<b>Sutrisno" not in html


def test_a_form_without_errors_has_no_summary() -> None:
    form = Asked({"name": "Rina", "side": "a", "places": ["c"], "sure": "on"})
    assert form.is_valid()
    assert "ringkas-galat" not in page(form)


@given(part=st.floats(0, 1e9), whole=st.floats(0, 1e9))
def test_a_bar_never_leaves_its_scale(part: float, whole: float) -> None:
    width = int(bar(part, whole).split("bar w")[1].split('"')[0])
    assert 0 <= width <= 100


def test_the_strength_of_a_match_is_a_word() -> None:
    assert strength("kuat") == '<span class="tag kuat">Kuat</span>'
    with pytest.raises(KeyError):
        strength("87 %")


@pytest.mark.parametrize(("value", "said"), [(4812, "4.812"), (3.5, "3,5"), (None, "")])
def test_numbers_are_written_the_indonesian_way(value: float | None, said: str) -> None:
    assert number(value) == said
