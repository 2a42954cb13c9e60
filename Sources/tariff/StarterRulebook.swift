import Glibc

/// The files of a new rulebook: one of each form, all figures plainly samples.
struct StarterRulebook {
    let id: String
    /// The year in which the current financial year began.
    private let year: Int

    static let examplePath = "examples/above-the-cap.json"

    init(id: String) {
        self.id = id
        var now = time(nil)
        var today = tm()
        localtime_r(&now, &today)
        year = Int(today.tm_year) + 1900 - (today.tm_mon < 3 ? 1 : 0)
    }

    var files: [(path: String, text: String)] {
        [
            ("rulebook.lua", rulebook), ("facts.lua", Self.facts), ("levels.lua", Self.levels), ("prices.lua", Self.prices),
            ("routing.lua", Self.routing), (Self.examplePath, example),
        ]
    }

    private var title: String {
        let words = id.split(separator: "-").joined(separator: " ")
        return words.prefix(1).uppercased() + words.dropFirst()
    }

    private var rulebook: String {
        """
        rulebook {
          id = "\(id)",
          title = "\(title)",
          version = "\(year).1",
          in_force = { from = "\(year)-04-01" },
          parts = { "facts", "levels", "prices", "routing" },
          exports = { "support_level", "price", "funding" },
        }

        """
    }

    private static let facts = """
        -- What a case may say. Each fact has a label for people, and is asked of somebody.
        fact "one_to_one_hours" {
          label = "One-to-one support", unit = "hours a week", type = "number", min = 0, max = 168, step = 0.25,
          asked_of = "assessor", section = "Needs",
        }
        fact "quoted_price" { label = "Quoted price", unit = "a week", type = "money", min = money "0.00", asked_of = "brokerage", section = "Service" }
        fact "assessed_charge" {
          label = "Assessed charge", unit = "a week", type = "money", default = money "0.00", asked_of = "finance", section = "Charge",
        }

        """

    private static let levels = """
        -- The first row whose condition holds gives the level; the last one needs none.
        support_levels {
          title = "Level",
          labels = { high = "High support", medium = "Medium support", low = "Low support" },
          { "high", when = function(case) return case.one_to_one_hours >= 20 end },
          { "medium", when = function(case) return case.one_to_one_hours >= 7 end },
          { "low" },
        }

        """

    private static let prices = """
        -- Collar, guide and cap by level, a week: samples, to be replaced by your own.
        price_bands {
          title = "Tariff", per = "week",
          match = { "support_level" },
          { "high", collar = "1,150.00", guide = "1,290.00", cap = "1,420.00", sample = true },
          { "medium", collar = "820.00", guide = "940.00", cap = "1,040.00", sample = true },
          { "low", collar = "520.00", guide = "610.00", cap = "690.00", sample = true },
          quoted = "quoted_price",
          above_cap = "cap",
          below_collar = "quoted",
        }

        -- What is paid for, and who pays it. The person pays what was assessed, the council the rest.
        answer "components" {
          title = "Components",
          value = function(case) return { { name = "placement", weekly = case.price.weekly } } end,
        }
        funding_splits {
          title = "Who pays",
          of = "components", payers = { "council", "person" }, rest = "council", odd_penny = "council",
          payer_labels = { council = "Council", person = "Person" },
          { "Client contribution", amount = { person = function(case) return case.assessed_charge end } },
        }

        """

    private static let routing = """
        -- Every row that matches is a reason. With no reason to refer, the placement is recommended.
        routing {
          {
            "above_cap", when = function(case) return case.price.position == "above_cap" end,
            refer = "placements panel", reason = "The quote is above the cap",
          },
        }

        """

    private var example: String {
        """
        {
          "title": "A quote above the cap is referred, and the tariff is the cap",
          "case": {
            "case": "EXAMPLE-1", "on": "\(year)-05-01",
            "facts": {"one_to_one_hours": 24, "quoted_price": "1500.00", "assessed_charge": "120.00"}
          },
          "expect": {
            "outcome": "refer",
            "answers": {
              "support_level": "high",
              "price": {"position": "above_cap", "weekly": "1420.00", "gap": "80.00"},
              "funding": {"weekly": {"council": "1300.00", "person": "120.00"}}
            }
          }
        }

        """
    }
}
