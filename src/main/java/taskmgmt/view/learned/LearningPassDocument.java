package taskmgmt.view.learned;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.change.learned.LearningPass;
import taskmgmt.learning.lesson.Comparison;
import taskmgmt.learning.lesson.Trial;
import taskmgmt.learning.settings.LearnedSettings;
import taskmgmt.render.Column;
import taskmgmt.render.Page;
import taskmgmt.render.page.Sheet;
import taskmgmt.view.Document;

/**
 * What one pass of the learning loop found and did.
 *
 * @param tried whether it was a dry run that wrote nothing
 */
public record LearningPassDocument(LearningPass.Result result, boolean tried) implements Document {
    private static final List<Column> COLUMNS = List.of(Column.exact("lesson", "LESSON"), Column.number("cases", "NEW"),
            Column.exact("outcome", "FOUND"), Column.text("measure", "MEASURE"), Column.number("before", "BEFORE"),
            Column.number("after", "AFTER"), Column.exact("parts", "PARTS"));

    @Override
    public Map<String, @Nullable Object> data() {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("step", result.step().name().toLowerCase(Locale.ROOT));
        data.put("dry_run", tried);
        data.put("settings_version", result.version());
        data.put("before", result.before());
        List<Map<String, @Nullable Object>> watched = new ArrayList<>();
        for (LearningPass.Watched each : result.watched()) {
            Map<String, @Nullable Object> map = new LinkedHashMap<>();
            map.put("lesson", each.lesson().name());
            put(map, each.comparison(), "in_force", "replaced");
            map.put("worse_now", each.comparison().isBetter());
            watched.add(map);
        }
        data.put("watched", watched);
        data.put("lessons", result.trials().stream().map(LearningPassDocument::trial).toList());
        return data;
    }

    private static Map<String, @Nullable Object> trial(Trial trial) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("lesson", trial.lesson().name());
        map.put("outcome", trial.outcome().name().toLowerCase(Locale.ROOT));
        map.put("new_cases", trial.have());
        map.put("needed", trial.lesson().fewest());
        map.put("fitted_to", trial.fittedTo());
        map.put("measure", trial.lesson().measure());
        Comparison comparison = trial.comparison();
        if (comparison != null) {
            put(map, comparison, "before", "after");
        }
        return map;
    }

    private static void put(Map<String, @Nullable Object> map, Comparison comparison, String before, String after) {
        map.put("cases", comparison.cases());
        map.put(before, LearnedSettings.rounded(comparison.before()));
        map.put(after, LearnedSettings.rounded(comparison.after()));
        map.put("parts_better", comparison.better());
        map.put("parts_worse", comparison.worse());
    }

    @Override
    public void write(Page page, Writer out) throws IOException {
        Sheet sheet = new Sheet(page, out).title((tried ? "Would be: " : "") + summary())
                .figure("In force before", result.before() == null ? "nothing: the standards" : result.before());
        sheet.table("Lessons, on what ended after what they were fitted on", COLUMNS, trials());
        sheet.table("In force against what it replaced, since then", COLUMNS, watched());
    }

    private String summary() {
        String version = result.version();
        return switch (result.step()) {
            case PUBLISHED, HELD, PUT_IN_FORCE, WAITING -> "settings " + (version == null ? "" : version + " ") + result.step().text();
            case ROLLED_BACK -> "rolled back" + (tried || version == null ? "" : ": settings " + version + " in force");
            case NOT_BETTER, NOTHING -> result.step().text();
        };
    }

    private List<@Nullable Object[]> trials() {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (Trial each : result.trials()) {
            Comparison comparison = each.comparison();
            String have = each.outcome() == Trial.Outcome.TOO_FEW ? each.have() + " of " + each.lesson().fewest() : String.valueOf(each.have());
            rows.add(row(each.lesson().name(), have, each.outcome().text(), comparison == null ? "" : each.lesson().measure(), comparison));
        }
        return rows;
    }

    private List<@Nullable Object[]> watched() {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (LearningPass.Watched each : result.watched()) {
            rows.add(row(each.lesson().name(), each.comparison().cases(), each.comparison().isBetter() ? "worse" : "no worse",
                    each.lesson().measure(), each.comparison()));
        }
        return rows;
    }

    private static @Nullable Object[] row(String lesson, Object cases, String found, String measure, @Nullable Comparison comparison) {
        return comparison == null ? new @Nullable Object[] {lesson, cases, found, measure, null, null, ""}
                : new @Nullable Object[] {lesson, cases, found, measure, ComparisonRows.figure(comparison.before()),
                        ComparisonRows.figure(comparison.after()), comparison.better() + ":" + comparison.worse()};
    }
}
