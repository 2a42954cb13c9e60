"""Small random expressions in reverse Polish, over numbers, money, dates and durations.

A token is a value (`n` number, `m` money, `p` pence as a ratio, `d` date, `u` duration MONTHS,DAYS), an operator
(`+ - * / f % ^ c` and `~`, minus), or a rounding (`r` and one of `heud`: half up, half even, up, down; its multiple is on top).
The answer is the value as text, or `!` and a code: L too large, F too fine, Z division by zero, K wrong kind, D no such day.
"""

from datetime import date
from fractions import Fraction
from functools import lru_cache
from math import ceil, floor

import calendars
from limits import MAX, check

EDGES = [
    "9007199254740991", "-9007199254740991", "9007199254740992", "9007199254740991.5", "-9007199254740990.999999999999",
    "1e15", "1E+3", "1e16", "1e-18", "1e-19", "1e-27", "1e-28", "0e999999999999999999999", "1e999999999", "-1e-999999999",
    "0.1e1", "000.500", "5.", ".5", "+7.10", "-0", "-0.000", "3602879701896396.7", "3602879701896397.0", "36028797018963967e-15",
    "36028797018963968e-15", "9007199254740991." + "0" * 27 + "1", "9007199254740990." + "0" * 27 + "1", "123456789012345678901234567890e-20", "0." + "3" * 40, "1" + "0" * 300 + "e-300",
    "0.00000000000000000021684043449710088680149056017398834228515625",
    "0.000000000000000000108420217248550443400745280086994171142578125",
]


class Refused(Exception):
    """An operation without a result; its argument is the code."""


def checked(value):
    code = check(value)
    if code:
        raise Refused(code)
    return value


# ---- Values ----------------------------------------------------------------------------------------------


def decimal_text(mantissa, places):
    digits = str(abs(mantissa)).rjust(places + 1, "0")
    sign = "-" if mantissa < 0 else ""
    return sign + (f"{digits[:-places]}.{digits[-places:]}" if places else digits)


def number(rng):
    sort = rng.random()
    if sort < 0.3:
        whole = int(rng.random() * 200) - 100
        return f"n{whole}", Fraction(whole)
    if sort < 0.6:
        mantissa, places = int(rng.random() * 200000) - 100000, 1 + int(rng.random() * 4)
        return "n" + decimal_text(mantissa, places), Fraction(mantissa, 10**places)
    if sort < 0.75:
        top, bottom = int(rng.random() * 60) - 30, 1 + int(rng.random() * 30)
        return f"n{top}/{bottom}", Fraction(top, bottom)
    if sort < 0.83:
        whole = rng.getrandbits(1 + int(rng.random() * 54)) * (1 if rng.random() < 0.5 else -1)
        return f"n{whole}", Fraction(whole)
    if sort < 0.91:
        wide = rng.random() < 0.2
        mantissa, places = rng.getrandbits(1 + int(rng.random() * (200 if wide else 63))), int(rng.random() * (66 if wide else 24))
        return "n" + decimal_text(mantissa, places), Fraction(mantissa, 10**places)
    if sort < 0.98:
        top, bottom = rng.getrandbits(1 + int(rng.random() * 62)), 1 + rng.getrandbits(1 + int(rng.random() * 61))
        return f"n{-top}/{bottom}", Fraction(-top, bottom)
    text = rng.choice(EDGES)
    exponent = text.lower().partition("e")[2]
    if len(exponent) > 6:
        digits = text.lower().partition("e")[0]
        tiny = Fraction(1, 2**70) if exponent.startswith("-") else Fraction(2**70)
        return "n" + text, Fraction(digits) * tiny
    return "n" + text, Fraction(text)


