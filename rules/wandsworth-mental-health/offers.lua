-- The proposed offer beside the others, and what may be asked of the person when the price is above the cap.

parameter "expensive_placement" {
  title = "Threshold for an expensive placement",
  per = "week",
  sample = true,
  source = "Sample; Wolverhampton challenge 2012, C4: a written rationale for any expensive placement",
  ["2026-04-01"] = money "1,400.00",
}

answer "refused_without_reason" {
  title = "An offer was refused without a reason",
  source = "Wolverhampton challenge 2012, R6: decisions and reasons are recorded",
  value = function(case)
    return any(case.offers, function(offer)
      return offer.result == "refused" and (offer.reason == nil or offer.reason == "")
    end)
  end,
}

answer "cheaper_suitable_refused" {
  title = "A suitable, cheaper offer was refused",
  source = "Wolverhampton challenge 2012, B4: value for money in each placement",
  value = function(case)
    return any(case.offers, function(offer)
      return offer.result == "refused" and offer.suitable and offer.weekly < case.quoted_price
    end)
  end,
}

answer "proposed_offer_differs" {
  title = "The proposed offer is not the one quoted",
  value = function(case)
    return any(case.offers, function(offer)
      return offer.result == "proposed" and (offer.provider ~= case.provider or offer.weekly ~= case.quoted_price)
    end)
  end,
}

-- Offers are compared with the cap as they were made: in a nursing home, without NHS-funded nursing care.
answer "suitable_within_cap" {
  title = "A suitable place within the cap was offered",
  value = function(case)
    return any(case.offers, function(offer)
      return offer.suitable and offer.weekly <= case.price.cap
    end)
  end,
}

-- The Ombudsman found a council at fault for a top-up where no cheaper place was offered (Lancashire, 17 006 095).
answer "top_up_weekly" {
  title = "Top-up by the person's own choice",
  letter = "A top-up, because you chose a place above our limit",
  paid_by_person = true,
  unit = "a week",
  source = "Care Act 2014 s30; Local Government and Social Care Ombudsman 17 006 095",
  value = function(case)
    if not case.tariff_given then return nil end
    if case.price.position == "above_cap" and case.person_chose_dearer_place and case.suitable_within_cap then
      return case.price.gap
    end
    return money "0.00"
  end,
}
