import Glibc

/// A folder of this process in memory, for what can only be read from files.
struct ScratchFolder: Sendable {
    let path: String

    init(named name: String) {
        let parent = "/dev/shm/tariff-fuzzer-\(getpid())"
        path = "\(parent)/\(name)"
        mkdir(parent, 0o700)
        check(mkdir(path, 0o700) == 0 || errno == EEXIST, "there is no room for \(path)")
    }

    func write(_ bytes: [UInt8], to name: String) {
        guard let file = fopen("\(path)/\(name)", "w") else { fatalError("cannot write \(path)/\(name)") }
        _ = fwrite(bytes, 1, bytes.count, file)
        fclose(file)
    }
}
