answer "a" {
  value = function(case) {
    if (case.hours > 3) {
      return 1;
    } else {
      return 2;
    }
  }
}
