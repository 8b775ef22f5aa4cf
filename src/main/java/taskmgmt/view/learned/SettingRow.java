package taskmgmt.view.learned;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import taskmgmt.learning.settings.LearnedSettings;
import taskmgmt.learning.settings.SettingKey;
import taskmgmt.render.Format;
import taskmgmt.view.FieldList;
import taskmgmt.view.Listing;

/**
 * One setting in two versions.
 *
 * @param before null if it was not learned
 * @param after  null if it is not learned
 */
public record SettingRow(SettingKey key, @Nullable Object before, @Nullable Object after) {
    /** The settings that differ between the two. */
    public static List<SettingRow> changed(LearnedSettings before, LearnedSettings after) {
        NavigableSet<SettingKey> keys = new TreeSet<>(before.values().keySet());
        keys.addAll(after.values().keySet());
        List<SettingRow> rows = new ArrayList<>();
        for (SettingKey key : keys) {
            SettingRow row = new SettingRow(key, before.values().get(key), after.values().get(key));
            if (row.before == null || !row.before.equals(row.after)) {
                rows.add(row);
            }
        }
        return rows;
    }

    /** The learned settings, next to the defaults. */
    static List<SettingRow> all(LearnedSettings settings) {
        List<SettingRow> rows = new ArrayList<>();
        settings.values().forEach((key, value) -> rows.add(new SettingRow(key, null, value)));
        return rows;
    }

    /** The differences between two versions. */
    public static Listing<SettingRow> changes(Format format) {
        return named(format).number("before", "BEFORE", row -> row.shown(row.before)).number("after", "AFTER", row -> row.shown(row.after))
                .program("meaning", row -> row.key.setting().meaning());
    }

    static Listing<SettingRow> values(Format format) {
        return named(format).text("value", "VALUE", row -> row.shown(row.after)).number("standard", "STANDARD", row -> row.shown(null))
                .program("meaning", row -> row.key.setting().meaning());
    }

    private static FieldList<SettingRow> named(Format format) {
        FieldList<SettingRow> fields = FieldList.<SettingRow>in(format).exact("setting", "SETTING", row -> row.key.setting().text());
        return fields.isTable() ? fields.text("scope", "FOR", row -> row.key.scope())
                : fields.exact("scope", "FOR", row -> row.key.setting().scope().name().toLowerCase(Locale.ROOT))
                        .exact("subsystem", "SUBSYSTEM", row -> row.key.subsystem()).exact("name", "NAME", row -> row.key.name());
    }

    private @Nullable Object shown(@Nullable Object value) {
        if (value instanceof Double number) {
            return LearnedSettings.rounded(number);
        }
        return value != null ? value : key.setting().isOrder() ? "as written" : LearnedSettings.rounded(key.setting().standard());
    }
}
