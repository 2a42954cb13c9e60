"""The independent oracle of exact arithmetic: Python's fractions and datetime say what must come out.

oracle.py expressions|splits|calendar SEED COUNT writes COUNT lines, each a question and its answer; the test reads them from
a pipe. The same seed gives the same lines.
"""

import random
import sys

import calendars
import expressions
import shares

LINES = {"expressions": expressions.line, "splits": shares.line, "calendar": calendars.line}


def main(topic, seed, count):
    rng = random.Random(f"{topic} {seed}")
    write, line = sys.stdout.write, LINES[topic]
    for start in range(0, count, 1000):
        write("".join(line(rng, i) for i in range(start, min(start + 1000, count))))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
