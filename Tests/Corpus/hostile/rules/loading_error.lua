-- expect: refused
-- then: refused
error("at loading")
