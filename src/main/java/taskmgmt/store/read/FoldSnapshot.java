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
 * What a projection has gathered up to a place in the registry, kept so that the next report goes on from there. Two files
 * for each projection, named by the hash of its name; derived, and safe to delete. Each is enough by itself:
 *
 * <ul>
 *   <li>the whole, from which any report can go on: it has every attempt that failed or was cancelled, as another may follow;
 *   <li>the summary, a fraction of it: these attempts are counted as the last of their tasks, and only known by their ids. It is
 *       of use as long as none of them was the last but one.
 * </ul>
 *
 * <p>Each holds, as {@link StateWriter} writes them: the projection's name, what it is {@linkplain SeenLogs#binding bound} to, the
 * offset, the part, and the fold. It is believed only as long as nobody but our writers has touched the registry since the
 * reading of it began; otherwise, and whatever else is wrong with it, the registry is read again. One for each pass.
 */
public final class FoldSnapshot {
    /** Of what this class and all folds write: one more wherever one of them writes anything else than before. */
    private static final int VERSION = 9;

    private final Path directory;
    private final String name;
    private final StateFile whole;
    private final StateFile summary;
    /** As it was before the registry was read. */
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

    /** A fold, and where in the registry it goes on. */
    record Restored<F>(F fold, long offset) {}

    /** Reads a part as it was written into a file of one of the two kinds. */
    private interface PartReader {
        void read(StateReader state);
    }

    /** Puts what was kept into the part, which must be new; nothing where there is none that can be believed. */
    <F extends Fold<F>> Optional<Restored<F>> restore(Projection<F> projection, RunPart part) throws IOException {
        return restored(whole, projection, part::read);
    }

    /** The same from the summary. Of no use where the part {@linkplain RunPart#isOutOfDate is out of date} at its end. */
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

    /** Up to where in the registry there is something kept that can be believed, in bytes; 0 where there is not. */
    public long offset() throws IOException {
        if (LineScanner.size(LogReader.registry(directory)) == 0) {
            return 0;
        }
        bind();
        Optional<byte[]> content = summary.read();
        content = content.isPresent() ? content : whole.read();
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

    /** Keeps what was gathered since {@link #restore}. A directory that cannot be written makes the next report slower, not wrong. */
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

    /** The same for the summary, when the part has {@linkplain RunPart#end ended}. */
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

    /** Writes a part into a file of one of the two kinds. */
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

    /** Whether nobody else wrote to the registry while it was read. */
    private boolean isUnaltered() throws IOException {
        return binding != null && binding.equals(binding());
    }

    /** Once a pass: the first is the strictest. */
    private void bind() throws IOException {
        if (binding == null) {
            binding = binding();
        }
    }

    private String binding() throws IOException {
        return SeenLogs.binding(directory, LogFiles.REGISTRY);
    }
}
