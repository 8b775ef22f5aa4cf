package taskmgmt.cli.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Set;
import org.jline.reader.History;
import org.jline.reader.LineReader;
import org.jline.reader.impl.LineReaderImpl;
import org.jline.reader.impl.history.DefaultHistory;
import org.jspecify.annotations.Nullable;
import taskmgmt.redaction.Redaction;
import taskmgmt.settings.SettingFiles;

/**
 * The lines typed, in a file that nobody else may read. A line that looks as if it contains a secret can be recalled as long as the shell
 * runs, but is not written to the file.
 */
final class KeptHistory extends DefaultHistory {
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");
    private static final FileAttribute<?> OWN_DIRECTORY = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private final @Nullable Path file;
    private final @Nullable String trouble;

    private KeptHistory(@Nullable Path file, @Nullable String trouble) {
        this.file = file;
        this.trouble = trouble;
    }

    /** The history of the user with these environment variables. */
    static KeptHistory of(Map<String, String> environment) {
        Path state = SettingFiles.base(environment, "XDG_STATE_HOME", ".local/state");
        if (state == null) {
            return new KeptHistory(null, "no variable says where: set HOME or XDG_STATE_HOME");
        }
        Path file = state.resolve("task-mgmt").resolve("shell_history");
        try {
            Files.createDirectories(file.getParent(), OWN_DIRECTORY);
            if (!Files.exists(file)) {
                Files.createFile(file, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
            }
            if (!Files.getPosixFilePermissions(file).equals(OWNER_ONLY)) {
                Files.setPosixFilePermissions(file, OWNER_ONLY);
            }
            if (!Files.isRegularFile(file) || !Files.isReadable(file) || !Files.isWritable(file)) {
                return new KeptHistory(null, file + " cannot be written");
            }
            return new KeptHistory(file, null);
        } catch (IOException e) {
            return new KeptHistory(null, e.getClass().getSimpleName() + ": " + e.getMessage());
        }
    }

    /** Why no history is kept; null if it is. */
    @Nullable String trouble() {
        return trouble;
    }

    /** Makes this the history of the reader. */
    void keepFor(LineReaderImpl reader) {
        if (file != null) {
            reader.setVariable(LineReader.HISTORY_FILE, file);
        }
        reader.setHistory(this);
        attach(reader);
    }

    @Override
    public boolean isPersistable(History.Entry entry) {
        return Redaction.USUAL.text(entry.line()).equals(entry.line());
    }
}
