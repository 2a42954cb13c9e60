extension PostgresSchema {
    static let keys = PostgresSchema(name: "tariff_keys", preparation: nil, migrations: [firstKeys])

    private static let firstKeys = """
        CREATE TABLE tariff_keys.identity (
          one boolean PRIMARY KEY CHECK (one), origin text NOT NULL, signer bytea NOT NULL, secret bytea NOT NULL
        );
        CREATE TABLE tariff_keys.keys (entry text PRIMARY KEY, person text, secret bytea NOT NULL);
        CREATE INDEX keys_person ON tariff_keys.keys (person) WHERE person IS NOT NULL;
        CREATE TABLE tariff_keys.signed (origin text PRIMARY KEY, size bigint NOT NULL, note text NOT NULL, edge bytea NOT NULL);
        CREATE TABLE tariff_keys.settings (name text PRIMARY KEY, value text NOT NULL);
        """
}
