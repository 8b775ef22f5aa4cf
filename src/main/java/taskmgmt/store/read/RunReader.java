package taskmgmt.store.read;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import taskmgmt.journal.disk.PrivateFiles;
import taskmgmt.journal.lines.LineScanner;
import taskmgmt.record.RegistryCodec;
import taskmgmt.scan.RunPart;
import taskmgmt.stats.Fold;
import taskmgmt.stats.Projection;
import taskmgmt.store.EventSink;
import taskmgmt.store.Meter;
import taskmgmt.store.ReadAhead;
import taskmgmt.store.ScanProgress;
import taskmgmt.task.RunListener;
import taskmgmt.task.TaskEvent;
import taskmgmt.task.TaskRun;

/**
 * The registry as runs of tasks, including the events on the bus, for reports, which never load a whole log. Only open tasks are kept
 * in memory. Needs no lock; a missing log is empty.
 */
public final class RunReader {
    private final LogReader logs;
    private final Path registry;
    private final ScanProgress progress;
    private final Plan plan;
    private final PrivateFiles disk;

    private RunReader(LogReader logs, ScanProgress progress, Plan plan, PrivateFiles disk) {
        this.logs = logs;
        this.registry = LogReader.registry(logs.directory());
        this.progress = progress;
        this.plan = plan;
        this.disk = disk;
    }

    public static RunReader of(LogReader logs, ScanProgress progress) {
        return new RunReader(logs, progress, Plan.USUAL, PrivateFiles.SYSTEM);
    }

    public static RunReader of(LogReader logs, Plan plan) {
        return of(logs, plan, PrivateFiles.SYSTEM);
    }

    public static RunReader of(LogReader logs, Plan plan, PrivateFiles disk) {
        return new RunReader(logs, ScanProgress.NONE, plan, disk);
    }

    /**
     * How a pass is carried out.
     *
     * @param parts     the maximum number of parts that are read in parallel
     * @param partBytes the minimum size of a part, in bytes
     * @param keptBytes the number of newly read bytes after which a checkpoint is worth saving
     */
    public record Plan(int parts, long partBytes, long keptBytes) {
        static final Plan USUAL = new Plan(Runtime.getRuntime().availableProcessors(), 4 << 20, 4 << 20);

        /** The offsets at which the bytes between two offsets are cut, including these two. */
        List<Long> cuts(Path file, long from, long to) throws IOException {
            long count = Math.max(1, Math.min(parts, (to - from) / partBytes));
            List<Long> cuts = new ArrayList<>(List.of(from));
            for (long i = 1; i < count; i++) {
                long cut = LineScanner.lineStart(file, from + (to - from) / count * i);
                if (cut < to) {
                    cuts.add(cut);
                }
            }
            cuts.add(to);
            return cuts;
        }
    }

    /** One pass, with parts in parallel, from the newest checkpoint of this projection on. */
    public <F extends Fold<F>> Runs<F> fold(Projection<F> projection) throws IOException {
        try {
            return folded(projection);
        } catch (UncheckedIOException e) {
            throw e.getCause(); // from a temporary file
        }
    }

    private <F extends Fold<F>> Runs<F> folded(Projection<F> projection) throws IOException {
        long end = LineScanner.size(registry);
        boolean keeps = !projection.name().isEmpty() && end > 0;
        if (!keeps) {
            Folding<F> all = Folding.start(projection);
            read(all, projection, end);
            readBus(all.part, end);
            return all.ended();
        }
        FoldSnapshot kept = new FoldSnapshot(logs.directory(), projection.name(), disk);
        Folding<F> summed = restored(projection, kept::restoreSummary);
        if (summed.end > 0 && end - summed.end < plan.keptBytes) {
            read(summed, projection, end);
            readBus(summed.part, end);
            if (!summed.part.isOutOfDate()) {
                return summed.ended();
            }
        }
        return foldWhole(projection, kept, end);
    }

    private <F extends Fold<F>> Runs<F> foldWhole(Projection<F> projection, FoldSnapshot kept, long end) throws IOException {
        Folding<F> all = restored(projection, kept::restore);
        long from = all.end;
        read(all, projection, end);
        boolean worth = all.end - from >= plan.keptBytes;
        F unsuccessful = worth ? save(all, projection, kept) : null;
        boolean isAlone = !readBus(all.part, end);
        Runs<F> runs = isAlone && unsuccessful != null ? all.ended(unsuccessful) : all.ended();
        if (isAlone && (worth || from > 0)) {
            kept.saveSummary(all.fold, all.part, all.end);
        }
        return runs;
    }

