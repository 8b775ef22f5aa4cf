package taskmgmt.cli.top;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.InnerCommands;
import taskmgmt.render.chart.Glyphs;
import taskmgmt.render.page.Screen;
import taskmgmt.run.SignalRelay;
import taskmgmt.run.ExitStatus;
import taskmgmt.view.top.TopFrame;
import taskmgmt.view.top.TopKey;
import taskmgmt.view.top.TopKeys;
import taskmgmt.view.top.TopModel;
import taskmgmt.view.top.TopView;

/** Shows the tasks on a terminal. It takes over the full screen and the keys, and restores the terminal whatever ends it. */
final class FullScreen {
    /** How long a resized window or a signal may go unnoticed. */
    private static final long LOOK_MILLIS = 150;
    /** The pause after reading the log, as a multiple of the time that reading took: at most a tenth of the time goes into it. */
    private static final int REST = 9;
    private static final int MAX_OUTPUT_LINES = 1000;

    private final TopReading reading;
    private final InnerCommands commands;
    private final Terminal terminal;
    private final Writer out;
    private final Glyphs glyphs;
    private final boolean coloured;
    private final long intervalNanos;
    private TopView view;
    private List<String> drawn = List.of();

    FullScreen(TopReading reading, InnerCommands commands, Terminal terminal, Writer out, Glyphs glyphs, boolean coloured, long intervalNanos,
            TopView start) {
        this.reading = reading;
        this.commands = commands;
        this.terminal = terminal;
        this.out = out;
        this.glyphs = glyphs;
        this.coloured = coloured;
        this.intervalNanos = intervalNanos;
        this.view = start;
    }

    /**
     * Runs until the user leaves or a signal ends it; returns the exit code.
     *
     * @param signals caught before the terminal is changed
     */
    int run(SignalRelay signals) throws IOException, InterruptedException {
        Attributes before = terminal.enterRawMode();
        try {
            // Ctrl-C and Ctrl-Z are ordinary keys: a process stopped here would not restore the screen.
            Attributes keys = terminal.getAttributes();
            keys.setLocalFlag(Attributes.LocalFlag.ISIG, false);
            terminal.setAttributes(keys);
            out.append(Screen.entered()).flush();
            return loop(signals);
        } finally {
            try {
                out.append(Screen.left()).flush();
            } finally {
                terminal.setAttributes(before);
            }
        }
    }

    private int loop(SignalRelay signals) throws IOException, InterruptedException {
        KeyReader keys = new KeyReader(terminal.reader()::read);
        TopModel model = reading.model();
        long due = System.nanoTime() + intervalNanos;
        while (true) {
            draw(model);
            TopKey key = keys.next(LOOK_MILLIS);
            String signal = signals.ended();
            if (signal != null) {
                return ExitStatus.signalled(signal).code();
            }
            boolean again = false;
            if (key != null) {
                TopKeys.Step step = TopKeys.after(view, key, model, frame().page(model));
                view = step.view();
                if (step.effect() == TopKeys.Effect.QUIT || step.effect() == TopKeys.Effect.INTERRUPT) {
                    return (step.effect() == TopKeys.Effect.QUIT ? ExitCode.DONE : ExitCode.INTERRUPTED).number();
                }
                again = does(step);
            }
            if (again || !isFrozen() && System.nanoTime() - due >= 0) {
                long from = System.nanoTime();
                model = reading.model();
                long to = System.nanoTime();
                due = to + Math.max(intervalNanos, REST * (to - from));
            }
        }
    }

    private boolean isFrozen() {
        return view.frozen() || view.mode() == TopView.Mode.CONFIRM;
    }

    private TopFrame frame() {
        // The last column stays free: erasing to the end of a line would erase it too.
        return new TopFrame(Math.max(1, terminal.getWidth() - 1), Math.max(2, terminal.getHeight()), glyphs, coloured);
    }

    private void draw(TopModel model) throws IOException {
        List<String> lines = frame().lines(model, view);
        if (!lines.equals(drawn)) {
            out.append(Screen.over(lines)).flush();
            drawn = lines;
        }
    }

    /** Returns whether the log must be read again. */
    private boolean does(TopKeys.Step step) {
        switch (step.effect()) {
            case OPEN -> view = view.showing(frame().fitted(text(step.id())));
            case CANCEL -> view = view.noting(commands.run(List.of("task", "cancel", step.id()),
                    (status, printed, said) -> status == 0 ? "cancelled " + step.id() : firstLine(said)));
            default -> { }
        }
        return step.effect() == TopKeys.Effect.CANCEL || step.effect() == TopKeys.Effect.READ;
    }

    private static String firstLine(String said) {
        return said.lines().findFirst().orElse("it was not cancelled");
    }

    /** The history of a task, and the end of its output. */
    private List<String> text(String id) {
        List<String> lines = new ArrayList<>(lines("task", "show", id));
        lines.add("");
        lines.addAll(lines("task", "history", id));
        lines.add("");
        List<String> output = commands.run(List.of("follow", id, "--so-far"), (status, printed, said) -> printed.lines().toList());
        if (output.isEmpty()) {
            lines.add("what it wrote was not kept: that is for workers, and for 'run --log-output'");
        } else {
            lines.add("what it wrote:");
            lines.addAll(output.subList(Math.max(0, output.size() - MAX_OUTPUT_LINES), output.size()));
        }
        return lines;
    }

    private List<String> lines(String... words) {
        return commands.run(List.of(words), (status, printed, said) -> (status == 0 ? printed : said).lines().toList());
    }
}
