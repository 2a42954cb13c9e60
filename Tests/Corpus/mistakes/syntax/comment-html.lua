<!-- The level of support. -->
support_levels { { "low" } }
