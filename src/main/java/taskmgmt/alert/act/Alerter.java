package taskmgmt.alert.act;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
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
 * Delivers what is to be delivered, each once, and records each delivery after it. One that is killed in between delivers the same
 * again, with the same id. For one alerter at a time, which its caller has to see to; not thread-safe.
 */
public final class Alerter {
    private final TaskLog log;
    private final AlertFinder finder;
    private final AlertDelivery delivery;
    private final SignalRelay signals;

    public Alerter(TaskLog log, AlertFinder finder, AlertDelivery delivery, SignalRelay signals) {
        this.log = log;
        this.finder = finder;
        this.delivery = delivery;
        this.signals = signals;
    }

    /** Hears of each delivery when it is recorded. */
    public interface Listener {
        void delivered(DeliveredAlert delivered) throws IOException;
    }

    /** What a rule has not delivered yet, the earliest first. */
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

    /** Goes through the rules once; whether all that there was has been delivered. */
    public boolean deliver(Listener listener) throws IOException, InterruptedException {
        LogReader logs = LogReader.at(log.directory());
        boolean all = true;
        for (AlertRules.Kept kept : AlertRules.in(logs)) {
            all &= kept.fault() == null;
            for (Alert alert : waiting(kept, finder, logs)) {
                if (signals.ended() != null) {
                    return false;
                }
                String error = delivery.deliver(kept.rule(), alert);
                new RecordDelivery(log).record(kept.taskId(), alert, error, false);
                listener.delivered(new DeliveredAlert(kept.rule().name(), alert, error));
                all &= error == null;
            }
        }
        return all;
    }
}
