package taskmgmt.view.top;

import java.util.ArrayList;
import java.util.List;
import taskmgmt.render.Plain;
import taskmgmt.render.Width;
import taskmgmt.render.Wrap;
import taskmgmt.render.chart.Glyphs;
import taskmgmt.view.top.TopTask.Standing;

/**
 * The lines of the screen. A pure function of what the log says, of how it is looked at, and of the size of the screen: no line is
 * wider, no more lines are there, and nothing that others have written can move the cursor.
 *
 * @param columns  how wide the screen is
 * @param rows     how high it is; with 0 there are as many lines as there is to say
 * @param coloured whether it takes colours
 */
public record TopFrame(int columns, int rows, Glyphs glyphs, boolean coloured) {
    private static final int MIN_COLUMNS = 40;
    private static final int HEADER_LINES = 4;
    private static final int MAX_INCIDENTS = 3;
    private static final int MAX_FAILURES = 4;
    /** From this many rows on there is room for more than tasks. */
    private static final int ROOMY = 16;

    private static final String OFF = "\u001b[0m";
    private static final String REVERSE = "\u001b[7m";
    private static final String BOLD = "\u001b[1m";
    private static final String FAINT = "\u001b[2m";

    /** Whole on a screen of 60 columns and 24 rows. */
    private static final List<String> HELP = List.of(
            "up, down, page up, page down, g, G   choose a task",
            "Enter      what happened to it, and what it wrote",
            "c or k     cancel it, after a question",
            "/          show only tasks with these words",
            "Esc        show all of them again",
            "s          next order: urgency, time, time left, progress,",
            "           CPU, memory, priority, newest",
            "u t e C M  order by urgency, time, time left, CPU, memory",
            "r          the other way round",
            "p          hold the picture, and let it go on",
            "space      read the log now",
            "q, Ctrl-C  leave",
            "",
            "LEFT: half of the tasks that ran so long were over by then;",
            "AT MOST: nine of ten. CPU, MEMORY: from the snapshots that",
            "the task reports, 100% is one processor. At risk: 80% of",
            "the time to the deadline is used. Stuck: active for an hour,",
            "no progress for half an hour after there was some, sent back",
            "three times, or its process is gone.");

    public TopFrame {
        columns = Math.max(MIN_COLUMNS, columns);
    }

    /** The lines, from the top. */
    public List<String> lines(TopModel model, TopView view) {
        List<String> lines = new ArrayList<>(head(model, view));
        switch (view.mode()) {
            case HELP -> addText(lines, HELP, 0);
            case TEXT -> addText(lines, view.text(), view.offset());
            default -> addTasks(lines, model, view);
        }
        return rows == 0 ? List.copyOf(lines) : filled(lines, foot(view));
    }

    /** Exactly as many lines as the screen has, the last of which stays whatever there is. */
    private List<String> filled(List<String> lines, String last) {
        List<String> all = new ArrayList<>(lines.subList(0, Math.min(lines.size(), rows - 1)));
        while (all.size() < rows - 1) {
            all.add("");
        }
        all.add(last);
        return all;
    }

    /** How many tasks, or lines of a text, are on the screen at once. */
    public int page(TopModel model) {
        return rows == 0 ? Integer.MAX_VALUE : Math.max(1, rows - HEADER_LINES - 1 - below(model).size());
    }

    private List<String> head(TopModel model, TopView view) {
        List<TopTask> tasks = model.tasks();
        long running = tasks.stream().filter(TopTask::running).count();
        String counts = running + " running  " + count(tasks, Standing.STUCK) + " stuck  " + count(tasks, Standing.OVERDUE) + " overdue  "
                + count(tasks, Standing.AT_RISK) + " at risk  " + (tasks.size() - running) + " waiting";
        String order = "by " + view.sort().text() + (view.reversed() ? ", reversed" : "") + (view.filter().isEmpty() ? "" : "   only: " + view.filter())
                + (view.frozen() ? "   held" : "") + (model.damaged() == 0 ? "" : "   " + model.damaged() + " damaged lines: see task-mgmt doctor");
        return List.of(
                styled(BOLD, line("task-mgmt top  " + model.zone() + "  " + model.log())),
                line(counts),
                line(order));
    }

    private static long count(List<TopTask> tasks, Standing standing) {
        return tasks.stream().filter(task -> task.standing() == standing).count();
    }

