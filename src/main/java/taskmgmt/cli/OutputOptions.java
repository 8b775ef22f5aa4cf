package taskmgmt.cli;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import taskmgmt.render.Column;
import taskmgmt.render.Format;
import taskmgmt.render.Page;
import taskmgmt.render.Report;
import taskmgmt.render.RowWriter;

/** In which form data is wanted: shared by every command that prints some. */
class OutputOptions extends ParameterGroup {
    private final Option<Format> format = option("-o", "--output").as(Format::parse, "FORMAT")
            .offers("table", "json", "jsonl", "csv", "tsv", "yaml").variable("TASK_MGMT_OUTPUT")
            .text("table, json, jsonl, csv, tsv or yaml; a table unless given");
    private final Flag json = flag("--json").text("the same as -o json");
    private final Flag noColor = flag("--no-color").text("no colours, even on a terminal");

    OutputOptions() {
        super("Output options");
    }

    final Format format() {
        return json.isSet() ? Format.JSON : format.or(Format.TABLE);
    }

    /** Where rows go: call {@link RowWriter#row} for each and {@link RowWriter#finish} at the end. */
    final RowWriter rows(List<Column> columns, Session session) {
        return RowWriter.of(format(), columns, page(session), session.out());
    }

    /** Writes a nested report: the data for programs, the text for people. */
    final void report(Map<String, ?> data, Report.Text text, Session session) throws IOException {
        Report.write(format(), data, text, page(session), session.out());
    }

    /** What text is laid out on. */
    final Page page(Session session) {
        boolean terminal = session.terminal().stdoutIsTerminal();
        boolean colour = !noColor.isSet() && session.takesColour();
        return new Page(terminal ? session.terminal().columns() : 0, terminal, colour);
    }
}
