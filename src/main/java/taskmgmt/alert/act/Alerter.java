package taskmgmt.alert.act;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongSupplier;
import taskmgmt.alert.Alert;
import taskmgmt.alert.AlertHistory;
import taskmgmt.alert.DeliveredAlert;
import taskmgmt.change.watch.AlertRules;
import taskmgmt.change.watch.RecordDelivery;
import taskmgmt.run.SignalRelay;
import taskmgmt.store.read.LogReader;
import taskmgmt.store.write.TaskLog;
import taskmgmt.task.Task;

/**
 * Delivers pending alerts, each once, and records each delivery after it. If it is killed in between, the next one delivers the
 * same alert again, with the same id. Only one alerter may run at a time, which the caller must ensure; not thread-safe.
 */
public final class Alerter {
    /** A delivery that fails after this long has most likely been waiting for a receiver that does not answer. */
    private static final long HUNG_NANOS = Duration.ofSeconds(10).toNanos();

    /** Used by one rule at a time. */
    private final TaskLog log;
    private final AlertFinder finder;
    private final AlertDelivery delivery;
    private final SignalRelay signals;
    private final LongSupplier nanos;

    /** @param nanos a clock that never goes back */
    public Alerter(TaskLog log, AlertFinder finder, AlertDelivery delivery, SignalRelay signals, LongSupplier nanos) {
        this.nanos = nanos;
        this.log = log;
        this.finder = finder;
        this.delivery = delivery;
        this.signals = signals;
    }

    /** Called after each delivery is recorded, one at a time. */
    public interface Listener {
        void delivered(DeliveredAlert delivered) throws IOException;
    }

    /** The alerts that a rule has not delivered yet, earliest first. */
    public static List<Alert> waiting(AlertRules.Kept kept, AlertFinder finder, LogReader logs) throws IOException {
        Task task = kept.task();
        if (task == null || kept.fault() != null) {
            return List.of();
        }
        AlertHistory history = RecordDelivery.history(logs, kept.taskId());
        List<Alert> waiting = new ArrayList<>(finder.find(kept.rule(), task.createdAt()));
        waiting.removeIf(alert -> !history.wants(alert));
        return waiting;
    }

    /**
     * Goes through the rules once; returns whether everything was delivered. The rules run in parallel, so that a rule whose
     * program or server hangs does not delay the others; each rule delivers its own alerts one after another. After a delivery that
     * hung, the rest of that rule's alerts are left for the next time, when that alert counts as having failed once.
     */
    public boolean deliver(Listener listener) throws IOException, InterruptedException {
        LogReader logs = LogReader.at(log.directory());
        boolean all = true;
        List<Future<Boolean>> rules = new ArrayList<>();
        ExecutorService threads = Executors.newThreadPerTaskExecutor(Thread.ofPlatform().daemon().name("task-mgmt alert").factory());
        try {
            for (AlertRules.Kept kept : AlertRules.in(logs)) {
                all &= kept.fault() == null;
                List<Alert> waiting = waiting(kept, finder, logs);
                if (!waiting.isEmpty()) {
                    rules.add(threads.submit(() -> deliver(kept, waiting, listener)));
                }
            }
            for (Future<Boolean> rule : rules) {
                all &= result(rule);
            }
            return all;
        } finally {
            threads.shutdownNow();
        }
    }

    private static boolean result(Future<Boolean> rule) throws IOException, InterruptedException {
        try {
            return rule.get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case IOException io -> throw io;
                case InterruptedException interrupted -> throw interrupted;
                case RuntimeException runtime -> throw runtime;
                case Error error -> throw error;
                case null, default -> throw new IllegalStateException(e);
            }
        }
    }

    private boolean deliver(AlertRules.Kept kept, List<Alert> waiting, Listener listener) throws IOException, InterruptedException {
        boolean all = true;
        for (Alert alert : waiting) {
            if (signals.ended() != null) {
                return false;
            }
            long began = nanos.getAsLong();
            String error = delivery.deliver(kept.rule(), alert);
            synchronized (log) {
                new RecordDelivery(log).record(kept.taskId(), alert, error, false);
                listener.delivered(new DeliveredAlert(kept.rule().name(), alert, error));
            }
            all &= error == null;
            if (error != null && nanos.getAsLong() - began >= HUNG_NANOS) {
                return false;
            }
        }
        return all;
    }
}
