package taskmgmt.cli.run;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.change.queue.Breakers;
import taskmgmt.change.queue.QueueFile;
import taskmgmt.change.queue.SetBreaker;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Flag;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Program;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.command.UsageException;
import taskmgmt.cli.option.AnswerOptions;
import taskmgmt.cli.option.ListOptions;
import taskmgmt.cli.option.LogLocation;
import taskmgmt.cli.option.RangeOptions;
import taskmgmt.cli.option.LogOptions;
import taskmgmt.cli.value.Numbers;
import taskmgmt.cli.value.Texts;
import taskmgmt.queue.BreakerRule;
import taskmgmt.queue.QueueSettings;
import taskmgmt.render.Format;
import taskmgmt.render.Human;
import taskmgmt.render.Plain;
import taskmgmt.store.read.LogReader;
import taskmgmt.store.write.TaskLog;
import taskmgmt.time.Durations;
import taskmgmt.view.QueueColumns;

/** Sets the circuit breaker of a task type. */
final class QueueBreakerCommand extends Command {
    private final Option<String> type = argument("TYPE").as(Texts::notBlank, "TYPE").text("task type: of a command the name of its program, or its --type");
    private final Option<Integer> failures = option("--failures").as(Numbers.between(1, BreakerRule.MAX_FAILURES), "N")
            .text("number of failed attempts that open it (default: 5)");
    private final Option<Duration> within = option("--within").as(Durations::parse, "DURATION").text("within this time (default: 10m)");
    private final Option<Duration> rest = option("--rest").as(Durations::parse, "DURATION").text("how long it stays open (default: 1m)");
    private final Flag off = flag("--off").text("remove it");
    private final LogOptions log = uses(new LogOptions());
    private final AnswerOptions output = uses(new AnswerOptions());

    QueueBreakerCommand() {
        super("queue breaker", "set the circuit breaker that pauses a task type after failures");
        details("When it has rested, one task of the type is tried at a time: where it succeeds, the others follow, and where it fails, it rests again. How it "
                + "stands follows from the log alone, so that all workers see the same.");
        examples("task-mgmt queue breaker fetch --failures 5 --within 10m --rest 2m", "task-mgmt queue breaker fetch --off");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        if (off.isSet() && (failures.isSet() || within.isSet() || rest.isSet())) {
            throw new UsageException("--off goes with no other terms");
        }
        BreakerRule rule = off.isSet() ? null : rule();
        try (TaskLog writer = log.writer(session)) {
            new SetBreaker(writer).set(type.get(), rule);
        }
        output.confirm("type", type.get(), data(rule), type.get() + (rule == null ? " has no breaker" : " rests for " + Human.duration(rule.rest())
                + " after " + rule.failures() + (rule.failures() == 1 ? " failure" : " failures") + " in " + Human.duration(rule.within())), session);
        return ExitCode.DONE;
    }

    private static Map<String, @Nullable Object> data(@Nullable BreakerRule rule) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("failures", rule == null ? null : (long) rule.failures());
        data.put("within_seconds", rule == null ? null : rule.within());
        data.put("rest_seconds", rule == null ? null : rule.rest());
        return data;
    }

    private BreakerRule rule() {
        try {
            return new BreakerRule(failures.or(BreakerRule.USUAL.failures()), within.or(BreakerRule.USUAL.within()), rest.or(BreakerRule.USUAL.rest()));
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    /** Lists all breakers. */
    static final class Breaking extends Command {
        private final LogLocation log = uses(new LogLocation());
        private final RangeOptions time = uses(RangeOptions.of("only breakers that opened"));
        private final ListOptions output = uses(new ListOptions("breakers", QueueColumns.breakers(Format.JSON), "by type").within(time, "opened_at"));

        Breaking() {
            super("queue breakers", "list the circuit breakers of task types, and which are open");
            examples("task-mgmt queue breakers");
        }

        @Override
        public ExitCode run(Session session) throws IOException {
            LogReader reader = log.reader(session);
            QueueSettings settings = QueueFile.read(reader.directory());
            List<QueueColumns.TypeBreaker> rows = new ArrayList<>();
            Breakers.read(settings, reader.directory()).forEach((type, breaker) -> rows.add(new QueueColumns.TypeBreaker(type, breaker, session.now())));
            if (rows.isEmpty()) {
                output.explained();
                session.err().println(Program.NAME + ": there are no breakers: 'task-mgmt queue breaker' makes one");
            }
            output.list(QueueColumns.breakers(output.format()), rows, session);
            return ExitCode.DONE;
        }
    }
}
