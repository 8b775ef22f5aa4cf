package taskmgmt.serve.page;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import taskmgmt.serve.html.Data;
import taskmgmt.serve.html.ForecastBand;
import taskmgmt.serve.html.Html;
import taskmgmt.serve.html.Shown;
import taskmgmt.task.RefusedException;

/** How long a task takes, or took, against how long its kind takes. */
final class TaskForecast {
    private static final List<String> LEVELS = List.of("p50", "p90", "p95");

    private TaskForecast() {}

    /** Nothing where there is no history of its kind. */
    static Html section(Visit visit, Data task) throws IOException, InterruptedException {
        Instant start = Shown.instant(task, "started_at");
        boolean active = task.text("status").equals("active") && start != null;
        List<ForecastBand.Mark> marks = active && start != null ? remaining(visit, task, start) : ofKind(visit, task);
        if (marks.isEmpty()) {
            return new Html();
        }
        Double passed = start == null ? null : active ? Double.valueOf(seconds(start, visit.shown().now())) : task.number("duration_seconds");
        Instant deadline = Shown.instant(task, "sla_deadline");
        Double limit = deadline == null ? null : Double.valueOf(seconds(start == null ? visit.shown().now() : start, deadline));
        String said = sentence(marks, passed, active);
        Html html = new Html().open("figure", "tabindex", "0", "aria-label", "Forecast").drawing(ForecastBand.svg(said, marks, passed, !active, limit))
                .element("figcaption", said).close("figure");
        return Frame.section("forecast", active ? "Forecast" : "Against its kind", html);
    }

    private static double seconds(Instant from, Instant to) {
        return Math.max(0, Duration.between(from, to).toMillis() / 1e3);
    }

    /** Since the start, given for how long it has run. */
    private static List<ForecastBand.Mark> remaining(Visit visit, Data task, Instant start) throws IOException, InterruptedException {
        List<Data> rows = visit.rows("forecast remaining", "--", task.text("task_id"));
        List<ForecastBand.Mark> marks = new ArrayList<>();
        for (String level : LEVELS) {
            Instant end = rows.isEmpty() ? null : Shown.instant(rows.getFirst(), level + "_eta");
            if (end != null) {
                marks.add(new ForecastBand.Mark(level + " " + Shown.duration(seconds(start, end)), seconds(start, end)));
            }
        }
        return marks;
    }

    private static List<ForecastBand.Mark> ofKind(Visit visit, Data task) throws IOException, InterruptedException {
        List<ForecastBand.Mark> marks = new ArrayList<>();
        Data forecast;
        try {
            forecast = visit.object("forecast", "--subsystem=" + task.text("subsystem"), "--type=" + task.text("task_type")).at("forecast");
        } catch (RefusedException noSuchRun) {
            return marks;
        }
        for (String level : LEVELS) {
            Double seconds = forecast.number(level + "_seconds");
            if (seconds != null) {
                marks.add(new ForecastBand.Mark(level + " " + Shown.duration(seconds), seconds));
            }
        }
        return marks;
    }

    private static String sentence(List<ForecastBand.Mark> marks, @Nullable Double passed, boolean active) {
        String levels = String.join(", ", marks.stream().map(ForecastBand.Mark::name).toList());
        return passed == null ? "runs of its kind: " + levels : active ? "it has run for " + Shown.duration(passed) + "; by what is known, in all: " + levels
                : "it took " + Shown.duration(passed) + "; runs of its kind, the last ones: " + levels;
    }
}
