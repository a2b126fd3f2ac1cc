"""The same report made by other engines, each run in an environment of its own (``make bench-peers``).

The scripts here know nothing of the program: they read a report as plain JSON (``benchmarks.plain``) and write a file
the way their library's own documentation would have it done.
"""
