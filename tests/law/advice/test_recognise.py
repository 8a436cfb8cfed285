"""People's own words: many ways to say one thing, never a permission that was not asked for."""

from itertools import product
from pathlib import Path
from typing import Any

import pytest
import yaml

from jaganetral.law.advice.ask import answer
from jaganetral.law.advice.meant import answer_meant
from jaganetral.law.advice.questions import Question, questions
from jaganetral.law.advice.recognise import recognise
from jaganetral.law.advice.words import hear, load_words, plain
from jaganetral.law.corpus.pack import load_pack

PERMITTED = ("boleh", "boleh_dengan_syarat")
DAY: dict[str, Any] = {
    "status": "pns",
    "act_date": "2024-10-05",
    "election": "pilkada-2024",
    "office": "bupati",
}


def wordings() -> list[tuple[str, str | None]]:
    """What people write and the question it means; none where it means no question we know."""
    rows = yaml.safe_load((Path(__file__).parent / "wordings.yaml").read_text("utf-8"))
    return [(text, slug) for slug, texts in rows.items() for text in texts.split(" / ")]


@pytest.mark.parametrize(("text", "slug"), wordings())
def test_words_mean_their_question_or_none(text: str, slug: str) -> None:
    meant = recognise(text)
    assert (meant.question.slug if meant.question else "tidak_ada") == slug
    assert len(meant.nearest) == 3


def test_there_are_enough_questions_and_each_is_known_by_other_words() -> None:
    assert len(questions()) >= 120
    assert {slug for _, slug in wordings()} >= {one.slug for one in questions()}


def test_each_question_recognises_itself_in_both_languages() -> None:
    for question in questions():
        for words in question.question.values():
            meant = recognise(words)
            assert (meant.question, meant.whole) == (question, True), words


def test_every_concept_a_question_hears_can_be_said() -> None:
    said = {concept for kind, concept in load_words().phrases.values() if kind == "concept"}
    for question in questions():
        assert question.also.union(*question.hears) <= said, question.slug


def test_a_permitted_act_excuses_no_forbidden_one_beside_it() -> None:
    """Every permitted question beside every forbidden one, both ways round."""
    verdicts = {one.slug: answer(one, DAY).verdict for one in questions()}
    free = [one for one in questions() if verdicts[one.slug] in PERMITTED]
    banned = [one for one in questions() if verdicts[one.slug] == "tidak_boleh"]
    assert len(free) > 12
    assert len(banned) > 40

    def inner(one: Question) -> str:
        return one.question["id"].removeprefix("Bolehkah saya ").removesuffix("?")

    for one, other in (pair for both in product(free, banned) for pair in (both, both[::-1])):
        text = f"Bolehkah saya {inner(one)} dan {inner(other)}?"
        meant = recognise(text)
        found = answer_meant(meant, {**DAY, **meant.facts}, pack=load_pack())
        assert found is None or found.verdict not in PERMITTED, text


@pytest.mark.parametrize(
    ("text", "concepts"),
    [
        ("nge-LIKE postingan2 cabuuup", ("suka", "unggahan", "calon")),
        ("ngelike", ("suka",)),
        ("boleh gak foto bareng calon", ("foto", "calon")),
        ("tidak boleh foto?", ("foto",)),
        ("tidak hadir kampanye", ("tolak", "hadir", "kampanye")),
        ("menghadri kampanye", ("hadir", "kampanye")),
    ],
)
def test_words_are_concepts(text: str, concepts: tuple[str, ...]) -> None:
    assert hear(text).concepts == concepts


def test_words_tell_facts_and_status() -> None:
    heard = hear("saya PPPK, foto bareng calon tapi tidak diunggah")
    assert (heard.facts, heard.status) == ({"publicly_posted": False}, "pppk")
    assert hear("foto lalu diunggah ke FB").facts == {"publicly_posted": True}


def test_a_fact_told_decides_without_being_asked() -> None:
    meant = recognise("like postingan akun tim pemenangan calon")
    assert meant.question is not None
    assert meant.question.slug == "menyukai-unggahan"
    assert meant.facts == {"winning_team_account": True}
    assert answer(meant.question, {**DAY, **meant.facts}).verdict == "tidak_boleh"


def test_what_is_left_over_permits_nothing() -> None:
    meant = recognise("bolehkah saya mencoblos frambozen")
    assert meant.question is not None
    assert meant.question.slug == "memilih"
    assert not meant.whole
    assert answer(meant.question, DAY, whole=False).verdict == "belum_bisa_dipastikan"
    assert answer(meant.question, DAY).verdict == "boleh"


def verdict_of(text: str) -> str | None:
    meant = recognise(text)
    found = answer_meant(meant, {**DAY, **meant.facts}, pack=load_pack())
    return found.verdict if found else None


@pytest.mark.parametrize(
    "text",
    [
        "bolehkah saya tidak menolak ajakan mendukung calon?",
        "boleh tidak netral?",
        "bolehkah saya melayani calon lebih dahulu daripada warga lain?",
        "bolehkah saya melayani calon tanpa antrean?",
        "bolehkah saya mengunggah foto jari bertinta bersama calon?",
        "pns kena sanksi gak kalau follow ig caleg",
        "ada larangan gak pns pakai masker bergambar paslon di kantor",
        "boleh layani caleg minta data desa",
        "boleh ajak warga ke tps pilih Budi",
        "boleh ngajak tetangga ke tps buat Budi?",
        "ajak tetangga ke TPS nyoblos nomor 2 boleh?",
        "boleh hadir kampanye buat lapor?",
        "boleh nyoblos lalu posting saya pilih nomor 2, ayo ikut?",
    ],
)
def test_a_twist_gets_no_permission(text: str) -> None:
    assert verdict_of(text) not in PERMITTED


@pytest.mark.parametrize(
    "text",
    [
        "boleh tidak ikut kampanye?",
        "boleh ikut kampanye imunisasi polio?",
        "boleh dukung timnas di medsos?",
        "boleh pasang bendera merah putih di rumah?",
        "boleh ngajak tetangga ke tps?",
        "boleh merekam atasan yg nyuruh milih?",
        "boleh simpan screenshot chat perintah kadis",
        "buliah ambo manolak suruhan atasan mandukuang calon?",
        "bolehkah saya mencopot baliho di pagar rumah saya?",
    ],
)
def test_the_opposite_and_another_topic_get_no_ban(text: str) -> None:
    assert verdict_of(text) != "tidak_boleh"


def test_elongated_doubled_and_accented_words_are_plain() -> None:
    assert plain("Teman-teman, téman2 TEMAAAN") == ["teman"]
