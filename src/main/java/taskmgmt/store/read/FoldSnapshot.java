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
 * What a projection has gathered up to some offset of the registry, kept so that the next report continues from there. Two files for
 * each projection, named by the hash of its name; derived, and safe to delete. Each is sufficient by itself:
 *
 * <ul>
 * <li>the whole, from which any report can continue: it has every attempt that failed or was cancelled, since another attempt may
 * follow;
 * <li>the summary, a fraction of that: it counts these attempts as their tasks' last ones, and has only their ids. It is usable as
 * long as no further attempt follows any of them.
 * </ul>
 *
 * <p>Each contains, in the format of {@link StateWriter}: the projection's name, the value to which it is
 * {@linkplain SeenLogs#binding bound}, the offset, the part, and the fold. It is trusted only as long as nothing but this program's
 * writers has touched the registry since the reading of it began; otherwise, and if anything else is wrong with it, the registry is
 * read again. One instance for each pass.
 */
public final class FoldSnapshot {
    /** Format version of this class and all folds; incremented whenever one of them writes anything different. */
    private static final int VERSION = 9;

    private final Path directory;
    private final String name;
    private final StateFile whole;
    private final StateFile summary;
    /** The binding before the registry was read. */
    private @Nullable String binding;

    public FoldSnapshot(Path directory, String name) {
        this(directory, name, PrivateFiles.SYSTEM);
    }

    public FoldSnapshot(Path directory, String name, PrivateFiles disk) {
        this.directory = directory;
        this.name = name;
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        Path file = directory.resolve(LogFiles.CHECKPOINTS).resolve(new LineHasher().hex(bytes, 0, bytes.length).substring(0, 16));
        this.whole = new StateFile(file, "checkpoint", VERSION, SyncPolicy.OS, disk);
        this.summary = new StateFile(file.resolveSibling(file.getFileName() + "-summary"), "summary", VERSION, SyncPolicy.OS, disk);
    }

    /** A fold, and the offset in the registry from which it continues. */
    record Restored<F>(F fold, long offset) {}

    /** Reads a part from a file of one of the two kinds. */
    private interface PartReader {
        void read(StateReader state);
    }

    /** Loads the kept state into the part, which must be new; empty if there is none that can be trusted. */
    <F extends Fold<F>> Optional<Restored<F>> restore(Projection<F> projection, RunPart part) throws IOException {
        return restored(whole, projection, part::read);
    }

    /** The same from the summary. Not usable if the part {@linkplain RunPart#isOutOfDate is out of date} at its end. */
    <F extends Fold<F>> Optional<Restored<F>> restoreSummary(Projection<F> projection, RunPart part) throws IOException {
        return restored(summary, projection, part::readSummary);
    }

    private <F extends Fold<F>> Optional<Restored<F>> restored(StateFile file, Projection<F> projection, PartReader part) throws IOException {
        bind();
        Optional<byte[]> content = file.read();
        if (content.isEmpty()) {
            return Optional.empty();
        }
        StateReader state = new StateReader(content.get());
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

    /** How far in the registry there is kept state that can be trusted, in bytes; 0 if there is none. */
    public long offset() throws IOException {
        if (LineScanner.size(LogReader.registry(directory)) == 0) {
            return 0;
        }
        bind();
        Optional<byte[]> content = summary.read();
        content = content.isPresent() ? content : whole.read();
        return content.isEmpty() ? 0 : Math.max(0, offset(new StateReader(content.get())));
    }

    /** Reads what precedes the state; -1 if it does not match the registry. */
    private long offset(StateReader state) throws IOException {
        if (!state.text().equals(name) || !state.text().equals(binding)) {
            return -1;
        }
        long offset = state.number();
        return offset <= LineScanner.size(LogReader.registry(directory)) ? offset : -1;
    }

    /** Saves what was gathered since {@link #restore}. A directory that cannot be written makes the next report slower, not wrong. */
    <F extends Fold<F>> void save(F fold, RunPart part, long offset) throws IOException {
        if (isUnaltered()) {
            try {
                whole.write(sink -> {
                    StateWriter state = new StateWriter(sink);
                    write(state, offset, part::write, fold);
                    state.flush();
                });
            } catch (JournalException unwritable) {
                return;
            }
        }
    }

    /** The same for the summary, once the part has {@linkplain RunPart#end ended}. */
    <F extends Fold<F>> void saveSummary(F fold, RunPart part, long offset) throws IOException {
        if (isUnaltered()) {
            StateWriter state = new StateWriter();
            write(state, offset, part::writeSummary, fold);
            try {
                summary.write(state.toByteArray());
            } catch (JournalException unwritable) {
                return;
            }
        }
    }

    /** Writes a part to a file of one of the two kinds. */
    private interface PartWriter {
        void write(StateWriter state);
    }

    private <F extends Fold<F>> void write(StateWriter state, long offset, PartWriter part, F fold) {
        state.text(name);
        state.text(String.valueOf(binding));
        state.number(offset);
        part.write(state);
        fold.write(state);
    }

    /** Whether no other program has written to the registry while it was read. */
    private boolean isUnaltered() throws IOException {
        return binding != null && binding.equals(binding());
    }

    /** Once for each pass: the first binding is the strictest. */
    private void bind() throws IOException {
        if (binding == null) {
            binding = binding();
        }
    }

    private String binding() throws IOException {
        return SeenLogs.binding(directory, LogFiles.REGISTRY);
    }
}
