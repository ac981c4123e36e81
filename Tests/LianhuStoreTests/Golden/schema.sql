CREATE TABLE about_unit (
  about INTEGER NOT NULL,
  unit INTEGER NOT NULL,
  PRIMARY KEY (about, unit)
) STRICT, WITHOUT ROWID;

CREATE INDEX about_unit_unit ON about_unit (unit, about);

CREATE TABLE absence (
  key INTEGER PRIMARY KEY,
  worker INTEGER NOT NULL REFERENCES entity (key),
  substitute INTEGER REFERENCES entity (key),
  from_day INTEGER NOT NULL,
  until_day INTEGER
) STRICT;

CREATE TABLE acknowledgement (
  key INTEGER PRIMARY KEY,
  about INTEGER NOT NULL,
  rule INTEGER NOT NULL,
  period INTEGER NOT NULL,
  slot INTEGER NOT NULL,
  worker INTEGER NOT NULL,
  until_day INTEGER NOT NULL,
  at INTEGER NOT NULL
) STRICT;

CREATE INDEX acknowledgement_item ON acknowledgement (about, rule, period, slot);

CREATE INDEX acknowledgement_until ON acknowledgement (until_day);

CREATE TABLE adoption (
  revision INTEGER PRIMARY KEY,
  digest TEXT NOT NULL,
  adopted_at INTEGER NOT NULL
) STRICT;

