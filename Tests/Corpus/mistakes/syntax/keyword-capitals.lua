answer "a" {
  value = function(case)
    If case.hours > 3 Then
      Return 1
    Else
      return 2
    End
  end,
}
