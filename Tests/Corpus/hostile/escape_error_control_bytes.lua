-- expect: rule_error
error("\0\27[31m\r\nred\u{202E}")
