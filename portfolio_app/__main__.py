"""The program's entry point, on every platform."""

import sys


def main() -> int:
    """Run the command line and return its exit code."""
    try:
        from portfolio_app.cli.main import run
    except KeyboardInterrupt:
        return 130
    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
