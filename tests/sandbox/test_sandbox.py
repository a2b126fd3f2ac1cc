"""Whatever a file does to the process that reads it, the program gets an answer and goes on."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from portfolio_app import sandbox
from portfolio_app.sandbox import Reason, SandboxError, child, run, run_within
from tests.sandbox import jobs
from tests.translating import catalogue, spoken


def reason_of(error: pytest.ExceptionInfo[SandboxError]) -> Reason:
    return error.value.reason


def test_values_come_back_as_they_were(tmp_path: Path) -> None:
    odd = tmp_path / os.fsdecode(b"caf\xe9.pdf")
    assert run(jobs.answer, odd, 7, b"\0\xff") == (odd, 7, b"\0\xff")


def test_one_process_does_all_jobs() -> None:
    assert run(jobs.process) == run(jobs.process) != os.getpid()


def test_what_is_raised_in_it_is_one_error_and_it_goes_on() -> None:
    number = run(jobs.process)
    for job in (jobs.fail, jobs.sink):
        with pytest.raises(SandboxError) as error:
            run(job)
        assert (reason_of(error), error.value.said) == (Reason.FAULT, "")
        assert error.value.sentence("It {reason}.") == "It is damaged, or made in a way that cannot be read."
    assert run(jobs.process) == number


def test_a_job_says_itself_why_it_cannot_be_done() -> None:
    with pytest.raises(SandboxError) as error:
        run(jobs.refuse)
    assert error.value.sentence("It {reason}.") == "It asks for a password."


def test_what_the_system_says_is_said_here(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="No such file"):
        run(jobs.miss, tmp_path / "gone")


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux holds a process to its memory")
def test_too_much_memory_is_refused() -> None:
    with pytest.raises(SandboxError) as error:
        run(jobs.swell)
    assert reason_of(error) is Reason.MEMORY
    assert run(jobs.process)


@pytest.mark.parametrize("job", [jobs.stay, jobs.spin])
def test_a_job_that_does_not_end_is_ended(job: Callable[[], int]) -> None:
    number = run(jobs.process)
    with pytest.raises(SandboxError) as error:
        run_within(0.2, job)
    assert reason_of(error) is Reason.TIME
    assert run(jobs.process) != number


def test_a_process_that_dies_is_followed_by_another() -> None:
    with pytest.raises(SandboxError) as error:
        run(jobs.die)
    assert reason_of(error) is Reason.DIED
    assert run(jobs.process)


def test_one_that_was_killed_between_jobs_is_followed_by_another() -> None:
    number = run(jobs.process)
    os.kill(number, 9)
    os.waitpid(number, os.WNOHANG)
    while True:
        try:
            assert run(jobs.process) != number
            break
        except SandboxError:  # it was not dead yet when it was asked
            continue


def test_nothing_that_it_says_is_heard(capfd: pytest.CaptureFixture[str]) -> None:
    sandbox.close()
    assert run(jobs.chatter) == 10
    assert capfd.readouterr() == ("", "")


def test_it_ends_with_the_program(tmp_path: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", child.__name__], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(Path(child.__file__).parents[2])},
    )  # fmt: skip
    said, _ = process.communicate(timeout=30)
    assert (said, process.returncode) == (b"", 0)


def test_a_module_in_the_folder_one_is_in_is_not_taken_for_a_library(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "msgspec.py").write_text("raise SystemExit(5)")
    monkeypatch.chdir(tmp_path)
    sandbox.close()
    assert run(jobs.process)


def test_a_job_speaks_the_language_of_whom_it_is_done_for(tmp_path: Path) -> None:
    catalogue(tmp_path, "cy", {"Learner": "Dysgwr"})
    sandbox.close()  # the worker knows the catalogues that there are when it begins
    with spoken("cy", tmp_path):
        assert run(jobs.sentence) == "Dysgwr"
        sandbox.close()
    assert run(jobs.sentence) == "Learner"
