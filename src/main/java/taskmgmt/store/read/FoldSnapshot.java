package taskmgmt.store.read;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import taskmgmt.hash.LineHasher;
import taskmgmt.journal.JournalException;
import taskmgmt.journal.LogFiles;
import taskmgmt.journal.SyncPolicy;
import taskmgmt.journal.disk.PrivateFiles;
import taskmgmt.journal.disk.StateFile;
import taskmgmt.journal.lines.LineScanner;
import taskmgmt.scan.RunPart;
import taskmgmt.store.heads.SeenLogs;
import taskmgmt.stats.Fold;
import taskmgmt.stats.Projection;
import taskmgmt.stats.StateReader;
import taskmgmt.stats.StateWriter;

/**
 * What a projection has gathered up to a place in the registry, kept so that the next report goes on from there. One file
 * for each projection, named by the hash of its name; derived, and safe to delete.
 *
 * <p>It holds, as {@link StateWriter} writes them: the projection's name, what it is {@linkplain SeenLogs#binding bound} to, the
 * offset, the open tasks, and the fold. It is believed only as long as nobody but our writers has touched the registry since the
 * reading of it began; otherwise, and whatever else is wrong with it, the registry is read again. One for each pass.
 */
public final class FoldSnapshot {
    /** Of what this class and all folds write: one more wherever one of them writes anything else than before. */
    private static final int VERSION = 6;

    private final Path directory;
    private final String name;
    private final StateFile file;
    /** As it was before the registry was read. */
    private @Nullable String binding;

    public FoldSnapshot(Path directory, String name) {
        this(directory, name, PrivateFiles.SYSTEM);
    }

    public FoldSnapshot(Path directory, String name, PrivateFiles disk) {
        this.directory = directory;
        this.name = name;
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        String hash = new LineHasher().hex(bytes, 0, bytes.length).substring(0, 16);
        this.file = new StateFile(
                directory.resolve(LogFiles.CHECKPOINTS).resolve(hash), "checkpoint", VERSION, SyncPolicy.SYNC, disk);
    }

    /** A fold, and where in the registry it goes on. */
    record Restored<F>(F fold, long offset) {}

    /** Puts what was kept into the part, which must be new; nothing where there is none that can be believed. */
    <F extends Fold<F>> Optional<Restored<F>> restore(Projection<F> projection, RunPart part) throws IOException {
        binding = binding();
        Optional<byte[]> content = file.read();
        return content.isEmpty() ? Optional.empty() : restored(new StateReader(content.get()), projection, part);
    }

    /** Up to where in the registry there is something kept that can be believed, in bytes; 0 where there is not. */
    public long offset() throws IOException {
        Optional<byte[]> content = LineScanner.size(LogReader.registry(directory)) == 0 ? Optional.empty() : file.read();
        binding = binding();
        return content.isEmpty() ? 0 : Math.max(0, offset(new StateReader(content.get())));
    }

    /** Reads what comes before the state; -1 where it does not fit the registry. */
    private long offset(StateReader state) throws IOException {
        if (!state.text().equals(name) || !state.text().equals(binding)) {
            return -1;
        }
        long offset = state.number();
        return offset <= LineScanner.size(LogReader.registry(directory)) ? offset : -1;
    }

    private <F extends Fold<F>> Optional<Restored<F>> restored(
            StateReader state, Projection<F> projection, RunPart part) throws IOException {
        long offset = offset(state);
        if (offset < 0) {
            return Optional.empty();
        }
        part.read(state);
        F fold = projection.read(state);
        if (!state.isAtEnd()) {
            throw new IllegalStateException("the fold " + name + " reads less than it writes");
        }
        return Optional.of(new Restored<>(fold, offset));
    }

    /** Keeps what was gathered since {@link #restore}. A directory that cannot be written makes the next report slower, not wrong. */
    <F extends Fold<F>> void save(F fold, RunPart part, long offset) throws IOException {
        String before = binding;
        if (before == null || !before.equals(binding())) {
            return; // somebody else wrote to the registry while it was read
        }
        StateWriter state = new StateWriter();
        state.text(name);
        state.text(before);
        state.number(offset);
        part.write(state);
        fold.write(state);
        try {
            file.write(state.toByteArray());
        } catch (JournalException unwritable) {
            return;
        }
    }

    private String binding() throws IOException {
        return SeenLogs.binding(directory, LogFiles.REGISTRY);
    }
}
