"""Which of two keys of a witness counts as their first."""

from itertools import permutations

from portfolio_app.domain.witnesses.signature_doubts import FirstKeys, SignedBy


def test_of_two_keys_in_one_second_the_one_on_record_first_is_the_first() -> None:
    moment = "2026-11-30T07:00:00Z"
    for keys in permutations(("aa", "bb")):
        earlier, later = (SignedBy(moment, key, "Priya Sharma") for key in keys)
        first = FirstKeys((earlier, later))
        assert first.doubt(earlier) is None
        assert first.doubt(later) is not None


def test_the_earliest_key_is_the_first_however_it_is_given() -> None:
    earlier = SignedBy("2026-11-29T07:00:00Z", "bb", "Priya Sharma")
    later = SignedBy("2026-11-30T07:00:00Z", "aa", "priya sharma")
    for given in permutations((earlier, later)):
        first = FirstKeys(given)
        assert first.doubt(earlier) is None
        assert first.doubt(later) is not None
