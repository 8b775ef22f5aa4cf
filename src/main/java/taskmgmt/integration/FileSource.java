package taskmgmt.integration;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import taskmgmt.json.BadJsonException;

/**
 * Tasks in a directory: each file {@code *.json} or {@code *.jsonl} holds one or several. Files are only read; hidden files, links
 * and directories are ignored. Not thread-safe.
 */
final class FileSource implements TaskSource {
    private static final long MAX_BYTES = 1 << 20;
    /** A file may still be being written, with incomplete JSON: it is read again later. */
    private static final Duration WRITING = Duration.ofSeconds(2);
    private static final Set<String> ARRAYS = Set.of("tasks");

    private final Path directory;
    private final InstantSource clock;

    FileSource(Integration integration, InstantSource clock) {
        this.directory = Path.of(integration.needed());
        this.clock = clock;
    }

    @Override
    public String check() throws RemoteException {
        return "is there: " + Counted.words(look());
    }

    @Override
    public Look look() throws RemoteException {
        List<SourceItem> items = new ArrayList<>();
        List<String> faults = new ArrayList<>();
        Map<String, String> places = new HashMap<>();
        for (Path file : files()) {
            String name = String.valueOf(file.getFileName());
            try {
                for (SourceItem item : items(file, name)) {
                    String other = places.putIfAbsent(item.name(), name);
                    if (other == null) {
                        items.add(item);
                    } else {
                        faults.add(name + ": id " + item.name() + " is that of another item, in " + other);
                    }
                }
            } catch (IOException | BadJsonException e) {
                if (!isBeingWritten(file)) {
                    faults.add(name + ": " + (e instanceof BadJsonException ? "it is no JSON: " : "") + e.getMessage());
                }
            }
        }
        return new Look(items, faults);
    }

    private List<Path> files() throws RemoteException {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(directory, file -> {
            String name = String.valueOf(file.getFileName());
            return !name.startsWith(".") && (name.endsWith(".json") || name.endsWith(".jsonl")) && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
        })) {
            all.forEach(files::add);
        } catch (IOException | DirectoryIteratorException e) {
            throw new RemoteException(directory + " cannot be read: " + e.getMessage());
        }
        files.sort(null);
        return files;
    }

    private static List<SourceItem> items(Path file, String name) throws IOException, BadJsonException {
        if (Files.size(file) > MAX_BYTES) {
            throw new IOException("it is longer than " + MAX_BYTES + " bytes");
        }
        List<Map<String, @Nullable Object>> objects = ItemText.objects(new String(Files.readAllBytes(file), StandardCharsets.UTF_8), ARRAYS);
        List<SourceItem> items = new ArrayList<>();
        String stem = name.substring(0, name.lastIndexOf('.'));
        for (Map<String, @Nullable Object> object : objects) {
            SourceItem item = ItemText.item(object, objects.size() == 1 ? stem : stem + "-" + (items.size() + 1));
            if (item != null) {
                items.add(item);
            }
        }
        return items;
    }

    private boolean isBeingWritten(Path file) {
        try {
            Instant changed = Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS).toInstant();
            Instant now = clock.instant();
            return !changed.isAfter(now) && changed.isAfter(now.minus(WRITING));
        } catch (IOException gone) {
            return true;
        }
    }

    @Override
    public boolean hears() {
        return false;
    }

    @Override
    public void report(SourceItem item, String taskId, String status, @Nullable String error) {
        throw new UnsupportedOperationException("files are only read");
    }
}
