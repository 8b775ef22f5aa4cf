package taskmgmt.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import taskmgmt.render.Column;
import taskmgmt.render.Exposition;
import taskmgmt.render.Format;
import taskmgmt.render.MetricFamily;
import taskmgmt.render.Page;
import taskmgmt.render.Report;
import taskmgmt.render.RowWriter;

/** In which form data is wanted: shared by every command that prints some. */
class OutputOptions extends ParameterGroup {
    private static final List<String> FORMATS = List.of("table", "json", "jsonl", "csv", "tsv", "yaml");

    private final Option<String> format;
    private final Flag json;
    private final Flag noColor;

    /** @param others forms that only this command has, besides those of every command */
    OutputOptions(String... others) {
        super("Output options");
        List<String> known = new ArrayList<>(FORMATS);
        known.addAll(List.of(others));
        String[] words = known.toArray(String[]::new);
        format = option("-o", "--output").oneOf(words).label("FORMAT").variable("TASK_MGMT_OUTPUT")
                .text(String.join(", ", known.subList(0, known.size() - 1)) + " or " + known.getLast()
                        + "; a table unless given");
        json = flag("--json").text("the same as -o json");
        noColor = flag("--no-color").text("no colours, even on a terminal");
    }

    /** Whether this form of the command's own is wanted. */
    final boolean is(String other) {
        return !json.isSet() && format.or("").equals(other);
    }

    final Format format() {
        return json.isSet() ? Format.JSON : Format.parse(format.or("table"));
    }

    /** Where rows go: call {@link RowWriter#row} for each and {@link RowWriter#finish} at the end. */
    final RowWriter rows(List<Column> columns, Session session) {
        return RowWriter.of(format(), columns, page(session), session.out());
    }

    /** Writes a nested report: the data for programs, the text for people. */
    final void report(Map<String, ?> data, Report.Text text, Session session) throws IOException {
        Report.write(format(), data, text, page(session), session.out());
    }

    /** Writes metrics for Prometheus. */
    final void exposition(List<MetricFamily> families, Session session) throws IOException {
        Exposition.write(families, page(session), session.out());
    }

    /** What text is laid out on. */
    final Page page(Session session) {
        boolean terminal = session.terminal().stdoutIsTerminal();
        boolean colour = !noColor.isSet() && session.takesColour();
        return new Page(terminal ? session.terminal().columns() : 0, terminal, colour);
    }
}
