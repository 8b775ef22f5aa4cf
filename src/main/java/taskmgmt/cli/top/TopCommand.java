package taskmgmt.cli.top;

import java.io.IOException;
import java.time.Duration;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Flag;
import taskmgmt.cli.command.InnerCommands;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Program;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.LogLocation;
import taskmgmt.cli.option.OutputOptions;
import taskmgmt.cli.option.ScanMeter;
import taskmgmt.cli.value.Numbers;
import taskmgmt.render.Format;
import taskmgmt.render.chart.Glyphs;
import taskmgmt.render.page.Screen;
import taskmgmt.run.ExitStatus;
import taskmgmt.run.SignalRelay;
import taskmgmt.run.TerminalGuard;
import taskmgmt.store.read.LogReader;
import taskmgmt.time.Durations;
import taskmgmt.view.top.TopDocument;
import taskmgmt.view.top.TopFrame;
import taskmgmt.view.top.TopModel;
import taskmgmt.view.top.TopView;

/** Shows the open tasks, live. */
final class TopCommand extends Command {
    private static final Duration DEFAULT_INTERVAL = Duration.ofSeconds(2);
    private static final Duration MIN_INTERVAL = Duration.ofMillis(100);
    private static final int DEFAULT_COLUMNS = 160;

    private final Option<Duration> interval = option("-d", "--interval").as(TopCommand::interval, "DURATION").text("refresh interval, at least 100ms (default: 2s)");
    private final Flag once = flag("--once").text("print once and exit");
    private final Option<Integer> count = option("--count").as(Numbers.between(1, Integer.MAX_VALUE), "N")
            .text("print N times, without keys, and exit");
    private final Option<String> filter = option("--filter").label("WORDS").text("only tasks with these words in id, title, subsystem, type or status");
    private final LogLocation log = uses(new LogLocation());
    private final OutputOptions output = uses(new OutputOptions());
    private final InnerCommands.Runner runner;

    TopCommand(InnerCommands.Runner runner) {
        super("top", "show open tasks live: running, stuck and late");
        this.runner = runner;
        details("On a terminal it takes the whole screen: ? explains the keys, q leaves. Where standard output is no terminal, or one with"
                + " TERM=dumb, and with -o, it prints the same again and again until it is interrupted.",
                "Left: half of the tasks that ran so long were over by then; at most: nine of ten were, see 'help forecasts'."
                + " CPU and memory are from snapshots: 100% is one processor. At risk: 80% of the time to the deadline is used."
                + " Stuck: active for an hour, no progress for half an hour after there was some, sent back three times, or its process is gone.",
                "It reads only the new part of the log.");
        examples("task-mgmt top", "task-mgmt top --once", "task-mgmt top --filter gpu --interval 10s", "task-mgmt top --once -o json | jq .tasks");
    }

    private static Duration interval(String text) {
        Duration duration = Durations.parse(text);
        if (duration.compareTo(MIN_INTERVAL) < 0) {
            throw new IllegalArgumentException("is shorter than 100ms");
        }
        return duration;
    }

    @Override
    public ExitCode run(Session session) {
        throw new IllegalStateException("its exit code may be that of a signal");
    }

    @Override
    public int status(Session session) throws IOException, InterruptedException {
        LogReader reader = log.reader(session);
        boolean full = !once.isSet() && !count.isSet() && output.format() == Format.TABLE && session.terminal().stdoutIsTerminal()
                && session.terminal().stdinIsTerminal() && !"dumb".equals(session.variable("TERM"));
        TopReading reading = new TopReading(reader, session, new ScanMeter(session), !full);
        return full ? screen(reading, reader, session) : printed(reading, session);
    }

    private int screen(TopReading reading, LogReader reader, Session session) throws IOException, InterruptedException {
        try (SignalRelay signals = SignalRelay.open();
                TerminalGuard _ = TerminalGuard.of(Screen.left());
                Terminal terminal = TerminalBuilder.builder().name(Program.NAME).system(true).nativeSignals(false).provider("ffm").build()) {
            return on(terminal, reading, reader, session).run(signals);
        }
    }

    /** The screen on this terminal. */
    FullScreen on(Terminal terminal, TopReading reading, LogReader reader, Session session) {
        return new FullScreen(reading, new InnerCommands(runner, session, reader.directory(), null), terminal, session.out(), glyphs(session),
                output.page(session).colour(), interval.or(DEFAULT_INTERVAL).toNanos(), start());
    }

    private TopView start() {
        return TopView.START.only(filter.or(""));
    }

    private static Glyphs glyphs(Session session) {
        return session.showsUnicode() ? Glyphs.UNICODE : Glyphs.ASCII;
    }

    private int printed(TopReading reading, Session session) throws IOException, InterruptedException {
        int left = once.isSet() ? 1 : count.or(Integer.MAX_VALUE);
        try (SignalRelay signals = SignalRelay.open()) {
            while (true) {
                print(reading.model(), session);
                left--;
                if (left > 0 && !signals.await(interval.or(DEFAULT_INTERVAL))) {
                    continue;
                }
                String signal = signals.ended();
                return signal == null ? ExitCode.DONE.number() : ExitStatus.signalled(signal).code();
            }
        }
    }

    private void print(TopModel model, Session session) throws IOException {
        if (output.format() == Format.TABLE) {
            int columns = session.terminal().columns() == 0 ? DEFAULT_COLUMNS : session.terminal().columns();
            for (String line : new TopFrame(columns, 0, glyphs(session), output.page(session).colour()).lines(model, start())) {
                session.out().append(line).append('\n');
            }
            session.out().append(once.isSet() ? "" : "\n");
        } else {
            output.report(TopDocument.data(model, start()), (page, out) -> out.append(""), session);
        }
        session.out().flush();
    }
}
