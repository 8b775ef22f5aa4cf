package taskmgmt.cli;

import java.util.ArrayList;
import java.util.List;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Program;
import taskmgmt.render.Wrap;

/** The help of the program: what to try first, its commands by purpose, topics, and exit codes. Pure. */
final class ProgramHelp {
    static final String ABOUT = "Keeps track of what the programs on this machine are doing.";

    private static final int COLUMN = 15;
    private static final String INDENT = "  ";
    private static final String BOLD = "\u001b[1m";
    private static final String PLAIN = "\u001b[0m";

    /** Commands that show within a minute what the program is good for. */
    private static final List<String> FIRST = List.of(
            "task-mgmt run -- make test      run a command as a task",
            "task-mgmt task list             what is running, and what has run",
            "task-mgmt stats                 how many, how long, how well");

    private final int width;
    private final boolean isStyled;
    private final List<String> lines = new ArrayList<>();

    /** @param width the maximum length of a line, in cells */
    ProgramHelp(int width, boolean isStyled) {
        this.width = width;
        this.isStyled = isStyled;
    }

    List<String> lines() {
        lines.add("Usage: " + Program.NAME + " COMMAND [OPTIONS]");
        lines.add("");
        lines.addAll(Wrap.lines(ABOUT, width));
        heading("Try first");
        FIRST.forEach(line -> lines.add("  " + line));
        for (Catalog.Group group : Catalog.GROUPS) {
            heading(group.title());
            group.nouns().forEach(noun -> entry(noun, summary(noun)));
        }
        lines.add("");
        lines.add("More about a command: " + Program.NAME + " COMMAND --help");
        heading("Topics, each shown by '" + Program.NAME + " help TOPIC'");
        HelpTopics.NAMES.forEach(topic -> entry(topic, HelpTopics.summary(topic)));
        heading("Exit codes");
        for (ExitCode code : ExitCode.values()) {
            String number = Integer.toString(code.number());
            String begin = " ".repeat(5 - number.length()) + number + "  ";
            described(begin, begin, code.meaning());
        }
        return lines;
    }

    /** One line about a noun, or about a command of one word. */
    static String summary(String noun) {
        Command command = Catalog.command(noun);
        return command == null ? Catalog.noun(noun) : command.summary();
    }

    private void heading(String title) {
        lines.add("");
        lines.add((isStyled ? BOLD : "") + title + ":" + (isStyled ? PLAIN : ""));
    }

    private void entry(String name, String text) {
        String gap = " ".repeat(Math.max(1, COLUMN - INDENT.length() - name.length()));
        described(INDENT + name + gap, isStyled ? INDENT + BOLD + name + PLAIN + gap : INDENT + name + gap, text);
    }

    /** @param shown the start of the line as displayed, as wide as {@code begin} */
    private void described(String begin, String shown, String text) {
        List<String> wrapped = Wrap.lines(text, Math.max(1, width - begin.length()));
        lines.add(shown + wrapped.getFirst());
        wrapped.stream().skip(1).forEach(line -> lines.add(" ".repeat(begin.length()) + line));
    }
}
