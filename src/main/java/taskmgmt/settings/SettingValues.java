package taskmgmt.settings;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.word.Suggestion;

/** What the files with settings say, under the variable that each setting stands in for. A later file beats an earlier one. */
public final class SettingValues {
    public static final SettingValues NONE = new SettingValues();

    private final Map<String, Value> values = new HashMap<>();
    private final List<String> faults = new ArrayList<>();

    SettingValues() {}

    /**
     * A value and where it stands.
     *
     * @param line counted from 1
     */
    public record Value(String text, Path file, int line) {
        /** As errors and lists name it. */
        public String source() {
            return file + ":" + line;
        }
    }

    /** What one file says, see {@link #addAll}. */
    public static SettingValues of(SettingText text, boolean ofProject, @Nullable String home) {
        SettingValues values = new SettingValues();
        values.addAll(text, ofProject, home);
        return values;
    }

    /** What stands in for this variable; null for nothing. */
    public @Nullable Value of(String variable) {
        return values.get(variable);
    }

    /** A sentence for every line that sets nothing, and so is passed over. */
    public List<String> faults() {
        return List.copyOf(faults);
    }

    /**
     * Adds what a file says.
     *
     * @param ofProject whether it comes with a directory, rather than from the user
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

    /** What is said of a name that is no setting. */
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
