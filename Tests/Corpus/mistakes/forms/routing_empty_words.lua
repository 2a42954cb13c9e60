routing {
  { "a", reason = "" },
  { "b", reason = "It is so", refer = " " },
}
