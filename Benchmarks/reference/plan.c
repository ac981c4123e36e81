// Inserts a month of obligations by prepared statement: the same rows into the same table and indexes as the planner's, so many a commit.
//
// plan DATABASE RULE PERIOD OPENS DUE GRACE CLOSES ENTRY FIRST COUNT FIRST_GROUP PER_GROUP CHUNK WAYS
//   WAYS 1: also the row that leads from the unit to the member, as the first month of a member needs it.
#include "bench.h"

int main(int argc, char **argv) {
    if (argc != 15) return fprintf(stderr, "plan: 14 arguments, please\n"), 2;
    int64_t first = argument(argv, 9), count = argument(argv, 10), first_group = argument(argv, 11), per_group = argument(argv, 12);
    int64_t chunk = argument(argv, 13), ways = argument(argv, 14);
    sqlite3 *db = open_database(argv[1]);
    sqlite3_stmt *begin = prepare(db, "BEGIN IMMEDIATE"), *commit = prepare(db, "COMMIT");
    sqlite3_stmt *insert = prepare(db,
        "INSERT INTO obligation (about, rule, period, slot, unit, opens, due_before, grace_before, closes_before, entry_before, settled_by,"
        " settled_on, settled_recorded_on, excused, void, backfilled) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    sqlite3_stmt *place = prepare(db, "INSERT INTO about_unit (about, unit) VALUES (?, ?)");
    double start = seconds_now();
    for (int64_t i = 0; i < count; i++) {
        if (i % chunk == 0) step(db, begin);
        int64_t about = first + i, unit = first_group + i / per_group;
        int64_t row[16] = {about, argument(argv, 2), argument(argv, 3), 1, unit, argument(argv, 4), argument(argv, 5), argument(argv, 6),
            argument(argv, 7), argument(argv, 8), 0, 0, 0, 0, 0, 0};
        for (int column = 0; column < 16; column++) {
            if (column >= 10 && column <= 12) sqlite3_bind_null(insert, column + 1);
            else sqlite3_bind_int64(insert, column + 1, row[column]);
        }
        step(db, insert);
        if (ways) {
            sqlite3_bind_int64(place, 1, about);
            sqlite3_bind_int64(place, 2, unit);
            step(db, place);
        }
        if (i % chunk == chunk - 1 || i == count - 1) step(db, commit);
    }
    double seconds = seconds_now() - start;
    printf("rows=%lld seconds=%.3f rate=%.0f peak_kib=%ld\n", (long long)count, seconds, (double)count / seconds, peak_kib());
    return 0;
}
