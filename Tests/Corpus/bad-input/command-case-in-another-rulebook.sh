mkdir -p rules other/examples; cp -r book rules/wandsworth-mental-health; cp book/*.lua other; cp good.json other/examples; $TARIFF decide other/examples/good.json
