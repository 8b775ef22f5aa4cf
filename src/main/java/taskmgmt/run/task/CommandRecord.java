package taskmgmt.run.task;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.machine.GitHead;
import taskmgmt.redaction.Redaction;
import taskmgmt.run.ChildCommand;
import taskmgmt.task.trace.TaskTrace;
import taskmgmt.task.trace.TraceContext;

/** The command of a task, as recorded: its words, where it runs, and under which names it is found. */
public final class CommandRecord {
    private static final int TITLE_CHARACTERS = 50;
    /** A record is limited in size, and needs room for the command's outcome. */
    private static final int MAX_BYTES = 8192;
    private static final String NAMELESS = "command";
    private static final Path HOST_NAME = Path.of("/proc/sys/kernel/hostname");

    private CommandRecord() {}

    /**
     * Its first characters; nothing is quoted, since it is to be read and not to be run. Secrets are removed before it is cut,
     * because the first half of a secret no longer looks like one.
     */
    public static String title(List<String> words) {
        Object clean = Redaction.USUAL.record(Collections.singletonMap("command", words)).get("command");
        StringBuilder joined = new StringBuilder();
        for (Object word : clean instanceof List<?> list ? list : words) {
            joined.append(joined.isEmpty() ? "" : " ").append(word);
        }
        String all = Redaction.USUAL.text(joined.toString().strip());
        if (all.isEmpty()) {
            return NAMELESS;
        }
        return all.codePointCount(0, all.length()) <= TITLE_CHARACTERS ? all : all.substring(0, all.offsetByCodePoints(0, TITLE_CHARACTERS));
    }

    /** The name of its program without the directory. */
    public static String type(List<String> words) {
        String program = words.getFirst();
        String name = program.substring(program.lastIndexOf('/') + 1);
        return name.isBlank() ? NAMELESS : name;
    }

    /**
     * Its words as a list, the directory, the host, the commit of the directory, and the trace in which it was started.
     *
     * @param given metadata from the user, which takes precedence
     */
    public static Map<String, @Nullable Object> metadata(
            ChildCommand command, Map<String, String> environment, Map<String, @Nullable Object> given) {
        Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
        List<String> kept = kept(command.words());
        metadata.put("command", kept);
        if (kept.size() < command.words().size() || !kept.getLast().equals(command.words().get(kept.size() - 1))) {
            metadata.put("command_words", (long) command.words().size());
        }
        metadata.put("directory", command.directory().toAbsolutePath().normalize().toString());
        putIfKnown(metadata, "host", host(environment));
        putIfKnown(metadata, "git_commit", GitHead.of(command.directory()));
        metadata.putAll(TaskTrace.kept(TraceContext.parse(environment.get(TraceContext.VARIABLE)), given));
        return metadata;
    }

    private static void putIfKnown(Map<String, @Nullable Object> metadata, String key, @Nullable String value) {
        if (value != null) {
            metadata.put(key, value);
        }
    }

    /** The words up to the limit, the last of them shortened. */
    private static List<String> kept(List<String> words) {
        List<String> kept = new ArrayList<>();
        int left = MAX_BYTES;
        for (String word : words) {
            int bytes = word.getBytes(StandardCharsets.UTF_8).length + 1;
            if (bytes > left) {
                int end = Math.min(word.length(), left / 4);
                kept.add(word.substring(0, end > 0 && Character.isHighSurrogate(word.charAt(end - 1)) ? end - 1 : end) + "…");
                break;
            }
            kept.add(word);
            left -= bytes;
        }
        return kept;
    }

    private static @Nullable String host(Map<String, String> environment) {
        try {
            return Files.readString(HOST_NAME).strip();
        } catch (IOException otherSystem) {
            return environment.get("HOSTNAME");
        }
    }
}
