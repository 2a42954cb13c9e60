-- expect: refused
-- alone: not_available
rawset(string, "upper", nil)
