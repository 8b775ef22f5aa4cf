package taskmgmt.cli.option;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Failure;
import taskmgmt.cli.command.Flag;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.ParameterGroup;
import taskmgmt.cli.command.Session;
import taskmgmt.render.Column;
import taskmgmt.render.Format;
import taskmgmt.render.Page;
import taskmgmt.render.Report;
import taskmgmt.render.RowWriter;
import taskmgmt.render.Times;
import taskmgmt.render.metric.Exposition;
import taskmgmt.render.metric.MetricFamily;
import taskmgmt.task.RefusedException;
import taskmgmt.time.Zones;
import taskmgmt.view.Document;
import taskmgmt.view.Listing;

/** The format of data: shared by every command that prints data. */
public class OutputOptions extends ParameterGroup {
    /** The formats of every command. */
    public static final List<String> FORMATS = List.of("table", "wide", "json", "jsonl", "csv", "tsv", "yaml");

    private final Option<String> format;
    private final Flag json;
    private final Flag noColor;

    /** @param others further formats that only this command has */
    // The option stores its owner without calling it.
    @SuppressWarnings("this-escape")
    public OutputOptions(String... others) {
        super("Output options");
        List<String> known = new ArrayList<>(FORMATS);
        known.addAll(List.of(others));
        String[] words = known.toArray(String[]::new);
        format = option("-o", "--output").oneOf(words).label("FORMAT").variable("TASK_MGMT_OUTPUT")
                .text(String.join(", ", known.subList(0, known.size() - 1)) + " or " + known.getLast()
                        + " (default: table)");
        json = flag("--json").text("the same as -o json");
        noColor = flag("--no-color").text("no colours, even on a terminal");
    }

    /** Whether this format of the command's own was requested. */
    public final boolean is(String other) {
        return !json.isSet() && format.or("").equals(other);
    }

    public final Format format() {
        return json.isSet() ? Format.JSON : isWide() ? Format.TABLE : Format.parse(format.or("table"));
    }

    /** A table with everything, however long its lines become. */
    private boolean isWide() {
        return is("wide");
    }

    /** Whether a table has a line of headers. */
    boolean hasHeaders() {
        return true;
    }

    /** Where rows go: call {@link RowWriter#row} for each and {@link RowWriter#finish} at the end. */
    public final RowWriter rows(List<Column> columns, Session session) {
        return RowWriter.of(format(), columns, page(session), session.out());
    }

    /** Writes similar items, one row for each. */
    public <T> void list(Listing<T> listing, Iterable<? extends T> items, Session session) throws IOException {
        listing.write(items, rows(listing.columns(), session));
    }

    /** Writes similar items as they arrive. */
    public <T> ResultRows<T> stream(Listing<T> listing, Session session) {
        return new ResultRows<>(listing, rows(listing.columns(), session));
    }

    /** Writes one result: its data for programs, its text for people. */
    public final void show(Document document, Session session) throws IOException {
        Report.write(format(), document.data(), document::write, page(session), session.out());
    }

    /** Writes several results: an array of their data for programs, their texts for people. */
    public final void show(List<? extends Document> documents, Session session) throws IOException {
        Report.write(format(), documents.stream().map(Document::data).toList(), (page, out) -> {
            for (int i = 0; i < documents.size(); i++) {
                out.append(i == 0 ? "" : "\n");
                documents.get(i).write(page, out);
            }
        }, page(session), session.out());
    }

    /** Says of one of several why it was refused, in the form of the rest, and returns the exit code. */
    public final ExitCode refused(RefusedException refused, Session session) {
        Failure failure = new Failure(refused, format() == Format.JSON || format() == Format.JSONL ? List.of("--json") : List.of());
        failure.report(session);
        return failure.code();
    }

    /** Writes a nested report: the data for programs, the text for people. */
    public final void report(Map<String, ?> data, Report.Text text, Session session) throws IOException {
        Report.write(format(), data, text, page(session), session.out());
    }

    /** Writes metrics for Prometheus. */
    public final void exposition(List<MetricFamily> families, Session session) throws IOException {
        Exposition.write(families, page(session), session.out());
    }

    /** Writes metrics as OpenMetrics. */
    public final void openMetrics(List<MetricFamily> families, Session session) throws IOException {
        Exposition.writeOpenMetrics(families, page(session), session.out());
        session.out().append(Exposition.END);
    }

    /** The page on which text is laid out. */
    public final Page page(Session session) {
        boolean terminal = session.terminal().stdoutIsTerminal();
        boolean colour = !noColor.isSet() && session.takesColour();
        boolean wide = isWide();
        int columns = terminal && !wide ? session.terminal().columns() : 0;
        return new Page(columns, terminal, colour, terminal ? times(!wide, session) : Times.EXACT, wide, hasHeaders());
    }

    /** The user's clock, for output that is read later. */
    public static Times clock(Session session) {
        return times(false, session);
    }

    private static Times times(boolean relative, Session session) {
        return new Times(session.now(), Zones.ofVariable(session.variable("TZ")), relative);
    }
}
