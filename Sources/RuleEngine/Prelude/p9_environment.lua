-- What a part of a rulebook can name beside the library. Nothing else exists.
offered = {
  rulebook = rulebook, fact = fact, parameter = parameter, answer = answer, judgement = judgement, except = except,
  choose = choose, support_levels = support_levels, bands = bands, price_bands = price_bands,
  layers = layers, funding_splits = funding_splits, routing = routing,
  data_table = data_table, find = find, rows = rows,
  includes = includes, any = any, all = all, count = count, sum = sum, map = map, filter = filter,
}
