/*
 * The same records in a database: so many transactions of so many rows, in write-ahead mode with a full sync each, the
 * statements prepared once. Speaks as the Java appender does: "ready" after the warm-up, a line from standard input,
 * the seconds.
 *
 * Arguments: database, transactions, rows in each, transactions to warm up with, 1 or 2 tables. The second table takes
 * a row as long as an audit entry for each row of the first.
 */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static sqlite3 *database;

static void run(const char *sql) {
    char *message = NULL;
    if (sqlite3_exec(database, sql, NULL, NULL, &message) != SQLITE_OK) {
        fprintf(stderr, "%s: %s\n", sql, message);
        exit(1);
    }
}

static sqlite3_stmt *prepared(const char *sql) {
    sqlite3_stmt *statement;
    if (sqlite3_prepare_v2(database, sql, -1, &statement, NULL) != SQLITE_OK) {
        fprintf(stderr, "%s: %s\n", sql, sqlite3_errmsg(database));
        exit(1);
    }
    return statement;
}

static void insert(sqlite3_stmt *statement, const char *line, int length) {
    sqlite3_bind_text(statement, 1, line, length, SQLITE_STATIC);
    if (sqlite3_step(statement) != SQLITE_DONE) {
        fprintf(stderr, "insert: %s\n", sqlite3_errmsg(database));
        exit(1);
    }
    sqlite3_reset(statement);
}

static const char AUDIT[] =
    "{\"entry_id\":\"log_%lld_20250101000000000000\",\"timestamp\":\"%s\",\"actor\":\"bench\",\"action\":\"task_registered\","
    "\"resource\":\"bench_custom_%016llx\",\"decision\":{},\"metadata\":{\"subsystem\":\"bench\",\"task_type\":\"custom\"},"
    "\"witness\":{\"file\":\"registry.jsonl\",\"offset\":%lld,\"length\":192,\"sha256\":\"%064llx\"},\"seq\":%lld,"
    "\"prev\":\"%064llx\",\"hash\":\"%064llx\"}";

static void append(int transactions, int rows, sqlite3_stmt *events, sqlite3_stmt *audit) {
    static long long next;
    char line[1024], now[64];
    for (int i = 0; i < transactions; i++) {
        run("BEGIN IMMEDIATE");
        for (int row = 0; row < rows; row++, next++) {
            struct timespec time;
            clock_gettime(CLOCK_REALTIME, &time);
            struct tm utc;
            size_t at = strftime(now, sizeof now, "%Y-%m-%dT%H:%M:%S", gmtime_r(&time.tv_sec, &utc));
            snprintf(now + at, sizeof now - at, ".%06ldZ", time.tv_nsec / 1000);
            long long id = (long long) getpid() << 32 | next;
            int length = snprintf(line, sizeof line,
                "{\"ts\":\"%s\",\"event\":\"task.created\",\"task_id\":\"bench_custom_%016llx\",\"task_type\":\"custom\","
                "\"subsystem\":\"bench\",\"title\":\"x\",\"created_by\":\"bench\",\"priority\":5}", now, id);
            insert(events, line, length);
            if (audit != NULL) {
                insert(audit, line, snprintf(line, sizeof line, AUDIT, next, now, id, next, id, next, id, id));
            }
        }
        run("COMMIT");
    }
}

int main(int argc, char **argv) {
    if (argc != 6 || sqlite3_open(argv[1], &database) != SQLITE_OK) {
        fprintf(stderr, "usage: sqlite_append DATABASE TRANSACTIONS ROWS WARMUP TABLES\n");
        return 2;
    }
    sqlite3_busy_timeout(database, 60000);
    run("PRAGMA journal_mode=WAL");
    run("PRAGMA synchronous=FULL");
    run("CREATE TABLE IF NOT EXISTS event(line TEXT)");
    run("CREATE TABLE IF NOT EXISTS audit(line TEXT)");
    sqlite3_stmt *events = prepared("INSERT INTO event VALUES (?)");
    sqlite3_stmt *audit = atoi(argv[5]) > 1 ? prepared("INSERT INTO audit VALUES (?)") : NULL;
    append(atoi(argv[4]), atoi(argv[3]), events, audit);
    printf("ready\n");
    fflush(stdout);
    if (getchar() == EOF) {
        return 1;
    }
    struct timespec start, end;
    clock_gettime(CLOCK_MONOTONIC, &start);
    append(atoi(argv[2]), atoi(argv[3]), events, audit);
    clock_gettime(CLOCK_MONOTONIC, &end);
    printf("%f\n", end.tv_sec - start.tv_sec + (end.tv_nsec - start.tv_nsec) / 1e9);
    return 0;
}