    /** Saves what was gathered. Meanwhile adds up the last attempts that were unsuccessful, which the saved state holds one by one. */
    private static <F extends Fold<F>> F save(Folding<F> all, Projection<F> projection, FoldSnapshot kept) throws IOException {
        FutureTask<Void> saving = new FutureTask<>(() -> {
            kept.save(all.fold, all.part, all.end);
            return null;
        });
        Thread.ofPlatform().daemon().name("save").start(saving);
        F unsuccessful = projection.empty();
        all.part.unsuccessful(Folding.relay(unsuccessful));
        ReadAhead.await(saving, "what was gathered");
        return unsuccessful;
    }

    /**
     * A pass that can be continued with what is written later. It begins at the newest checkpoint; where that is worth while, a new
     * checkpoint is made first, so that the next such pass begins there.
     */
    public <F extends Fold<F>> Continued<F> continued(Projection<F> projection) throws IOException {
        fold(projection);
        FoldSnapshot kept = new FoldSnapshot(logs.directory(), projection.name(), disk);
        return new Continued<>(projection.name().isEmpty() ? Folding.start(projection) : restored(projection, kept::restore), registry);
    }

    /**
     * A pass that can be continued. Not thread-safe.
     *
     * @param <F> gathers the runs that ended
     */
    public static final class Continued<F extends Fold<F>> {
        private final Folding<F> folding;
        private final Path registry;

        private Continued(Folding<F> folding, Path registry) {
            this.folding = folding;
            this.registry = registry;
        }

        /** How far it has read, in bytes from the start of the log. */
        public long end() {
            return folding.end;
        }

        /** Reads on, and returns the number of bytes read. */
        public long read(long to) throws IOException {
            long from = folding.end;
            folding.scan(registry, to, new Meter(ScanProgress.NONE, from, to));
            return folding.end - from;
        }

        /** What was gathered from the runs that ended, except for last attempts that were unsuccessful. */
        public F fold() {
            return folding.fold;
        }

        /** What is known of the other runs. */
        public RunPart part() {
            return folding.part;
        }
    }

