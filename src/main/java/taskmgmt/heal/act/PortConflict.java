package taskmgmt.heal.act;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import taskmgmt.heal.FailureDetector;
import taskmgmt.heal.HealingLimits;
import taskmgmt.heal.Observation;
import taskmgmt.heal.Playbook;
import taskmgmt.heal.Remedy;
import taskmgmt.heal.detect.FailureLook;
import taskmgmt.incident.Severity;
import taskmgmt.run.SignalRelay;
import taskmgmt.task.Refusal;
import taskmgmt.task.RefusedException;

/**
 * A real conflict: a separate process listens on a port that a service wants. Closing this ends that process, if healing has not done so.
 */
public final class PortConflict implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(30);
    private static final Duration WITHIN = Duration.ofSeconds(5);
    private static final Duration GRACE = Duration.ofSeconds(1);

    private final int port;
    private final Process holder;

    private PortConflict(int port, Process holder) {
        this.port = port;
        this.holder = holder;
    }

    /**
     * Creates the conflict, and returns when the port is taken.
     *
     * @param wanted the port; null for any free one
     * @throws RefusedException if it is already taken
     * @throws IOException if the process cannot be started
     */
    public static PortConflict make(@Nullable Integer wanted, FailureLook look, SignalRelay signals) throws IOException, InterruptedException {
        int port = wanted(wanted);
        String java = ProcessHandle.current().info().command().orElse(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        Process holder = new ProcessBuilder(List.of(java, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto", "-Xrs", "-cp",
                System.getProperty("java.class.path"), PortHolder.class.getName(), String.valueOf(port)))
                .redirectInput(Path.of("/dev/null").toFile()).redirectOutput(Redirect.DISCARD).redirectError(Redirect.DISCARD).start();
        PortConflict conflict = new PortConflict(port, holder);
        FailureDetector detector = conflict.playbook().detector();
        if (new Patience(signals).await(START, () -> !holder.isAlive() || look.look(detector) instanceof Observation.Down) && holder.isAlive()) {
            return conflict;
        }
        conflict.close();
        throw new IOException("no process could be made to listen on port " + port);
    }

    private static int wanted(@Nullable Integer wanted) throws IOException {
        try {
            return free(wanted);
        } catch (BindException e) {
            throw new RefusedException(Refusal.NOT_ALLOWED, "port " + wanted + " cannot be had: " + e.getMessage());
        }
    }

    private static int free(@Nullable Integer wanted) throws IOException {
        try (ServerSocket socket = new ServerSocket(wanted == null ? 0 : wanted, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    public int port() {
        return port;
    }

    /** The process that causes the conflict. */
    public long pid() {
        return holder.pid();
    }

    /** Whether the service could get the port now, found out by taking and releasing it. */
    public boolean isOver() {
        try {
            return free(port) == port;
        } catch (IOException _) {
            return false;
        }
    }

    /** The playbook that heals the conflict. */
    public Playbook playbook() {
        FailureDetector detector = new FailureDetector.PortInUse(port, null, null);
        return new Playbook("trigger-port_in_use-" + port, "port_in_use", Severity.HIGH, detector,
                List.of(new Remedy.EndProcesses(null, GRACE)), detector, WITHIN, HealingLimits.DEFAULT, null);
    }

    @Override
    public void close() {
        holder.destroyForcibly();
    }
}
