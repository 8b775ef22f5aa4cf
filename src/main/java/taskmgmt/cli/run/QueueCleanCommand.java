package taskmgmt.cli.run;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import taskmgmt.change.queue.SetGroup;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Flag;
import taskmgmt.cli.command.Options;
import taskmgmt.cli.command.Program;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.LogOptions;
import taskmgmt.cli.option.OutputOptions;
import taskmgmt.cli.value.Texts;
import taskmgmt.queue.Job;
import taskmgmt.queue.QueueSettings;
import taskmgmt.render.Format;
import taskmgmt.store.write.TaskLog;
import taskmgmt.task.Status;
import taskmgmt.task.Task;
import taskmgmt.view.QueueColumns;

/** Removes ended tasks from the list of the queue, and from nothing else. */
final class QueueCleanCommand extends Command {
    private final Options<String> groups = option("--group", "-g").as(Texts::notBlank, "NAME").anyOf("only tasks of this group");
    private final Flag completed = flag("--successful-only", "-s").text("keep failed and cancelled ones listed");
    private final LogOptions log = uses(new LogOptions());
    private final OutputOptions output = uses(new OutputOptions());

    QueueCleanCommand() {
        super("queue clean", "stop listing queued tasks that have ended");
        details("Only 'queue list --all' forgets them: their records stay, and so does what reports say.");
        examples("task-mgmt queue clean", "task-mgmt queue clean --successful-only --group gpu");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        Set<String> wanted = new LinkedHashSet<>(groups.all());
        QueueReading reading = QueueReading.of(log, session);
        QueueSettings settings = reading.settings();
        Set<String> found = new LinkedHashSet<>();
        Map<String, Long> cleaned = new TreeMap<>();
        long hidden = 0;
        for (Task task : reading.ended()) {
            Job job = Job.of(task);
            boolean asked = job != null && (wanted.isEmpty() || wanted.contains(job.group()));
            if (job != null && asked && (!completed.isSet() || task.status() == Status.COMPLETED)) {
                found.add(job.group());
                if (settings.of(job.group()).shows(task)) {
                    cleaned.merge(job.group(), 1L, Long::sum);
                    hidden++;
                }
            }
        }
        try (TaskLog writer = log.writer(session)) {
            for (String group : hidden == 0 ? Set.<String>of() : found) {
                new SetGroup(writer).apply(group, before -> before.cleanedAt(writer.now(), completed.isSet()));
            }
        }
        if (output.format() == Format.TABLE) {
            session.err().println(Program.NAME + ": " + (hidden == 0 ? "there is nothing to clean up"
                    : hidden + (hidden == 1 ? " task is" : " tasks are") + " not listed any more"));
        } else {
            output.list(QueueColumns.CLEANED, cleaned.entrySet(), session);
        }
        return ExitCode.DONE;
    }
}
