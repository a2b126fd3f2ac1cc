"""What every peer's script does around its library: read the report, make the file, say what that cost."""

import json
import resource
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

COLOURS = ("#77AADD", "#44BB99", "#EE8866", "#BBCC33", "#FFAABB", "#99DDFF", "#EEDD88", "#AAAA00")
TINTS = ("#CFE1F2", "#BDE6DB", "#F9D5CA", "#E7EDB6", "#FFE1E6", "#DBF4FF", "#F8F3D5", "#E1E1A6")
TEXT, MUTED, ACCENT, BORDER = "#1F2328", "#57606A", "#0B6E6E", "#D5DAE0"


def main(make: Callable[[dict[str, Any], Path], None]) -> None:
    """Make the file named second from the report named first; print CPU seconds and peak memory in megabytes."""
    report = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    before = _used()
    make(report, Path(sys.argv[2]))
    status = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    peak = next(line for line in status if line.startswith("VmHWM"))
    print(json.dumps([_used() - before, int(peak.split()[1]) / 1024]))


def _used() -> float:
    """Return the CPU seconds of all threads, and of programs called."""
    each = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(used.ru_utime + used.ru_stime for used in each)
