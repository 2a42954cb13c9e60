import Glibc

/// A thread with the 16 MiB stack that a Lua state is given; never one of Swift's cooperative pool.
struct LargeStackThread {
    private let thread: pthread_t

    static let stackBytes = 16 << 20

    init(_ work: @escaping @Sendable () -> Void) {
        var attributes = pthread_attr_t()
        pthread_attr_init(&attributes)
        pthread_attr_setstacksize(&attributes, Self.stackBytes)
        defer { pthread_attr_destroy(&attributes) }
        let box = Unmanaged.passRetained(Work(work))
        var thread = pthread_t()
        let status = pthread_create(
            &thread, &attributes,
            { argument in
                guard let argument else { return nil }
                Unmanaged<Work>.fromOpaque(argument).takeRetainedValue().run()
                return nil
            }, box.toOpaque())
        guard status == 0 else { fatalError("no thread could be started: \(String(cString: strerror(status)))") }
        self.thread = thread
    }

    func join() { pthread_join(thread, nil) }

    private final class Work {
        let run: @Sendable () -> Void
        init(_ run: @escaping @Sendable () -> Void) { self.run = run }
    }
}
