package taskmgmt.integration;

import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A system whose items become tasks. It is polled repeatedly; an item keeps its id from one poll to the next. Not thread-safe. */
public interface TaskSource {
    /**
     * The source for an integration that {@linkplain Integration.Kind#isSource is one}.
     *
     * @param secret the credential; null for none
     */
    static TaskSource of(Integration integration, @Nullable String secret, Contact contact, InstantSource clock) {
        return switch (integration.kind()) {
            case QDRANT -> new QdrantClient(integration, secret, contact);
            case HTTP -> new HttpSource(integration, secret, contact);
            case FILES -> new FileSource(integration, clock);
            case CODEGEN -> throw new IllegalArgumentException(integration.name() + " has no tasks for us");
        };
    }

    /** Checks that it is available; returns words that follow its name: {@code answers, its collection is green}. Does not retry. */
    String check() throws RemoteException, InterruptedException;

    /** The current items: at least all pending ones, and all whose task may have changed since. */
    Look look() throws RemoteException, InterruptedException;

    /** Whether the state of its items is reported to it. */
    boolean hears();

    /**
     * Reports the state of an item, if it {@linkplain #hears}.
     *
     * @param status of its task, in the words of sources: pending, running, completed, failed, cancelled
     */
    void report(SourceItem item, String taskId, String status, @Nullable String error) throws RemoteException, InterruptedException;

    /**
     * The result of a poll.
     *
     * @param faults places without a readable item, and why
     */
    record Look(List<SourceItem> items, List<String> faults) {
        public Look {
            items = List.copyOf(items);
            faults = List.copyOf(faults);
        }
    }
}
