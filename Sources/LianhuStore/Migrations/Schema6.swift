/// Matters, their events and their texts, frozen.
enum Schema6 {
    static let matters = """
        CREATE TABLE matter (
          key INTEGER PRIMARY KEY,
          kind INTEGER NOT NULL REFERENCES rule (key),
          unit INTEGER NOT NULL,
          about INTEGER NOT NULL,
          field TEXT,
          source TEXT NOT NULL,
          evidence INTEGER,
          finder INTEGER NOT NULL,
          reporter INTEGER,
          found_at INTEGER NOT NULL,
          raised_at INTEGER NOT NULL,
          phase TEXT NOT NULL CHECK (phase IN ('open', 'shelved', 'closed', 'joined')),
          holder INTEGER,
          joined_into INTEGER REFERENCES matter (key),
          last_due INTEGER,
          last_at INTEGER NOT NULL,
          wake_at INTEGER,
          CHECK ((phase = 'joined') = (joined_into IS NOT NULL))
        ) STRICT;

        CREATE INDEX matter_unit ON matter (unit, key);
        CREATE INDEX matter_about ON matter (about, key);
        CREATE INDEX matter_holder ON matter (holder, key) WHERE holder IS NOT NULL;
        CREATE INDEX matter_evidence ON matter (evidence) WHERE evidence IS NOT NULL;
        CREATE INDEX matter_joined ON matter (joined_into) WHERE joined_into IS NOT NULL;
        CREATE INDEX matter_wake ON matter (wake_at) WHERE wake_at IS NOT NULL;
        CREATE INDEX matter_asleep ON matter (key) WHERE wake_at IS NULL AND phase IN ('open', 'shelved');

        CREATE TABLE matter_event (
          matter INTEGER NOT NULL REFERENCES matter (key),
          number INTEGER NOT NULL CHECK (number > 0),
          act TEXT NOT NULL,
          at INTEGER NOT NULL,
          actor INTEGER,
          party INTEGER,
          joined INTEGER,
          reason TEXT,
          until INTEGER,
          stage TEXT NOT NULL,
          cycle INTEGER NOT NULL CHECK (cycle > 0),
          stage_due INTEGER,
          total_due INTEGER,
          original_due INTEGER,
          reply_due INTEGER,
          leaf INTEGER NOT NULL,
          PRIMARY KEY (matter, number)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE matter_part (
          matter INTEGER NOT NULL,
          number INTEGER NOT NULL,
          position INTEGER NOT NULL,
          party INTEGER NOT NULL,
          PRIMARY KEY (matter, number, position),
          FOREIGN KEY (matter, number) REFERENCES matter_event (matter, number)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE matter_text (
          matter INTEGER NOT NULL,
          number INTEGER NOT NULL,
          field TEXT NOT NULL,
          salt BLOB NOT NULL,
          value TEXT NOT NULL,
          PRIMARY KEY (matter, number, field),
          FOREIGN KEY (matter, number) REFERENCES matter_event (matter, number)
        ) STRICT, WITHOUT ROWID;

        CREATE TRIGGER matter_event_no_delete BEFORE DELETE ON matter_event BEGIN SELECT raise(ABORT, 'what happened stays'); END;
        CREATE TRIGGER matter_event_no_update BEFORE UPDATE ON matter_event BEGIN SELECT raise(ABORT, 'what happened stays'); END;
        """
}
