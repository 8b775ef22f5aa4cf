package taskmgmt.store.merge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import taskmgmt.journal.LogFiles;

/**
 * The files of a log directory that belong to the record besides the logs. Derived files are left out: they are made again when
 * needed.
 */
final class BesideLogs {
    private static final List<String> NAMES = List.of(LogFiles.POLICY, LogFiles.QUEUE, LogFiles.ALERTS, LogFiles.OUTPUT, LogFiles.WORKFLOWS,
            LogFiles.AGENTS, LogFiles.BUS, LogFiles.MERGED, LogFiles.QUARANTINE, LogFiles.LOSS);

    private BesideLogs() {}

    /** Their paths by their names below the directory; links and anything but files are skipped. */
    static Map<String, Path> of(Path directory) throws IOException {
        Map<String, Path> files = new TreeMap<>();
        for (String name : NAMES) {
            add(directory.resolve(name), name, files);
        }
        return files;
    }

    private static void add(Path path, String name, Map<String, Path> files) throws IOException {
        if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            try (Stream<Path> entries = Files.list(path)) {
                for (Path entry : entries.sorted().toList()) {
                    add(entry, name + "/" + entry.getFileName(), files);
                }
            }
        } else if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
            files.put(name, path);
        }
    }

    /** Whether a file found in this way could have this name. */
    static boolean isName(String name) {
        boolean isBelow = NAMES.stream().anyMatch(known -> name.equals(known) || name.startsWith(known + "/"));
        return isBelow && Path.of(name).normalize().toString().equals(name);
    }
}
