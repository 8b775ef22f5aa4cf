package taskmgmt.intake;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import taskmgmt.imports.Attempts;
import taskmgmt.imports.ImportContext;
import taskmgmt.imports.ImportedEvent;
import taskmgmt.imports.Preset;
import taskmgmt.imports.Row;
import taskmgmt.imports.TaskFormat;
import taskmgmt.imports.WorkEvents;
import taskmgmt.imports.WorkItem;
import taskmgmt.imports.WorkSink;
import taskmgmt.spill.SpillSorter;

/**
 * An import of tasks: sources are {@link #read} one after the other, then their events are taken from {@link #lines}, in order of
 * time whatever the order of the sources. Memory use is bounded except for 12 bytes a task. Must be closed. Not thread-safe.
 */
public final class TaskImport implements Closeable {
    private static final Instant MIN = Instant.parse("0001-01-02T00:00:00Z");
    private static final Instant MAX = Instant.parse("9999-12-31T23:59:59Z");
    private static final char REPLACEMENT = '\uFFFD';

    private final Preset preset;
    private final boolean keepOrder;
    private final SpillSorter<SortedEvent> sorter;
    private final Attempts attempts = new Attempts();
    private final ImportTotals totals = new ImportTotals();
    private final Listener listener;
    private long sequence;
    private @Nullable TaskFormat before;

    /** Receives what happens as it happens. */
    public interface Listener {
        /** A row that cannot be interpreted. */
        void unusable(Row row, String reason);

        /** Called after every row. */
        void progress(long rows);
    }

    /**
     * @param keepOrder  whether events keep the order of the sources
     * @param temporary  directory for files that hold what does not fit in memory
     * @param maxBytes   maximum size of the events in memory
     */
    public TaskImport(Preset preset, boolean keepOrder, Path temporary, long maxBytes, Listener listener) {
        this.preset = preset;
        this.keepOrder = keepOrder;
        this.sorter = new SpillSorter<>(temporary, maxBytes, Comparator.naturalOrder(), SortedEvent.FORM);
        this.listener = listener;
    }

    /** Reads one source to its end. */
    public void read(ImportSource source, Function<ImportSource, TaskFormat> formats) throws IOException, UnsuitableSourceException {
        TaskFormat format = formats.apply(source);
        if (before != null) {
            format.follows(before);
        }
        before = format;
        Taking taking = new Taking(format);
        try (InputStream bytes = source.opener().open(); BufferedReader text = TextLines.decoded(Compressed.plain(bytes))) {
            Rows.read(preset, source.name(), text, taking);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        format.end(taking);
    }

    public ImportTotals totals() {
        return totals;
    }

    /** Tasks and attempts, known once all lines have been taken. */
    public Attempts attempts() {
        return attempts;
    }

    /** The events as lines of a registry; to be called once, after the last source. */
    public EventLineStream lines() {
        return new EventLineStream(sorter, attempts, totals);
    }

    @Override
    public void close() throws IOException {
        sorter.close();
    }

    /** Connects the rows of one source with its format. */
    private final class Taking implements RowSink, WorkSink {
        private final TaskFormat format;

        Taking(TaskFormat format) {
            this.format = format;
        }

        @Override
        public void columns(List<String> columns) throws UnsuitableSourceException {
            String missing = format.missing(columns);
            if (missing != null) {
                throw new UnsuitableSourceException(missing);
            }
        }

        @Override
        public void row(Row row) {
            totals.row();
            if (hasReplacement(row)) {
                totals.noted(row.number(), "bytes that are not UTF-8 were replaced", text(row));
            }
            format.row(row, this);
            listener.progress(totals.rows());
        }

        @Override
        public void unreadable(long number, String reason, String text) {
            totals.row();
            unusable(new Row(number, java.util.Map.of(Row.LINE, text)), reason);
        }

        @Override
        public void work(WorkItem work) {
            if (isBeyond(work.created()) || isBeyond(work.started()) || isBeyond(work.ended())) {
                unusable(Row.line(work.row(), work.taskId()), "a time beyond the years 1 to 9999");
                return;
            }
            String oddity = WorkEvents.oddity(work);
            if (oddity != null) {
                totals.noted(work.row(), oddity, work.taskId());
            }
            work.unusable().forEach((name, value) ->
                    totals.noted(work.row(), name + " cannot be used: kept in metadata.unusable", String.valueOf(value)));
            totals.work(work);
            try {
                for (ImportedEvent event : WorkEvents.of(work)) {
                    sorter.add(SortedEvent.of(event, sequence++, keepOrder));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void unusable(Row row, String reason) {
            totals.unusable(row.number(), reason, text(row));
            listener.unusable(row, reason);
        }

        @Override
        public void passedOver(Row row) {
            totals.rowPassedOver();
        }
    }

    private static boolean isBeyond(@Nullable Instant at) {
        return at != null && (at.isBefore(MIN) || at.isAfter(MAX));
    }

    private static boolean hasReplacement(Row row) {
        for (Object value : row.values().values()) {
            if (value instanceof String text && text.indexOf(REPLACEMENT) >= 0) {
                return true;
            }
        }
        return false;
    }

    private static String text(Row row) {
        return row.values().containsKey(Row.LINE) ? row.line() : row.values().toString();
    }

    /** The context of a source, derived from the context of all sources. */
    public static ImportContext contextOf(ImportContext all, ImportSource source) {
        return new ImportContext(source.name(), all.times(), all.words(), source.reference(), all.base(), all.prefix(), all.subsystem(),
                all.taskType());
    }
}
