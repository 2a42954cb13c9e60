import Glibc

/// Runs work on a thread of its own, with the stack that a Lua state needs.
public enum LuaThread {
    /// Twice what is needed: Lua's C functions nest at most 200 deep.
    public static let stackBytes = 16 << 20

    /// Runs the work on a new thread and waits for it.
    public static func run<Result, Failure: Error>(_ work: () throws(Failure) -> Result) throws(Failure) -> Result {
        var outcome: Swift.Result<Result, Failure>?
        withoutActuallyEscaping(work) { work in
            let job = Job {
                do throws(Failure) { outcome = .success(try work()) } catch { outcome = .failure(error) }
            }
            start(job)
        }
        guard let outcome else { preconditionFailure("the thread ended without a result") }
        return try outcome.get()
    }

    private final class Job {
        let run: () -> Void
        init(_ run: @escaping () -> Void) { self.run = run }
    }

    private static func start(_ job: Job) {
        var attributes = pthread_attr_t()
        pthread_attr_init(&attributes)
        defer { pthread_attr_destroy(&attributes) }
        pthread_attr_setstacksize(&attributes, stackBytes)
        var thread = pthread_t()
        let status = pthread_create(
            &thread, &attributes,
            { argument in
                if let argument { Unmanaged<Job>.fromOpaque(argument).takeUnretainedValue().run() }
                return nil
            }, Unmanaged.passUnretained(job).toOpaque())
        precondition(status == 0, "no thread could be started: \(String(cString: strerror(status)))")
        pthread_join(thread, nil)
    }
}
