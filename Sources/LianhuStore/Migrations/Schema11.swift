/// The eleventh schema, frozen: who was told of what, so that the end of it is told once (S41).
enum Schema11 {
    /// What was delivered before and is not settled yet will be told the end of, too.
    static let told = """
        CREATE TABLE told (
          recipient INTEGER NOT NULL,
          about INTEGER NOT NULL,
          rule INTEGER NOT NULL,
          period INTEGER NOT NULL,
          slot INTEGER NOT NULL,
          notification INTEGER NOT NULL,
          PRIMARY KEY (recipient, about, rule, period, slot, notification)
        ) STRICT, WITHOUT ROWID;
        ALTER TABLE notification_item ADD COLUMN cleared INTEGER NOT NULL DEFAULT 0 CHECK (cleared IN (0, 1));
        CREATE INDEX escalation_unheard ON escalation (key) WHERE skip = 'no_recipient';
        INSERT OR IGNORE INTO told (recipient, about, rule, period, slot, notification)
          SELECT n.recipient, i.about, i.rule, i.period, i.slot, n.key
          FROM delivery d CROSS JOIN notification n ON n.key = d.notification CROSS JOIN notification_item i ON i.notification = n.key
          WHERE d.state IN ('leased', 'handed', 'delivered')
            AND (EXISTS (SELECT 1 FROM obligation o WHERE o.rule = i.rule AND o.period = i.period AND o.about = i.about AND o.slot = i.slot
                AND o.settled_by IS NULL AND o.excused = 0 AND o.void = 0)
              OR EXISTS (SELECT 1 FROM matter m WHERE m.key = i.about AND m.kind = i.rule AND m.phase IN ('open', 'shelved')));
        """
}
