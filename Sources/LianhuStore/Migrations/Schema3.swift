/// The third schema, frozen: closed periods, and what is overwritten (S46).
enum Schema3 {
    static let closing = """
        CREATE TABLE closure (
          period INTEGER PRIMARY KEY,
          begun_at INTEGER NOT NULL,
          begun_on INTEGER NOT NULL,
          revision INTEGER NOT NULL,
          rules_digest TEXT NOT NULL,
          closed_at INTEGER,
          closed_on INTEGER,
          obligations INTEGER NOT NULL,
          list_digest TEXT NOT NULL,
          CHECK ((closed_at IS NULL) = (closed_on IS NULL))
        ) STRICT;
        CREATE TABLE closure_figure (
          period INTEGER NOT NULL REFERENCES closure (period),
          unit INTEGER NOT NULL,
          rule INTEGER NOT NULL,
          expected INTEGER NOT NULL,
          met INTEGER NOT NULL,
          met_late INTEGER NOT NULL,
          excused INTEGER NOT NULL,
          missed INTEGER NOT NULL,
          overdue INTEGER NOT NULL,
          not_yet_due INTEGER NOT NULL,
          upcoming INTEGER NOT NULL,
          void INTEGER NOT NULL,
          entered_in_time INTEGER NOT NULL,
          PRIMARY KEY (period, unit, rule)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE postponement (
          period INTEGER PRIMARY KEY,
          until_day INTEGER NOT NULL,
          reason TEXT NOT NULL,
          at INTEGER NOT NULL
        ) STRICT;
        CREATE TABLE amendment (
          key INTEGER PRIMARY KEY,
          about INTEGER NOT NULL,
          rule INTEGER NOT NULL,
          period INTEGER NOT NULL,
          slot INTEGER NOT NULL,
          unit INTEGER NOT NULL,
          evidence INTEGER,
          reason TEXT NOT NULL,
          approver INTEGER NOT NULL,
          at INTEGER NOT NULL,
          on_day INTEGER NOT NULL,
          met INTEGER NOT NULL,
          met_late INTEGER NOT NULL,
          entered_in_time INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX amendment_period ON amendment (period);
        CREATE TRIGGER closure_no_update BEFORE UPDATE ON closure WHEN OLD.closed_at IS NOT NULL
          BEGIN SELECT raise(ABORT, 'closure is closed'); END;
        CREATE TRIGGER closure_no_delete BEFORE DELETE ON closure WHEN OLD.closed_at IS NOT NULL
          BEGIN SELECT raise(ABORT, 'closure is closed'); END;
        CREATE TRIGGER closure_figure_no_insert BEFORE INSERT ON closure_figure
          WHEN (SELECT closed_at FROM closure WHERE period = NEW.period) IS NOT NULL
          BEGIN SELECT raise(ABORT, 'closure is closed'); END;
        CREATE TRIGGER closure_figure_no_update BEFORE UPDATE ON closure_figure
          WHEN (SELECT closed_at FROM closure WHERE period = OLD.period) IS NOT NULL
          BEGIN SELECT raise(ABORT, 'closure is closed'); END;
        CREATE TRIGGER closure_figure_no_delete BEFORE DELETE ON closure_figure
          WHEN (SELECT closed_at FROM closure WHERE period = OLD.period) IS NOT NULL
          BEGIN SELECT raise(ABORT, 'closure is closed'); END;

        -- When a period of a rule was first planned, and what came on a later day: nearly everything of a period becomes known on one day.
        CREATE TABLE plan_day (
          rule INTEGER NOT NULL,
          period INTEGER NOT NULL,
          day INTEGER NOT NULL,
          PRIMARY KEY (rule, period)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE obligation_birth (
          rule INTEGER NOT NULL,
          period INTEGER NOT NULL,
          about INTEGER NOT NULL,
          slot INTEGER NOT NULL,
          day INTEGER NOT NULL,
          PRIMARY KEY (rule, period, about, slot)
        ) STRICT, WITHOUT ROWID;
        -- What an obligation was until a day, where the new row does not tell.
        CREATE TABLE obligation_past (
          about INTEGER NOT NULL,
          rule INTEGER NOT NULL,
          period INTEGER NOT NULL,
          slot INTEGER NOT NULL,
          known_until INTEGER NOT NULL,
          unit INTEGER NOT NULL,
          opens INTEGER NOT NULL,
          due_before INTEGER NOT NULL,
          grace_before INTEGER NOT NULL,
          closes_before INTEGER NOT NULL,
          entry_before INTEGER NOT NULL,
          settled_by INTEGER,
          settled_on INTEGER,
          settled_recorded_on INTEGER,
          excused INTEGER NOT NULL,
          void INTEGER NOT NULL,
          backfilled INTEGER NOT NULL,
          PRIMARY KEY (rule, period, about, slot, known_until)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE link_past (
          subject INTEGER NOT NULL,
          key INTEGER NOT NULL,
          known_until INTEGER NOT NULL,
          seat INTEGER NOT NULL,
          worker INTEGER NOT NULL,
          kind TEXT NOT NULL,
          is_primary INTEGER NOT NULL CHECK (is_primary IN (0, 1)),
          from_day INTEGER NOT NULL,
          until_day INTEGER,
          recorded_on INTEGER NOT NULL,
          PRIMARY KEY (subject, key, known_until)
        ) STRICT, WITHOUT ROWID;
        ALTER TABLE evidence ADD COLUMN superseded_at INTEGER;
        """
}
