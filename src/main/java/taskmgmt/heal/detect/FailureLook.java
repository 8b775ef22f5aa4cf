package taskmgmt.heal.detect;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import taskmgmt.heal.FailureDetector;
import taskmgmt.heal.Observation;

/** Looks, whatever a detector looks at. Not thread-safe. */
public final class FailureLook {
    private final LookPlace place;
    private final PortLook ports;
    private final ProcessLook processes;
    private final FileLook files;

    public FailureLook(LookPlace place) {
        this.place = place;
        this.processes = new ProcessLook(place);
        this.ports = new PortLook(processes);
        this.files = new FileLook(place, processes);
    }

    public LookPlace place() {
        return place;
    }

    /** What is found out. Whatever keeps a check from being made is no failure: that is unknown then. */
    public Observation look(FailureDetector detector) throws InterruptedException {
        try {
            return switch (detector) {
                case FailureDetector.PortInUse port -> ports.look(port);
                case FailureDetector.ProcessGone gone -> processes.look(gone);
                case FailureDetector.CommandFails command -> CommandLook.look(command, place);
                case FailureDetector.FileUnfit file -> files.look(file);
                case FailureDetector.StaleLock lock -> files.look(lock);
                case FailureDetector.DiskLow disk -> DiskLook.look(disk, place);
                case FailureDetector.HttpFails http -> HttpLook.look(http);
                case FailureDetector.TasksInTrouble tasks -> TaskLook.look(tasks, place);
            };
        } catch (IOException | InvalidPathException | SecurityException e) {
            return new Observation.Unknown(detector.type() + " cannot be checked: " + words(e));
        }
    }

    static String words(Exception e) {
        return e.getClass().getSimpleName().replace("Exception", "") + (e.getMessage() == null ? "" : ": " + e.getMessage());
    }
}
