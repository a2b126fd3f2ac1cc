"""The jobs on one file share what they may take: many slow ones end as soon as one that never ends."""

import pytest

from portfolio_app.sandbox import Allowance, Reason, SandboxError, run, run_within
from tests.sandbox import jobs


def test_jobs_take_from_it_until_nothing_is_left() -> None:
    with Allowance(0.9):
        run(jobs.work)
        with pytest.raises(SandboxError) as error:
            assert not [run(jobs.work) for _ in range(4)]
    assert error.value.reason is Reason.TIME


def test_a_job_gets_no_more_than_is_left() -> None:
    with Allowance(0.3), pytest.raises(SandboxError) as error:
        run_within(3600, jobs.spin)
    assert error.value.reason is Reason.TIME


def test_it_may_be_entered_again_and_is_empty_still() -> None:
    allowance = Allowance(0.3)
    for _ in range(2):
        with allowance, pytest.raises(SandboxError):
            run_within(3600, jobs.spin)
    assert run(jobs.process)


def test_what_each_job_has_free_is_not_counted() -> None:
    with Allowance(0.2, free=30):
        assert [run(jobs.work) for _ in range(3)]


def test_one_within_another_takes_from_both() -> None:
    with Allowance(0.3) as outer:
        with Allowance() as inner, pytest.raises(SandboxError):
            run_within(3600, jobs.spin)
        assert inner.left < 12.8
        assert outer.left < 0.1
        with pytest.raises(SandboxError):
            run(jobs.process)
    assert run(jobs.process)
