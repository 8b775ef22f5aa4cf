package taskmgmt.store.survey;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import taskmgmt.journal.LogFiles;
import taskmgmt.journal.disk.StateFile;
import taskmgmt.journal.index.NameIndex;
import taskmgmt.journal.index.OffsetIndex;
import taskmgmt.store.heads.SeenLogs;

/** The files in the directory of derived state, except the quarantine and the locks of running commands. Read-only. */
public final class StateSurvey {
    private static final Set<String> OURS = Set.of(LogFiles.LOCK, LogFiles.COMPRESSION_LOCK, LogFiles.HEALER_LOCK, LogFiles.ALERTER_LOCK, LogFiles.UNSYNCED);

    private StateSurvey() {}

    /** The state of a file. */
    public enum Condition {
        WHOLE,
        /** It cannot be read as what it should be, and counts as absent. */
        DAMAGED,
        /** Left by an interrupted writer, or in use by an active one. */
        TEMPORARY,
        /** Not created by this program. */
        FOREIGN
    }

    /** A file and its state. */
    public record Item(Path file, Condition condition) {}

    public static List<Item> of(Path directory) throws IOException {
        Path state = directory.resolve(LogFiles.STATE);
        Path quarantine = directory.resolve(LogFiles.QUARANTINE);
        Path runs = directory.resolve(LogFiles.RUNS);
        List<Item> items = new ArrayList<>();
        if (!Files.isDirectory(state)) {
            return items;
        }
        try (Stream<Path> files = Files.walk(state)) {
            for (Path file : files.filter(each -> !each.startsWith(quarantine) && !each.startsWith(runs)).sorted().toList()) {
                String name = directory.relativize(file).toString().replace('\\', '/');
                if (Files.isRegularFile(file) && !OURS.contains(name)) {
                    items.add(new Item(file, condition(name, file)));
                }
            }
        }
        return items;
    }

    private static Condition condition(String name, Path file) throws IOException {
        if (name.endsWith(".tmp")) {
            return Condition.TEMPORARY;
        }
        if (name.startsWith(LogFiles.INDEX + "/")) {
            return name.endsWith(".run") ? whole(OffsetIndex.isWhole(file)) : Condition.FOREIGN;
        }
        if (name.startsWith(LogFiles.NAMES + "/")) {
            return name.endsWith(".run") ? whole(NameIndex.isWhole(file)) : Condition.FOREIGN;
        }
        if (name.equals(LogFiles.SEEN)) {
            return whole(SeenLogs.isWhole(file));
        }
        if (name.equals(LogFiles.HEADS) || name.startsWith(LogFiles.CHECKPOINTS + "/")) {
            return whole(StateFile.isWhole(file));
        }
        return StateFile.isWhole(file) ? Condition.WHOLE : Condition.FOREIGN;
    }

    private static Condition whole(boolean whole) {
        return whole ? Condition.WHOLE : Condition.DAMAGED;
    }
}
