// Writes the rows of recorded contacts by prepared statement, so many contacts a commit: evidence, participant, summary, settled obligation,
// four counters, leaf and tree hashes; with ANSWER also the kept answer of a request.
//
// record DATABASE RULE PERIOD OPENS DUE GRACE CLOSES TODAY FIRST HOUSEHOLDS FIRST_WORKER PER_WORKER SEQUENCE BATCH SECONDS LEAF_BYTES ANSWER
//   SEQUENCE: number of the first contact; contact n is about household n * 7919 modulo HOUSEHOLDS.
//   LEAF_BYTES: length of a leaf; ANSWER: length of a kept answer, 0 for none.
// A second before SECONDS does not count: caches fill.
#include "bench.h"

static sqlite3 *db;
static sqlite3_stmt *evidence, *participant, *private_field, *settle, *counter, *leaf, *hash, *answer;

static void prepare_all(void) {
    evidence = prepare(db,
        "INSERT INTO evidence (key, id, kind, about, unit, worker, method, direction, occurred_at, occurred_on, recorded_at, recorded_on,"
        " persons_met, reason, superseded_by, imported) VALUES (?, ?, 1, ?, ?, ?, 'phone', 'outbound', ?, ?, ?, ?, 2, NULL, NULL, 0)");
    participant = prepare(db, "INSERT INTO participant (evidence, position, worker) VALUES (?, 0, ?)");
    private_field = prepare(db, "INSERT INTO private (seq, evidence, field, salt, value) VALUES (?, ?, 'summary', ?, ?)");
    settle = prepare(db,
        "UPDATE obligation SET settled_by = ?, settled_on = ?, settled_recorded_on = ?"
        " WHERE rule = ? AND period = ? AND about = ? AND slot = 1");
    counter = prepare(db,
        "INSERT INTO counter (unit, rule, period, opens, due_before, grace_before, closes_before, day, total, met, met_late, excused, void,"
        " entered_in_time) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0, 1, 0, 0, 0, 1)"
        " ON CONFLICT DO UPDATE SET total = total + excluded.total, met = met + excluded.met, met_late = met_late + excluded.met_late,"
        " excused = excused + excluded.excused, void = void + excluded.void, entered_in_time = entered_in_time + excluded.entered_in_time");
    leaf = prepare(db, "INSERT INTO leaf (seq, at, latest, act, unit, body) VALUES (?, ?, ?, 'contact.record', ?, ?)");
    hash = prepare(db, "INSERT INTO tree_hash (idx, hash) VALUES (?, ?)");
    answer = prepare(db, "INSERT INTO idempotency (uid, route, key, fingerprint, at, status, body) VALUES (0, 'POST /v1/contacts', ?, ?, ?, 201, ?)");
}

// Units of a household, innermost first: looked up once for all households, for the engine keeps its units in memory.
static int64_t *parents;

static void load_parents(void) {
    parents = calloc((size_t)scalar(db, "SELECT max(key) FROM unit") + 1, sizeof *parents);
    sqlite3_stmt *rows = prepare(db, "SELECT unit, ifnull(parent, 0) FROM unit_parent");
    while (sqlite3_step(rows) == SQLITE_ROW) parents[sqlite3_column_int64(rows, 0)] = sqlite3_column_int64(rows, 1);
    sqlite3_finalize(rows);
}

static uint8_t noise[1 << 16];

static void random_bytes(sqlite3_stmt *statement, int index, int count) {
    int offset = rand() % ((int)sizeof noise - count);
    sqlite3_bind_blob(statement, index, noise + offset, count, SQLITE_TRANSIENT);
}

static void put(sqlite3_stmt *statement, int index, const int64_t *values, int count) {
    for (int i = 0; i < count; i++) sqlite3_bind_int64(statement, index + i, values[i]);
}

