"""What is compared letter by letter is all that may be near, and no more is needed."""

from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from jaganetral.names.search.search import Searcher
from jaganetral.names.search.slips import apart_in, apart_of, mistyped, slipped
from jaganetral.names.words import fold_word, letters_of

WORDS = st.text("abeinst01", min_size=1, max_size=12)


@given(WORDS, WORDS)
def test_a_slip_brings_one_letter_at_most_and_takes_one_at_most(one: str, other: str) -> None:
    first, second = letters_of(one), letters_of(other)
    apart = OSA.distance(one, other)
    assert (first & ~second).bit_count() <= apart
    assert (second & ~first).bit_count() <= apart


def test_nothing_near_is_left_out(searcher: Searcher) -> None:
    index = searcher.index
    for word, most in (("suprihatn", 3), ("hidayaht", 2), ("nur", 1), ("qqqqq", 2)):
        all_of_it = range(len(index.folded))
        near = {at: OSA.distance(word, index.folded[at]) for at in all_of_it}
        wanted = {at: far for at, far in near.items() if far <= most}
        assert dict(apart_in(index, word, all_of_it, most)) == wanted
        sounds = index.each_once(index.sound_of[::2])
        some = dict(apart_of(index, word, sounds, most))
        assert some == {at: far for at, far in wanted.items() if at in set(sounds.tolist())}


def test_one_slip_is_found_by_the_letters_left_out(searcher: Searcher) -> None:
    index = searcher.index
    found = dict(slipped(index, "sutrisni"))
    for at in range(len(index.folded)):
        if OSA.distance("sutrisni", index.folded[at]) == 1:
            assert found[at] in ("alike", "one_slip")


def test_a_word_is_known_by_its_letters_as_they_were_written(searcher: Searcher) -> None:
    """Urczhyo sounds far from Nurcahyo, and is two slips of the pen away."""
    index = searcher.index
    for word, most in (("urczhyo", 2), ("supriin", 2), ("ssri", 1), ("dahvel", 2)):
        wanted = [
            (int(index.sound_of[at]), OSA.distance(word, written))
            for at, written in enumerate(index.written)
            if OSA.distance(word, written) <= most
        ]
        assert wanted, word
        assert mistyped(index, word, most) == wanted
    sound = index.sound_at[fold_word("nurcahyo")]
    assert sound in searcher.reader.wide("urczhyo").sounds
    assert sound not in dict(slipped(index, fold_word("urczhyo")))