CREATE TABLE adoption_text (
  revision INTEGER NOT NULL REFERENCES adoption (revision),
  position INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('pack', 'calendar')),
  file TEXT NOT NULL,
  governs TEXT,
  text TEXT NOT NULL,
  PRIMARY KEY (revision, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE alias (
  entity INTEGER PRIMARY KEY REFERENCES entity (key),
  target INTEGER NOT NULL REFERENCES entity (key),
  merged_on INTEGER NOT NULL,
  CHECK (entity <> target)
) STRICT;

CREATE INDEX alias_target ON alias (target);

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

CREATE INDEX campaign_asleep ON campaign (key) WHERE wake_at IS NULL AND closed_at IS NULL;

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

CREATE TRIGGER campaign_event_no_delete BEFORE DELETE ON campaign_event BEGIN SELECT raise(ABORT, 'what happened stays'); END;

CREATE TRIGGER campaign_event_no_update BEFORE UPDATE ON campaign_event BEGIN SELECT raise(ABORT, 'what happened stays'); END;

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

CREATE TABLE campaign_text (
  campaign INTEGER NOT NULL,
  number INTEGER NOT NULL,
  salt BLOB NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (campaign, number),
  FOREIGN KEY (campaign, number) REFERENCES campaign_event (campaign, number)
) STRICT, WITHOUT ROWID;

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

CREATE INDEX campaign_unit_key ON campaign (unit, key);

CREATE INDEX campaign_wake ON campaign (wake_at) WHERE wake_at IS NOT NULL;

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

CREATE TRIGGER check_call_no_delete BEFORE DELETE ON check_call BEGIN SELECT raise(ABORT, 'what was said stays'); END;

CREATE TRIGGER check_call_no_update BEFORE UPDATE ON check_call BEGIN SELECT raise(ABORT, 'what was said stays'); END;

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

CREATE TRIGGER check_draw_no_delete BEFORE DELETE ON check_draw BEGIN SELECT raise(ABORT, 'what was drawn stays'); END;

CREATE TRIGGER check_draw_no_update BEFORE UPDATE ON check_draw BEGIN SELECT raise(ABORT, 'what was drawn stays'); END;

CREATE INDEX check_draw_unit ON check_draw (unit, key);

CREATE TABLE check_sample (
  check_key INTEGER NOT NULL REFERENCES check_draw (key),
  position INTEGER NOT NULL CHECK (position > 0),
  evidence INTEGER NOT NULL,
  PRIMARY KEY (check_key, position),
  UNIQUE (check_key, evidence)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER check_sample_no_delete BEFORE DELETE ON check_sample BEGIN SELECT raise(ABORT, 'what was drawn stays'); END;

CREATE TRIGGER check_sample_no_update BEFORE UPDATE ON check_sample BEGIN SELECT raise(ABORT, 'what was drawn stays'); END;

CREATE TABLE check_text (
  check_key INTEGER NOT NULL,
  evidence INTEGER NOT NULL,
  number INTEGER NOT NULL,
  salt BLOB NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (check_key, evidence, number),
  FOREIGN KEY (check_key, evidence, number) REFERENCES check_call (check_key, evidence, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE checkpoint (
  key INTEGER PRIMARY KEY,
  size INTEGER NOT NULL CHECK (size >= 0),
  at INTEGER NOT NULL,
  note TEXT NOT NULL
) STRICT;

CREATE TRIGGER checkpoint_no_delete BEFORE DELETE ON checkpoint BEGIN SELECT raise(ABORT, 'the log only grows'); END;

CREATE TRIGGER checkpoint_no_update BEFORE UPDATE ON checkpoint BEGIN SELECT raise(ABORT, 'the log only grows'); END;

CREATE INDEX checkpoint_size ON checkpoint (size);

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

CREATE TRIGGER closure_figure_no_delete BEFORE DELETE ON closure_figure
  WHEN (SELECT closed_at FROM closure WHERE period = OLD.period) IS NOT NULL
  BEGIN SELECT raise(ABORT, 'closure is closed'); END;

CREATE TRIGGER closure_figure_no_insert BEFORE INSERT ON closure_figure
  WHEN (SELECT closed_at FROM closure WHERE period = NEW.period) IS NOT NULL
  BEGIN SELECT raise(ABORT, 'closure is closed'); END;

CREATE TRIGGER closure_figure_no_update BEFORE UPDATE ON closure_figure
  WHEN (SELECT closed_at FROM closure WHERE period = OLD.period) IS NOT NULL
  BEGIN SELECT raise(ABORT, 'closure is closed'); END;

CREATE TRIGGER closure_no_delete BEFORE DELETE ON closure WHEN OLD.closed_at IS NOT NULL
  BEGIN SELECT raise(ABORT, 'closure is closed'); END;

CREATE TRIGGER closure_no_update BEFORE UPDATE ON closure WHEN OLD.closed_at IS NOT NULL
  BEGIN SELECT raise(ABORT, 'closure is closed'); END;

CREATE TABLE counter (
  unit INTEGER NOT NULL,
  rule INTEGER NOT NULL,
  period INTEGER NOT NULL,
  opens INTEGER NOT NULL,
  due_before INTEGER NOT NULL,
  grace_before INTEGER NOT NULL,
  closes_before INTEGER NOT NULL,
  day INTEGER NOT NULL,
  total INTEGER NOT NULL,
  met INTEGER NOT NULL,
  met_late INTEGER NOT NULL,
  excused INTEGER NOT NULL,
  void INTEGER NOT NULL,
  entered_in_time INTEGER NOT NULL,
  PRIMARY KEY (unit, rule, period, opens, due_before, grace_before, closes_before, day)
) STRICT, WITHOUT ROWID;

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

CREATE TABLE entity (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE CHECK (id <> ''),
  kind INTEGER NOT NULL CHECK (kind BETWEEN 1 AND 4),
  subkind TEXT NOT NULL,
  name TEXT NOT NULL,
  unit INTEGER NOT NULL
) STRICT;

CREATE INDEX entity_kind ON entity (kind);

CREATE INDEX entity_name ON entity (name);

CREATE INDEX entity_unit ON entity (unit, kind);

CREATE TABLE escalation (
  key INTEGER PRIMARY KEY,
  about INTEGER NOT NULL,
  rule INTEGER NOT NULL,
  period INTEGER NOT NULL,
  slot INTEGER NOT NULL,
  cycle INTEGER NOT NULL,
  step INTEGER NOT NULL CHECK (step > 0),
  nominal INTEGER NOT NULL,
  at INTEGER NOT NULL,
  unit INTEGER NOT NULL,
  tone TEXT NOT NULL,
  recipient INTEGER,
  skip TEXT,
  revision INTEGER NOT NULL,
  UNIQUE (about, rule, period, slot, cycle, step)
) STRICT;

CREATE INDEX escalation_recipient ON escalation (recipient) WHERE recipient IS NOT NULL;

CREATE INDEX escalation_unheard ON escalation (key) WHERE skip = 'no_recipient';

CREATE INDEX escalation_unit ON escalation (unit);

CREATE TABLE evidence (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  kind INTEGER NOT NULL CHECK (kind BETWEEN 1 AND 3),
  about INTEGER NOT NULL,
  unit INTEGER NOT NULL,
  worker INTEGER NOT NULL,
  method TEXT NOT NULL,
  direction TEXT NOT NULL CHECK (direction IN ('outbound', 'inbound')),
  occurred_at INTEGER NOT NULL,
  occurred_on INTEGER NOT NULL,
  recorded_at INTEGER NOT NULL,
  recorded_on INTEGER NOT NULL,
  persons_met INTEGER NOT NULL,
  reason TEXT,
  superseded_by INTEGER,
  imported INTEGER NOT NULL CHECK (imported IN (0, 1))
, superseded_at INTEGER, supply_days INTEGER CHECK (supply_days IS NULL OR supply_days > 0)) STRICT;

CREATE INDEX evidence_about ON evidence (about, occurred_on);

CREATE TABLE evidence_cover (
  evidence INTEGER NOT NULL REFERENCES evidence (key),
  position INTEGER NOT NULL,
  member INTEGER NOT NULL,
  PRIMARY KEY (evidence, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX evidence_cover_member ON evidence_cover (member, evidence);

CREATE INDEX evidence_unit ON evidence (unit, occurred_on);

CREATE TABLE excuse (
  key INTEGER PRIMARY KEY,
  about INTEGER NOT NULL,
  rule INTEGER NOT NULL,
  period INTEGER NOT NULL,
  slot INTEGER NOT NULL,
  reason TEXT NOT NULL,
  approver INTEGER NOT NULL,
  at INTEGER NOT NULL
) STRICT;

CREATE INDEX excuse_item ON excuse (about, rule, period, slot);

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

CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY);

CREATE TABLE idempotency (
  uid INTEGER NOT NULL,
  route TEXT NOT NULL,
  key TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  at INTEGER NOT NULL,
  status INTEGER NOT NULL,
  body BLOB NOT NULL,
  PRIMARY KEY (uid, route, key)
) STRICT;

CREATE INDEX idempotency_at ON idempotency (at);

CREATE TABLE instance (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  zone TEXT NOT NULL,
  origin TEXT NOT NULL,
  demonstration INTEGER NOT NULL CHECK (demonstration IN (0, 1)),
  high_water INTEGER
) STRICT;

CREATE TABLE leaf (
  seq INTEGER PRIMARY KEY CHECK (seq >= 0),
  at INTEGER NOT NULL,
  latest INTEGER NOT NULL CHECK (latest >= at),
  act TEXT NOT NULL,
  unit INTEGER,
  body BLOB NOT NULL
) STRICT;

CREATE TRIGGER leaf_no_delete BEFORE DELETE ON leaf BEGIN SELECT raise(ABORT, 'the log only grows'); END;

CREATE TRIGGER leaf_no_update BEFORE UPDATE ON leaf BEGIN SELECT raise(ABORT, 'the log only grows'); END;

CREATE TABLE link (
  subject INTEGER NOT NULL REFERENCES entity (key),
  key INTEGER NOT NULL,
  seat INTEGER NOT NULL,
  worker INTEGER NOT NULL REFERENCES entity (key),
  kind TEXT NOT NULL,
  is_primary INTEGER NOT NULL CHECK (is_primary IN (0, 1)),
  from_day INTEGER NOT NULL,
  until_day INTEGER,
  recorded_on INTEGER NOT NULL,
  PRIMARY KEY (subject, key)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX link_key ON link (key);

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

CREATE INDEX link_worker ON link (worker);

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

CREATE INDEX matter_about ON matter (about, key);

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

CREATE TRIGGER matter_event_no_delete BEFORE DELETE ON matter_event BEGIN SELECT raise(ABORT, 'what happened stays'); END;

CREATE TRIGGER matter_event_no_update BEFORE UPDATE ON matter_event BEGIN SELECT raise(ABORT, 'what happened stays'); END;

CREATE INDEX matter_evidence ON matter (evidence) WHERE evidence IS NOT NULL;

CREATE INDEX matter_holder ON matter (holder, key) WHERE holder IS NOT NULL;

CREATE INDEX matter_joined ON matter (joined_into) WHERE joined_into IS NOT NULL;

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

CREATE INDEX matter_unit ON matter (unit, key);

CREATE INDEX matter_wake ON matter (wake_at) WHERE wake_at IS NOT NULL;

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

CREATE TABLE notification (
  key INTEGER PRIMARY KEY,
  recipient INTEGER NOT NULL,
  tone TEXT NOT NULL,
  digest TEXT NOT NULL,
  at INTEGER NOT NULL,
  send_after INTEGER NOT NULL
) STRICT;

CREATE TABLE notification_item (
  notification INTEGER NOT NULL REFERENCES notification (key),
  position INTEGER NOT NULL,
  about INTEGER NOT NULL,
  rule INTEGER NOT NULL,
  period INTEGER NOT NULL,
  slot INTEGER NOT NULL, cleared INTEGER NOT NULL DEFAULT 0 CHECK (cleared IN (0, 1)),
  PRIMARY KEY (notification, position)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER notification_queued AFTER INSERT ON notification BEGIN
  INSERT INTO delivery (notification, state, due) VALUES (new.key, 'pending', new.send_after);
END;

CREATE INDEX notification_recipient ON notification (recipient);

CREATE TABLE obligation (
  about INTEGER NOT NULL,
  rule INTEGER NOT NULL,
  period INTEGER NOT NULL,
  slot INTEGER NOT NULL,
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
  PRIMARY KEY (rule, period, about, slot),
  CHECK (opens < due_before AND due_before <= grace_before AND grace_before <= closes_before),
  CHECK ((settled_by IS NULL) = (settled_on IS NULL) AND (settled_by IS NULL) = (settled_recorded_on IS NULL))
) STRICT, WITHOUT ROWID;

CREATE TABLE obligation_birth (
  rule INTEGER NOT NULL,
  period INTEGER NOT NULL,
  about INTEGER NOT NULL,
  slot INTEGER NOT NULL,
  day INTEGER NOT NULL,
  PRIMARY KEY (rule, period, about, slot)
) STRICT, WITHOUT ROWID;

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

CREATE INDEX obligation_unsettled ON obligation (rule, due_before, about, period, slot)
  WHERE settled_by IS NULL AND excused = 0 AND void = 0;

CREATE TABLE participant (
  evidence INTEGER NOT NULL REFERENCES evidence (key),
  position INTEGER NOT NULL,
  worker INTEGER NOT NULL,
  PRIMARY KEY (evidence, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX participant_worker ON participant (worker, evidence);

CREATE TABLE placement (
  subject INTEGER NOT NULL REFERENCES subject (key),
  position INTEGER NOT NULL,
  unit INTEGER NOT NULL,
  from_day INTEGER NOT NULL,
  until_day INTEGER,
  PRIMARY KEY (subject, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE plan_day (
  rule INTEGER NOT NULL,
  period INTEGER NOT NULL,
  day INTEGER NOT NULL,
  PRIMARY KEY (rule, period)
) STRICT, WITHOUT ROWID;

CREATE TABLE post_holding (
  key INTEGER PRIMARY KEY,
  unit INTEGER NOT NULL REFERENCES entity (key),
  post TEXT NOT NULL,
  worker INTEGER REFERENCES entity (key),
  from_day INTEGER NOT NULL,
  until_day INTEGER
) STRICT;

CREATE UNIQUE INDEX post_holding_start ON post_holding (unit, post, ifnull(worker, 0), from_day);

CREATE TABLE postponement (
  period INTEGER PRIMARY KEY,
  until_day INTEGER NOT NULL,
  reason TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT;

CREATE TABLE private (
  key INTEGER PRIMARY KEY,
  seq INTEGER NOT NULL,
  evidence INTEGER NOT NULL,
  field TEXT NOT NULL,
  salt BLOB NOT NULL,
  value TEXT NOT NULL
) STRICT;

CREATE INDEX private_evidence ON private (evidence);

CREATE TABLE resident (
  key INTEGER PRIMARY KEY REFERENCES entity (key),
  household INTEGER NOT NULL REFERENCES entity (key),
  telephone TEXT NOT NULL,
  is_head INTEGER NOT NULL CHECK (is_head IN (0, 1))
, born_day INTEGER) STRICT;

CREATE INDEX resident_household ON resident (household);

CREATE TABLE rule (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  adopted_on INTEGER NOT NULL
) STRICT;

CREATE TABLE rule_period (
  rule INTEGER NOT NULL,
  period INTEGER NOT NULL,
  closes_before INTEGER NOT NULL,
  PRIMARY KEY (rule, period)
) STRICT, WITHOUT ROWID;

CREATE TABLE state (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  organisation INTEGER NOT NULL,
  registry INTEGER NOT NULL
) STRICT;

CREATE TABLE subject (
  key INTEGER PRIMARY KEY REFERENCES entity (key),
  kind TEXT NOT NULL,
  address TEXT NOT NULL,
  from_day INTEGER NOT NULL,
  until_day INTEGER,
  recorded_on INTEGER NOT NULL,
  unit INTEGER,
  unit_from INTEGER,
  unit_until INTEGER,
  CHECK ((unit IS NULL) = (unit_from IS NULL))
) STRICT;

CREATE TABLE suspension (
  key INTEGER PRIMARY KEY,
  subject INTEGER NOT NULL REFERENCES entity (key),
  from_day INTEGER NOT NULL,
  until_day INTEGER
) STRICT;

CREATE INDEX suspension_subject ON suspension (subject);

CREATE TABLE tag (
  entity INTEGER NOT NULL REFERENCES entity (key),
  from_day INTEGER NOT NULL,
  tag TEXT NOT NULL CHECK (tag <> ''),
  until_day INTEGER,
  recorded_on INTEGER NOT NULL,
  PRIMARY KEY (entity, from_day, tag)
) STRICT, WITHOUT ROWID;

CREATE TABLE tier (
  subject INTEGER NOT NULL REFERENCES entity (key),
  from_day INTEGER NOT NULL,
  until_day INTEGER,
  tier TEXT NOT NULL,
  recorded_on INTEGER NOT NULL,
  PRIMARY KEY (subject, from_day)
) STRICT, WITHOUT ROWID;

CREATE TABLE told (
  recipient INTEGER NOT NULL,
  about INTEGER NOT NULL,
  rule INTEGER NOT NULL,
  period INTEGER NOT NULL,
  slot INTEGER NOT NULL,
  notification INTEGER NOT NULL,
  PRIMARY KEY (recipient, about, rule, period, slot, notification)
) STRICT, WITHOUT ROWID;

CREATE TABLE tree_hash (
  idx INTEGER PRIMARY KEY CHECK (idx >= 0),
  hash BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;

CREATE TRIGGER tree_hash_no_delete BEFORE DELETE ON tree_hash BEGIN SELECT raise(ABORT, 'the log only grows'); END;

CREATE TRIGGER tree_hash_no_update BEFORE UPDATE ON tree_hash BEGIN SELECT raise(ABORT, 'the log only grows'); END;

CREATE TABLE unit (
  key INTEGER PRIMARY KEY REFERENCES entity (key)
) STRICT;

CREATE TABLE unit_parameter (
  unit INTEGER NOT NULL REFERENCES unit (key),
  name TEXT NOT NULL,
  from_day INTEGER NOT NULL,
  until_day INTEGER,
  value INTEGER NOT NULL CHECK (value >= 0),
  PRIMARY KEY (unit, name, from_day)
) STRICT, WITHOUT ROWID;

CREATE TABLE unit_parent (
  unit INTEGER NOT NULL REFERENCES unit (key),
  position INTEGER NOT NULL,
  parent INTEGER,
  from_day INTEGER NOT NULL,
  until_day INTEGER,
  PRIMARY KEY (unit, position)
) STRICT, WITHOUT ROWID;

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

CREATE TABLE worker (
  key INTEGER PRIMARY KEY REFERENCES entity (key),
  telephone TEXT NOT NULL
) STRICT;

CREATE TABLE worker_role (
  worker INTEGER NOT NULL REFERENCES worker (key),
  position INTEGER NOT NULL,
  role TEXT NOT NULL,
  from_day INTEGER NOT NULL,
  until_day INTEGER,
  PRIMARY KEY (worker, position)
) STRICT, WITHOUT ROWID;
