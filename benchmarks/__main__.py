"""Runs the benchmarks: every figure beside the limit that the design sets, or a bare lower limit of the same run.

``python -m benchmarks`` runs all; ``python -m benchmarks exports`` and so on runs one.
"""

import sys

from benchmarks import anchoring, exports, portfolio_file, window

ALL = {"exports": exports.main, "file": portfolio_file.main, "anchoring": anchoring.main, "window": window.main}


def main() -> int:
    wanted = sys.argv[1:] or list(ALL)
    unknown = [name for name in wanted if name not in ALL]
    if unknown:
        print(f"There is no benchmark {unknown[0]}; there are {', '.join(ALL)}.")
        return 2
    for name in wanted:
        ALL[name]()
    return 0


if __name__ == "__main__":
    sys.exit(main())
