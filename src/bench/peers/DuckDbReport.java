import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/**
 * The report over a registry as DuckDB computes it: duration of every attempt that was completed, failed or given up for another,
 * from its start, or else the creation of its task, to its end; per group how many there are, their mean, median and 95th
 * percentile. The columns are named, so that DuckDB need not guess them and parses only those. It relies on what every generated
 * registry has: an attempt is started once, and no later than it ends.
 *
 * <p>Prints {@code subsystem, type, attempts, mean, p50, p95} a line, separated by tabs, to the file named third; to standard
 * output how many seconds and how many seconds of processor time passed from opening the database to the last row: the
 * start of the JVM and the unpacking of the driver are not DuckDB's fault.
 *
 * <p>Arguments: the registry, how many threads, the file for the rows, {@code join} or {@code group}: two ways to say the
 * same, of which the faster one is to be compared with.
 */
public final class DuckDbReport {
    private static final String EVENTS = """
            WITH e AS (SELECT ts, event, task_id, subsystem, task_type FROM read_ndjson('%s', columns = {ts: 'TIMESTAMP',
              event: 'VARCHAR', task_id: 'VARCHAR', subsystem: 'VARCHAR', task_type: 'VARCHAR'})),
            """;
    private static final String BY_JOIN = """
            attempt AS (SELECT t.task_id, t.ts AS ended, max(s.ts) AS begun FROM e AS t LEFT JOIN (SELECT task_id, ts
                FROM e WHERE event = 'task.started') AS s ON s.task_id = t.task_id AND s.ts <= t.ts
              WHERE t.event IN ('task.completed', 'task.failed', 'task.retrying') GROUP BY ALL),
            run AS (SELECT c.subsystem, c.task_type, ended - coalesce(begun, c.ts) AS took
              FROM attempt JOIN e AS c USING (task_id) WHERE c.event = 'task.created')
            """;
    private static final String BY_GROUP = """
            task AS (SELECT any_value(subsystem) FILTER (event = 'task.created') AS subsystem,
                any_value(task_type) FILTER (event = 'task.created') AS task_type,
                min(ts) FILTER (event = 'task.created') AS created, list(ts) FILTER (event = 'task.started') AS starts,
                list(ts) FILTER (event IN ('task.completed', 'task.failed', 'task.retrying')) AS ends
              FROM e GROUP BY task_id),
            attempt AS (SELECT subsystem, task_type, created, unnest(list_sort(starts)) AS begun, unnest(list_sort(ends)) AS ended
              FROM task WHERE ends IS NOT NULL),
            run AS (SELECT subsystem, task_type, ended - coalesce(begun, created) AS took FROM attempt WHERE ended IS NOT NULL)
            """;
    private static final String FIGURES = """
            SELECT subsystem, task_type, count(*), avg(s), quantile_disc(s, 0.5), quantile_disc(s, 0.95)
            FROM (SELECT subsystem, task_type, epoch(took) AS s FROM run) GROUP BY ALL ORDER BY ALL
            """;

    private DuckDbReport() {}

    public static void main(String[] args) throws SQLException, IOException {
        String events = EVENTS.replace("%s", args[0].replace("'", "''"));
        String query = events + (args[3].equals("join") ? BY_JOIN : BY_GROUP) + FIGURES;
        DriverManager.getConnection("jdbc:duckdb:").close(); // loads the driver
        Duration cpu = cpu();
        long start = System.nanoTime();
        try (PrintStream rows = new PrintStream(args[2], StandardCharsets.UTF_8)) {
            report(query, Integer.parseInt(args[1]), rows);
        }
        System.out.println((System.nanoTime() - start) / 1e9 + " " + cpu().minus(cpu).toMillis() / 1e3);
    }

    private static void report(String query, int threads, PrintStream rows) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("SET threads = " + threads);
            try (ResultSet result = statement.executeQuery(query)) {
                while (result.next()) {
                    rows.println(result.getString(1) + "\t" + result.getString(2) + "\t" + result.getLong(3) + "\t"
                            + result.getDouble(4) + "\t" + result.getDouble(5) + "\t" + result.getDouble(6));
                }
            }
        }
    }

    private static Duration cpu() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    }
}
