package taskmgmt.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.CommandForm;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Flag;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Options;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.command.UsageException;
import taskmgmt.cli.option.LogOptions;
import taskmgmt.cli.option.OutputOptions;
import taskmgmt.cli.value.KeyValue;
import taskmgmt.cli.value.Numbers;
import taskmgmt.render.Format;
import taskmgmt.testkit.Tool;
import taskmgmt.time.Durations;

class CommandFormTest {
    private final Tool tool = Tool.in(Path.of("."));
    private final Sample sample = new Sample();

    /** One of everything that a command can declare. */
    private static final class Sample extends Command {
        private final Option<String> title = required("--title", "--name").label("TEXT").text("what it is, 100% of it");
        private final Option<Duration> sla = option("--sla").as(Durations::parse, "DURATION")
                .variable("TASK_MGMT_SLA").text("how long it may take");
        private final Option<Integer> priority = option("--priority").as(Numbers.between(1, 10), "N").text("1 to 10");
        private final Option<String> kind = option("--kind").oneOf("small", "large").text("its size");
        private final Options<KeyValue> metadata = option("-m", "--metadata").as(KeyValue::parse, "KEY=VALUE")
                .repeatable("anything else");
        private final Flag start = flag("--start").text("start it at once");
        private final Option<String> first = argument("FIRST").text("the first");
        private final Options<String> others = optionalArgument("ID").repeatable("the others");
        private final LogOptions log = uses(new LogOptions());
        private final OutputOptions output = uses(new OutputOptions());

        Sample() {
            super("task sample", "show 100% of what can be declared");
            examples("task-mgmt task sample --title '100%' a b");
        }

        @Override
        public ExitCode run(Session session) {
            return ExitCode.DONE;
        }
    }

    private void parse(String... arguments) {
        assertThat(CommandForm.parse(sample, arguments, tool.session())).isTrue();
    }

    private void assertRefused(String message, String... arguments) {
        Sample fresh = new Sample();
        assertThatThrownBy(() -> CommandForm.parse(fresh, arguments, tool.session()))
                .isInstanceOf(UsageException.class).hasMessage(message);
    }

    /** Picocli takes each for a format. */
    @Test
    void aPercentSignInHelpIsNoFormat() {
        for (String name : Catalog.names()) {
            Command command = Objects.requireNonNull(Catalog.command(name));
            CommandSpec spec = CommandForm.forHelp(command, name);
            List<ArgSpec> all = new ArrayList<>(spec.args());
            spec.argGroups().forEach(group -> all.addAll(group.args()));
            for (ArgSpec each : all) {
                for (String line : each.description()) {
                    assertThat(String.format(line)).as(name).doesNotContain("%%");
                }
            }
        }
    }

    @Test
    void readsEveryKindOfParameter() {
        parse("a", "--name=x y", "--sla", "1h30m", "--start", "-m", "k=v=w", "b", "--metadata", "empty=", "c", "--kind",
                "large", "--priority", "10");

        assertThat(sample.title.get()).isEqualTo("x y");
        assertThat(sample.sla.orNull()).isEqualTo(Duration.ofMinutes(90));
        assertThat(sample.priority.or(5)).isEqualTo(10);
        assertThat(sample.kind.get()).isEqualTo("large");
        assertThat(sample.metadata.all()).containsExactly(new KeyValue("k", "v=w"), new KeyValue("empty", ""));
        assertThat(sample.start.isSet()).isTrue();
        assertThat(sample.first.get()).isEqualTo("a");
        assertThat(sample.others.all()).containsExactly("b", "c");
    }

    @Test
    void whatIsNotGivenIsUnset() {
        parse("a", "--title", "x");

        assertThat(sample.sla.isSet()).isFalse();
        assertThat(sample.sla.orNull()).isNull();
        assertThat(sample.priority.or(5)).isEqualTo(5);
        assertThat(sample.metadata.all()).isEmpty();
        assertThat(sample.start.isSet()).isFalse();
        assertThat(sample.others.isSet()).isFalse();
    }

    @Test
    void takesValuesLiterally() {
        parse("--title", "@file ${user.home} \"quoted\" 'q' \\n 100% -x", "--", "--start", "-");

        assertThat(sample.title.get()).isEqualTo("@file ${user.home} \"quoted\" 'q' \\n 100% -x");
        assertThat(sample.first.get()).isEqualTo("--start");
        assertThat(sample.others.all()).containsExactly("-");
    }

    @Test
    void valueMayBeEmptyOrBeginWithADash() {
        parse("a", "--title", "-5 degrees", "--kind", "small", "--metadata", "-x=");

        assertThat(sample.title.get()).isEqualTo("-5 degrees");
        assertThat(sample.metadata.all()).containsExactly(new KeyValue("-x", ""));
        Sample other = new Sample();
        CommandForm.parse(other, new String[] {"", "--title="}, tool.session());
        assertThat(other.title.get()).isEmpty();
        assertThat(other.first.get()).isEmpty();
    }

