package taskmgmt.view.digest;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import taskmgmt.number.Decimal;
import taskmgmt.render.Column;
import taskmgmt.render.Human;
import taskmgmt.view.FigureText;

/** The tables of the page, and the formatting of its values. */
final class DigestTables {
    private static final int MAX_ROWS = 15;
    private static final int SECONDS_PER_DAY = 86_400;
    private static final int DATE = "2025-01-01".length();
    private static final int YEAR = "2025-".length();

    private DigestTables() {}

    /** A column of a table, and the source of its values. */
    private record Cell(Column column, Function<Tree, @Nullable Object> value) {}

    static List<Section> work(Digest.Reports reports) {
        return List.of(
                table("What ran", ended(reports.groups()), "nothing", List.of(
                        text("GROUP", DigestTables::group),
                        number("ENDED", row -> Human.count(row.at("ended").count())),
                        number("FAILED", row -> Human.count(row.at("failed").count())),
                        number("SUCCESS", row -> percent(row.at("success_rate_percent"))),
                        number("P50", row -> seconds(row.at("duration", "p50_seconds"))),
                        number("P90", row -> seconds(row.at("duration", "p90_seconds"))),
                        number("P99", row -> seconds(row.at("duration", "p99_seconds"))),
                        number("LONGEST", row -> seconds(row.at("duration", "max_seconds"))))),
                table("Resources", resources(reports.groups().at("total")), "no task reported any", List.of(
                        text("RESOURCE", row -> row.at("name").text()),
                        number("TASKS", row -> Human.count(row.at("count").count())),
                        number("MEAN", row -> row.at("mean").text()),
                        number("MOST", row -> row.at("most").text()))));
    }

    /** The groups in which tasks ended, those with the most first. */
    static List<Tree> ended(Tree stats) {
        List<Tree> groups = new ArrayList<>(stats.at("groups").items());
        groups.removeIf(group -> group.at("ended").count() == 0);
        groups.sort((a, b) -> Long.compare(b.at("ended").count(), a.at("ended").count()));
        return groups;
    }

    private static List<Tree> resources(Tree total) {
        List<Tree> rows = new ArrayList<>();
        addResource(rows, "processor time", total.at("cpu"), true);
        addResource(rows, "memory, peak", total.at("memory_peak"), false);
        addResource(rows, "read from disk", total.at("disk_read"), false);
        addResource(rows, "written to disk", total.at("disk_write"), false);
        addResource(rows, "sent", total.at("network_tx"), false);
        addResource(rows, "received", total.at("network_rx"), false);
        return rows;
    }

    private static void addResource(List<Tree> rows, String name, Tree figures, boolean time) {
        if (figures.at("count").count() > 0) {
            Tree mean = figures.at(time ? "avg_seconds" : "avg_mb");
            Tree most = figures.at(time ? "max_seconds" : "max_mb");
            rows.add(new Tree(Map.of("name", name, "count", figures.at("count").count(),
                    "mean", time ? seconds(mean) : megabytes(mean), "most", time ? seconds(most) : megabytes(most))));
        }
    }

    static List<Section> trouble(Digest.Reports reports) {
        return List.of(
                table("Most failing", mostFailing(reports.groups().at("groups").items()), "no task failed", List.of(
                        text("GROUP", DigestTables::group),
                        number("FAILED", row -> Human.count(row.at("failed").count())),
                        number("SUCCESS", row -> percent(row.at("success_rate_percent"))))),
                table("Last failures", reports.failures().items(), "no task failed", List.of(
                        exact("TASK", row -> row.at("task_id").text()), text("TITLE", row -> row.at("title").text()),
                        exact("ENDED", row -> minute(row.at("completed_at").text())), text("ERROR", row -> row.at("error_message").text()))),
                table("Slowest", reports.slowest().items(), "no task has ended", List.of(
                        exact("TASK", row -> row.at("task_id").text()), text("TITLE", row -> row.at("title").text()),
                        exact("STATUS", row -> row.at("status").text()), number("DURATION", row -> seconds(row.at("duration_seconds"))))),
                table("Out of the ordinary", reports.anomalies().items(), "nothing", List.of(
                        exact("TASK", row -> row.at("task_id").text()), text("TITLE", row -> row.at("title").text()),
                        exact("FIGURE", row -> row.at("metric").textOr("").replace('_', ' ')), number("IS", row -> amount(row, "value")),
                        number("EXPECTED FROM", row -> amount(row, "expected_min")), number("TO", row -> amount(row, "expected_max")),
                        exact("SEVERITY", row -> row.at("severity").text()))),
                table("Make no progress", reports.stuck().items(), "none", List.of(
                        exact("TASK", row -> row.at("task_id").text()), text("TITLE", row -> row.at("title").text()),
                        text("WHY", row -> reasons(row.at("reasons").items())))));
    }

