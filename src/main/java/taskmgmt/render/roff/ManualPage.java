package taskmgmt.render.roff;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/** A page of section 1 of the manual, built from top to bottom. All text is printed literally. */
public final class ManualPage {
    private static final String BOLD = "\\fB";
    private static final String ITALIC = "\\fI";
    private static final String ROMAN = "\\fR";

    private final StringBuilder page = new StringBuilder();

    /**
     * @param name    of the page, with hyphens between words
     * @param date    of the program described, such as {@code 2026-01-31}
     * @param version of the program described, with its name
     */
    public ManualPage(String name, LocalDate date, String version) {
        page.append(".TH ").append(argument(name.toUpperCase(Locale.ROOT))).append(" 1 \"").append(date).append("\" ")
                .append(argument(version)).append('\n');
    }

    /** The entry for this page in an index of manual pages. */
    public ManualPage name(String name, String summary) {
        section("Name");
        // No line breaks here: programs that build the index read one line.
        page.append(Roff.line(Roff.escaped(name) + " \\- " + Roff.escaped(summary)));
        return this;
    }

    public ManualPage section(String heading) {
        page.append(".SH ").append(argument(heading.toUpperCase(Locale.ROOT))).append('\n');
        return this;
    }

    public ManualPage paragraph(String text) {
        page.append(afterHeading() ? "" : ".PP\n").append(Roff.filled(Roff.escaped(text)));
        return this;
    }

    /** The synopsis of a command: its name and arguments. */
    public ManualPage synopsis(String name, String arguments) {
        page.append(Roff.line(BOLD + Roff.escaped(name) + ROMAN + (arguments.isEmpty() ? "" : " " + Roff.escaped(arguments))));
        return this;
    }

    /** A word in bold, and what it means. */
    public ManualPage entry(String word, String meaning) {
        return item(BOLD + Roff.escaped(word) + ROMAN, meaning);
    }

    /**
     * An option, or an argument if there are no names.
     *
     * @param label of its value; empty if it takes none
     */
    public ManualPage option(List<String> names, String label, String meaning) {
        StringBuilder term = new StringBuilder();
        for (String name : names) {
            term.append(term.isEmpty() ? "" : ", ").append(BOLD).append(Roff.escaped(name)).append(ROMAN);
        }
        if (!label.isEmpty()) {
            term.append(names.isEmpty() ? "" : "=").append(ITALIC).append(Roff.escaped(label)).append(ROMAN);
        }
        return item(term.toString(), meaning);
    }

    private ManualPage item(String term, String meaning) {
        page.append(".TP\n").append(Roff.line(term)).append(Roff.filled(Roff.escaped(meaning)));
        return this;
    }

    /** Lines that are kept as they are, for copying. */
    public ManualPage lines(List<String> lines) {
        page.append(afterHeading() ? "" : ".PP\n").append(".RS 4\n.nf\n");
        for (String line : lines) {
            page.append(Roff.line(Roff.escaped(line)));
        }
        page.append(".fi\n.RE\n");
        return this;
    }

    /** Other pages of the first section. */
    public ManualPage pages(List<String> names) {
        for (int i = 0; i < names.size(); i++) {
            String after = i == names.size() - 1 ? "" : ",";
            page.append(".BR ").append(Roff.escaped(names.get(i))).append(" (1)").append(after).append('\n');
        }
        return this;
    }

    private boolean afterHeading() {
        int line = page.lastIndexOf("\n", page.length() - 2) + 1;
        return page.indexOf(".SH ", line) == line;
    }

    /** An argument of a request, in quotes, so that blanks are part of it. */
    private static String argument(String text) {
        return '"' + Roff.escaped(text) + '"';
    }

    /** The page as roff. */
    public String text() {
        return page.toString();
    }
}
