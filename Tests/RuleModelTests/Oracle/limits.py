"""The range of values, as documented: a value within ±(2^53 − 1), its terms below 2^63."""

MAX = 2**53 - 1
TERM = 2**63


def check(value):
    """The code of the limit that a fraction breaks, or None."""
    if not -MAX <= value <= MAX:
        return "L"
    if abs(value.numerator) >= TERM or value.denominator >= TERM:
        return "F"
    return None
