package taskmgmt.testkit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import taskmgmt.journal.LogFiles;
import taskmgmt.journal.SyncPolicy;
import taskmgmt.store.ChangeSet;
import taskmgmt.store.LogSettings;
import taskmgmt.store.read.LogReader;
import taskmgmt.store.verify.AuditVerifier;
import taskmgmt.store.write.Change;
import taskmgmt.store.write.TaskLog;
import taskmgmt.task.EventType;
import taskmgmt.task.Task;
import taskmgmt.task.TaskEvent;

/** A log directory in a test's hands: writes through the store, and cuts, copies and reads files behind its back. */
public final class LogFixture {
    public static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    public final Path directory;
    public final List<String> notices = new ArrayList<>();

    public LogFixture(Path directory) {
        this.directory = directory;
    }

    public static LogSettings settings() {
        return new LogSettings("tester", InstantSource.fixed(NOW), SyncPolicy.OS, Duration.ofSeconds(60));
    }

    public TaskLog open() {
        return TaskLog.at(directory, settings(), notices::add);
    }

    public ChangeSet append(Change change) throws IOException {
        try (TaskLog log = open()) {
            return log.append(change);
        }
    }

    public ChangeSet create(String id) throws IOException {
        return append(now -> {
            now.check(created(id));
            return ChangeSet.of(created(id));
        });
    }

    public static TaskEvent created(String id) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("task_type", "test");
        fields.put("subsystem", "store");
        fields.put("title", "täsk " + id);
        return new TaskEvent(NOW, EventType.CREATED, id, fields);
    }

    public Path file(String name) {
        return directory.resolve(name);
    }

    public byte[] bytes(String name) throws IOException {
        return Files.exists(file(name)) ? Files.readAllBytes(file(name)) : new byte[0];
    }

    public void write(String name, byte[] bytes) throws IOException {
        Files.createDirectories(directory);
        Files.write(file(name), bytes);
    }

    public void addToBus(String text) throws IOException {
        String before = new String(bytes(LogFiles.EVENTS), UTF_8);
        write(LogFiles.EVENTS, (before + text).getBytes(UTF_8));
    }

    /** Forgets everything that is derived, but not that the directory has been written to. */
    public void forgetHeads() throws IOException {
        Files.deleteIfExists(file(LogFiles.HEADS));
    }

    public Map<String, Task> tasks() throws IOException {
        return LogReader.at(directory).tasks().tasks();
    }

    public Task task(String id) throws IOException {
        return LogReader.at(directory).resolve(id);
    }

    public List<String> quarantined() throws IOException {
        if (!Files.exists(file(LogFiles.QUARANTINE))) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(file(LogFiles.QUARANTINE))) {
            return files.map(path -> String.valueOf(path.getFileName())).sorted().toList();
        }
    }

    /** Every file below the directory with its bytes as text, but for the lock, and for what depends on when the others were written. */
    public Map<String, String> everything() throws IOException {
        Map<String, String> files = new TreeMap<>();
        if (Files.exists(directory)) {
            try (Stream<Path> paths = Files.walk(directory)) {
                for (Path path : paths.filter(Files::isRegularFile).toList()) {
                    String name = directory.relativize(path).toString();
                    if (!name.equals(LogFiles.LOCK) && !name.equals(LogFiles.SEEN) && !name.equals(LogFiles.ALTERED)) {
                        files.put(name, new String(Files.readAllBytes(path), ISO_8859_1));
                    }
                }
            }
        }
        return files;
    }

    /** A copy that can be damaged without harm. */
    public LogFixture copyTo(Path target) throws IOException {
        try (Stream<Path> paths = Files.walk(directory)) {
            for (Path path : paths.toList()) {
                Path copy = target.resolve(directory.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(path, copy);
                }
            }
        }
        return new LogFixture(target);
    }

    /** The oldest segment of a log. */
    public Path segment(String log) throws IOException {
        return segment(log, true);
    }

    /** The oldest segment of a log, or the newest. */
    public Path segment(String log, boolean oldest) throws IOException {
        try (Stream<Path> files = Files.list(directory.resolve(LogFiles.SEGMENTS))) {
            List<Path> sorted = files.filter(file -> String.valueOf(file.getFileName()).startsWith(log.replace(".jsonl", "-"))).sorted().toList();
            return oldest ? sorted.getFirst() : sorted.getLast();
        }
    }

    public Optional<String> firstFinding() throws IOException {
        return AuditVerifier.verify(directory).findings().stream().map(finding -> finding.kind() + ": " + finding).findFirst();
    }
}
