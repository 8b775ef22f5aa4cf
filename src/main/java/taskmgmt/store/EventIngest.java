package taskmgmt.store;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import taskmgmt.task.Refusal;
import taskmgmt.task.RefusedException;
import taskmgmt.task.TaskEvent;

/**
 * Takes a stream of event lines into the registry, in batches of which each is one transaction, and in bounded memory. An
 * event that the registry holds already, by its {@link EventIdentity}, is passed over, so that taking in a stream twice, or
 * again after a crash, adds nothing. Used once.
 */
public final class EventIngest {
    private final TaskLog log;
    private final InstantSource clock;
    private final IngestListener listener;
    private RegistryIndex index;
    private IngestResult result = IngestResult.NOTHING;

    public EventIngest(TaskLog log, InstantSource clock, IngestListener listener) {
        this.log = log;
        this.clock = clock;
        this.listener = listener;
        this.index = new RegistryIndex(log.directory());
    }

    /** A stream that can be read again from its beginning. */
    @FunctionalInterface
    public interface Source {
        InputStream open() throws IOException;
    }

    /** Takes in what can be taken in, and tells the listener of the rest. */
    public IngestResult run(InputStream lines) throws IOException {
        EventLines.read(lines, clock, batch -> log.exclusively(now -> take(batch, now)));
        return result;
    }

    /**
     * Takes in everything or nothing: other writers wait meanwhile.
     *
     * @throws RefusedException where any line was refused; the listener was told of each, and nothing was written
     */
    public IngestResult runStrict(Source source) throws IOException {
        return log.exclusively(now -> {
            try (InputStream lines = source.open()) {
                EventLines.read(lines, clock, this::judge);
            }
            if (result.refused() > 0) {
                throw new RefusedException(Refusal.INVALID, result.refused() + " of " + result.lines()
                        + " lines were refused, so nothing was written");
            }
            index = new RegistryIndex(log.directory());
            result = IngestResult.NOTHING;
            try (InputStream lines = source.open()) {
                EventLines.read(lines, clock, batch -> take(batch, now));
            }
            return result;
        });
    }

    private IngestResult take(List<EventLines.EventLine> batch, Instant now) throws IOException {
        List<TaskEvent> events = judge(batch);
        log.write(new Draft(List.of(), events), now);
        index.upTo(log.registryEnd());
        listener.progress(result);
        return result;
    }

    /** The events of the batch that are new and may follow. */
    private List<TaskEvent> judge(List<EventLines.EventLine> batch) throws IOException {
        index.catchUp(log.registryEnd());
        List<TaskEvent> events = new ArrayList<>(batch.size());
        long known = 0;
        long refused = 0;
        for (EventLines.EventLine line : batch) {
            String fault = line.fault();
            TaskEvent event = line.event();
            if (event != null) {
                try {
                    if (index.add(event)) {
                        events.add(event);
                    } else {
                        known++;
                    }
                    continue;
                } catch (RefusedException e) {
                    fault = String.valueOf(e.getMessage());
                }
            }
            refused++;
            listener.refused(line.number(), fault);
        }
        result = result.plus(new IngestResult(batch.size(), events.size(), known, refused));
        return events;
    }
}
