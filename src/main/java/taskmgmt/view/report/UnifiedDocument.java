package taskmgmt.view.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import taskmgmt.number.Decimal;
import taskmgmt.render.Column;
import taskmgmt.render.Human;
import taskmgmt.render.page.Sheet;
import taskmgmt.report.Percent;
import taskmgmt.report.Population;
import taskmgmt.report.evidence.Coverage;
import taskmgmt.report.evidence.UnifiedReport;
import taskmgmt.task.Status;
import taskmgmt.task.Task;
import taskmgmt.view.FigureText;

/** Whether the registry tracks the tasks of all subsystems, for people and programs. */
public final class UnifiedDocument extends EvidenceDocument {
    private static final int SHOWN = 10;
    private static final List<Column> TASKS = List.of(Column.exact("task_id", "TASK"), Column.exact("status", "STATUS"),
            Column.text("task_type", "TYPE"), Column.text("title", "TITLE"), Column.exact("created_at", "CREATED"),
            Column.number("duration", "DURATION"));
    private static final List<Column> STATUSES = List.of(Column.exact("status", "STATUS"), Column.number("tasks", "TASKS"));

    private static final List<Column> PHASES = List.of(Column.text("phase", "PHASE"), Column.exact("status", "STATUS"),
            Column.text("reporting", "REPORTING"), Column.text("missing", "MISSING"));
    private static final List<Column> EXPECTED = List.of(Column.text("subsystem", "SUBSYSTEM"), Column.text("phase", "PHASE"),
            Column.number("tasks", "TASKS"), Column.exact("reports", "REPORTS"));

    private final UnifiedReport report;

    public UnifiedDocument(UnifiedReport report) {
        super(report);
        this.report = report;
    }

    @Override
    void write(Sheet sheet) throws IOException {
        UnifiedReport.Figures all = report.all();
        sheet.title("Unified task registry").figure("Tasks", Human.count(all.tasks()));
        if (!report.coverage().expected().isEmpty()) {
            sheet.figure("Expected", coverage(report.coverage()));
        }
        if (!report.coverage().phases().isEmpty()) {
            String current = report.coverage().currentPhase();
            sheet.figure("Migration", current == null ? "done" : "in phase " + current);
        }
        sheet
                .figure("Completed", Human.count(all.in(Status.COMPLETED)))
                .figure("Mean duration", FigureText.seconds(all.meanDurationSeconds()) + " " + Population.DURATION)
                .figure("Success rate", FigureText.percent(all.successRatePercent()) + " " + Population.SUCCESS)
                .figure("Deadlines met", deadlines(all.deadlines()))
                .figure("Ends known by", proofs(all));
        UnifiedReport.Sealing sealing = report.sealing();
        if (sealing != null) {
            sheet.figure("Sealed", sealed(sealing, all.tasks() - all.open()));
        }
        sheet
                .figure("Stray events", Human.count(report.strayEvents()))
                .figure("Damaged lines", Human.count(report.damagedLines()))
                .table("Migration by phase", PHASES, phases(report.coverage()))
                .table("Expected subsystems", EXPECTED, expected(report.coverage()))
                .table("By status", STATUSES, statuses(all))
                .table("By subsystem", groups("subsystem", "SUBSYSTEM"), rows(report.bySubsystem()))
                .table("By type", groups("task_type", "TYPE"), rows(report.byType()))
                .table("Last tasks of self-healing", TASKS, tasks(report.recentHealing()))
                .table("Learning under way", TASKS, tasks(report.learningActive()))
                .table("Last tasks of learning", TASKS, tasks(report.learningRecent()));
    }

    private static List<@Nullable Object[]> phases(Coverage coverage) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (Coverage.PhaseProgress phase : coverage.phases()) {
            rows.add(new @Nullable Object[] {phase.name(), phase.status(), phase.reporting() + " of " + phase.subsystems(),
                String.join(", ", phase.missing())});
        }
        return rows;
    }

    /** Only with a plan; without one, the line above says it all. */
    private static List<@Nullable Object[]> expected(Coverage coverage) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (Coverage.Expected each : coverage.phases().isEmpty() ? List.<Coverage.Expected>of() : coverage.expected()) {
            rows.add(new @Nullable Object[] {each.subsystem(), each.phase() == null ? "" : each.phase(), each.tasks(), each.reports() ? "yes" : "no"});
        }
        return rows;
    }

    private static List<Column> groups(String key, String header) {
        return List.of(Column.text(key, header), Column.number("tasks", "TASKS"), Column.number("open", "OPEN"),
                Column.number("completed", "COMPLETED"), Column.number("failed", "FAILED"),
                Column.number("cancelled", "CANCELLED"), Column.number("mean", "MEAN DURATION"));
    }

    private static List<@Nullable Object[]> statuses(UnifiedReport.Figures all) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        all.byStatus().forEach((status, tasks) -> {
            if (tasks > 0) {
                rows.add(new @Nullable Object[] {status, tasks});
            }
        });
        return rows;
    }

    private static List<@Nullable Object[]> rows(List<UnifiedReport.Figures> groups) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (UnifiedReport.Figures group : groups) {
            rows.add(new @Nullable Object[] {group.name(), group.tasks(), group.open(), group.in(Status.COMPLETED),
                group.in(Status.FAILED), group.in(Status.CANCELLED), FigureText.seconds(group.meanDurationSeconds())});
        }
        return rows;
    }

    private static List<@Nullable Object[]> tasks(List<Task> tasks) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (Task task : tasks.subList(0, Math.min(SHOWN, tasks.size()))) {
            rows.add(new @Nullable Object[] {task.id(), task.status().text(), task.type(), task.title(),
                task.createdAt(), task.duration()});
        }
        return rows;
    }

    private static String coverage(Coverage coverage) {
        int all = coverage.expected().size();
        List<String> missing = coverage.missing();
        String reporting = (all - missing.size()) + " of " + Human.count(all, "subsystem", "subsystems") + " report";
        return missing.isEmpty() ? reporting : reporting + "; no task of " + String.join(", ", missing);
    }

    private static String proofs(UnifiedReport.Figures all) {
        long ended = all.tasks() - all.open();
        StringBuilder line = new StringBuilder();
        all.byProof().forEach((proof, tasks) -> line.append(tasks == 0 ? "" : (line.isEmpty() ? "" : ", ") + Human.count(tasks) + " " + proof
                + " (" + FigureText.percent(Objects.requireNonNull(Percent.of(tasks, ended))) + ")"));
        return line.isEmpty() ? "no task has ended" : line.toString();
    }

    private static String sealed(UnifiedReport.Sealing sealing, long ended) {
        StringBuilder line = new StringBuilder(Human.count(sealing.tasks()) + " of " + Human.count(ended, "end", "ends") + " under " + sealing.checkpoint());
        String before = ": ";
        for (Map.Entry<String, Long> each : sealing.byProof().entrySet()) {
            if (each.getValue() > 0) {
                line.append(before).append(Human.count(each.getValue())).append(' ').append(each.getKey());
                before = ", ";
            }
        }
        return line.toString();
    }

    private static String deadlines(UnifiedReport.Deadlines deadlines) {
        Decimal percent = deadlines.metPercent();
        return percent == null ? "no finished task had one"
                : Human.count(deadlines.met()) + " of " + Human.count(deadlines.tasks()) + " (" + FigureText.percent(percent) + ")";
    }
}
