package taskmgmt.cli.run;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import taskmgmt.change.queue.WaitedTasks;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Flag;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Program;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.LogLocation;
import taskmgmt.machine.Pause;
import taskmgmt.render.Plain;
import taskmgmt.run.task.Heard;
import taskmgmt.run.worker.WorkOutput;
import taskmgmt.store.read.LogReader;
import taskmgmt.task.Status;
import taskmgmt.task.Task;
import taskmgmt.task.TaskField;

/** Shows the output of a task so far, and whatever it writes until it ends. */
final class FollowCommand extends Command {
    private static final int BUFFER_BYTES = 64 << 10;
    private static final long MIN_PAUSE_NANOS = 10_000_000;
    private static final long MAX_PAUSE_NANOS = 200_000_000;

    private final Option<String> id = argument("ID").text("the task, by its id, a unique prefix or end of it, or @last");
    private final Flag soFar = flag("--so-far").text("only what it has written until now");
    private final LogLocation log = uses(new LogLocation());

    FollowCommand() {
        super("follow", "show the output of a task's command as it is written");
        details("Of tasks that a worker runs, or that were run with --log-output. On a terminal, control characters are shown and not "
                        + "obeyed; a file or a pipe gets the bytes as they were written.",
                "Exit code: 0 the task was completed, or has not ended with --so-far; 1 it failed or was cancelled.");
        examples("task-mgmt follow storage_backup_1a2b3c4d", "task-mgmt follow storage_backup_1a2b3c4d --so-far | tail -5");
    }

    @Override
    public ExitCode run(Session session) throws IOException, InterruptedException {
        LogReader reader = log.reader(session);
        Task task = reader.resolve(id.get());
        Path file = file(task, reader.directory());
        WaitedTasks waited = new WaitedTasks(reader.directory(), Set.of(task.id()));
        Pause pause = Pause.growing(MIN_PAUSE_NANOS, MAX_PAUSE_NANOS);
        long shown = 0;
        int idle = 0;
        while (true) {
            Task now = waited.look().getOrDefault(task.id(), task);
            long before = shown;
            shown = show(file, shown, session);
            if (soFar.isSet() || now.status().isTerminal()) {
                if (now.status().isTerminal() && !Files.isRegularFile(file)) {
                    session.err().println(Program.NAME + ": no output of " + Plain.text(task.id()) + " is kept");
                }
                return soFar.isSet() && !now.status().isTerminal() || now.status() == Status.COMPLETED ? ExitCode.DONE : ExitCode.NO;
            }
            idle = shown > before ? 1 : idle + 1;
            pause.pause(idle);
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
    }

    /** The file of its output, which need not exist yet. */
    private static Path file(Task task, Path directory) {
        Path kept = Heard.file(task.value(TaskField.METADATA), task.id());
        return kept != null && task.fields().get(Task.JOB) == null ? kept : WorkOutput.file(directory, task.id());
    }

    /** Returns the offset in bytes up to which the output was shown. */
    private static long show(Path file, long from, Session session) throws IOException {
        if (!Files.isRegularFile(file)) {
            return from; // it has not started
        }
        long at = from;
        try (FileChannel channel = FileChannel.open(file)) {
            ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
            for (int count = channel.read(buffer, at); count > 0; count = channel.read(buffer.clear(), at)) {
                write(buffer.array(), count, session);
                at += count;
            }
        }
        return at;
    }

    private static void write(byte[] bytes, int count, Session session) throws IOException {
        if (session.terminal().stdoutIsTerminal()) {
            String[] lines = new String(bytes, 0, count, StandardCharsets.UTF_8).split("\n", -1);
            for (int i = 0; i < lines.length; i++) {
                session.out().append(Plain.text(lines[i])).append(i + 1 < lines.length ? "\n" : "");
            }
            session.out().flush();
        } else {
            session.out().flush();
            session.streams().out().write(bytes, 0, count);
            session.streams().out().flush();
        }
    }
}
