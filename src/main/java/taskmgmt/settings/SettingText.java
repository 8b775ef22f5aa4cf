package taskmgmt.settings;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A settings file, line by line: {@code key = value}, empty lines, and comments that begin with {@code #}. A value extends to the
 * end of its line without surrounding blanks, or is in double quotes, which are removed. A change leaves all other lines as they
 * are.
 *
 * @param file its path, whether or not it exists yet
 */
public record SettingText(Path file, List<String> lines) {
    public SettingText {
        lines = List.copyOf(lines);
    }

    /** The current file; empty if it does not exist. */
    public static SettingText of(Path file) throws IOException {
        if (!Files.exists(file)) {
            return new SettingText(file, List.of());
        }
        String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        List<String> lines = new ArrayList<>();
        int from = text.startsWith("\uFEFF") ? 1 : 0;
        while (from < text.length()) {
            int end = text.indexOf('\n', from);
            int to = end < 0 ? text.length() : end;
            lines.add(text.substring(from, to > from && text.charAt(to - 1) == '\r' ? to - 1 : to));
            from = to + 1;
        }
        return new SettingText(file, lines);
    }

    /** The assignment in a line; null for an empty line or a comment. The key is empty if the line has none. */
    static @Nullable Assignment assignment(String line) {
        String text = line.strip();
        if (text.isEmpty() || text.charAt(0) == '#') {
            return null;
        }
        int equals = text.indexOf('=');
        if (equals < 0) {
            return new Assignment("", text);
        }
        String value = text.substring(equals + 1).strip();
        boolean quoted = value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"");
        return new Assignment(text.substring(0, equals).strip(), quoted ? value.substring(1, value.length() - 1) : value);
    }

    /** A line that sets something. */
    record Assignment(String key, String value) {}

    /** The same file with this setting: on the last line that has it, otherwise on a new line at the end. */
    public SettingText with(KnownSetting setting, String value) {
        List<String> changed = new ArrayList<>(lines);
        int place = lastLine(setting);
        String line = setting.key() + " = " + (needsQuotes(value) ? '"' + value + '"' : value);
        if (place < 0) {
            changed.add(line);
        } else {
            changed.set(place, line);
        }
        return new SettingText(file, changed);
    }

    private static boolean needsQuotes(String value) {
        return !value.equals(value.strip()) || value.isEmpty() || value.startsWith("\"") && value.endsWith("\"");
    }

    /** The same file without any line for this setting. */
    public SettingText without(KnownSetting setting) {
        List<String> changed = new ArrayList<>();
        for (String line : lines) {
            if (!sets(line, setting)) {
                changed.add(line);
            }
        }
        return new SettingText(file, changed);
    }

    private int lastLine(KnownSetting setting) {
        for (int i = lines.size() - 1; i >= 0; i--) {
            if (sets(lines.get(i), setting)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean sets(String line, KnownSetting setting) {
        Assignment assignment = assignment(line);
        return assignment != null && KnownSetting.named(assignment.key()) == setting;
    }

    /** The whole file. */
    public String text() {
        StringBuilder text = new StringBuilder();
        for (String line : lines) {
            text.append(line).append('\n');
        }
        return text.toString();
    }
}
