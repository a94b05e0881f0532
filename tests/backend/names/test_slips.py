from hypothesis import given
from hypothesis import strategies as st

from lebenszeichen.names.slips import count_slips, unslipped

WORDS = st.text(alphabet="abklmu", min_size=2, max_size=7)


@given(WORDS)
def test_everything_meant_is_one_slip_away(typed: str) -> None:
    assert {count_slips(typed, meant) for meant in unslipped(typed)} <= {0, 1}


@given(WORDS, st.data())
def test_one_slip_is_undone(word: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(word) - 1))
    typed = data.draw(
        st.sampled_from(
            [
                word[:at] + word[at + 1 :],
                word[:at] + "k" + word[at:],
                word[:at] + "k" + word[at + 1 :],
                word[:at] + word[at : at + 2][::-1] + word[at + 2 :],
            ]
        )
    )
    assert word in unslipped(typed)


@given(WORDS, WORDS)
def test_slips_are_as_many_both_ways(one: str, other: str) -> None:
    assert count_slips(one, other) == count_slips(other, one)
    assert (count_slips(one, other) == 0) == (one == other)


def test_neighbours_that_are_swapped_are_one_slip() -> None:
    assert count_slips("kazlou", "kalzou") == 1
    assert count_slips("", "ab") == 2
