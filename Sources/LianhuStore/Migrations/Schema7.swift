/// The seventh schema, frozen: how far messages are, and the ways to members.
enum Schema7 {
    /// Every message has a delivery from its first moment, whoever queues it.
    static let delivery = """
        CREATE TABLE delivery (
          notification INTEGER PRIMARY KEY REFERENCES notification (key),
          state TEXT NOT NULL CHECK (state IN ('pending', 'leased', 'handed', 'delivered', 'settled', 'dead')),
          channel TEXT,
          attempts INTEGER NOT NULL DEFAULT 0 CHECK (attempts >= 0),
          due INTEGER NOT NULL,
          delivered_at INTEGER,
          error TEXT
        ) STRICT;
        CREATE INDEX delivery_due ON delivery (channel, due) WHERE state IN ('pending', 'leased');
        CREATE INDEX delivery_state ON delivery (state, notification);
        INSERT INTO delivery (notification, state, due) SELECT key, 'pending', send_after FROM notification;
        CREATE TRIGGER notification_queued AFTER INSERT ON notification BEGIN
          INSERT INTO delivery (notification, state, due) VALUES (new.key, 'pending', new.send_after);
        END;
        CREATE TABLE member_channel (
          member INTEGER NOT NULL REFERENCES entity (key),
          position INTEGER NOT NULL,
          channel TEXT NOT NULL,
          kind TEXT NOT NULL,
          name TEXT NOT NULL,
          address TEXT NOT NULL,
          owner INTEGER,
          subject INTEGER,
          PRIMARY KEY (member, position)
        ) STRICT, WITHOUT ROWID;
        """
}
