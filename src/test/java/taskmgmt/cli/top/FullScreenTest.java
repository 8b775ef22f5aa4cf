package taskmgmt.cli.top;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.jline.terminal.Attributes;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.ExternalTerminal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.cli.CommandLineRunner;
import taskmgmt.cli.command.InnerCommands;
import taskmgmt.cli.command.Session;
import taskmgmt.render.chart.Glyphs;
import taskmgmt.render.page.Screen;
import taskmgmt.run.SignalRelay;
import taskmgmt.store.ScanProgress;
import taskmgmt.store.read.LogReader;
import taskmgmt.testkit.Dialogue;
import taskmgmt.testkit.Tool;
import taskmgmt.view.top.TopView;

class FullScreenTest {
    @TempDir
    Path directory;

    private final Dialogue dialogue = new Dialogue();

    @BeforeEach
    void setUp() {
        Tool tool = Tool.in(directory).ticking();
        tool.run("task", "create", "--id", "a1", "--title", "the first", "--start");
        tool.run("task", "create", "--id", "b1", "--title", "the second");
    }

    /** Runs it until its user leaves; the terminal has to be as it was. */
    private int run() throws Exception {
        try (Terminal terminal = new ExternalTerminal("test", "xterm", dialogue, dialogue.seen(), StandardCharsets.UTF_8);
                SignalRelay signals = SignalRelay.ending(Duration.ZERO)) {
            return run(terminal, signals);
        }
    }

    private int run(Terminal terminal, SignalRelay signals) throws IOException, InterruptedException {
        terminal.setSize(new Size(100, 24));
        Attributes before = terminal.getAttributes();
        Session session = Tool.in(directory).ticking().sessionInto(dialogue.seen());
        LogReader logs = LogReader.at(directory.resolve("logs"));
        InnerCommands commands = new InnerCommands(CommandLineRunner::run, session, logs.directory(), null);
        int status = new FullScreen(new TopReading(logs, session, ScanProgress.NONE, true), commands, terminal, session.out(), Glyphs.UNICODE, false,
                100_000_000, TopView.START).run(signals);
        assertThat(dialogue.failure()).isNull();
        assertThat(dialogue.text()).startsWith(Screen.entered()).endsWith(Screen.left());
        assertThat(terminal.getAttributes().toString()).isEqualTo(before.toString());
        return status;
    }

    @Test
    void leavesTheTerminalAsItWas() throws Exception {
        dialogue.when("the second", "q");
        assertThat(run()).isZero();
    }

    @Test
    void endsAtCtrlC() throws Exception {
        dialogue.when("the second", "\u0003");
        assertThat(run()).isEqualTo(130);
    }

    @Test
    void endsAtASignal() throws Exception {
        try (Terminal terminal = new ExternalTerminal("test", "xterm", dialogue, dialogue.seen(), StandardCharsets.UTF_8);
                SignalRelay signals = SignalRelay.ending(Duration.ZERO)) {
            signals.endAll("TERM", Duration.ZERO);
            dialogue.when("the second", "p");
            assertThat(run(terminal, signals)).isEqualTo(143);
        }
    }

    @Test
    void cancelsAfterAQuestion() throws Exception {
        dialogue.when("the second", "c").when("cancel a1?", "n").when("not cancelled", "c").when("cancel a1?", "y").when("cancelled a1", "q");
        assertThat(run()).isZero();
        assertThat(Tool.in(directory).run("task", "show", "a1", "--json").out()).contains("\"cancelled\"");
        assertThat(Tool.in(directory).run("task", "show", "b1", "--json").out()).contains("\"pending\"");
    }

    @Test
    void showsOneTask() throws Exception {
        dialogue.when("the second", "\r").when("created_at", "G").when("EVENT", "q").when("the second", "?").when("cancel it, after a question", "x").when("the second", "/first\r")
                .when("only: first", "q");
        assertThat(run()).isZero();
        assertThat(dialogue.text()).contains("what it wrote was not kept");
    }

    @Test
    void goesOnAsTheLogGrows() throws Exception {
        Thread other = new Thread(() -> Tool.in(directory).ticking().run("task", "create", "--id", "c1", "--title", "the third"));
        dialogue.when("the second", "s").when("by time", "").when("the third", "q");
        other.start();
        assertThat(run()).isZero();
        other.join();
    }
}
