/// The ninth schema, frozen: checks, whom they drew, and what was said when they were called back; and what sessions covered.
enum Schema9 {
    static let covers = """
        CREATE TABLE evidence_cover (
          evidence INTEGER NOT NULL REFERENCES evidence (key),
          position INTEGER NOT NULL,
          member INTEGER NOT NULL,
          PRIMARY KEY (evidence, position)
        ) STRICT, WITHOUT ROWID;

        CREATE INDEX evidence_cover_member ON evidence_cover (member, evidence);
        """

    static let checks = """
        CREATE TABLE check_draw (
          key INTEGER PRIMARY KEY,
          kind INTEGER NOT NULL REFERENCES rule (key),
          unit INTEGER NOT NULL,
          from_day INTEGER NOT NULL,
          through_day INTEGER NOT NULL CHECK (through_day >= from_day),
          population INTEGER NOT NULL CHECK (population > 0),
          seed TEXT NOT NULL,
          drawer INTEGER NOT NULL,
          at INTEGER NOT NULL,
          leaf INTEGER NOT NULL
        ) STRICT;

        CREATE INDEX check_draw_unit ON check_draw (unit, key);

        CREATE TABLE check_sample (
          check_key INTEGER NOT NULL REFERENCES check_draw (key),
          position INTEGER NOT NULL CHECK (position > 0),
          evidence INTEGER NOT NULL,
          PRIMARY KEY (check_key, position),
          UNIQUE (check_key, evidence)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE check_call (
          check_key INTEGER NOT NULL,
          evidence INTEGER NOT NULL,
          number INTEGER NOT NULL CHECK (number > 0),
          answer TEXT NOT NULL CHECK (answer IN ('true', 'untrue', 'not_reached')),
          caller INTEGER NOT NULL,
          at INTEGER NOT NULL,
          matter INTEGER REFERENCES matter (key),
          leaf INTEGER NOT NULL,
          PRIMARY KEY (check_key, evidence, number),
          FOREIGN KEY (check_key, evidence) REFERENCES check_sample (check_key, evidence)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE check_text (
          check_key INTEGER NOT NULL,
          evidence INTEGER NOT NULL,
          number INTEGER NOT NULL,
          salt BLOB NOT NULL,
          value TEXT NOT NULL,
          PRIMARY KEY (check_key, evidence, number),
          FOREIGN KEY (check_key, evidence, number) REFERENCES check_call (check_key, evidence, number)
        ) STRICT, WITHOUT ROWID;

        CREATE TRIGGER check_draw_no_update BEFORE UPDATE ON check_draw BEGIN SELECT raise(ABORT, 'what was drawn stays'); END;
        CREATE TRIGGER check_draw_no_delete BEFORE DELETE ON check_draw BEGIN SELECT raise(ABORT, 'what was drawn stays'); END;
        CREATE TRIGGER check_sample_no_update BEFORE UPDATE ON check_sample BEGIN SELECT raise(ABORT, 'what was drawn stays'); END;
        CREATE TRIGGER check_sample_no_delete BEFORE DELETE ON check_sample BEGIN SELECT raise(ABORT, 'what was drawn stays'); END;
        CREATE TRIGGER check_call_no_update BEFORE UPDATE ON check_call BEGIN SELECT raise(ABORT, 'what was said stays'); END;
        CREATE TRIGGER check_call_no_delete BEFORE DELETE ON check_call BEGIN SELECT raise(ABORT, 'what was said stays'); END;
        """
}
