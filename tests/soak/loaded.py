"""What the server of forks loads once, so that no process of the soak has to: the program, and all that reads files."""

from portfolio_app.quiet import keep_libraries_quiet
from portfolio_app.workspace import load_services
from tests.soak import workers
from tests.soak.adversity import try_full_disk
from tests.soak.changed_bytes import try_changed_bytes
from tests.soak.inputs import try_inputs
from tests.soak.kills import try_kills

__all__ = ["try_changed_bytes", "try_full_disk", "try_inputs", "try_kills"]

keep_libraries_quiet()
load_services()
workers.fork_workers()
