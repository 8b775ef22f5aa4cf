package taskmgmt.heal.act;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import taskmgmt.heal.Observation;
import taskmgmt.heal.Observation.Culprit;
import taskmgmt.heal.Remedy;
import taskmgmt.heal.detect.LookPlace;
import taskmgmt.heal.detect.ProcessLook;
import taskmgmt.machine.ProcessTable;

/**
 * Ends processes: TERM, and KILL for those that are still there after the grace period. A process is ended only if it is still the one that
 * was found, because its id may have been reused. Never ends this process, its ancestors, or the first process.
 */
final class ProcessEnd {
    private static final Duration AFTER_KILL = Duration.ofSeconds(2);

    private final ProcessTable table = new ProcessTable();
    private final LookPlace place;
    private final Patience patience;

    ProcessEnd(LookPlace place, Patience patience) {
        this.place = place;
        this.patience = patience;
    }

    Applied apply(Remedy.EndProcesses end, Observation.Down found) throws IOException, InterruptedException {
        List<Culprit> targets = end.pidfile() == null ? found.culprits() : named(end.pidfile());
        if (targets.isEmpty()) {
            return new Applied(false, end.words() + ": there is none");
        }
        List<String> words = new ArrayList<>();
        boolean done = true;
        for (Culprit each : targets) {
            Applied one = end(each, end.grace());
            done &= one.done();
            words.add(one.words());
        }
        return new Applied(done, String.join("; ", words));
    }

    private List<Culprit> named(String pidfile) throws IOException {
        ProcessLook.Named named = new ProcessLook(place).named(place.path(pidfile));
        Culprit process = named == null ? null : named.process();
        return process == null ? List.of() : List.of(process);
    }

    private Applied end(Culprit target, Duration grace) throws InterruptedException {
        String who = "process " + target.pid() + " (" + target.command() + ")";
        if (isProtected(target.pid())) {
            return new Applied(false, who + " is not ended: the healer runs in it");
        }
        ProcessHandle handle = handle(target);
        if (handle == null) {
            return new Applied(true, who + " has ended before");
        }
        if (!handle.destroy()) {
            return new Applied(!isThere(target), who + " could not be sent TERM");
        }
        if (patience.await(grace, () -> !isThere(target))) {
            return new Applied(true, "ended " + who + " by TERM");
        }
        boolean killed = handle.destroyForcibly() && patience.await(AFTER_KILL, () -> !isThere(target));
        return new Applied(killed, (killed ? "ended " : "could not end ") + who + " by KILL, " + grace.toMillis() + " ms after TERM");
    }

    private boolean isProtected(long pid) {
        boolean found = pid <= 1;
        for (ProcessHandle each = ProcessHandle.current(); each != null; each = each.parent().orElse(null)) {
            found |= each.pid() == pid;
        }
        return found;
    }

    /** Whether the process is still there. A zombie does not count, because it no longer holds anything. */
    private boolean isThere(Culprit target) {
        return handle(target) != null && (!table.isThere() || table.entry(target.pid()) != null);
    }

    private static @Nullable ProcessHandle handle(Culprit target) {
        ProcessHandle handle = ProcessHandle.of(target.pid()).orElse(null);
        Instant started = handle == null ? null : handle.info().startInstant().orElse(null);
        boolean another = started != null && target.startedAt() != null && !started.equals(target.startedAt());
        return handle == null || !handle.isAlive() || another ? null : handle;
    }
}
