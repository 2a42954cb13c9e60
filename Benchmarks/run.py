#!/usr/bin/env python3
"""Measures Tariff against the bare limit, in the same run, as ratios.

The limit is `bare/`: a C++ program with liblua5.4 and simdjson that runs hand-written rules of the same decision over the same
cases and writes the same bytes, digest included. Machines differ and are noisy, so the two run in turn (A B A B …) and what
counts is the ratio of pairs.

    Benchmarks/run.py            the full measurement
    Benchmarks/run.py --smoke    a short run that only shows that both work and agree
"""

import argparse
import os
import pathlib
import resource
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
RULEBOOK = ROOT / "rules" / "wandsworth-mental-health"
PORTFOLIO = RULEBOOK / "portfolio" / "portfolio.ndjson"


def build():
    """Builds the command (release) and the bare host; returns the paths of both."""
    subprocess.run(["swift", "build", "-c", "release", "--product", "tariff"], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    folder = subprocess.run(
        ["swift", "build", "-c", "release", "--show-bin-path"], cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True
    ).stdout.strip()
    bare = pathlib.Path(folder) / "bare-host"
    source = ROOT / "Benchmarks" / "bare"
    flags = subprocess.run(
        ["pkg-config", "--cflags", "--libs", "lua5.4", "simdjson", "libcrypto"], check=True, stdout=subprocess.PIPE, text=True
    ).stdout.split()
    subprocess.run(["g++", "-O2", "-std=c++17", "-Wall", "-o", bare, source / "bare.cpp", *flags], check=True)
    return pathlib.Path(folder) / "tariff", bare


def run(command, output):
    """Runs a command with its output in a file; seconds of processor time and the largest resident size in MiB."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    with open(output, "wb") as out:
        child = subprocess.Popen(command, stdout=out)
        _, status, usage = os.wait4(child.pid, 0)
    wall = time.perf_counter() - start
    code = os.waitstatus_to_exitcode(status)
    if code not in (0, 6):
        sys.exit(f"{command[0]} failed with {code}")
    return usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / 1024


def cases(folder, copies):
    """The portfolio, repeated."""
    text = PORTFOLIO.read_bytes()
    path = folder / f"cases-{copies}.ndjson"
    with open(path, "wb") as out:
        for _ in range(copies):
            out.write(text)
    return path, text.count(b"\n") * copies


def ratio(name, first, second, rounds, measure):
    """Runs two commands in turn and prints the ratio of the first's time to the second's, pair by pair."""
    ratios, ours = [], []
    for _ in range(rounds):
        a, b = measure(first), measure(second)
        ratios.append(a / b)
        ours.append(b)
    print(f"{name}: {statistics.median(ratios):.2f} (from {min(ratios):.2f} to {max(ratios):.2f}, {rounds} pairs)")
    return statistics.median(ratios), statistics.median(ours)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--smoke", action="store_true", help="a short run that only shows that both work and agree")
    parser.add_argument("--rounds", type=int, default=7)
    options = parser.parse_args()
    copies, rounds = (1, 1) if options.smoke else (40, options.rounds)
    tariff, bare = build()
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        path, count = cases(folder, copies)
        ours = [tariff, "decide", path, "--rules", RULEBOOK, "--json", "--quiet", "--jobs"]
        theirs = [bare, ROOT / "Benchmarks" / "bare" / "rules.lua", RULEBOOK, path]
        run(ours + ["1"], folder / "ours")
        run(theirs, folder / "theirs")
        agree(folder / "ours", folder / "theirs")

        def processor(command):
            return run(command, folder / "out")[0]

        def wall(command):
            return run(command, folder / "out")[1]

        print(f"{count} cases, the same bytes from both")
        _, seconds = ratio("speed, bare host = 1", theirs, ours + ["1"], rounds, processor)
        print(f"one case: {seconds / count * 1e6:.1f} µs")
        ratio("--jobs 2, --jobs 1 = 1", ours + ["1"], ours + ["2"], rounds, wall)
        if not options.smoke:
            memory(ours, folder)


def agree(ours, theirs):
    """Stops where the two outputs differ, showing the first line that does."""
    with open(ours, "rb") as a, open(theirs, "rb") as b:
        for number, (mine, other) in enumerate(zip(a, b), 1):
            if mine != other:
                sys.exit(f"line {number} differs:\n  tariff {mine.decode()}  bare   {other.decode()}")
        if a.readline() or b.readline():
            sys.exit("one of the two stopped early")


def memory(ours, folder):
    """Memory must not grow with the number of cases."""
    sizes = []
    for copies in (20, 200):
        path, count = cases(folder, copies)
        command = [part if not str(part).endswith(".ndjson") else path for part in ours] + ["1"]
        sizes.append((count, run(command, folder / "out")[2]))
    print("memory: " + ", ".join(f"{size:.0f} MiB for {count} cases" for count, size in sizes))


if __name__ == "__main__":
    main()
