package taskmgmt.view.learned;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.learning.settings.SettingsHistory;
import taskmgmt.learning.settings.SettingsVersion;
import taskmgmt.render.Column;
import taskmgmt.render.Format;
import taskmgmt.render.Human;
import taskmgmt.render.Page;
import taskmgmt.render.page.Sheet;
import taskmgmt.view.Document;

/**
 * A version of the learned settings, and a list of the others.
 *
 * @param shown null if none is in force
 */
public record SettingsDocument(SettingsHistory history, @Nullable SettingsVersion shown) implements Document {
    private static final int SHOWN_VERSIONS = 10;

    @Override
    public Map<String, @Nullable Object> data() {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        SettingsVersion current = history.inForce();
        data.put("settings_version", current == null ? null : current.version().text());
        data.put("shown", shown == null ? null : version(shown));
        List<Map<String, @Nullable Object>> settings = new ArrayList<>();
        if (shown != null) {
            SettingRow.all(shown.settings()).forEach(row -> settings.add(SettingRow.values(Format.JSON).object(row)));
        }
        data.put("settings", settings);
        data.put("validation", shown == null ? List.of() : shown.comparisons());
        data.put("versions", history.versions().stream().map(this::version).toList());
        return data;
    }

    private Map<String, @Nullable Object> version(SettingsVersion each) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("version", each.version().text());
        data.put("task_id", each.taskId());
        data.put("state", state(each));
        data.put("settings", each.settings().values().size());
        data.put("replaces", each.replaces());
        data.put("restores", each.restores());
        data.put("reason", each.reason().isEmpty() ? null : each.reason());
        data.put("proposed_at", each.proposedAt());
        data.put("ended_at", each.endedAt());
        return data;
    }

    private String state(SettingsVersion each) {
        boolean published = each.state() == SettingsVersion.State.PUBLISHED;
        return !published ? each.state().text() : each.equals(history.inForce()) ? "in force" : "superseded";
    }

    @Override
    public void write(Page page, Writer out) throws IOException {
        if (shown == null) {
            out.append("No learned settings are in force: every command uses its defaults.\n");
        } else {
            new Sheet(page, out).title("Learned settings " + shown.version().text())
                    .figure("State", state(shown) + (shown.endedAt() == null ? "" : " since " + Human.time(shown.endedAt())))
                    .figure("Replaces", shown.replaces() == null ? "the standards" : shown.replaces());
            Sheet sheet = new Sheet(page, out);
            if (shown.restores() != null) {
                sheet.figure("Restores", shown.restores() + (shown.reason().isEmpty() ? "" : ": " + shown.reason()));
            }
            if (shown.settings().values().isEmpty()) {
                sheet.figure("Settings", "none: the standards hold");
            }
            sheet.table("Settings", SettingRow.values(Format.TABLE).columns(), rows(shown));
            sheet.table("What the back-test found", ComparisonRows.COLUMNS, ComparisonRows.of(shown.comparisons()));
        }
        if (!history.versions().isEmpty()) {
            new Sheet(page, out).table("Versions", List.of(Column.exact("version", "VERSION"), Column.exact("state", "STATE"),
                    Column.number("settings", "SETTINGS"), Column.text("note", "NOTE")), versions());
        }
    }

    private static List<@Nullable Object[]> rows(SettingsVersion version) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        SettingRow.all(version.settings()).forEach(row -> rows.add(SettingRow.values(Format.TABLE).row(row)));
        return rows;
    }

    private List<@Nullable Object[]> versions() {
        List<@Nullable Object[]> rows = new ArrayList<>();
        List<SettingsVersion> newest = history.versions().reversed();
        for (SettingsVersion each : newest.subList(0, Math.min(SHOWN_VERSIONS, newest.size()))) {
            rows.add(new @Nullable Object[] {each.version().text(), state(each), each.settings().values().size(),
                    each.restores() == null ? "" : "restores " + each.restores()});
        }
        return rows;
    }
}
