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
 * The report over a registry as DuckDB computes it: duration of every task that completed or failed, from its first start, or
 * else its creation, to its end; per group how many there are, their mean, median and 95th percentile. The columns are named, so that DuckDB
 * need not guess them and parses only those.
 *
 * <p>Prints {@code subsystem, type, tasks, mean, p50, p95} a line, separated by tabs, to the file named third; to standard
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
            begun AS (SELECT task_id, min(ts) AS at FROM e WHERE event = 'task.started' GROUP BY task_id),
            run AS (SELECT c.subsystem, c.task_type, t.ts - coalesce(begun.at, c.ts) AS took
              FROM e AS c JOIN e AS t USING (task_id) LEFT JOIN begun USING (task_id)
              WHERE c.event = 'task.created' AND t.event IN ('task.completed', 'task.failed'))
            """;
    private static final String BY_GROUP = """
            task AS (SELECT any_value(subsystem) FILTER (event = 'task.created') AS subsystem,
                any_value(task_type) FILTER (event = 'task.created') AS task_type,
                min(ts) FILTER (event = 'task.created') AS created, min(ts) FILTER (event = 'task.started') AS begun,
                max(ts) FILTER (event IN ('task.completed', 'task.failed')) AS ended
              FROM e GROUP BY task_id),
            run AS (SELECT subsystem, task_type, ended - coalesce(begun, created) AS took FROM task WHERE ended IS NOT NULL)
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
