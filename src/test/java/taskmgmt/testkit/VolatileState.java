package taskmgmt.testkit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import taskmgmt.journal.disk.PrivateFiles;

/**
 * What is in the files of a disk and would not be there after a power cut: bytes since their file was last synced, and
 * names since their directory was. It is as pessimistic as POSIX allows: syncing a new file does not keep its name.
 */
public final class VolatileState {
    /** What becomes of the unsynced bytes of one file. */
    public enum Survival {
        ALL,
        NONE,
        /** The first half of them is there, and the file ends behind it. */
        FIRST_HALF,
        /** The file has its new length, but the new bytes are zeros. */
        ZEROS,
        /** The first half of the new bytes is there, the rest are zeros: the last block did not reach the disk. */
        ZEROS_BEHIND,
        /** The first half of the new bytes are zeros, the rest is there: blocks reached the disk out of order. */
        ZEROS_BEFORE
    }

    /** The durable content of each file that has others bytes now; that of a file that was not there is empty. */
    private final Map<Path, byte[]> durable = new LinkedHashMap<>();
    private final Deque<NameChange> names = new ArrayDeque<>();

    /** How to take back a change of names: this file away, then that one to its old name, then that content back. */
    private record NameChange(Path directory, Path file, @Nullable Path oldName, Optional<Content> old) {}

    private record Content(ByteBuffer bytes) {
        static Content of(Path file) throws IOException {
            return new Content(ByteBuffer.wrap(Files.readAllBytes(file)));
        }
    }

    /** Nothing of the file was durable before, up to this many bytes. */
    public void onlyDurable(Path file, int bytes) throws IOException {
        durable.put(file, Arrays.copyOf(Files.readAllBytes(file), bytes));
    }

    public void beforeOpening(Path file) throws IOException {
        if (Files.exists(file)) {
            beforeWriting(file);
        } else {
            names.push(new NameChange(PrivateFiles.directoryOf(file), file, null, Optional.empty()));
            durable.putIfAbsent(file, new byte[0]);
        }
    }

    public void beforeWriting(Path file) throws IOException {
        if (!durable.containsKey(file)) {
            durable.put(file, Files.readAllBytes(file));
        }
    }

    public void beforeMoving(Path from, Path to) throws IOException {
        Optional<Content> replaced = Files.exists(to) ? Optional.of(Content.of(to)) : Optional.empty();
        names.push(new NameChange(PrivateFiles.directoryOf(to), to, from, replaced));
        durable.remove(to);
        byte[] content = durable.remove(from);
        if (content != null) {
            durable.put(to, content);
        }
    }

    /** The new name is as volatile as the bytes are, which both names have. */
    public void beforeLinking(Path from, Path to) {
        names.push(new NameChange(PrivateFiles.directoryOf(to), to, null, Optional.empty()));
        byte[] content = durable.get(from);
        if (content != null) {
            durable.put(to, content);
        }
    }

    public void beforeDeleting(Path file) throws IOException {
        if (!Files.isDirectory(file)) {
            names.push(new NameChange(PrivateFiles.directoryOf(file), file, null, Optional.of(Content.of(file))));
        }
        durable.remove(file);
    }

    public void synced(Path fileOrDirectory) {
        durable.remove(fileOrDirectory);
        names.removeIf(change -> change.directory().equals(fileOrDirectory.toAbsolutePath()));
    }

    /** The files with bytes that a power cut may take. */
    public List<Path> files() {
        return new ArrayList<>(durable.keySet());
    }

    /** The files with names that a power cut may take or give back. */
    public List<Path> names() {
        return names.stream().map(NameChange::file).distinct().toList();
    }

    /** Cuts the power: of each of {@link #files} so much survives as the list says at its place. */
    public void cutPower(List<Survival> survivals, boolean namesSurvive) throws IOException {
        int i = 0;
        for (Map.Entry<Path, byte[]> file : durable.entrySet()) {
            Survival survival = survivals.get(i++);
            if (Files.exists(file.getKey())) {
                Files.write(file.getKey(), remains(file.getValue(), Files.readAllBytes(file.getKey()), survival));
            }
        }
        while (!namesSurvive && !names.isEmpty()) {
            takeBack(names.pop());
        }
        names.clear();
        durable.clear();
    }

    private static void takeBack(NameChange change) throws IOException {
        if (change.oldName() != null) {
            Files.move(change.file(), change.oldName());
        } else {
            Files.deleteIfExists(change.file());
        }
        if (change.old().isPresent()) {
            Files.write(change.file(), change.old().get().bytes().array());
        }
    }

    /** What is left of a file that was durable in one state and is in another. */
    public static byte[] remains(byte[] durable, byte[] written, Survival survival) {
        int first = Math.max(0, Arrays.mismatch(durable, written));
        int half = first + (written.length - first) / 2;
        byte[] old = Arrays.copyOf(durable, Math.max(durable.length, written.length));
        byte[] remains = written.clone();
        switch (survival) {
            case ALL -> { }
            case NONE -> remains = durable.clone();
            case FIRST_HALF -> {
                System.arraycopy(old, half, remains, half, written.length - half);
                remains = Arrays.copyOf(remains, Math.max(durable.length, half));
            }
            case ZEROS -> System.arraycopy(old, first, remains, first, written.length - first);
            case ZEROS_BEHIND -> System.arraycopy(old, half, remains, half, written.length - half);
            case ZEROS_BEFORE -> System.arraycopy(old, first, remains, first, half - first);
        }
        return remains;
    }
}
