"""Runs the benchmarks: every figure beside the limit that is wanted, or a bare lower limit of the same run.

``python -m benchmarks`` runs all; ``python -m benchmarks exports`` and so on runs one.
"""

import sys

from benchmarks import (
    against_peers,
    anchoring,
    answering,
    coaching,
    evidence_files,
    exports,
    foreign_pages,
    framework_page,
    guesses,
    locked_file,
    packs,
    personal_data,
    portfolio_file,
    readers,
    soundness,
    start,
    suggesting,
    window,
)

ALL = {
    "exports": exports.main,
    "file": portfolio_file.main,
    "locked": locked_file.main,
    "evidence": evidence_files.main,
    "foreign": foreign_pages.main,
    "guesses": guesses.main,
    "packs": packs.main,
    "anchoring": anchoring.main,
    "coaching": coaching.main,
    "window": window.main,
    "answering": answering.main,
    "readers": readers.main,
    "frameworks": framework_page.main,
    "start": start.main,
    "suggesting": suggesting.main,
    "personal": personal_data.main,
}


PEERS = {"peers": against_peers.main, "soundness": soundness.main}
"""What needs other engines or many minutes: run only when asked for."""


def main() -> int:
    known = ALL | PEERS
    wanted = sys.argv[1:] or list(ALL)
    unknown = [name for name in wanted if name not in known]
    if unknown:
        print(f"There is no benchmark {unknown[0]}; there are {', '.join(known)}.")
        return 2
    for name in wanted:
        known[name]()
    return 0


if __name__ == "__main__":
    sys.exit(main())
