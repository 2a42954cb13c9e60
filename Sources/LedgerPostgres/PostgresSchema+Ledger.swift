extension PostgresSchema {
    static let ledger = PostgresSchema(name: "tariff", preparation: recorderRole, migrations: [firstLedger])

    /// Who records: a role of the whole cluster, that other roles are made members of.
    private static let recorderRole = """
        DO $$ BEGIN
          IF to_regrole('tariff_recorder') IS NULL THEN CREATE ROLE tariff_recorder NOLOGIN; END IF;
        EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
        END $$
        """

    /// What entries are found by is read off their headers: there is no second copy of it that could say something else.
    ///
    /// Whoever records can read, and call `append`, which runs as the owner; what is there stays for the owner too. Writers wait for one
    /// another at the row of `head`, so that indices have no gap, which a sequence leaves where a transaction fails.
    private static let firstLedger = #"""
        CREATE FUNCTION tariff.field(header text, name text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
          RETURN nullif(split_part(split_part(header, E'\n' || name || ' ', 2), E'\n', 1), '');

        CREATE TABLE tariff.entries (
          idx bigint PRIMARY KEY CHECK (idx >= 0),
          header text NOT NULL,
          payload bytea NOT NULL,
          id text NOT NULL GENERATED ALWAYS AS (tariff.field(header, 'id')) STORED,
          kind text NOT NULL GENERATED ALWAYS AS (tariff.field(header, 'kind')) STORED,
          about text GENERATED ALWAYS AS (tariff.field(header, 'about')) STORED,
          idempotency text GENERATED ALWAYS AS (tariff.field(header, 'idempotency')) STORED
        );
        -- Payloads are encrypted: there is nothing to compress.
        ALTER TABLE tariff.entries ALTER COLUMN payload SET STORAGE EXTERNAL;
        CREATE UNIQUE INDEX entries_id ON tariff.entries (id);
        CREATE UNIQUE INDEX entries_idempotency ON tariff.entries (idempotency) WHERE idempotency IS NOT NULL;
        CREATE INDEX entries_about ON tariff.entries (about) WHERE about IS NOT NULL;
        CREATE INDEX entries_kind ON tariff.entries (kind) WHERE kind <> 'decision';
        CREATE TABLE tariff.rulebooks (digest text PRIMARY KEY, bytes bytea NOT NULL);
        CREATE TABLE tariff.head (one boolean PRIMARY KEY CHECK (one), size bigint NOT NULL);
        INSERT INTO tariff.head VALUES (true, 0);

        CREATE FUNCTION tariff.stay() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
        BEGIN RAISE EXCEPTION 'a ledger is only added to'; END $$;
        CREATE FUNCTION tariff.follow() RETURNS trigger LANGUAGE plpgsql
        SET search_path = pg_catalog, pg_temp SET enable_seqscan = off SET jit = off AS $$
        BEGIN
          IF NEW.size IS DISTINCT FROM (SELECT coalesce(max(idx) + 1, 0) FROM tariff.entries) THEN
            RAISE EXCEPTION 'the head of a ledger says how many entries there are';
          END IF;
          RETURN NEW;
        END $$;
        CREATE TRIGGER stay BEFORE UPDATE OR DELETE OR TRUNCATE ON tariff.entries FOR EACH STATEMENT EXECUTE FUNCTION tariff.stay();
        CREATE TRIGGER stay BEFORE UPDATE OR DELETE OR TRUNCATE ON tariff.rulebooks FOR EACH STATEMENT EXECUTE FUNCTION tariff.stay();
        CREATE TRIGGER stay BEFORE UPDATE OR DELETE OR TRUNCATE ON tariff.version FOR EACH STATEMENT EXECUTE FUNCTION tariff.stay();
        CREATE TRIGGER stay BEFORE DELETE OR TRUNCATE ON tariff.head FOR EACH STATEMENT EXECUTE FUNCTION tariff.stay();
        CREATE TRIGGER follow BEFORE UPDATE ON tariff.head FOR EACH ROW EXECUTE FUNCTION tariff.follow();
        ALTER TABLE tariff.entries ENABLE ALWAYS TRIGGER stay;
        ALTER TABLE tariff.rulebooks ENABLE ALWAYS TRIGGER stay;
        ALTER TABLE tariff.version ENABLE ALWAYS TRIGGER stay;
        ALTER TABLE tariff.head ENABLE ALWAYS TRIGGER stay;
        ALTER TABLE tariff.head ENABLE ALWAYS TRIGGER follow;

        -- What became of each entry, in their order: its index, or that of the entry which has its idempotency.
        -- Plans are made once for a connection, while the table may still be small: they use indexes whatever its size.
        CREATE FUNCTION tariff.append(headers text[], payloads bytea[], digests text[], books bytea[])
        RETURNS TABLE (place bigint, is_new boolean) LANGUAGE plpgsql SECURITY DEFINER
        SET search_path = pg_catalog, pg_temp
        SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off SET jit = off AS $$
        DECLARE
          next bigint;
          added bigint;
        BEGIN
          IF cardinality(headers) <> cardinality(payloads) OR cardinality(digests) <> cardinality(books) THEN
            RAISE EXCEPTION 'each entry has a payload, and each rulebook its bytes';
          END IF;
          SELECT size INTO STRICT next FROM tariff.head WHERE one FOR UPDATE;
          INSERT INTO tariff.rulebooks SELECT * FROM unnest(digests, books) ON CONFLICT DO NOTHING;
          INSERT INTO tariff.entries (idx, header, payload)
          SELECT next - 1 + row_number() OVER (ORDER BY number), header, payload
          FROM (
            SELECT *, row_number() OVER (PARTITION BY key ORDER BY number) AS turn
            FROM unnest(headers, payloads) WITH ORDINALITY AS given (header, payload, number), tariff.field(header, 'idempotency') AS key
          ) AS given
          WHERE key IS NULL OR turn = 1 AND NOT EXISTS (SELECT FROM tariff.entries AS earlier WHERE earlier.idempotency = key);
          GET DIAGNOSTICS added = ROW_COUNT;
          UPDATE tariff.head SET size = next + added WHERE one AND added > 0;
          RETURN QUERY SELECT entry.idx, entry.id = tariff.field(header, 'id')
          FROM unnest(headers) WITH ORDINALITY AS given (header, number), tariff.field(header, 'idempotency') AS key,
            LATERAL (
              SELECT idx, id FROM tariff.entries WHERE idempotency = key
              UNION ALL SELECT idx, id FROM tariff.entries WHERE key IS NULL AND id = tariff.field(given.header, 'id')
            ) AS entry
          ORDER BY number;
        END $$;

        REVOKE ALL ON ALL FUNCTIONS IN SCHEMA tariff FROM PUBLIC;
        GRANT USAGE ON SCHEMA tariff TO tariff_recorder;
        GRANT SELECT ON ALL TABLES IN SCHEMA tariff TO tariff_recorder;
        GRANT EXECUTE ON FUNCTION tariff.append TO tariff_recorder;
        """#
}
