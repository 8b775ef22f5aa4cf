package taskmgmt.heal.detect;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import taskmgmt.heal.FailureDetector;
import taskmgmt.heal.Observation;
import taskmgmt.heal.Observation.Culprit;
import taskmgmt.machine.ProcessTable;
import taskmgmt.machine.Processes;

/** Finds processes by their pidfile or command line. */
public final class ProcessLook {
    private static final int MAX_PIDFILE_BYTES = 4_096;
    private static final int MAX_COMMAND = 120;
    private static final long PERCENT = 100;
    /** How much later than the file it wrote a process may seem to have started: the kernel uses a coarse clock. */
    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    private final ProcessTable table = new ProcessTable();
    private final LookPlace place;

    public ProcessLook(LookPlace place) {
        this.place = place;
    }

    /** The content of a pidfile: the process id, and the process that it names; null if that is gone. */
    public record Named(long pid, @Nullable Culprit process) {}

    Observation look(FailureDetector.ProcessGone gone) throws IOException {
        if (!table.isThere()) {
            return new Observation.Unknown("there is no /proc to look for processes in");
        }
        return gone.pidfile() == null ? ofCommand(String.valueOf(gone.command())) : ofPidfile(gone.pidfile(), gone.command());
    }

    /** A process that is gone has no files open; its absence is the failure of another playbook. */
    Observation look(FailureDetector.FilesOpen open) throws IOException {
        List<Culprit> over = new ArrayList<>();
        String saw = "";
        for (Culprit each : watched(open)) {
            ProcessTable.OpenFiles files = table.openFiles(each.pid());
            if (files == null) {
                return new Observation.Unknown("the open files of process " + each.pid() + " cannot be seen");
            }
            Long limit = files.limit();
            boolean tooMany = open.max() > 0 && files.count() > open.max()
                    || open.maxPercent() > 0 && limit != null && files.count() * PERCENT > limit * open.maxPercent();
            String words = "process " + each.pid() + " has " + files.count() + " files open" + (limit == null ? "" : " of " + limit) + ": " + each.command();
            saw = saw.isEmpty() || tooMany && over.isEmpty() ? words : saw;
            if (tooMany) {
                over.add(each);
            }
        }
        return saw.isEmpty() ? new Observation.Unknown("there is no process whose open files could be counted")
                : over.isEmpty() ? new Observation.Fine(saw) : new Observation.Down(saw, over, List.of());
    }

    private List<Culprit> watched(FailureDetector.FilesOpen open) throws IOException {
        String file = open.pidfile();
        String command = open.command();
        if (file == null) {
            return withCommand(String.valueOf(command));
        }
        Named named = named(place.path(file));
        Culprit process = named == null ? null : named.process();
        String words = process == null ? null : table.commandLine(process.pid());
        return process == null || command != null && (words == null || !words.contains(command)) ? List.of() : List.of(process);
    }

    private Observation ofPidfile(String file, @Nullable String command) throws IOException {
        Named named = named(place.path(file));
        if (named == null) {
            return new Observation.Down(file + " is missing");
        }
        Culprit process = named.process();
        if (process == null) {
            return new Observation.Down("process " + named.pid() + " of " + file + " is gone");
        }
        String own = table.commandLine(named.pid());
        if (command != null && own == null) {
            return new Observation.Unknown("the command of process " + named.pid() + " cannot be seen");
        }
        return command == null || own != null && own.contains(command) ? new Observation.Fine("process " + named.pid() + " of " + file + " runs")
                : new Observation.Down("process " + named.pid() + " of " + file + " is another: " + process.command());
    }

    private Observation ofCommand(String command) {
        List<Culprit> found = withCommand(command);
        return found.isEmpty() ? new Observation.Down("no process has '" + command + "' in its command line")
                : new Observation.Fine("process " + found.getFirst().pid() + " runs: " + found.getFirst().command());
    }

    private List<Culprit> withCommand(String command) {
        long self = ProcessHandle.current().pid();
        List<Culprit> found = new ArrayList<>();
        for (ProcessTable.Entry each : table.all()) {
            String words = each.pid() == self ? null : table.commandLine(each.pid());
            if (words != null && words.contains(command)) {
                found.add(process(each.pid()));
            }
        }
        return found;
    }

    /**
     * The process that a pidfile names; null if there is no such file. A process that started after the file was written is a different
     * one, which has been given the same id since.
     *
     * @throws IOException if the file cannot be read, or contains no number
     */
    public @Nullable Named named(Path file) throws IOException {
        String text;
        Instant written;
        try {
            text = firstWord(file);
            written = Files.getLastModifiedTime(file).toInstant();
        } catch (NoSuchFileException _) {
            return null;
        }
        long pid = pid(text);
        if (pid <= 0) {
            throw new IOException(file + " holds no process number");
        }
        Processes.Sighting sighting = table.entry(pid) == null ? null : place.processes().find(pid);
        Instant started = sighting == null ? null : sighting.startedAt();
        boolean another = started != null && started.isAfter(written.plus(TOLERANCE));
        return new Named(pid, sighting == null || another ? null : process(pid));
    }

    private static String firstWord(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            String text = new String(in.readNBytes(MAX_PIDFILE_BYTES), StandardCharsets.ISO_8859_1).strip();
            int end = 0;
            while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
                end++;
            }
            return text.substring(0, end);
        }
    }

    private static long pid(String word) {
        try {
            return Long.parseLong(word);
        } catch (NumberFormatException _) {
            return -1;
        }
    }

    /** An existing process, described for people and for the remedy that ends it. */
    Culprit process(long pid) {
        Processes.Sighting sighting = place.processes().find(pid);
        String command = table.commandLine(pid);
        String words = command == null || command.isEmpty() ? "unknown command" : command;
        return new Culprit(pid, sighting == null ? null : sighting.startedAt(),
                words.length() <= MAX_COMMAND ? words : words.substring(0, MAX_COMMAND) + "…");
    }

    /** The whole command line; null if it cannot be seen. */
    @Nullable String commandLine(long pid) {
        return table.commandLine(pid);
    }

    LookPlace place() {
        return place;
    }
}
