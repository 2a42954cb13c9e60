"""Dates: every day of a hundred years in turn, then random sums and ages."""

import calendar
from datetime import date, timedelta

EPOCH = date(1970, 1, 1).toordinal()
FIRST = date(1930, 1, 1)
LAST_ORDINAL = date.max.toordinal()
MONTHS = [0, 1, -1, 2, 3, 6, 11, 12, -12, 13, 24, -18, 48, 1200, -1201]


def add(day, months, days, rounding):
    """The day after the duration; "-" where there is no such day, "L" outside the calendar."""
    number = day.year * 12 + day.month - 1 + months
    year, month = divmod(number, 12)
    if not 1 <= year <= 9999:
        return "L"
    length = calendar.monthrange(year, month + 1)[1]
    if day.day <= length:
        start = date(year, month + 1, day.day).toordinal()
    elif rounding == "must":
        return "-"
    else:
        start = date(year, month + 1, length).toordinal() + (rounding == "up")
    if not 1 <= start + days <= LAST_ORDINAL:
        return "L"
    return date.fromordinal(start + days)


def age(born, on):
    """Years until the last anniversary that has come, 1 March standing for 29 February."""
    years = on.year - born.year
    try:
        anniversary = born.replace(year=on.year)
    except ValueError:
        anniversary = date(on.year, 3, 1)
    return years if on >= anniversary else years - 1


def financial_year(day):
    start = date(day.year, 4, 1)
    return day.year if day >= start else day.year - 1


def random_day(rng):
    if rng.random() < 0.1:
        return date(rng.choice([4, 1896, 1900, 1904, 2000, 2024, 2028, 9996]) // 4 * 4, 2, 28) + timedelta(days=rng.randrange(3))
    return date.fromordinal(rng.randrange(1, LAST_ORDINAL + 1))


def line(rng, i):
    """`d` DAY DAYS WEEKDAY FINANCIAL-YEAR; `a` DAY MONTHS DAYS MUST UP DOWN; `g` BORN ON YEARS."""
    sort = i % 3
    day = FIRST + timedelta(days=i // 3 % 36525) if rng.random() < 0.9 or sort == 0 else random_day(rng)
    if sort == 0:
        return f"d {day} {day.toordinal() - EPOCH} {day.isoweekday()} {financial_year(day)}\n"
    if sort == 1:
        months = rng.choice(MONTHS) if rng.random() < 0.7 else rng.randrange(-2000, 2000)
        days = 0 if rng.random() < 0.5 else rng.randrange(-800, 800)
        sums = " ".join(str(add(day, months, days, rounding)) for rounding in ("must", "up", "down"))
        return f"a {day} {months} {days} {sums}\n"
    on = day + timedelta(days=rng.randrange(40000)) if day.year < 9000 else day
    if rng.random() < 0.3 and on.year < 9990:
        on = date(on.year, day.month, min(day.day, 28)) + timedelta(days=rng.randrange(4))
    if on < day:
        return f"g {day} {on} -\n"
    return f"g {day} {on} {age(day, on)}\n"
