"""The mark by which a framework is found whole in a file of another form, beside what that form can say itself."""

import re

MARK = "portfolio-evidence-mapper-framework:"
KEPT = re.compile(rf"{MARK}(?P<data>[A-Za-z0-9+/=]+)")
"""The framework's own TOML, deflated and in base 64; a file that another program changed is read as that wrote it."""
