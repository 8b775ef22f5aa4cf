package taskmgmt.view.top;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import taskmgmt.render.Human;
import taskmgmt.render.chart.Glyphs;
import taskmgmt.render.chart.Sparkline;

/**
 * The widths of the task columns for a given screen width. The title gets what the others leave; on a narrow screen, the least informative
 * columns go first.
 *
 * @param id    of the id
 * @param bar   of the progress bar; 0 if there is only the number
 * @param most  whether there is a column for the maximum time a task is expected to take
 * @param spark of each sparkline; 0 if there is only the last figure
 * @param usage whether there are columns for processor and memory
 * @param title of the title
 */
record TopColumns(int id, int bar, boolean most, int spark, boolean usage, int title, Glyphs glyphs) {
    private static final int STANDING = 8;
    private static final int PERCENT = 4;
    private static final int TIME = 7;
    private static final int FIGURE = 6;
    private static final String GAP = "  ";
    private static final int MIN_TITLE = 8;
    private static final int MIN_ID = 8;

    /** @param longest the width of the widest id */
    static TopColumns of(int columns, int longest, Glyphs glyphs) {
        int id = Math.min(Math.max(MIN_ID, longest), columns < 70 ? 10 : columns < 100 ? 12 : columns < 150 ? 24 : 34);
        int bar = columns < 76 ? 0 : columns < 180 ? 10 : 20;
        boolean most = columns >= 100;
        boolean usage = columns >= 110;
        int spark = columns < 130 ? 0 : columns < 170 ? 8 : 16;
        int fixed = STANDING + 2 + id + 2 + (bar == 0 ? 0 : bar + 1) + PERCENT + 2 + TIME + 2 + TIME + 2 + (most ? TIME + 2 : 0)
                + (usage ? 2 * (FIGURE + 2 + (spark == 0 ? 0 : spark + 1)) : 0);
        return new TopColumns(id, bar, most, spark, usage, Math.max(MIN_TITLE, columns - fixed), glyphs);
    }

    String header() {
        return Cells.left("STATUS", STANDING) + GAP + Cells.left("ID", id) + GAP + Cells.left("PROGRESS", (bar == 0 ? 0 : bar + 1) + PERCENT) + GAP
                + Cells.right("TIME", TIME) + GAP + Cells.right("LEFT", TIME) + GAP + (most ? Cells.right("AT MOST", TIME) + GAP : "")
                + (usage ? usageHeader("CPU") + usageHeader("MEMORY") : "") + "TITLE";
    }

    private String usageHeader(String name) {
        return Cells.right(name, FIGURE) + (spark == 0 ? "" : " " + " ".repeat(spark)) + GAP;
    }

    /** The standing, which is separate because the rest of the line has no colour of its own. */
    String standing(TopTask task) {
        return Cells.left(task.standing().text(), STANDING);
    }

    String rest(TopTask task) {
        return GAP + Cells.end(task.id(), id) + GAP + progress(task.percent()) + GAP + Cells.right(duration(task.ageMicros()), TIME) + GAP
                + Cells.right(duration(task.leftMicros()), TIME) + GAP + (most ? Cells.right(duration(task.atMostMicros()), TIME) + GAP : "")
                + (usage ? usage(task.cpu(), 1, percent(TopTask.last(task.cpu()))) + usage(task.memory(), 0, megabytes(TopTask.last(task.memory()))) : "")
                + Cells.left(task.title() + (task.why().isEmpty() ? "" : " (" + task.why() + ")"), title);
    }

    private String progress(double percent) {
        if (Double.isNaN(percent)) {
            return " ".repeat((bar == 0 ? 0 : bar + 1) + PERCENT);
        }
        String number = Cells.right(Math.round(Math.clamp(percent, 0, 100)) + "%", PERCENT);
        return bar == 0 ? number : drawn(percent) + " " + number;
    }

    private String drawn(double percent) {
        int full = (int) Math.round(Math.clamp(percent, 0, 100) / 100 * bar);
        boolean unicode = glyphs == Glyphs.UNICODE;
        return (unicode ? "█" : "#").repeat(full) + (unicode ? "░" : ".").repeat(bar - full);
    }

    private String usage(List<Double> series, double most, String last) {
        String curve = "";
        if (spark > 0) {
            List<Double> shown = series.subList(Math.max(0, series.size() - spark), series.size());
            double[] values = shown.stream().mapToDouble(Double::doubleValue).toArray();
            curve = " " + Cells.right(Sparkline.of(values, most, glyphs), spark);
        }
        return Cells.right(last, FIGURE) + curve + GAP;
    }

    private static String percent(double processors) {
        return Double.isNaN(processors) ? "" : Math.round(processors * 100) + "%";
    }

    private static String megabytes(double megabytes) {
        return Double.isNaN(megabytes) ? "" : megabytes < 10_000 ? Math.round(megabytes) + "M" : Math.round(megabytes / 1000) + "G";
    }

    static String duration(@Nullable Long micros) {
        if (micros == null) {
            return "";
        }
        long whole = Math.abs(micros) < 1_000_000 ? 0 : micros;
        return Human.duration(Duration.of(whole, ChronoUnit.MICROS).truncatedTo(ChronoUnit.SECONDS)).replace(".0s", "s").replace(",", "");
    }
}
