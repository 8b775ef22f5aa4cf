package taskmgmt.cli.run;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import taskmgmt.change.queue.QueueFile;
import taskmgmt.change.queue.SetSchedule;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.ParameterGroup;
import taskmgmt.cli.command.Program;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.command.UsageException;
import taskmgmt.cli.option.AnswerOptions;
import taskmgmt.cli.option.ListOptions;
import taskmgmt.cli.option.LogLocation;
import taskmgmt.cli.option.RangeOptions;
import taskmgmt.cli.option.LogOptions;
import taskmgmt.cli.value.Texts;
import taskmgmt.expect.Schedule;
import taskmgmt.queue.Job;
import taskmgmt.queue.JobSchedule;
import taskmgmt.queue.QueueSettings;
import taskmgmt.queue.QuietHours;
import taskmgmt.render.Format;
import taskmgmt.render.Plain;
import taskmgmt.store.write.TaskLog;
import taskmgmt.time.Zones;
import taskmgmt.view.QueueColumns;

/** Lists the schedules that put commands into the queue. */
final class QueueSchedulesCommand extends Command {
    private final LogLocation log = uses(new LogLocation());
    private final RangeOptions time = uses(RangeOptions.of("only schedules whose next time is"));
    private final ListOptions output = uses(new ListOptions("schedules", QueueColumns.schedules(Format.JSON), "by id").within(time, "next_at"));

    QueueSchedulesCommand() {
        super("queue schedules", "list scheduled commands, and when each is next due");
        details("A worker adds a task at each time; while none runs, nothing comes, and what was missed is made up for as --catchup has it.");
        examples("task-mgmt queue schedules", "task-mgmt add --cron '0 3 * * *' --zone Europe/Berlin --id backup -- ./backup.sh");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        QueueSettings settings = QueueFile.read(log.reader(session).directory());
        if (settings.schedules().isEmpty()) {
            output.explained();
            session.err().println(Program.NAME + ": there are no schedules: 'task-mgmt add --cron' makes one");
        }
        output.list(QueueColumns.schedules(output.format()), settings.schedules().entrySet(), session);
        return ExitCode.DONE;
    }

    /** Removes a schedule; the tasks that it created stay. */
    static final class Remove extends Command {
        private final Option<String> id = argument("ID").text("the id of a schedule");
        private final LogOptions log = uses(new LogOptions());
        private final AnswerOptions output = uses(new AnswerOptions());

        Remove() {
            super("queue unschedule", "remove a schedule; tasks that it already added stay");
            examples("task-mgmt queue unschedule backup");
        }

        @Override
        public ExitCode run(Session session) throws IOException {
            try (TaskLog writer = log.writer(session)) {
                new SetSchedule(writer).remove(id.get());
            }
            output.confirm("schedule", id.get(), Map.of("status", "removed"), "schedule " + id.get() + " is removed", session);
            return ExitCode.DONE;
        }
    }

    /** When a command is put into the queue again and again. */
    static final class Terms extends ParameterGroup {
        private final Option<String> cron = option("--cron").as(Texts::notBlank, "EXPR")
                .text("schedule as a five-field cron expression, '0 3 * * 1-5', or @daily");
        private final Option<ZoneId> zone = option("--zone").as(Zones::parse, "ZONE")
                .text("the time zone of these times, such as Europe/Berlin or +02:00 (default: UTC)");
        private final Option<JobSchedule.Catchup> catchup = option("--catchup").as(JobSchedule.Catchup::parse, "none|one|all").offers("none", "one", "all")
                .text("which of the times missed while no worker ran to make up for (default: one)");
        private final Option<JobSchedule.Overlap> overlap = option("--overlap").as(JobSchedule.Overlap::parse, "skip|allow|replace")
                .offers("skip", "allow", "replace")
                .text("if the previous task has not ended: add none, add another one, or replace it (default: skip)");
        private final Option<QuietHours> quiet = option("--quiet-hours").as(QuietHours::parse, "FROM-TO")
                .text("quiet hours; what is due in between starts after them: 22:00-06:00");

        Terms() {
            super("Schedule options");
        }

        /** Whether a schedule was given. */
        boolean isSet() {
            if (!cron.isSet() && (zone.isSet() || catchup.isSet() || overlap.isSet() || quiet.isSet())) {
                throw new UsageException("--zone, --catchup, --overlap and --quiet-hours go with --cron");
            }
            return cron.isSet();
        }

        /** The schedule, which starts now. */
        JobSchedule of(Job job, JobSchedule.Work work, Instant now) {
            JobSchedule.Terms terms = new JobSchedule.Terms(catchup.or(JobSchedule.Terms.USUAL.catchup()),
                    overlap.or(JobSchedule.Terms.USUAL.overlap()), quiet.orNull());
            try {
                return new JobSchedule(new Schedule.Cron(fields(cron.get()), zone.or(Zones.UTC)), job, work, terms, now);
            } catch (IllegalArgumentException e) {
                throw new UsageException("--cron: " + e.getMessage());
            }
        }

        /** The fields for a crontab nickname. */
        private static String fields(String text) {
            return switch (text) {
                case "@hourly" -> "0 * * * *";
                case "@daily", "@midnight" -> "0 0 * * *";
                case "@weekly" -> "0 0 * * 0";
                case "@monthly" -> "0 0 1 * *";
                case "@yearly", "@annually" -> "0 0 1 1 *";
                default -> text;
            };
        }
    }
}
