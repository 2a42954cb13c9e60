/// What the prelude tells of a form, by the code of a note: as in its `note(…)` statements.
enum FormNote: Int {
    case row = 1
    case hit, exception, applies, displaced, band, layer, takes, share, rest, cell, price, worth
}
