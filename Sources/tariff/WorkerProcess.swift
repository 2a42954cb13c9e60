import ArgumentParser
import Glibc
import RuleModel

/// A second process of this binary that runs one script behind the third wall, and is killed if it does not end.
struct WorkerProcess {
    let limits: ScriptLimits

    /// How much longer than its processor time the worker may take, since others may keep the processor busy.
    private static let graceSeconds = 5

    /// What a byte of a result comes to at most: `\\\\u0001` of a text in JSON, which is given as JSON.
    private static let escapedBytes = 8

    /// Runs a script; what it printed is the answer.
    /// - Throws: what the script was refused or stopped for; `time_limit` or `memory_limit` where the worker was killed.
    func run(_ script: [UInt8], named name: String) throws(Diagnostics) -> String {
        let child = try start(name)
        Self.give(script, to: child.input)
        let deadline = ContinuousClock.now + .seconds(limits.seconds + Self.graceSeconds)
        let (bytes, isLate) = Self.collect(from: child.output, until: deadline, atMost: limits.resultBytes * Self.escapedBytes + (1 << 16))
        if isLate { kill(child.id, SIGKILL) }
        close(child.output)
        let status = Self.wait(for: child.id)
        if isLate { throw Self.killed("time_limit", "the script took longer than \(limits.seconds) seconds") }
        if let answer = WorkerAnswer(bytes) { return try answer.text() }
        throw status == SIGXCPU || status == SIGKILL
            ? Self.killed("time_limit", "the script took longer than \(limits.seconds) seconds")
            : Self.killed("memory_limit", "the script used more memory than its process may have")
    }

    private static func killed(_ code: String, _ message: String) -> Diagnostics {
        Diagnostics([Diagnostic(code, message, help: ["the script ran in a process of its own, which was ended"])])
    }

    // MARK: The process

    private struct Child {
        let id: pid_t
        let input: Int32
        let output: Int32
    }

    private func start(_ name: String) throws(Diagnostics) -> Child {
        let toChild = try Self.makePipe()
        let fromChild = try Self.makePipe()
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, toChild.read, STDIN_FILENO)
        posix_spawn_file_actions_adddup2(&actions, fromChild.write, STDOUT_FILENO)
        // A runtime that stops writes to standard error; the parent says it in its own words.
        posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
        var arguments = (["tariff", Worker._commandName, name] + limits.arguments).map { strdup($0) } + [nil]
        defer { for argument in arguments { free(argument) } }
        var id = pid_t()
        let status = posix_spawn(&id, "/proc/self/exe", &actions, nil, &arguments, environ)
        close(toChild.read)
        close(fromChild.write)
        guard status == 0 else {
            close(toChild.write)
            close(fromChild.read)
            throw Self.notStarted(status)
        }
        return Child(id: id, input: toChild.write, output: fromChild.read)
    }

    private static func makePipe() throws(Diagnostics) -> (read: Int32, write: Int32) {
        var ends: [Int32] = [0, 0]
        guard pipe(&ends) == 0 else { throw notStarted(errno) }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        return (ends[0], ends[1])
    }

    private static func notStarted(_ status: Int32) -> Diagnostics {
        let why = String(cString: strerror(status)).lowercased()
        return Diagnostics([Diagnostic("no_worker", "the process for the script cannot be started: \(why)")])
    }

    /// A worker that has gone takes no more; its end is noticed below.
    private static func give(_ script: [UInt8], to descriptor: Int32) {
        var rest = script[...]
        while !rest.isEmpty {
            let written = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
            if written > 0 { rest = rest.dropFirst(written) } else if errno != EINTR { break }
        }
        close(descriptor)
    }

    private static func collect(from descriptor: Int32, until deadline: ContinuousClock.Instant, atMost: Int) -> ([UInt8], isLate: Bool) {
        var bytes: [UInt8] = []
        var room = [UInt8](repeating: 0, count: 1 << 16)
        while bytes.count <= atMost {
            let left = (deadline - .now) / .milliseconds(1)
            if left <= 0 { return (bytes, true) }
            var wanted = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            guard poll(&wanted, 1, Int32(left) + 1) > 0 else { continue }
            let got = read(descriptor, &room, room.count)
            if got == 0 { break }
            if got > 0 { bytes += room[..<got] }
        }
        return (bytes, false)
    }

    /// The signal that ended it, or 0.
    private static func wait(for id: pid_t) -> Int32 {
        var status: Int32 = 0
        while waitpid(id, &status, 0) < 0, errno == EINTR {}
        return status & 0x7F
    }
}
