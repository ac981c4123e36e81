/// The days on which visits are planned, frozen.
enum Schema5 {
    static let visits = """
        CREATE TABLE visit_day (
          about INTEGER NOT NULL,
          rule INTEGER NOT NULL,
          period INTEGER NOT NULL,
          slot INTEGER NOT NULL,
          worker INTEGER NOT NULL,
          day INTEGER NOT NULL,
          fixed INTEGER NOT NULL CHECK (fixed IN (0, 1)),
          PRIMARY KEY (about, rule, period, slot)
        ) STRICT, WITHOUT ROWID;
        """
}
