"""The life of a case: nothing gets stuck, nothing jumps, and no letter names a person too early."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import jaganetral
from jaganetral.flow import (
    Act,
    Text,
    after,
    allowed,
    case_table,
    offered,
    refuse,
    status_of,
)
from jaganetral.flow.strict import read
from tests.examples import examples

LIFE = case_table()
EVERYBODY = frozenset(may for act in LIFE.acts.values() for may in act.may)
EVERYTHING = frozenset(LIFE.conditions)
CIRCLE = [
    "terima",
    "gabung",
    "tanya_pelapor",
    "tidak_lanjut",
    "urungkan",
    "pilih_orang",
    "konfirmasi_orang",
    "simpan_kajian",
    "minta_klarifikasi",
    "susun_rekomendasi",
    "tanda_tangan",
    "kirim_rekomendasi",
    "terima_rekomendasi",
    "teruskan_opd",
    "usulkan_putusan",
    "setujui",
    "kembalikan",
    "minta_penjelasan",
    "ingatkan",
    "tegur",
    "eskalasi",
    "tutup",
    "belum_selesai",
    "alihkan",
]
STATES = st.sampled_from(sorted(LIFE.states))
ACTS = st.sampled_from(sorted(LIFE.acts))
MET = st.frozensets(st.sampled_from(sorted(LIFE.conditions)))
HELD = st.frozensets(st.sampled_from(sorted(EVERYBODY)))


def names(acts: list[Act]) -> set[str]:
    return {act.id for act in acts}


def test_every_act_of_the_circle_is_there() -> None:
    assert set(CIRCLE) <= set(LIFE.acts)
    assert len(LIFE.reasons) == 7
    assert [reason.key for reason in LIFE.reasons.values()] == list(range(1, 8))
    assert LIFE.reasons["bukan_asn"].key == 3
    assert len(LIFE.statuses) == 8


def test_every_state_is_reachable_from_the_start() -> None:
    seen, waiting = {LIFE.start.id}, [LIFE.start.id]
    while waiting:
        here = waiting.pop()
        for act in LIFE.acts.values():
            target = act.moves.get(here)
            if target is not None and target not in seen:
                seen.add(target)
                waiting.append(target)
    assert seen == set(LIFE.states)


def test_every_state_can_come_to_an_end() -> None:
    ends = {state.id for state in LIFE.states.values() if state.final}
    grown = True
    while grown:
        more = {
            start
            for act in LIFE.acts.values()
            for start, target in act.moves.items()
            if target in ends and start not in ends
        }
        ends |= more
        grown = bool(more)
    assert ends == set(LIFE.states)


@pytest.mark.parametrize("state", sorted(LIFE.states))
def test_every_open_state_has_a_way_out_and_a_status(state: str) -> None:
    out = [act for act in LIFE.acts.values() if act.moves.get(state, state) != state]
    assert out
    assert status_of(state).id in LIFE.statuses
    if LIFE.states[state].final:  # only contested or undone, never worked on
        assert {act.id for act in out} <= {"belum_selesai", "urungkan"}


def test_no_limit_is_started_that_nothing_ends() -> None:
    started = {act.starts.id for act in LIFE.acts.values() if act.starts}
    ended = {step for act in LIFE.acts.values() for step in act.ends}
    assert started == set(LIFE.steps)
    assert started <= ended


def test_every_document_is_made_by_an_act_and_every_condition_needed() -> None:
    made = {act.document.id for act in LIFE.acts.values() if act.document}
    needed = {need.id for act in LIFE.acts.values() for need in act.needs}
    assert made == set(LIFE.documents)
    assert needed == EVERYTHING


@examples(100)
@given(STATES, HELD, MET)
def test_no_letter_names_a_person_before_a_second_officer_confirmed(
    state: str, held: frozenset[str], met: frozenset[str]
) -> None:
    unconfirmed = met - {"identitas_dikonfirmasi"}
    for act in allowed(state, held, unconfirmed):
        assert act.document is None or not act.document.names_person
        assert act.id not in {"tanda_tangan", "kirim_rekomendasi", "setujui"}


@examples(100)
@given(ACTS, STATES, HELD, MET)
def test_what_is_allowed_is_what_is_not_refused(
    act: str, state: str, held: frozenset[str], met: frozenset[str]
) -> None:
    refusal = refuse(act, state, held, met)
    assert (refusal is None) is (act in names(allowed(state, held, met)))
    assert names(allowed(state, held, met)) <= names(offered(state, held))
    if refusal is not None:
        assert refusal.reason.id.endswith(".")
        assert refusal.remedy.id.endswith(".")
        assert refusal.reason.en != refusal.reason.id


@examples(60)
@given(STATES, HELD, HELD, MET, MET)
def test_more_rights_and_more_met_never_allow_less(
    state: str,
    held: frozenset[str],
    more: frozenset[str],
    met: frozenset[str],
    further: frozenset[str],
) -> None:
    less = names(allowed(state, held, met))
    assert less <= names(allowed(state, held | more, met | further))


@examples(60)
@given(st.data())
def test_a_random_walk_never_leaves_the_table(data: st.DataObject) -> None:
    here = LIFE.start.id
    opened = False
    for _ in range(25):
        choices = allowed(here, EVERYBODY, EVERYTHING)
        assert choices
        act = data.draw(st.sampled_from(choices))
        here = after(act.id, here)
        opened = (opened or LIFE.states[here].of == "case") and act.id != "urungkan"
        assert (LIFE.states[here].of == "case") is opened


def test_the_whole_circle_in_order() -> None:
    here = "masuk"
    for act in [
        "antrekan",
        "tanya_pelapor",
        "jawab_pelapor",
        "terima",
        "pilih_orang",
        "konfirmasi_orang",
        "simpan_kajian",
        "minta_klarifikasi",
        "jawab_klarifikasi",
        "susun_rekomendasi",
        "tanda_tangan",
        "kirim_rekomendasi",
        "ingatkan",
        "terima_rekomendasi",
        "teruskan_opd",
        "tegur",
        "eskalasi",
        "usulkan_putusan",
        "minta_penjelasan",
        "beri_penjelasan",
        "kembalikan",
        "usulkan_putusan",
        "setujui",
        "sampaikan_keputusan",
        "selesaikan",
        "belum_selesai",
        "ambil_kembali",
        "tutup",
    ]:
        assert refuse(act, here, EVERYBODY, EVERYTHING) is None, act
        here = after(act, here)
    assert here == "ditutup"


def test_refusals_say_what_is_missing_and_what_to_do() -> None:
    early = refuse("susun_rekomendasi", "kajian", ["perkara.surat"])
    assert early is not None
    assert [condition.id for condition in early.missing] == [
        "identitas_dikonfirmasi",
        "kajian_tersimpan",
    ]
    assert "petugas kedua" in str(early)
    elsewhere = refuse("setujui", "kajian", ["putuskan.tetapkan"])
    assert elsewhere is not None
    assert elsewhere.reason.id == "“Setujui” tidak dapat dilakukan saat “Kajian hukum”."
    forbidden = refuse("setujui", "menunggu_putusan", ["perkara.periksa"])
    assert forbidden is not None
    assert "Peran Anda" in forbidden.reason.id
    assert forbidden.reason.of("en").startswith("Your role")


def test_faults_of_the_caller_are_not_taken_for_a_no() -> None:
    for act, state, met in (
        ("terbang", "kajian", ()),
        ("setujui", "bulan", ()),
        ("setujui", "menunggu_putusan", ("cuaca_cerah",)),
    ):
        with pytest.raises(KeyError):
            refuse(act, state, EVERYBODY, met)
    with pytest.raises(KeyError):
        offered("bulan", EVERYBODY)
    with pytest.raises(KeyError):
        after("setujui", "kajian")


def test_words_are_there_in_both_languages() -> None:
    assert str(Text("Terima", "Accept")) == "Terima"
    labels = [act.label for act in LIFE.acts.values()]
    assert len({label.id for label in labels}) == len(labels)
    assert all(label.of("en") != label.of("id") for label in labels)


def test_every_permission_is_one_of_the_roles_table() -> None:
    roles = read(Path(jaganetral.__file__).parent / "web/accounts/data/roles.yaml")
    assert EVERYBODY - {"pelapor", "sistem"} <= set(roles["acts"])
