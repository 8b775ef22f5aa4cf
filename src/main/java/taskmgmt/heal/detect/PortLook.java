package taskmgmt.heal.detect;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import taskmgmt.heal.FailureDetector;
import taskmgmt.heal.Observation;
import taskmgmt.heal.Observation.Culprit;
import taskmgmt.machine.ListeningSockets;

/** Finds out which process listens on a port, and whether it should. */
final class PortLook {
    private final ProcessLook processes;

    PortLook(ProcessLook processes) {
        this.processes = processes;
    }

    Observation look(FailureDetector.PortInUse port) throws IOException {
        ListeningSockets.Listeners listeners = new ListeningSockets().on(port.port());
        if (listeners.sockets() == 0) {
            return new Observation.Fine("nobody listens on port " + port.port());
        }
        if (listeners.pids().isEmpty()) {
            return new Observation.Unknown("who listens on port " + port.port() + " cannot be seen: a process of another user, or of the system");
        }
        List<Culprit> wrong = new ArrayList<>();
        for (Long pid : listeners.pids()) {
            if (!isAllowed(pid, port)) {
                wrong.add(processes.process(pid));
            }
        }
        return wrong.isEmpty() ? new Observation.Fine("port " + port.port() + " belongs to process " + listeners.pids().getFirst())
                : new Observation.Down("port " + port.port() + " is taken by process " + wrong.getFirst().pid() + ": " + wrong.getFirst().command(),
                        wrong, List.of());
    }

    private boolean isAllowed(long pid, FailureDetector.PortInUse port) throws IOException {
        String command = port.allowedCommand();
        String words = command == null ? null : processes.commandLine(pid);
        if (command != null && words == null) {
            throw new IOException("the command of process " + pid + " on port " + port.port() + " cannot be seen");
        }
        return command != null && words != null && words.contains(command) || isNamed(pid, port.allowedPidfile());
    }

    /** Whether the file names this process; false if there is no such file, because the service has not started. */
    private boolean isNamed(long pid, @Nullable String pidfile) throws IOException {
        ProcessLook.Named named = pidfile == null ? null : processes.named(processes.place().path(pidfile));
        return named != null && named.process() != null && named.pid() == pid;
    }
}
