#!/bin/sh
# Makes .venv with everything pinned in constraints.txt. Does nothing when that is done already.
# System packages that are missing are installed through apt when root; otherwise the exact line is printed.
set -eu
cd "$(dirname "$0")/.."
python=${PYTHON:-python3}
stamp=.venv/.ready

# Qt's libraries, a font for its windows and for letters that Source Sans lacks.
wanted="libgl1 libegl1 libxkbcommon0 libfontconfig1 libglib2.0-0 libdbus-1-3 libbrotli1 fonts-dejavu-core"

missing_packages() {
    command -v dpkg-query >/dev/null 2>&1 || return 0
    for package in "$@"; do
        dpkg-query -W -f '${Status} ${Provides}\n' "$package" "${package}t64" 2>/dev/null | grep -q '^install ok' ||
            printf '%s ' "$package"
    done
}

install_packages() { # what for, packages
    why=$1
    shift
    if [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null 2>&1; then
        echo "Installing $* ($why)."
        { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@"; } >/dev/null
    else
        echo "These system packages are missing ($why). Install them with:"
        echo "    sudo apt-get install -y --no-install-recommends $*"
        return 1
    fi
}

"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || {
    echo "Python 3.11 or newer is needed; $("$python" --version) was found. Name another with: make PYTHON=/path/to/python3"
    exit 1
}

if [ -f "$stamp" ] && [ ! pyproject.toml -nt "$stamp" ] && [ ! constraints.txt -nt "$stamp" ]; then
    exit 0
fi

"$python" -c 'import ensurepip, venv' 2>/dev/null || install_packages "to make a virtual environment" python3-venv
lacking=$(missing_packages $wanted)
if [ -n "$lacking" ]; then
    # shellcheck disable=SC2086  # a list of words
    install_packages "for the window and its tests" $lacking || echo "Going on without them."
fi

echo "Setting up .venv (a few minutes the first time)."
"$python" -m venv .venv
.venv/bin/python -m pip install --quiet --disable-pip-version-check -c constraints.txt hatchling editables
.venv/bin/python -m pip install --quiet --disable-pip-version-check --no-build-isolation -c constraints.txt -e '.[dev]'
touch "$stamp"