    private void addTasks(List<String> lines, TopModel model, TopView view) {
        List<TopTask> shown = view.tasks(model);
        int longest = shown.stream().mapToInt(task -> Width.of(Plain.text(task.id()))).max().orElse(0);
        TopColumns layout = TopColumns.of(columns, longest, glyphs);
        lines.add(styled(REVERSE, Cells.left(layout.header(), columns)));
        int page = page(model);
        int selected = rows == 0 ? -1 : view.position(shown);
        int first = selected < 0 ? 0 : selected / page * page;
        int end = (int) Math.min(shown.size(), (long) first + page);
        for (int i = first; i < end; i++) {
            lines.add(task(shown.get(i), layout, i == selected));
        }
        if (shown.isEmpty()) {
            lines.add(line(model.tasks().isEmpty() ? "no task is open" : "no open task has these words: Esc shows all"));
        }
        List<String> below = below(model);
        if (rows > 0) {
            while (lines.size() < rows - 1 - below.size()) {
                lines.add("");
            }
        }
        lines.addAll(below);
    }

    private String task(TopTask task, TopColumns layout, boolean selected) {
        String rest = Width.cut(layout.rest(task), Math.max(1, columns - Width.of(layout.standing(task))));
        if (selected) {
            return coloured ? styled(REVERSE, Cells.left(layout.standing(task) + rest, columns)) : layout.standing(task) + rest;
        }
        return (styled(colour(task.standing()), layout.standing(task)) + rest).stripTrailing();
    }

    private static String colour(Standing standing) {
        return switch (standing) {
            case OVERDUE -> "\u001b[31m";
            case STUCK -> "\u001b[35m";
            case AT_RISK -> "\u001b[33m";
            case RUNNING -> "\u001b[32m";
            case RETRYING, PAUSED, QUEUED, PENDING -> FAINT;
        };
    }

    /** What is wrong besides: open incidents, and what failed last. */
    private List<String> below(TopModel model) {
        if (rows > 0 && rows < ROOMY || model.incidents().isEmpty() && model.failures().isEmpty()) {
            return List.of();
        }
        List<String> lines = new ArrayList<>();
        lines.add("");
        for (TopModel.OpenIncident each : model.incidents().subList(0, Math.min(MAX_INCIDENTS, model.incidents().size()))) {
            lines.add(line("incident  " + Cells.right(TopColumns.duration(each.sinceMicros()), 8) + "  " + each.severity() + "  " + each.what() + "  " + each.id()));
        }
        if (model.incidents().size() > MAX_INCIDENTS) {
            lines.add(line("          and " + (model.incidents().size() - MAX_INCIDENTS) + " more open incidents"));
        }
        for (TopModel.Failure each : model.failures().subList(0, Math.min(MAX_FAILURES, model.failures().size()))) {
            lines.add(line("failed    " + Cells.right(TopColumns.duration(each.agoMicros()), 8) + " ago  " + each.subsystem() + "  " + each.title() + "  " + each.id()));
        }
        return lines;
    }

    /** A text in lines that fit the screen, broken between words. */
    public List<String> fitted(List<String> text) {
        List<String> fitted = new ArrayList<>(text.size());
        for (String each : text) {
            fitted.addAll(Wrap.lines(Plain.text(each), columns));
        }
        return fitted;
    }

    /** Fits the text once more, as the screen may have become narrower since it was opened. */
    private void addText(List<String> lines, List<String> text, int offset) {
        lines.add(styled(REVERSE, Cells.left("", columns)));
        List<String> shown = fitted(text.subList(Math.min(offset, text.size()), text.size()));
        int room = rows == 0 ? shown.size() : Math.max(1, rows - lines.size() - 1);
        for (String each : shown.subList(0, Math.min(room, shown.size()))) {
            lines.add(line(each));
        }
    }

    private String foot(TopView view) {
        return switch (view.mode()) {
            case FILTER -> line("/" + view.filter() + (glyphs == Glyphs.UNICODE ? "▏" : "_"));
            case CONFIRM -> styled(BOLD, line("cancel " + view.selected() + "? y cancels it, any other key does not"));
            case TEXT -> line("up, down, space, g, G: scroll   c: cancel   q: back");
            case HELP -> line("any key: back   q: leave");
            case TASKS -> view.notice().isEmpty() ? line("q: leave   ?: help   Enter: details   /: filter   s: order   c: cancel") : styled(BOLD, line(view.notice()));
        };
    }

    private String line(String text) {
        return Cells.left(text, columns).stripTrailing();
    }

    private String styled(String style, String text) {
        return coloured ? style + text + OFF : text;
    }
}
