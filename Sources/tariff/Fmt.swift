import ArgumentParser
struct Fmt: ParsableCommand {}
struct Try: ParsableCommand {}
struct Worker: ParsableCommand {}
