/// The eighth schema, frozen: numbers that units set for themselves (S25).
enum Schema8 {
    static let parameters = """
        CREATE TABLE unit_parameter (
          unit INTEGER NOT NULL REFERENCES unit (key),
          name TEXT NOT NULL,
          from_day INTEGER NOT NULL,
          until_day INTEGER,
          value INTEGER NOT NULL CHECK (value >= 0),
          PRIMARY KEY (unit, name, from_day)
        ) STRICT, WITHOUT ROWID;
        """
}
