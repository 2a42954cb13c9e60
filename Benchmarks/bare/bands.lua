-- Collar, guide and cap a week, in pence, by service and support level.

local function band(collar, guide, cap) return { collar = collar, guide = guide, cap = cap } end

return {
  residential = {
    low = band(64000, 72000, 81000), medium = band(88000, 99000, 113000), high = band(115000, 129000, 142000),
    intensive = band(148000, 170000, 195000),
  },
  nursing = {
    low = band(76000, 85000, 95000), medium = band(96000, 107000, 119000), high = band(121000, 135000, 149000),
    intensive = band(154000, 178000, 205000),
  },
  supported_living = {
    low = band(23000, 31000, 39000), medium = band(42000, 60000, 79000), high = band(86000, 108000, 131000),
    intensive = band(138000, 175000, 220000),
  },
  floating_support = {
    low = band(4500, 7000, 10500), medium = band(12000, 19500, 29000), high = band(33000, 45000, 58000),
    intensive = band(64000, 86000, 110000),
  },
}
