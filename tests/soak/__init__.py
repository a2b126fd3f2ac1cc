"""The program under fire: ``python -m tests.soak`` for an hour of it, short versions among the tests."""
