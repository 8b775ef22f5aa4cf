package taskmgmt.run.workflow;

import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import taskmgmt.change.workflow.AdvanceRun;
import taskmgmt.queue.JobWork;
import taskmgmt.run.web.WebWork;
import taskmgmt.workflow.Step;
import taskmgmt.workflow.run.Ready;

/** Sends web requests for steps, each in a thread that waits for the answer. */
final class WebhookRequests {
    private final Map<String, String> environment;

    /** @param environment contains secrets, and which addresses are allowed */
    WebhookRequests(Map<String, String> environment) {
        this.environment = environment;
    }

    StepCommands.Running begin(AdvanceRun.Begun begun, Ready.Means.Request asked, Consumer<StepCommands.Ended> whenEnded) {
        WebWork work;
        try {
            work = new WebWork(new JobWork.Request(asked.method(), asked.url(), asked.headers(), asked.secretHeaders(), asked.body(), asked.isJson(),
                    asked.signedBy()), environment);
        } catch (IllegalArgumentException e) {
            whenEnded.accept(new StepCommands.Ended(begun, null, "", e.getMessage()));
            return () -> { };
        }
        Thread.ofPlatform().name("step-" + begun.begin().path()).start(() -> whenEnded.accept(ask(begun, work)));
        return new StepCommands.Running() {
            @Override
            public void stop() {
                work.stop();
            }

            @Override
            public void leave() {
                work.stop();
            }
        };
    }

    private static StepCommands.Ended ask(AdvanceRun.Begun begun, WebWork work) {
        Ready ready = begun.begin().ready();
        Duration timeout = ready.timeout() == null ? Step.Webhook.DEFAULT_TIMEOUT : ready.timeout();
        try {
            WebWork.Answer answer = work.ask(begun.task().id(), !ready.secrets().isEmpty(), timeout);
            return new StepCommands.Ended(begun, answer.attempted(), answer.text(), null);
        } catch (IllegalArgumentException e) {
            return new StepCommands.Ended(begun, null, "", e.getMessage());
        } catch (RuntimeException e) {
            return new StepCommands.Ended(begun, null, "", "a bug: " + e); // the leader of the run must be told of its end
        }
    }
}
