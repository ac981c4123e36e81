/// The second schema: tags, merged subjects and waivers that were asked for. Frozen, like the first.
enum Schema2 {
    static let daily = """
        CREATE TABLE tag (
          entity INTEGER NOT NULL REFERENCES entity (key),
          from_day INTEGER NOT NULL,
          tag TEXT NOT NULL CHECK (tag <> ''),
          until_day INTEGER,
          recorded_on INTEGER NOT NULL,
          PRIMARY KEY (entity, from_day, tag)
        ) STRICT, WITHOUT ROWID;

        -- A target is never an alias itself: one step leads from an old id to what it means.
        CREATE TABLE alias (
          entity INTEGER PRIMARY KEY REFERENCES entity (key),
          target INTEGER NOT NULL REFERENCES entity (key),
          merged_on INTEGER NOT NULL,
          CHECK (entity <> target)
        ) STRICT;
        CREATE INDEX alias_target ON alias (target);

        CREATE TABLE excuse_request (
          about INTEGER NOT NULL,
          rule INTEGER NOT NULL,
          period INTEGER NOT NULL,
          slot INTEGER NOT NULL,
          asked_at INTEGER NOT NULL,
          reason TEXT NOT NULL,
          worker INTEGER NOT NULL,
          approver INTEGER,
          approved INTEGER CHECK (approved IN (0, 1)),
          decided_at INTEGER,
          PRIMARY KEY (about, rule, period, slot, asked_at),
          CHECK ((approver IS NULL) = (decided_at IS NULL) AND (approved IS NULL) = (decided_at IS NULL))
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX excuse_request_pending ON excuse_request (about, rule, period, slot, asked_at) WHERE decided_at IS NULL;
        """
}
