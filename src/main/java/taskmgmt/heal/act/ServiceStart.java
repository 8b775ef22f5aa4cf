package taskmgmt.heal.act;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.heal.FailureDetector;
import taskmgmt.heal.Observation;
import taskmgmt.heal.Remedy;
import taskmgmt.heal.detect.FailureLook;
import taskmgmt.journal.LogBounds;
import taskmgmt.machine.OwnSession;

/**
 * Starts a service and leaves it alone: in a session of its own if setsid(1) is available, so that whatever ends the healer or its terminal
 * does not end the service.
 */
final class ServiceStart {
    private final FailureLook look;
    private final Patience patience;

    ServiceStart(FailureLook look, Patience patience) {
        this.look = look;
        this.patience = patience;
    }

    Applied apply(Remedy.Restart restart) throws IOException, InterruptedException {
        for (@Nullable String file : new @Nullable String[] {restart.pidfile(), restart.output()}) {
            if (file != null) {
                LogBounds.refuse(look.place().path(file));
            }
        }
        Process process = builder(restart).start();
        String who = "started " + restart.command().text() + " as process " + process.pid();
        if (restart.pidfile() != null) {
            write(look.place().path(restart.pidfile()), process.pid());
        }
        FailureDetector ready = restart.ready();
        if (ready == null) {
            return ended(process, who, new Applied(true, who));
        }
        Observation seen = patience.awaitFine(ready, restart.within(), look);
        return seen instanceof Observation.Fine ? new Applied(true, who + ", ready: " + seen.saw())
                : ended(process, who, new Applied(false, who + ", not ready within " + restart.within().toMillis() + " ms: " + seen.saw()));
    }

    /** The result if the process has ended. A program that puts itself into the background ends at once, with exit code 0. */
    private static Applied ended(Process process, String who, Applied otherwise) {
        return process.isAlive() || process.exitValue() == 0 ? otherwise
                : new Applied(false, who + ", which ended with exit code " + process.exitValue());
    }

    private ProcessBuilder builder(Remedy.Restart restart) {
        List<String> words = new ArrayList<>();
        if (restart.command().shell()) {
            words.addAll(List.of("/bin/sh", "-c"));
        }
        words.addAll(restart.command().words());
        ProcessBuilder builder = new ProcessBuilder(OwnSession.of(words)).directory(look.place().directory().toFile());
        for (Map.Entry<String, @Nullable String> each : look.place().environment().entrySet()) {
            if (each.getValue() == null) {
                builder.environment().remove(each.getKey());
            } else {
                builder.environment().put(each.getKey(), each.getValue());
            }
        }
        File nothing = new File("/dev/null");
        Redirect output = restart.output() == null ? Redirect.to(nothing)
                : Redirect.appendTo(look.place().path(restart.output()).toFile());
        return builder.redirectInput(nothing).redirectOutput(output).redirectErrorStream(true);
    }

    /** Writes the process id atomically: a reader sees the old id or the new one, never a part. */
    private static void write(Path pidfile, long pid) throws IOException {
        Path temporary = Files.createTempFile(pidfile.toAbsolutePath().getParent(), ".pid", ".tmp");
        Files.write(temporary, (pid + "\n").getBytes(StandardCharsets.US_ASCII));
        Files.move(temporary, pidfile, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