def money(rng):
    sort = rng.random()
    if sort < 0.8:
        pence = int(rng.random() * 400000) - 20000 if sort < 0.6 else rng.getrandbits(1 + int(rng.random() * 54))
        pounds, rest = divmod(abs(pence), 100)
        whole = f"{pounds:,}" if rng.random() < 0.5 else str(pounds)
        sign = ("-" if pence < 0 else "") + ("£" if rng.random() < 0.2 else "")
        return f"m{sign}{whole}.{rest:02}", Fraction(pence)
    if sort < 0.9:
        mantissa, places = int(rng.random() * 10**7), 3 + int(rng.random() * 3)
        return "m" + decimal_text(mantissa, places), Fraction(mantissa * 100, 10**places)
    top, bottom = rng.getrandbits(1 + int(rng.random() * 40)), 1 + rng.getrandbits(1 + int(rng.random() * 20))
    return f"p{top}/{bottom}", Fraction(top, bottom)


def day(rng):
    value = date.fromordinal(730000 + int(rng.random() * 30000))
    return f"d{value}", value


def duration(rng):
    sort = rng.random()
    months = int(rng.random() * 60) - 24 if sort < 0.6 else 0
    days = int(rng.random() * 900) - 300 if sort > 0.4 else 0
    return f"u{months},{days}", (months, days)


MAKERS = {"n": number, "m": money, "d": day, "u": duration}


def value(rng, kind):
    text, v = MAKERS[kind](rng)
    return text, kind, v


# ---- Operators -------------------------------------------------------------------------------------------


def added(a, x, b, y, sign):
    if a == b and a in "nm":
        return a, checked(x + sign * y)
    if a == b == "u":
        return "u", (x[0] + sign * y[0], x[1] + sign * y[1])
    if a == b == "d" and sign < 0:
        return "u", (0, x.toordinal() - y.toordinal())
    if a == "u" and b == "d" and sign > 0:
        a, x, b, y = b, y, a, x
    if a == "d" and b == "u":
        result = calendars.add(x, sign * y[0], sign * y[1], "must")
        if isinstance(result, str):
            raise Refused("D" if result == "-" else "L")
        return "d", result
    raise Refused("K")


def multiplied(a, x, b, y):
    if a == "n" and b in "mu":
        a, x, b, y = b, y, a, x
    if a == "u" and b == "n":
        if y.denominator != 1:
            raise Refused("K")
        result = (x[0] * int(y), x[1] * int(y))
        if max(map(abs, result)) >= 2**27:
            raise Refused("L")
        return "u", result
    if a in "nm" and b == "n":
        return a, checked(x * y)
    raise Refused("K")


def divided(a, x, b, y):
    if a not in "nm" or b not in "nm" or (a, b) == ("n", "m"):
        raise Refused("K")
    if y == 0:
        raise Refused("Z")
    return ("n" if a == b else a), checked(x / y)


