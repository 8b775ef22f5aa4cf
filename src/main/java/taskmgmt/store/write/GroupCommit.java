package taskmgmt.store.write;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import taskmgmt.incident.Incident;
import taskmgmt.store.ChangeSet;
import taskmgmt.store.guard.Denial;
import taskmgmt.store.read.Snapshot;
import taskmgmt.task.RefusedException;
import taskmgmt.task.TaskEvent;

/**
 * Writes simultaneous changes of one actor under one hold of the lock, with one sync (group commit: DeWitt et al., Implementation
 * Techniques for Main Memory Database Systems, SIGMOD 1984, 3). To the log they are one change, written like any other; an interruption
 * leaves the same as for one large change.
 *
 * <p>Each change is decided on the content of the log. A change that reads what another change of the group has decided waits for the
 * next group, and is decided then. A refusal or denial affects only its own change. Not thread-safe.
 */
public final class GroupCommit {
    private static final String EVENT_ID = "event_id";

    private final TaskLog log;

    public GroupCommit(TaskLog log) {
        this.log = log;
    }

    /** Writes the changes and reports the outcome to each; returns those left over, in order. The first is never among them. */
    public List<GroupedChange> write(List<GroupedChange> changes) {
        List<GroupedChange> accepted = new ArrayList<>();
        List<GroupedChange> left = new ArrayList<>();
        // The very first change creates the directory, unless it is refused.
        if (changes.size() == 1 || !Files.isDirectory(log.directory())) {
            changes.forEach(this::alone);
            return left;
        }
        try {
            List<ChangeSet> sets = log.exclusively(held -> together(changes, accepted, left, held));
            for (int i = 0; i < accepted.size(); i++) {
                accepted.get(i).done().complete(sets.get(i));
            }
        } catch (TooLargeException e) {
            accepted.forEach(this::alone);
        } catch (IOException | RuntimeException | Error e) {
            changes.forEach(each -> each.done().completeExceptionally(e));
            left.clear();
        }
        return left;
    }

    private List<ChangeSet> together(List<GroupedChange> changes, List<GroupedChange> accepted, List<GroupedChange> left, LockedLog held)
            throws IOException {
        Undecided undecided = new Undecided();
        Snapshot now = log.snapshot(held).guarded(undecided);
        List<ChangeSet> sets = new ArrayList<>();
        List<Incident> incidents = new ArrayList<>();
        List<TaskEvent> events = new ArrayList<>();
        for (GroupedChange each : changes) {
            try {
                ChangeSet set = decided(each, now, held);
                undecided.add(set);
                sets.add(set);
                accepted.add(each);
                incidents.addAll(set.incidents());
                events.addAll(set.events());
            } catch (NotYetException e) {
                left.add(each);
            } catch (RefusedException e) {
                each.done().completeExceptionally(e);
            }
        }
        try {
            log.write(new ChangeSet(incidents, events), held);
        } catch (RefusedException e) {
            throw new TooLargeException(e); // one of them is too large, and nothing is written
        }
        for (GroupedChange each : accepted) {
            each.change().written();
        }
        return sets;
    }

    private ChangeSet decided(GroupedChange change, Snapshot now, LockedLog held) throws IOException {
        ChangeSet set = log.admission().clean(change.decide(now));
        Denial denial = log.admission().of(set, now);
        if (denial != null) {
            log.record(List.of(denial.entry(held.now(), Map.of())), held);
            throw denial.refusal();
        }
        return set;
    }

    private void alone(GroupedChange change) {
        try {
            change.done().complete(change.identity() == null ? log.append(change.change())
                    : log.once(change.identity(), () -> log.append(change.change())));
        } catch (IOException | RuntimeException | Error e) {
            change.done().completeExceptionally(e);
        }
    }

    /** What the group has decided and the log does not contain yet. */
    private static final class Undecided implements Snapshot.Guard {
        private final Set<String> tasks = new HashSet<>();
        private final Set<String> eventIds = new HashSet<>();
        private boolean any;

        void add(ChangeSet set) {
            any |= !set.incidents().isEmpty();
            for (TaskEvent event : set.events()) {
                any = true;
                tasks.add(event.taskId());
                if (event.fields().get(EVENT_ID) instanceof String id) {
                    eventIds.add(id);
                }
            }
        }

        @Override
        public void tasks(Set<String> ids) {
            requireNone(tasks, ids);
        }

        @Override
        public void events(Set<String> ids) {
            requireNone(eventIds, ids);
        }

        @Override
        public void everything() {
            if (any) {
                throw new NotYetException();
            }
        }

        private static void requireNone(Set<String> known, Set<String> asked) {
            for (String each : asked) {
                if (known.contains(each)) {
                    throw new NotYetException();
                }
            }
        }
    }

    /** The log does not contain the answer yet. */
    private static final class NotYetException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotYetException() {
            super("another change of the group comes first", null, false, false);
        }
    }

    /** A record of the group cannot be written, and it is unknown which one. */
    private static final class TooLargeException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooLargeException(RefusedException cause) {
            super(cause);
        }
    }
}
