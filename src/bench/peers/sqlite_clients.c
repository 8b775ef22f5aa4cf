/*
 * What so many clients of one process get from a database: each writes a record and a row as long as its audit entry, in a transaction
 * of its own, in write-ahead mode with a full sync each, for so many seconds. All share one connection, which is faster than one each:
 * SQLite has one writer, and those with connections of their own sleep until it is their turn. Prints transactions a second and
 * the 50th and 99th percentile of how long one took, in milliseconds.
 *
 * Arguments: database, clients, seconds.
 */
#include <pthread.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { MOST = 1 << 20 };

static sqlite3 *database;
static sqlite3_stmt *begin, *event, *audit, *commit;
static pthread_mutex_t turn = PTHREAD_MUTEX_INITIALIZER;
static double took[MOST];
static int count;
static double end;

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec + time.tv_nsec / 1e9;
}

static void check(int result, int wanted) {
    if (result != wanted) {
        fprintf(stderr, "%s\n", sqlite3_errmsg(database));
        exit(1);
    }
}

static sqlite3_stmt *prepared(const char *sql) {
    sqlite3_stmt *statement;
    check(sqlite3_prepare_v2(database, sql, -1, &statement, NULL), SQLITE_OK);
    return statement;
}

static void step(sqlite3_stmt *statement) {
    check(sqlite3_step(statement), SQLITE_DONE);
    sqlite3_reset(statement);
}

static void *client(void *number) {
    char line[512], entry[1024];
    for (long n = 0; ; n++) {
        int length = snprintf(line, sizeof line, "{\"ts\":\"2026-01-31T12:00:00.000000Z\",\"event\":\"task.created\",\"task_id\":\"load_custom_%08lx%08lx\","
            "\"task_type\":\"custom\",\"subsystem\":\"load\",\"title\":\"x\",\"created_by\":\"load\",\"priority\":5}", (long) number, n);
        int more = snprintf(entry, sizeof entry, "{\"entry_id\":\"log_%ld_20260131120000000000\",\"timestamp\":\"2026-01-31T12:00:00.000000Z\",\"actor\":\"load\","
            "\"action\":\"task_registered\",\"resource\":\"load_custom_%08lx%08lx\",\"decision\":{},\"metadata\":{\"subsystem\":\"load\",\"task_type\":\"custom\"},"
            "\"witness\":{\"file\":\"registry.jsonl\",\"offset\":%ld,\"length\":192,\"sha256\":\"%064lx\"},\"seq\":%ld,\"prev\":\"%064lx\",\"hash\":\"%064lx\"}",
            n, (long) number, n, n, n, n, n, n);
        double start = now();
        if (start >= end) {
            return NULL;
        }
        pthread_mutex_lock(&turn);
        step(begin);
        check(sqlite3_bind_text(event, 1, line, length, SQLITE_STATIC), SQLITE_OK);
        step(event);
        check(sqlite3_bind_text(audit, 1, entry, more, SQLITE_STATIC), SQLITE_OK);
        step(audit);
        step(commit);
        if (count < MOST) {
            took[count] = now() - start;
        }
        count++;
        pthread_mutex_unlock(&turn);
    }
}

static int smaller(const void *a, const void *b) {
    double difference = *(const double *) a - *(const double *) b;
    return difference < 0 ? -1 : difference > 0;
}

int main(int argc, char **argv) {
    if (argc != 4 || sqlite3_open(argv[1], &database) != SQLITE_OK) {
        fprintf(stderr, "usage: sqlite_clients DATABASE CLIENTS SECONDS\n");
        return 2;
    }
    int clients = atoi(argv[2]);
    double seconds = atof(argv[3]);
    sqlite3_exec(database, "PRAGMA journal_mode=WAL", NULL, NULL, NULL);
    sqlite3_exec(database, "PRAGMA synchronous=FULL", NULL, NULL, NULL);
    sqlite3_exec(database, "CREATE TABLE IF NOT EXISTS event(line TEXT)", NULL, NULL, NULL);
    sqlite3_exec(database, "CREATE TABLE IF NOT EXISTS audit(line TEXT)", NULL, NULL, NULL);
    begin = prepared("BEGIN IMMEDIATE");
    event = prepared("INSERT INTO event VALUES (?)");
    audit = prepared("INSERT INTO audit VALUES (?)");
    commit = prepared("COMMIT");
    pthread_t *threads = calloc(clients, sizeof *threads);
    end = now() + seconds;
    for (long i = 0; i < clients; i++) {
        pthread_create(&threads[i], NULL, client, (void *) i);
    }
    for (int i = 0; i < clients; i++) {
        pthread_join(threads[i], NULL);
    }
    int measured = count < MOST ? count : MOST;
    qsort(took, measured, sizeof *took, smaller);
    printf("%.1f %.3f %.3f\n", count / seconds, took[measured / 2] * 1e3, took[(int) (measured * 0.99)] * 1e3);
    return 0;
}
