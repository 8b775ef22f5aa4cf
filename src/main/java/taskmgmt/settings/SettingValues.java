package taskmgmt.settings;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.word.Suggestion;

/** The contents of the settings files, by the environment variable that each setting represents. A later file overrides an earlier one. */
public final class SettingValues {
    public static final SettingValues NONE = new SettingValues();

    private final Map<String, Value> values = new HashMap<>();
    private final List<String> faults = new ArrayList<>();

    SettingValues() {}

    /**
     * A value and its position.
     *
     * @param line counted from 1
     */
    public record Value(String text, Path file, int line) {
        /** The position as shown in errors and lists. */
        public String source() {
            return file + ":" + line;
        }
    }

    /** The contents of one file, see {@link #addAll}. */
    public static SettingValues of(SettingText text, boolean ofProject, @Nullable String home) {
        SettingValues values = new SettingValues();
        values.addAll(text, ofProject, home);
        return values;
    }

    /** The setting for this variable; null if there is none. */
    public @Nullable Value of(String variable) {
        return values.get(variable);
    }

    /** A sentence for every line that sets nothing and is therefore ignored. */
    public List<String> faults() {
        return List.copyOf(faults);
    }

    /**
     * Adds the contents of a file.
     *
     * @param ofProject whether it comes with a directory rather than from the user
     * @param home      what {@code ~} means
     */
    void addAll(SettingText text, boolean ofProject, @Nullable String home) {
        for (int i = 0; i < text.lines().size(); i++) {
            SettingText.Assignment assignment = SettingText.assignment(text.lines().get(i));
            if (assignment != null) {
                add(assignment, new Value(assignment.value(), text.file(), i + 1), ofProject, home);
            }
        }
    }

    private void add(SettingText.Assignment assignment, Value value, boolean ofProject, @Nullable String home) {
        KnownSetting setting = KnownSetting.named(assignment.key());
        if (setting == null) {
            faults.add(value.source() + ": " + (assignment.key().isEmpty() ? "is no line of the form 'key = value'" : unknown(assignment.key())));
        } else if (ofProject && setting.isPersonal()) {
            faults.add(value.source() + ": " + setting.key() + " is not for the file of a project: set it in your own");
        } else if (!value.text().isEmpty()) {
            values.put(setting.variable(), setting.isPath() ? resolved(value, home) : value);
        }
    }

    /** The message for a name that is not a setting. */
    public static String unknown(String name) {
        return "no setting '" + name + "'" + Suggestion.sentence(name.replace('_', '-'), KnownSetting.keys());
    }

    private static Value resolved(Value value, @Nullable String home) {
        String text = value.text();
        boolean ofHome = home != null && (text.equals("~") || text.startsWith("~/"));
        Path path = ofHome ? Path.of(home, text.substring(1)) : value.file().resolveSibling(text);
        return new Value(path.normalize().toString(), value.file(), value.line());
    }
}