def floor_divided(a, x, b, y):
    if a != b or a not in "nm":
        raise Refused("K")
    if y == 0:
        raise Refused("Z")
    return "n", checked(Fraction(x // y))


def remainder(a, x, b, y):
    if a != b or a not in "nm":
        raise Refused("K")
    if y == 0:
        raise Refused("Z")
    return a, checked(x % y)


def power(a, x, b, y):
    if a != "n" or b != "n" or y.denominator != 1:
        raise Refused("K")
    times = int(y)
    if times < 0:
        if x == 0:
            raise Refused("Z")
        x, times = checked(1 / x), -times
    if x in (0, 1, -1):
        return "n", x ** (times % 2 if times > 1 and x < 0 else min(times, 1))
    result = Fraction(1)
    for _ in range(times):
        result = checked(result * x)
    return "n", result


def compared(a, x, b, y):
    if a != b:
        raise Refused("K")
    if a == "u":
        if x[0] == y[0] == 0:
            x, y = x[1], y[1]
        elif x[1] == y[1] == 0:
            x, y = x[0], y[0]
        else:
            raise Refused("K")
    return "c", (x > y) - (x < y)


def half(x, even):
    down = floor(x)
    if x - down == Fraction(1, 2):
        return down + down % 2 if even else down + 1
    return floor(x + Fraction(1, 2))


ROUNDINGS = {"h": lambda x: half(x, False), "e": lambda x: half(x, True), "u": ceil, "d": floor}


def rounded(rule, a, x, b, y):
    if a != b or a not in "nm":
        raise Refused("K")
    if y == 0:
        raise Refused("Z")
    if y < 0:
        raise Refused("K")
    size = ROUNDINGS[rule](abs(x) / y) * y
    return a, checked(size if x >= 0 else -size)


def negated(a, x):
    if a == "u":
        return a, (-x[0], -x[1])
    if a == "d":
        raise Refused("K")
    return a, -x


OPERATORS = {
    "+": lambda *v: added(*v, 1), "-": lambda *v: added(*v, -1), "*": multiplied, "/": divided, "f": floor_divided,
    "%": remainder, "^": power, "c": compared,
    **{"r" + rule: (lambda *v, rule=rule: rounded(rule, *v)) for rule in ROUNDINGS},
}
# Often used ones more often.
CHOICES = "+ + + - - * * * / / / f % ^ c c rh re ru rd".split()


# ---- Text ------------------------------------------------------------------------------------------------

@lru_cache(100_000)
def places_of(den):
    """Decimal places that write 1/den, or None. Pounds of the finest pence have 64."""
    return next((p for p in range(65) if 10**p % den == 0), None)


def fraction_text(x, least=0):
    places = places_of(x.denominator)
    if places is None:
        return f"{x.numerator}/{x.denominator}"
    places = max(places, least)
    return decimal_text(x.numerator * 10**places // x.denominator, places)


def duration_text(months, days):
    sign = ""
    if max(months, days) <= 0 and min(months, days) < 0:
        sign, months, days = "-", -months, -days
    years, months = (months // 12, months % 12) if months >= 0 else (-(-months // 12), -(-months % 12))
    return sign + "P" + ("".join(f"{n}{unit}" for n, unit in ((years, "Y"), (months, "M"), (days, "D")) if n) or "0D")


def text(kind, x):
    if kind == "n":
        return fraction_text(x)
    if kind == "m":
        return fraction_text(x / 100, 2)
    return duration_text(*x) if kind == "u" else str(x)


# ---- Lines -----------------------------------------------------------------------------------------------


def exponent(rng):
    whole = int(rng.random() * 24) - 8 if rng.random() < 0.95 else rng.choice([63, -64, 2**53 - 1, 1 - 2**53])
    return f"n{whole}", "n", Fraction(whole)


def right_operand(rng, op, kind):
    """Of a kind that the operation takes, mostly."""
    if rng.random() < 0.05:
        return value(rng, rng.choice("nmdu"))
    if op == "^":
        return exponent(rng)
    if op[0] == "r" and kind in "nm" and rng.random() < 0.7:
        # Multiples on which ties are common.
        multiple = rng.choice(["1", "2", "0.5", "0.25", "0.04", "0.01", "0.002", "5", "10", "100"])
        return kind + multiple, kind, Fraction(multiple) * (100 if kind == "m" else 1)
    if kind == "d":
        return value(rng, "d" if op == "c" else "u")
    if kind == "u":
        return value(rng, "n" if op == "*" else "u")
    return value(rng, "n" if kind == "m" and op in "*/" and rng.random() < 0.8 else kind)


def line(rng, i):
    sort = rng.random()
    token, kind, x = value(rng, "n" if sort < 0.55 else "m" if sort < 0.96 else "d" if sort < 0.98 else "u")
    tokens = [token]
    try:
        if kind in "nm":
            checked(x)
        steps = 1 if rng.random() < 0.6 else 2 if rng.random() < 0.7 else 3
        for _ in range(steps):
            if rng.random() < 0.05:
                tokens.append("~")
                kind, x = negated(kind, x)
                continue
            op = CHOICES[int(rng.random() * len(CHOICES))]
            token, right, y = right_operand(rng, op, kind)
            tokens.append(token)
            if right in "nm":
                checked(y)
            tokens.append(op)
            kind, x = OPERATORS[op](kind, x, right, y)
            if kind == "c":
                break
        return f"{' '.join(tokens)} ={kind}{text(kind, x)}\n"
    except Refused as refusal:
        return f"{' '.join(tokens)} =!{refusal}\n"
