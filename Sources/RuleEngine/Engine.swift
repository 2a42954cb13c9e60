/// The program as a record names it.
public enum Engine {
    public static let version = "0.1.0"
}
