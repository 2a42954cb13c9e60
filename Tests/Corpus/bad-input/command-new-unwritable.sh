$TARIFF new /proc/nothing
