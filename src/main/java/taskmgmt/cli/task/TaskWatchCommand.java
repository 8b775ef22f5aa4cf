package taskmgmt.cli.task;

import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Flag;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Options;
import taskmgmt.cli.command.Program;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.Following;
import taskmgmt.cli.option.LogLocation;
import taskmgmt.cli.option.OutputOptions;
import taskmgmt.cli.option.ResultRows;
import taskmgmt.cli.value.Numbers;
import taskmgmt.json.BadJsonException;
import taskmgmt.json.Json;
import taskmgmt.json.JsonPrinter;
import taskmgmt.record.RegistryCodec;
import taskmgmt.render.Human;
import taskmgmt.render.Plain;
import taskmgmt.store.read.LogReader;
import taskmgmt.store.read.RegistryFollower;
import taskmgmt.task.TaskEvent;
import taskmgmt.view.TaskRows;

/** Prints the events of tasks as they are written. */
final class TaskWatchCommand extends Command {
    private final Options<String> ids = optionalArgument("ID").repeatable("only tasks whose ids begin with this");
    private final Flag fromStart = flag("--from-start").text("start with the first event of the log, not with the next");
    private final Option<Integer> count = option("--count").as(Numbers.between(1, Integer.MAX_VALUE), "N")
            .text("exit after N events");
    private final LogLocation log = uses(new LogLocation());
    private final OutputOptions output = uses(new OutputOptions());

    TaskWatchCommand() {
        super("task watch", "print task events as they are written, until interrupted");
        details("As JSON, each event is an object on a line of its own, as it is in the log: there is no end to wait for.");
        examples("task-mgmt task watch", "task-mgmt task watch storage_ --json | jq -r .event",
                "task-mgmt task watch --count 1  # waits for the next event");
    }

    @Override
    public ExitCode run(Session session) throws IOException, InterruptedException {
        Printer printer = new Printer(session);
        Following.follow(log, fromStart.isSet(), printer, session);
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        return ExitCode.DONE;
    }

    /** Prints each line at once, because somebody is waiting for it. */
    private final class Printer implements RegistryFollower.Listener {
        private final Json parser = Json.lenient();
        private final Session session;
        private final ResultRows<TaskEvent> rows;
        private int left = count.or(Integer.MAX_VALUE);

        Printer(Session session) {
            this.session = session;
            rows = output.stream(TaskRows.watched(), session);
        }

        @Override
        public boolean goesOn() {
            return left > 0;
        }

        @Override
        public void line(byte[] buffer, int start, int end, long offset) throws IOException {
            try {
                Map<String, @Nullable Object> line = parser.parse(buffer, start, end - start);
                TaskEvent event = RegistryCodec.decode(line);
                if (isWanted(event)) {
                    left -= count.isSet() ? 1 : 0;
                    print(line, event);
                }
            } catch (BadJsonException e) {
                damaged(offset, String.valueOf(e.getMessage()));
            }
        }

        private void print(Map<String, @Nullable Object> line, TaskEvent event) throws IOException {
            switch (output.format()) {
                case TABLE -> session.out().append(sentence(event)).append('\n');
                case JSON, JSONL -> session.out().append(JsonPrinter.compact(line)).append('\n');
                case CSV, TSV, YAML -> rows.row(event);
            }
            session.out().flush();
        }

        @Override
        public void damaged(long offset, String reason) {
            session.err().println(Program.NAME + ": " + LogReader.REGISTRY + ": the line at byte " + offset
                    + " is damaged: " + Plain.text(reason));
        }

        private boolean isWanted(TaskEvent event) {
            for (String id : ids.all()) {
                if (event.taskId().startsWith(id)) {
                    return true;
                }
            }
            return !ids.isSet();
        }

        /** {@code 2025-11-17T16:43:28Z task.started storage_backup_1a2b3c4d actor=root}. */
        private static String sentence(TaskEvent event) {
            StringBuilder line = new StringBuilder(Human.time(event.at()));
            line.append("  ").append(event.type().text()).append("  ").append(Plain.text(event.taskId()));
            event.fields().forEach((key, value) -> {
                if (value != null) {
                    line.append("  ").append(Plain.text(key)).append('=').append(Human.cell(value));
                }
            });
            return line.toString();
        }
    }
}
