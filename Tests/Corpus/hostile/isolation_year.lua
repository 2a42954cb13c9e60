-- expect: frozen
financial_year(date "2026-05-01").days = 1