    /** A value with its unit. */
    private static String amount(Tree row, String key) {
        Tree value = row.at(key);
        String unit = row.at("unit").textOr("");
        return !value.isNumber() ? "" : unit.equals("s") ? seconds(value) : value.textOr("") + " " + unit;
    }

    private static String reasons(List<Tree> reasons) {
        return String.join(", ", reasons.stream().map(reason -> reason.textOr("").replace('_', ' ')).toList());
    }

    private static List<Tree> mostFailing(List<Tree> groups) {
        List<Tree> failing = new ArrayList<>(groups);
        failing.removeIf(group -> group.at("failed").count() == 0);
        failing.sort((a, b) -> Long.compare(b.at("failed").count(), a.at("failed").count()));
        return failing;
    }

    static List<Section> state(Digest.Reports reports) {
        return List.of(
                table("Incidents", reports.incidents().items(), "none", List.of(
                        exact("INCIDENT", row -> row.at("incident_id").text()), exact("STATUS", row -> row.at("status").text()),
                        exact("SEVERITY", row -> row.at("severity").text()), text("FAILURE MODE", row -> row.at("failure_mode").text()),
                        number("TO REPAIR", row -> seconds(row.at("mttr_seconds"))))),
                table("Deadlines by subsystem", reports.sla().at("by_subsystem").items(), "no task had a deadline", List.of(
                        text("SUBSYSTEM", row -> row.at("subsystem").text()), number("ENDED", row -> Human.count(row.at("ended").count())),
                        number("KEPT", row -> percent(row.at("compliance_percent"))), number("OVERDUE", row -> Human.count(row.at("overdue").count())))),
                table("Audit log", checks(reports.audit()), "not there", List.of(
                        exact("CHECK", row -> row.at("name").text()), exact("RESULT", row -> row.at("result").text()),
                        text("WHY", row -> row.at("reason").text()))));
    }

    private static List<Tree> checks(Tree audit) {
        List<Tree> rows = new ArrayList<>();
        if (audit.at("checks").value() instanceof Map<?, ?> checks) {
            checks.forEach((name, check) -> rows.add(new Tree(Map.of("name", name,
                    "result", new Tree(check).at("result").textOr("").replace('_', ' '), "reason", new Tree(check).at("reason").textOr("")))));
        }
        return rows;
    }

    private static Section.Table table(String heading, List<Tree> rows, String none, List<Cell> cells) {
        List<@Nullable Object[]> values = new ArrayList<>();
        for (Tree row : rows.subList(0, Math.min(MAX_ROWS, rows.size()))) {
            @Nullable Object[] line = new Object[cells.size()];
            for (int i = 0; i < line.length; i++) {
                line[i] = cells.get(i).value().apply(row);
            }
            values.add(line);
        }
        String shown = rows.size() > MAX_ROWS ? heading + " (" + MAX_ROWS + " of " + Human.count(rows.size()) + ")" : heading;
        return new Section.Table(shown, cells.stream().map(Cell::column).toList(), values, none);
    }

    private static Cell text(String header, Function<Tree, @Nullable Object> value) {
        return new Cell(Column.text(header, header), value);
    }

    private static Cell exact(String header, Function<Tree, @Nullable Object> value) {
        return new Cell(Column.exact(header, header), value);
    }

    private static Cell number(String header, Function<Tree, @Nullable Object> value) {
        return new Cell(Column.number(header, header), value);
    }

    static String group(Tree row) {
        return row.at("subsystem").textOr("general") + "/" + row.at("task_type").textOr("custom");
    }

    static String percent(Tree value) {
        return value.isNumber() ? Human.percent(value.numberOr(0)) : "unknown";
    }

    /** A duration in words; {@code unknown} if there is none. */
    static String seconds(Tree value) {
        if (!value.isNumber()) {
            return "unknown";
        }
        double seconds = value.numberOr(0);
        long days = (long) (seconds / SECONDS_PER_DAY);
        return days >= 10_000_000 ? Human.count(days) + " days" : Human.duration(Duration.ofMillis(Math.round(seconds * 1_000)));
    }

    private static String megabytes(Tree value) {
        return value.isNumber() ? FigureText.size(Decimal.valueOf(value.numberOr(0))) : "unknown";
    }

    static String day(String moment) {
        return moment.substring(0, Math.min(DATE, moment.length()));
    }

    static String shortDay(String moment) {
        String day = day(moment);
        return day.length() == DATE ? day.substring(YEAR) : day;
    }

    private static @Nullable String minute(@Nullable String moment) {
        return moment == null || moment.length() < "2025-01-01T00:00".length() ? moment : moment.substring(0, "2025-01-01T00:00".length()).replace('T', ' ');
    }
}
