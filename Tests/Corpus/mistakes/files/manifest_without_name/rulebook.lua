{
  id = "small",
  title = "A small rulebook",
}
