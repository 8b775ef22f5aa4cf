package taskmgmt.heal.detect;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import taskmgmt.heal.CommandWords;
import taskmgmt.heal.FailureDetector;
import taskmgmt.heal.Observation;
import taskmgmt.run.Child;
import taskmgmt.run.ChildCommand;
import taskmgmt.run.ExitStatus;
import taskmgmt.run.OutputListener;
import taskmgmt.run.StartFailure;
import taskmgmt.run.Streams;
import taskmgmt.time.Durations;

/**
 * Checks by running a command. If it cannot be started, is ended by a signal or takes too long, the result is unknown.
 */
public final class CommandLook {
    private static final Duration GRACE = Duration.ofSeconds(2);

    private CommandLook() {}

    /** Runs a command to its end, and keeps the end of its output. */
    public static Child.Ended run(CommandWords command, Duration timeout, LookPlace place) throws IOException, InterruptedException {
        ChildCommand plain = new ChildCommand(command.words(), place.directory(), place.environment());
        OutputStream nowhere = OutputStream.nullOutputStream();
        return Child.start(command.shell() ? plain.shell(command.words().getFirst()) : plain, new Streams(nowhere, nowhere, false),
                OutputListener.NOBODY, true).await(new Child.TimeLimit(timeout, GRACE), Child.Watcher.NOBODY);
    }

    static Observation look(FailureDetector.CommandFails detector, LookPlace place) throws InterruptedException {
        String words = detector.command().text() + ": ";
        Child.Ended ended;
        try {
            ended = run(detector.command(), detector.timeout(), place);
        } catch (IOException e) {
            return new Observation.Unknown(words + StartFailure.of(e));
        }
        ExitStatus status = ended.status();
        if (ended.timedOut()) {
            return new Observation.Unknown(words + "no answer within " + Durations.text(detector.timeout()));
        }
        if (status.isSuccess()) {
            return new Observation.Fine(words + status.words());
        }
        boolean said = detector.downOn().isEmpty() ? status.code() < ExitStatus.NOT_EXECUTABLE.code() : detector.downOn().contains(status.code());
        return said ? new Observation.Down(words + status.words(), List.of(), List.of()) : new Observation.Unknown(words + status.words());
    }
}
