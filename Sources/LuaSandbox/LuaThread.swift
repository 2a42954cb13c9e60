import Glibc

/// A thread with the stack that a Lua state needs; never one of Swift's cooperative pool.
public struct LuaThread: Sendable {
    /// Twice what is needed: Lua's C functions nest at most 200 deep.
    public static let stackBytes = 16 << 20

    private let thread: pthread_t

    /// Starts the work; ``join()`` waits for its end.
    public init(_ work: @escaping @Sendable () -> Void) { self.init(Job(work)) }

    /// Waits until the work is done; once for each thread.
    public func join() { pthread_join(thread, nil) }

    /// Runs the work on a new thread and waits for it.
    public static func run<Result, Failure: Error>(_ work: () throws(Failure) -> Result) throws(Failure) -> Result {
        var outcome: Swift.Result<Result, Failure>?
        withoutActuallyEscaping(work) { work in
            let job = Job {
                do throws(Failure) { outcome = .success(try work()) } catch { outcome = .failure(error) }
            }
            LuaThread(job).join()
        }
        guard let outcome else { preconditionFailure("the thread ended without a result") }
        return try outcome.get()
    }

    private final class Job {
        let run: () -> Void
        init(_ run: @escaping () -> Void) { self.run = run }
    }

    private init(_ job: Job) {
        var attributes = pthread_attr_t()
        pthread_attr_init(&attributes)
        defer { pthread_attr_destroy(&attributes) }
        pthread_attr_setstacksize(&attributes, Self.stackBytes)
        var thread = pthread_t()
        let status = pthread_create(
            &thread, &attributes,
            { argument in
                if let argument { Unmanaged<Job>.fromOpaque(argument).takeRetainedValue().run() }
                return nil
            }, Unmanaged.passRetained(job).toOpaque())
        precondition(status == 0, "no thread could be started: \(String(cString: strerror(status)))")
        self.thread = thread
    }
}
