/// What the third reader does not read: it says so instead of guessing.
package struct Unread: Error {
    package let what: String
}
