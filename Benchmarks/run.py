#!/usr/bin/env python3
"""Measures Tariff against the bare limit, in the same run, as ratios.

The limit is `bare/`: a C++ program with liblua5.4 and simdjson that runs hand-written rules of the same decision over the same
cases and writes the same bytes, digest included. Machines differ and are noisy, so the two run in turn (A B A B …) and what
counts is the ratio of pairs.

The limit decides only cases that can be decided: it does not say what is missing or wrong. Cases without an outcome are left out,
and how many is printed. That the two agree is shown on the portfolio, on the rulebook's examples, and on invented cases.

    Benchmarks/run.py            the full measurement
    Benchmarks/run.py --smoke    a short run that only shows that both work and agree
"""

import argparse
import json
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

import invent

ROOT = pathlib.Path(__file__).resolve().parent.parent
RULEBOOK = ROOT / "rules" / "wandsworth-mental-health"
PORTFOLIO = RULEBOOK / "portfolio" / "portfolio.ndjson"
EXAMPLES = RULEBOOK / "examples"
RULES = ROOT / "Benchmarks" / "bare" / "rules.lua"


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
    """Runs a command with its output in a file; seconds of processor time, and of the clock."""
    start = time.perf_counter()
    with open(output, "wb") as out:
        child = subprocess.Popen(command, stdout=out)
        _, status, usage = os.wait4(child.pid, 0)
    wall = time.perf_counter() - start
    finished(command, os.waitstatus_to_exitcode(status))
    return usage.ru_utime + usage.ru_stime, wall


def finished(command, code):
    """Stops where a command failed; 6 says that some case could not be decided."""
    if code not in (0, 6):
        sys.exit(f"{command[0]} failed with {code}")


