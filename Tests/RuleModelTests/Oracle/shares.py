"""Sharing by largest remainder, over fractions."""

from fractions import Fraction
from math import floor, gcd

from limits import MAX

# The documented limit of the weights' common denominator and of their sum over it.
SUM_LIMIT = 2**127


def share(total, weights, odd):
    if abs(total) > MAX:
        return "!L"
    if any(w < 0 for w in weights):
        return "!K"
    common = 1
    for w in weights:
        common = common * w.denominator // gcd(common, w.denominator)
    whole = sum(weights, Fraction(0))
    if common >= SUM_LIMIT or whole * common >= SUM_LIMIT:
        return "!F"
    if whole == 0:
        return "!Z"
    exact = [abs(total) * w / whole for w in weights]
    shares = [floor(x) for x in exact]
    queue = sorted(range(len(weights)), key=lambda i: (shares[i] - exact[i], i != odd, i))
    for i in queue[: abs(total) - sum(shares)]:
        shares[i] += 1
    sign = -1 if total < 0 else 1
    return " ".join(str(sign * x) for x in shares)


def weight(rng, sort):
    if rng.random() < 0.08:
        return Fraction(0)
    if sort < 0.35:
        return Fraction(rng.randrange(1, 12))
    if sort < 0.6:
        return Fraction(rng.randrange(1, 10001), 100)
    if sort < 0.8:
        return Fraction(rng.randrange(1, 40), rng.randrange(1, 40))
    if sort < 0.9:
        return Fraction(rng.randrange(1, MAX))
    # Wide terms, whose sums come near the limit and go beyond it.
    bits = rng.randrange(2, 62)
    return Fraction(rng.getrandbits(min(bits + rng.randrange(50), 62)) % (MAX << 4) + 1, rng.getrandbits(bits) + 1)


def halves(rng):
    """Pairs that add up to 1 each beside a 1: quotas that come out even over denominators near the limit."""
    weights = [Fraction(1)]
    for _ in range(2):
        bottom = rng.getrandbits(62) + 2
        part = Fraction(rng.randrange(1, bottom), bottom)
        weights += [part, 1 - part]
    rng.shuffle(weights)
    return weights


def line(rng, i):
    """`TOTAL ODD WEIGHT… = SHARE…`, or `= !CODE`."""
    sort, size = rng.random(), rng.random()
    count = rng.randrange(1, 7) if size < 0.9 else rng.randrange(7, 80) if size < 0.99 else 0
    weights = [weight(rng, sort) for _ in range(count)] if sort < 0.97 else halves(rng)
    count = len(weights)
    if weights and rng.random() < 0.1:
        weights = weights[:1] * count
    if weights and rng.random() < 0.01:
        weights[-1] = -weights[-1]
    bits = rng.choice([4, 7, 14, 20, 30, 53])
    total = rng.getrandbits(bits) if rng.random() < 0.98 else MAX + rng.randrange(-1, 2)
    if rng.random() < 0.1:
        total = -total
    total = total // 3 * 3 if sort >= 0.97 else total
    odd = rng.randrange(count + 1)
    texts = " ".join(f"{w.numerator}/{w.denominator}" for w in weights)
    return f"{total} {odd} {texts} = {share(total, weights, odd)}\n"
