package taskmgmt.cli.serve;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.function.Supplier;
import taskmgmt.change.secret.Credentials;
import taskmgmt.change.trigger.FireTrigger;
import taskmgmt.run.workflow.LeadingThreads;
import taskmgmt.serve.hook.Triggered;
import taskmgmt.store.write.TaskLog;
import taskmgmt.trigger.TriggeringEvent;
import taskmgmt.trigger.Trigger;

/**
 * Starts the workflows that webhooks request, in the name of the trigger.
 *
 * @param logs opens the log in a given name
 * @param keys the directory of the keyrings that open credentials
 */
record ServedTriggers(Path directory, FireTrigger fire, LeadingThreads leader, Function<String, TaskLog> logs, Supplier<Path> keys) implements Triggered {
    @Override
    public FireTrigger.Fired fire(Trigger trigger, TriggeringEvent occurrence) throws IOException {
        String actor = "trigger:" + trigger.name();
        FireTrigger.Fired fired;
        try (TaskLog log = logs.apply(actor)) {
            FireTrigger.require(log);
            fired = fire.fire(log, trigger, occurrence, leader.owner());
        }
        if (fired.isOpen() && !leader.isLed(fired.runId())) {
            leader.lead(fired.runId(), actor);
        }
        return fired;
    }

    @Override
    public String secret(String credential) throws IOException {
        return new Credentials(directory, keys.get()).open(credential).secret();
    }
}
