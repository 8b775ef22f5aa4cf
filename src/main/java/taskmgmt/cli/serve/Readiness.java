package taskmgmt.cli.serve;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import taskmgmt.cli.command.Session;

/** Notifies systemd that the server answers, so that units ordered after it start then, and no sooner. */
final class Readiness {
    private static final String VARIABLE = "NOTIFY_SOCKET";
    private static final int PATIENCE_SECONDS = 10;

    private Readiness() {}

    /**
     * Does nothing if systemd did not ask. Returns why the notification failed; null if it succeeded or was not needed.
     */
    static @Nullable String announce(Session session) throws InterruptedException {
        String socket = session.variable(VARIABLE);
        if (socket == null || socket.isEmpty()) {
            return null;
        }
        ProcessBuilder builder = new ProcessBuilder("systemd-notify", "--ready")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put(VARIABLE, socket);
        try {
            Process process = builder.start();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return "systemd-notify does not end";
            }
            return process.exitValue() == 0 ? null : "systemd-notify ended with exit code " + process.exitValue();
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