def largest_size(command, output):
    """Runs a command and watches its largest resident size, in MiB. (What `wait4` tells includes our own size before the start.)"""
    size = 0
    with open(output, "wb") as out:
        child = subprocess.Popen(command, stdout=out)
        while child.poll() is None:
            status = pathlib.Path(f"/proc/{child.pid}/status").read_text()
            size = max([size] + [int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM:")])
            time.sleep(0.005)
    finished(command, child.returncode)
    return size / 1024


def decided(tariff, lines, folder):
    """Those of the cases that have an outcome."""
    path = folder / "all.ndjson"
    path.write_bytes(b"".join(lines))
    run([tariff, "decide", path, "--rules", RULEBOOK, "--json", "--quiet", "--jobs", "1"], folder / "decided")
    with open(folder / "decided", "rb") as decisions:
        return [line for line, decision in zip(lines, decisions) if json.loads(decision).get("outcome")]


def examples():
    """The cases of the rulebook's examples, without those that ask what was known on another day."""
    found = (json.loads(path.read_text()) for path in sorted(EXAMPLES.glob("*.json")))
    return [json.dumps(one["case"]).encode() + b"\n" for one in found if "known" not in one]


def agree_on(name, tariff, bare, lines, folder):
    """Compares the two programs' bytes over some cases; returns those that were compared."""
    kept = decided(tariff, lines, folder)
    path = folder / "compared.ndjson"
    path.write_bytes(b"".join(kept))
    run([tariff, "decide", path, "--rules", RULEBOOK, "--json", "--quiet", "--jobs", "1"], folder / "ours")
    run([bare, RULES, RULEBOOK, path], folder / "theirs")
    agree(folder / "ours", folder / "theirs", kept)
    print(f"{name}: the same bytes from both for {len(kept)} cases; {len(lines) - len(kept)} without an outcome left out")
    return kept


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
    parser.add_argument("--seed", type=int, default=1, help="of the invented cases")
    options = parser.parse_args()
    rounds = 1 if options.smoke else options.rounds
    tariff, bare = build()
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        lines = agree_on("portfolio", tariff, bare, PORTFOLIO.read_bytes().splitlines(keepends=True), folder)
        agree_on("examples", tariff, bare, examples(), folder)
        invented = invent.cases(lines, options.seed, 500 if options.smoke else 20000)
        agree_on(f"invented with seed {options.seed}", tariff, bare, invented, folder)
        measure(tariff, bare, lines * (4 if options.smoke else 200), rounds, folder)
        if not options.smoke:
            memory(tariff, lines, folder)
            start(tariff, lines, rounds, folder)
            readings(tariff.parent)
            replay(tariff, lines * 20, rounds, folder)
            recording(tariff.parent, folder)


def bench(product):
    """Builds a program that is there for measuring alone."""
    command = ["swift", "build", "-c", "release", "--product", product]
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL, env=os.environ | {"TARIFF_BENCH": "1"})


def readings(folder):
    """How long the tree of why and each reading take, after the decision."""
    bench("readings-bench")
    print("Why, of a case of the portfolio:", flush=True)
    subprocess.run([folder / "readings-bench", RULEBOOK, PORTFOLIO], check=True)


def replay(tariff, lines, rounds, folder):
    """Deciding again from the ledger, beside deciding with the digest of why."""
    path, ledger = folder / "replayed.ndjson", folder / "replayed.sqlite"
    path.write_bytes(b"".join(lines))
    run([tariff, "ledger", "init", "council.example/bench", "--ledger", ledger], folder / "out")
    decide = [tariff, "decide", path, "--rules", RULEBOOK, "--json", "--quiet", "--jobs", "1"]
    run(decide + ["--record", "--ledger", ledger], folder / "out")
    again = [tariff, "replay", "--all", "--ledger", ledger, "--quiet", "--jobs", "1"]
    ratio("replay --all, decide --explain digest = 1", decide + ["--explain", "digest"], again, rounds, lambda command: run(command, folder / "out")[0])


def recording(programs, folder):
    """How fast entries are recorded, beside plain inserts, and verified."""
    bench("ledger-bench")
    place = folder / "recording"
    place.mkdir()
    print("Recording entries of 4 KB:", flush=True)
    subprocess.run([programs / "ledger-bench", place], check=True)


def measure(tariff, bare, lines, rounds, folder):
    path = folder / "measured.ndjson"
    path.write_bytes(b"".join(lines))
    ours = [tariff, "decide", path, "--rules", RULEBOOK, "--json", "--quiet", "--jobs"]

    def processor(command):
        return run(command, folder / "out")[0]

    def wall(command):
        return run(command, folder / "out")[1]

    _, seconds = ratio("speed, bare host = 1", [bare, RULES, RULEBOOK, path], ours + ["1"], rounds, processor)
    print(f"one case: {seconds / len(lines) * 1e6:.1f} µs")
    ratio("--jobs 2, --jobs 1 = 1", ours + ["1"], ours + ["2"], rounds, wall)
    ratio("explained, with its digest, plain = 1", ours + ["1"], ours + ["1", "--explain", "digest"], rounds, processor)


def agree(ours, theirs, lines):
    """Stops where the two outputs differ, showing the first case that does."""
    with open(ours, "rb") as a, open(theirs, "rb") as b:
        for line, mine, other in zip(lines, a, b):
            if mine != other:
                sys.exit(f"the two differ:\n  case   {line.decode()}  tariff {mine.decode()}  bare   {other.decode()}")
        if a.readline() or b.readline():
            sys.exit("one of the two stopped early")


def memory(tariff, lines, folder):
    """Memory must not grow with the number of cases."""
    sizes = []
    for copies in (20, 200):
        path = folder / f"memory-{copies}.ndjson"
        path.write_bytes(b"".join(lines) * copies)
        command = [tariff, "decide", path, "--rules", RULEBOOK, "--json", "--quiet", "--jobs", "1"]
        sizes.append((copies * len(lines), largest_size(command, folder / "out")))
    print("memory: " + ", ".join(f"{size:.0f} MiB for {count} cases" for count, size in sizes))


def start(tariff, lines, rounds, folder):
    """One case from nothing: the process, the rulebook, the decision. What the process takes alone is measured in turn with it."""
    path = folder / "one.ndjson"
    path.write_bytes(lines[0])
    commands = {"start, one case": [tariff, "decide", path, "--rules", RULEBOOK, "--json", "--quiet"], "the process alone": [tariff, "--version"]}
    times = {name: [] for name in commands}
    for _ in range(5 * rounds):
        for name, command in commands.items():
            times[name].append(1000 * run(command, folder / "out")[1])
    print("; ".join(f"{name}: {statistics.median(all):.0f} ms (from {min(all):.0f} to {max(all):.0f})" for name, all in times.items()))


if __name__ == "__main__":
    main()
