/// Campaigns: who takes part, who is asked, what happened; frozen.
enum Schema10 {
    static let campaigns = """
        CREATE TABLE campaign (
          key INTEGER PRIMARY KEY,
          kind INTEGER NOT NULL REFERENCES rule (key),
          unit INTEGER NOT NULL,
          starter INTEGER NOT NULL,
          started_at INTEGER NOT NULL,
          due_at INTEGER NOT NULL CHECK (due_at > started_at),
          tag TEXT,
          closed_at INTEGER,
          events INTEGER NOT NULL CHECK (events > 0),
          wake_at INTEGER
        ) STRICT;

        CREATE INDEX campaign_unit_key ON campaign (unit, key);
        CREATE INDEX campaign_wake ON campaign (wake_at) WHERE wake_at IS NOT NULL;
        CREATE INDEX campaign_asleep ON campaign (key) WHERE wake_at IS NULL AND closed_at IS NULL;

        CREATE TABLE campaign_unit (
          campaign INTEGER NOT NULL REFERENCES campaign (key),
          unit INTEGER NOT NULL,
          parent INTEGER,
          level INTEGER NOT NULL,
          targets INTEGER NOT NULL,
          answered INTEGER NOT NULL CHECK (answered BETWEEN 0 AND targets),
          children INTEGER NOT NULL,
          children_reported INTEGER NOT NULL CHECK (children_reported BETWEEN 0 AND children),
          complete_at INTEGER,
          reported_at INTEGER,
          reopened_at INTEGER,
          PRIMARY KEY (campaign, unit)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE campaign_target (
          campaign INTEGER NOT NULL,
          subject INTEGER NOT NULL,
          unit INTEGER NOT NULL,
          worker INTEGER NOT NULL,
          outcome TEXT,
          answered_at INTEGER,
          PRIMARY KEY (campaign, subject),
          FOREIGN KEY (campaign, unit) REFERENCES campaign_unit (campaign, unit),
          CHECK ((outcome IS NULL) = (answered_at IS NULL))
        ) STRICT, WITHOUT ROWID;

        CREATE INDEX campaign_target_unit ON campaign_target (campaign, unit, outcome);
        CREATE INDEX campaign_target_worker ON campaign_target (campaign, worker, subject);

        CREATE TABLE campaign_event (
          campaign INTEGER NOT NULL REFERENCES campaign (key),
          number INTEGER NOT NULL CHECK (number > 0),
          act TEXT NOT NULL CHECK (act IN ('start', 'answer', 'roll_up', 'close')),
          at INTEGER NOT NULL,
          recorded_at INTEGER NOT NULL,
          actor INTEGER,
          about INTEGER NOT NULL,
          outcome TEXT,
          partial INTEGER NOT NULL,
          zero_report INTEGER NOT NULL,
          answered INTEGER NOT NULL,
          targets INTEGER NOT NULL,
          reason TEXT,
          leaf INTEGER NOT NULL,
          PRIMARY KEY (campaign, number)
        ) STRICT, WITHOUT ROWID;

        CREATE INDEX campaign_event_act ON campaign_event (campaign, act, number) WHERE act <> 'answer';

        CREATE TABLE campaign_text (
          campaign INTEGER NOT NULL,
          number INTEGER NOT NULL,
          salt BLOB NOT NULL,
          value TEXT NOT NULL,
          PRIMARY KEY (campaign, number),
          FOREIGN KEY (campaign, number) REFERENCES campaign_event (campaign, number)
        ) STRICT, WITHOUT ROWID;

        CREATE TRIGGER campaign_event_no_delete BEFORE DELETE ON campaign_event BEGIN SELECT raise(ABORT, 'what happened stays'); END;
        CREATE TRIGGER campaign_event_no_update BEFORE UPDATE ON campaign_event BEGIN SELECT raise(ABORT, 'what happened stays'); END;
        """
}