    @Test
    void flagBeforeEnvironmentBeforeDefault() {
        tool.environment("TASK_MGMT_SLA", "5m").environment("TASK_MGMT_LOCK_TIMEOUT", "");
        parse("a", "--title", "x");
        assertThat(sample.sla.orNull()).isEqualTo(Duration.ofMinutes(5));
        assertThat(sample.log.settings(tool.session()).lockTimeout()).isEqualTo(Duration.ofSeconds(30));

        Sample other = new Sample();
        CommandForm.parse(other, new String[] {"a", "--title", "x", "--sla", "6m"}, tool.session());
        assertThat(other.sla.orNull()).isEqualTo(Duration.ofMinutes(6));
    }

    @Test
    void formatIsChosenByOptionThenEnvironment() {
        parse("a", "--title", "x");
        assertThat(sample.output.format()).isEqualTo(Format.TABLE);
        tool.environment("TASK_MGMT_OUTPUT", "yaml");
        parse("a", "--title", "x");
        assertThat(sample.output.format()).isEqualTo(Format.YAML);
        parse("a", "--title", "x", "--json");
        assertThat(sample.output.format()).isEqualTo(Format.JSON);
        assertRefused("--output: cannot be 'xml'; it is one of table, wide, json, jsonl, csv, tsv, yaml",
                "a", "--title", "x", "-o", "xml");
    }

    @Test
    void refusalNamesTheOptionAndTheReason() {
        String see = "; see 'task-mgmt task sample --help'";
        String example = "; for example: task-mgmt task sample --title '100%' a b";
        assertRefused("--title is missing" + example + see, "a");
        assertRefused("--title and FIRST are missing" + example + see);
        assertRefused("FIRST is missing" + example + see, "--title", "x");
        assertRefused("--sla: 'soon' is not a duration; write 90s, 15m, 2h or 7d", "a", "--title", "x", "--sla", "soon");
        assertRefused("--priority: '11' is not a whole number, 1 to 10", "a", "--title", "x", "--priority", "11");
        assertRefused("--metadata: 'k' is not KEY=VALUE", "a", "--title", "x", "-m", "k");
        assertRefused("--kind: cannot be 'huge'; it is one of small, large", "a", "--title", "x", "--kind", "huge");
        assertRefused("--title is given twice" + see, "a", "--title", "x", "--title", "y");
        assertRefused("--title lacks its TEXT" + see, "a", "--title");
        assertRefused("--title lacks its TEXT" + see, "a", "--title", "--start");
        assertRefused("option '--start' should be specified without 'yes' parameter" + see, "a", "--title", "x", "--start=yes");
        assertRefused("unknown option '--titel' (did you mean '--title'?)" + see, "a", "--sla", "1h", "--titel=x");
        assertRefused("unknown option '--strat' (did you mean '--start'?)" + see, "a", "--title", "x", "--strat");
    }

    @Test
    void refusalNamesTheVariableThatIsWrong() {
        tool.environment("TASK_MGMT_LOCK_TIMEOUT", "9");
        assertRefused("TASK_MGMT_LOCK_TIMEOUT: '9' has no unit; write 90s, 15m, 2h or 7d", "a", "--title", "x");
    }

    @Test
    void helpShowsEverything() throws IOException {
        Session session = tool.terminal(90).environment("NO_COLOR", "1").session();
        assertThat(CommandForm.parse(sample, new String[] {"--help"}, session)).isFalse();
        Help.of(new Sample(), session);
        session.out().flush();

        assertThat(tool.outcome(0).out()).isEqualTo("""
                Usage: task-mgmt task sample --title TEXT [OPTIONS] FIRST [ID]...

                Show 100% of what can be declared.

                Arguments:
                      FIRST                  the first
                      [ID...]                the others

                Options:
                      --name, --title=TEXT   what it is, 100% of it
                      --sla=DURATION         how long it may take (or TASK_MGMT_SLA)
                      --priority=N           1 to 10
                      --kind=small|large     its size
                  -m, --metadata=KEY=VALUE   anything else
                      --start                start it at once

                Log options:
                      --logs=DIR             the log directory (default: the nearest 'logs' above the
                                               working directory, else your own) (or TASK_MGMT_LOGS)
                      --actor=NAME           who is doing this, for the audit log (default: the user) (or
                                               TASK_MGMT_ACTOR)
                      --sync=sync|batch|os   when to flush to disk: at every change (sync, the default),
                                               when the command ends (batch), or when the system sees fit
                                               (os) (or TASK_MGMT_SYNC)
                      --lock-timeout=DURATION
                                             how long to wait for other writers (default: 30s) (or
                                               TASK_MGMT_LOCK_TIMEOUT)

                Output options:
                  -o, --output=FORMAT        table, wide, json, jsonl, csv, tsv or yaml (default: table)
                                               (or TASK_MGMT_OUTPUT)
                      --json                 the same as -o json
                      --no-color             no colours, even on a terminal

                Common options:
                      --debug                show the stack trace of an unexpected failure
                  -h, --help                 show this help

                Examples:
                  task-mgmt task sample --title '100%' a b
                """);
    }
}