    /**
     * One pass, delivered in the order of time: for a run that ended, its start, or its creation if it was never started, and its end;
     * for one that has not ended, its start.
     *
     * @return the tasks that have not ended
     */
    public List<TaskRun> replay(RunListener listener) throws IOException {
        try (RunTimeline timeline = new RunTimeline()) {
            List<TaskRun> open = inLogOrder(timeline);
            timeline.tell(open, listener);
            return open;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** One pass in the order of the log. @return the tasks that have not ended */
    List<TaskRun> inLogOrder(RunListener listener) throws IOException {
        long end = LineScanner.size(registry);
        RunPart part = RunPart.first(listener);
        Meter meter = new Meter(progress, 0, end);
        LineScanner.scan(registry, 0, end, meter.metered(part, 0));
        meter.done();
        readBus(part, end);
        return byCreation(part.open());
    }

    /** Ordered by time, not by the order of the lines. */
    private static List<TaskRun> byCreation(List<TaskRun> open) {
        open.sort(RunReader::created);
        return open;
    }

    /** Composed comparators take milliseconds to link, and are slow until they are compiled. */
    private static int created(TaskRun one, TaskRun other) {
        int byTime = Long.compare(one.moments().created(), other.moments().created());
        return byTime != 0 ? byTime : one.id().compareTo(other.id());
    }

    /** Restores from one of the two files of a snapshot. */
    private interface Restoring<F extends Fold<F>> {
        Optional<FoldSnapshot.Restored<F>> into(Projection<F> projection, RunPart part) throws IOException;
    }

    private static <F extends Fold<F>> Folding<F> restored(Projection<F> projection, Restoring<F> restoring) throws IOException {
        // The listener must exist before the fold that it feeds is read.
        Relay<F> relay = new Relay<>();
        RunPart part = RunPart.ofEnds(relay, true, projection.wantsMetadata(), projection.wantsNames());
        try {
            Optional<FoldSnapshot.Restored<F>> kept = restoring.into(projection, part);
            if (kept.isPresent()) {
                relay.to = kept.get().fold();
                return new Folding<>(kept.get().fold(), part, kept.get().offset());
            }
        } catch (IllegalStateException unreadable) {
            // Written by another version or damaged in a way that its checksum does not show: treated as absent.
            return Folding.start(projection);
        }
        return Folding.start(projection);
    }

    private <F extends Fold<F>> void read(Folding<F> first, Projection<F> projection, long end) throws IOException {
        List<Long> cuts = plan.cuts(registry, Math.min(first.end, end), end);
        Meter meter = new Meter(progress, first.end, end);
        List<Folding<F>> parts = new ArrayList<>(List.of(first));
        List<FutureTask<Void>> others = new ArrayList<>();
        for (int i = 1; i < cuts.size() - 1; i++) {
            Folding<F> part = Folding.inside(projection, cuts.get(i));
            long to = cuts.get(i + 1);
            parts.add(part);
            FutureTask<Void> task = new FutureTask<>(() -> {
                part.scan(registry, to, meter);
                return null;
            });
            others.add(task);
            Thread.ofPlatform().daemon().name("scan-" + i).start(task);
        }
        first.scan(registry, cuts.get(1), meter);
        for (FutureTask<Void> other : others) {
            ReadAhead.await(other, "the registry");
        }
        for (Folding<F> part : parts.subList(1, parts.size())) {
            first.add(part, registry);
        }
        meter.done();
    }

    /** Events waiting on the bus come after the registry, as they will once drained. @return whether there are any */
    private boolean readBus(RunPart part, long registryEnd) throws IOException {
        boolean[] any = {false};
        new BusScan(logs.directory()).undrained(new EventSink() {
            @Override
            public void event(TaskEvent event, long offset) {
                any[0] = true;
                byte[] line = RegistryCodec.encode(event);
                part.line(line, 0, line.length, registryEnd + offset);
            }

            @Override
            public void damaged(String file, long offset, String reason) {
                any[0] = true;
                part.corrupt(offset, 0, reason);
            }
        });
        return any[0];
    }

    /** Passes the ends of runs on to a fold that is set later. */
    private static final class Relay<F extends Fold<F>> implements RunListener {
        private @Nullable F to;

        @Override
        public void started(TaskRun run) {
            throw new IllegalStateException("folds are told of ends alone");
        }

        @Override
        public void ended(TaskRun run) {
            if (to == null) {
                throw new IllegalStateException("a run ended before the fold was there");
            }
            to.accept(run);
        }
    }

    /** A fold and the part of the registry on which it is based. */
    private static final class Folding<F extends Fold<F>> {
        private final F fold;
        private final RunPart part;
        private long end;

        Folding(F fold, RunPart part, long end) {
            this.fold = fold;
            this.part = part;
            this.end = end;
        }

        static <F extends Fold<F>> Folding<F> start(Projection<F> projection) {
            return of(projection, true, 0);
        }

        static <F extends Fold<F>> Folding<F> inside(Projection<F> projection, long from) {
            return of(projection, false, from);
        }

        private static <F extends Fold<F>> Folding<F> of(Projection<F> projection, boolean fromStart, long from) {
            F fold = projection.empty();
            return new Folding<>(fold, RunPart.ofEnds(relay(fold), fromStart, projection.wantsMetadata(), projection.wantsNames()), from);
        }

        private static <F extends Fold<F>> Relay<F> relay(F fold) {
            Relay<F> relay = new Relay<>();
            relay.to = fold;
            return relay;
        }

        void scan(Path registry, long to, Meter meter) throws IOException {
            try {
                end = LineScanner.scan(registry, end, to, meter.metered(part, end)).tailOffset();
            } catch (UncheckedIOException e) {
                throw e.getCause(); // from a temporary file
            }
        }

        Runs<F> ended() {
            part.end();
            return runs();
        }

        /** The same, with unsuccessful last attempts added up. */
        Runs<F> ended(F unsuccessful) {
            fold.combine(unsuccessful);
            return runs();
        }

        private Runs<F> runs() {
            return new Runs<>(fold, byCreation(part.open()), part.strays(), part.damaged());
        }

        void add(Folding<F> later, Path registry) throws IOException {
            part.add(later.part, registry);
            fold.combine(later.fold);
            end = later.end;
        }
    }
}
