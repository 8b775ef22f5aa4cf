package taskmgmt.heal.detect;

import java.io.IOException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.file.InvalidPathException;
import taskmgmt.heal.FailureDetector;
import taskmgmt.heal.Observation;

/** Carries out the check of any detector. Not thread-safe. */
public final class FailureLook {
    private final LookPlace place;
    private final PortLook ports;
    private final ProcessLook processes;
    private final FileLook files;
    private final LineLook lines;

    /** Stores nothing: of the lines of files, it sees only those added between its own checks. */
    public FailureLook(LookPlace place) {
        this(place, false);
    }

    /** @param remembers whether the log directory stores how far the lines of files have been seen, for later checks */
    public FailureLook(LookPlace place, boolean remembers) {
        this.place = place;
        this.lines = new LineLook(place, remembers);
        this.processes = new ProcessLook(place);
        this.ports = new PortLook(processes);
        this.files = new FileLook(place, processes);
    }

    public LookPlace place() {
        return place;
    }

    /** The result of a check. If anything keeps it from being made, that is not a failure: the result is unknown. */
    public Observation look(FailureDetector detector) throws InterruptedException {
        try {
            return switch (detector) {
                case FailureDetector.PortInUse port -> ports.look(port);
                case FailureDetector.ProcessGone gone -> processes.look(gone);
                case FailureDetector.CommandFails command -> CommandLook.look(command, place);
                case FailureDetector.FileUnfit file -> files.look(file);
                case FailureDetector.StaleLock lock -> files.look(lock);
                case FailureDetector.DiskLow disk -> DiskLook.look(disk, place);
                case FailureDetector.InodesLow inodes -> ResourceLook.look(inodes, place);
                case FailureDetector.MemoryLow memory -> ResourceLook.look(memory);
                case FailureDetector.LoadHigh load -> ResourceLook.look(load);
                case FailureDetector.FilesOpen open -> processes.look(open);
                case FailureDetector.LinesMatch match -> lines.look(match);
                case FailureDetector.TcpFails tcp -> SocketLook.look(tcp);
                case FailureDetector.TlsExpires tls -> SocketLook.look(tls, place);
                case FailureDetector.HttpFails http -> HttpLook.look(http);
                case FailureDetector.TasksInTrouble tasks -> TaskLook.look(tasks, place);
            };
        } catch (IOException | InvalidPathException | SecurityException e) {
            return new Observation.Unknown(detector.type() + " cannot be checked: " + words(e));
        }
    }

    /** To be called when a remedy was applied for what a detector saw: lines from before are no longer a failure. */
    public void acted(FailureDetector detector) {
        if (detector instanceof FailureDetector.LinesMatch match) {
            lines.acted(match);
        }
    }

    static String words(Exception e) {
        boolean whole = e.getClass() == IOException.class || e instanceof SocketException || e instanceof UnknownHostException;
        if (whole && e.getMessage() != null) {
            return e.getMessage();
        }
        return e.getClass().getSimpleName().replace("Exception", "") + (e.getMessage() == null ? "" : ": " + e.getMessage());
    }
}