int main(int argc, char **argv) {
    if (argc != 18) return fprintf(stderr, "record: 17 arguments, please\n"), 2;
    db = open_database(argv[1]);
    int64_t rule = argument(argv, 2), period = argument(argv, 3), today = argument(argv, 8), first = argument(argv, 9);
    int64_t households = argument(argv, 10), first_worker = argument(argv, 11), per_worker = argument(argv, 12), sequence = argument(argv, 13);
    int64_t batch = argument(argv, 14), leaf_bytes = argument(argv, 16), answer_bytes = argument(argv, 17), at = (today * 24 + 12) * 3600000;
    double limit = strtod(argv[15], NULL);
    for (size_t i = 0; i < sizeof noise; i++) noise[i] = (uint8_t)('a' + rand() % 26);
    prepare_all();
    load_parents();
    sqlite3_stmt *begin = prepare(db, "BEGIN IMMEDIATE"), *commit = prepare(db, "COMMIT");
    sqlite3_stmt *unit_of = prepare(db, "SELECT unit FROM obligation WHERE rule = ? AND period = ? AND about = ? AND slot = 1");
    int64_t key = scalar(db, "SELECT ifnull(max(key), 0) + 1 FROM evidence"), seq = scalar(db, "SELECT count(*) FROM leaf");
    int64_t index = scalar(db, "SELECT ifnull(max(idx), -1) + 1 FROM tree_hash");
    int64_t done = 0;
    int64_t uncounted = 0;
    double start = seconds_now(), seconds = 0;
    bool is_warm = false;
    while (!is_warm || seconds < limit) {
        step(db, begin);
        for (int64_t i = 0; i < batch; i++, done++, key++, seq++) {
            int64_t number = (sequence + done) * 7919 % households, about = first + number, worker = first_worker + number / per_worker;
            put(unit_of, 1, (int64_t[]){rule, period, about}, 3);
            check(db, sqlite3_step(unit_of));
            int64_t unit = sqlite3_column_int64(unit_of, 0);
            sqlite3_reset(unit_of);
            char id[40];
            int length = snprintf(id, sizeof id, "bench-%08llx-%012lld", (unsigned long long)(sequence * 2654435761u), (long long)(sequence + done));
            sqlite3_bind_int64(evidence, 1, key);
            sqlite3_bind_text(evidence, 2, id, length, SQLITE_TRANSIENT);
            put(evidence, 3, (int64_t[]){about, unit, worker, at, today, at, today}, 7);
            step(db, evidence);
            put(participant, 1, (int64_t[]){key, worker}, 2);
            step(db, participant);
            put(private_field, 1, (int64_t[]){seq, key}, 2);
            random_bytes(private_field, 3, 32);
            sqlite3_bind_text(private_field, 4, (const char *)noise, 48, SQLITE_TRANSIENT);
            step(db, private_field);
            put(settle, 1, (int64_t[]){key, today, today, rule, period, about}, 6);
            step(db, settle);
            for (int64_t place = unit; place != 0; place = parents[place]) {
                put(counter, 1, (int64_t[]){place, rule, period, argument(argv, 4), argument(argv, 5), argument(argv, 6), argument(argv, 7), today}, 8);
                step(db, counter);
            }
            put(leaf, 1, (int64_t[]){seq, at, at, unit}, 4);
            random_bytes(leaf, 5, (int)leaf_bytes);
            step(db, leaf);
            // Leaf number n completes as many hashes as n + 1 has zeros at its end, and one.
            for (int64_t level = seq + 1;; level >>= 1) {
                sqlite3_bind_int64(hash, 1, index++);
                random_bytes(hash, 2, 32);
                step(db, hash);
                if (level & 1) break;
            }
            if (answer_bytes == 0) continue;
            sqlite3_bind_text(answer, 1, id, length, SQLITE_TRANSIENT);
            sqlite3_bind_text(answer, 2, (const char *)noise, 64, SQLITE_TRANSIENT);
            sqlite3_bind_int64(answer, 3, at);
            random_bytes(answer, 4, (int)answer_bytes);
            step(db, answer);
        }
        step(db, commit);
        seconds = seconds_now() - start;
        if (!is_warm && seconds >= 1) {
            is_warm = true;
            uncounted = done;
            start = seconds_now();
            seconds = 0;
        }
    }
    printf("records=%lld seconds=%.3f rate=%.0f peak_kib=%ld\n", (long long)done, seconds, (double)(done - uncounted) / seconds, peak_kib());
    return 0;
}
