package taskmgmt.integration;

import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A system whose items become tasks. It is looked at again and again; an item keeps its id from one look to the next. Not thread-safe. */
public interface TaskSource {
    /**
     * That of an integration which {@linkplain Integration.Kind#isSource is one}.
     *
     * @param secret by which it knows us; null for none
     */
    static TaskSource of(Integration integration, @Nullable String secret, Contact contact, InstantSource clock) {
        return switch (integration.kind()) {
            case QDRANT -> new QdrantClient(integration, secret, contact);
            case HTTP -> new HttpSource(integration, secret, contact);
            case FILES -> new FileSource(integration, clock);
            case CODEGEN -> throw new IllegalArgumentException(integration.name() + " has no tasks for us");
        };
    }

    /** Whether it is there, in words that follow its name: {@code answers, its collection is green}. It is asked once. */
    String check() throws RemoteException, InterruptedException;

    /** What it has now: at least all that is pending, and all whose task may have changed since. */
    Look look() throws RemoteException, InterruptedException;

    /** Whether it is told what becomes of its items. */
    boolean hears();

    /**
     * Writes back what became of an item, where it {@linkplain #hears}.
     *
     * @param status of its task, in the words of sources: pending, running, completed, failed, cancelled
     */
    void report(SourceItem item, String taskId, String status, @Nullable String error) throws RemoteException, InterruptedException;

    /**
     * What a look has found.
     *
     * @param faults places without an item that can be read, and why
     */
    record Look(List<SourceItem> items, List<String> faults) {
        public Look {
            items = List.copyOf(items);
            faults = List.copyOf(faults);
        }
    }
}
