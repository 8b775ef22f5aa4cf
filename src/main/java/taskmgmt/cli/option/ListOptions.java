package taskmgmt.cli.option;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.StringTokenizer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import taskmgmt.cli.command.Flag;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Program;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.command.UsageException;
import taskmgmt.cli.value.Numbers;
import taskmgmt.render.Column;
import taskmgmt.render.Format;
import taskmgmt.render.Human;
import taskmgmt.render.IdRows;
import taskmgmt.render.RowWriter;
import taskmgmt.time.TimeRange;
import taskmgmt.view.Listing;
import taskmgmt.view.part.FieldPart;
import taskmgmt.view.part.ListingWithParts;
import taskmgmt.word.Suggestion;

/**
 * How a list is shown: shared by every command that prints one. On a terminal a table has {@value #ROWS_ON_TERMINAL} rows and says how
 * many more there are; everywhere else it has all rows. An empty list is reported on standard error.
 */
public final class ListOptions extends OutputOptions {
    private static final int ROWS_ON_TERMINAL = 30;
    /** The variable that sets the number of rows. */
    private static final String ROWS = "TASK_MGMT_LIMIT";

    private final String things;
    private final Option<List<String>> columns;
    private final Option<List<String>> sort;
    private final Option<Integer> limit;
    private final Flag noHeaders;
    private final Flag quiet;
    private final Flag watch;
    private final int usual;
    private @Nullable RangeOptions time;
    private String timeField = "";
    private String idField = "";
    private boolean explained;

    /**
     * @param things what the list contains, for the message of an empty list: {@code incidents}
     * @param fields the fields of each item, in the form for programs
     * @param order  the default order of the rows: {@code the newest first}
     */
    public ListOptions(String things, Listing<?> fields, String order) {
        this(things, fields, order, 0);
    }

    /** @param usual the default number of rows everywhere, for a list whose first rows matter most */
    public ListOptions(String things, Listing<?> fields, String order, int usual) {
        this.usual = usual;
        this.things = things;
        List<String> names = fields.columns().stream().map(Column::key).toList();
        columns = option("--columns").as(ListOptions::words, "FIELD,...").offers(names.toArray(String[]::new))
                .text("show these fields: " + String.join(", ", names));
        sort = option("--sort").as(ListOptions::words, "FIELD[:desc],...").offers(names.toArray(String[]::new))
                .text("sort by these fields (default: " + order + ")");
        limit = option("-L", "--limit").as(Numbers.between(0, Integer.MAX_VALUE), "N")
                .text("at most N rows, 0 for all (default: "
                        + (usual > 0 ? usual + ")" : ROWS_ON_TERMINAL + " in a table on a terminal, else all)"));
        noHeaders = flag("--no-headers").text("print no header line");
        quiet = flag("-q", "--quiet").text("print ids only, one per line");
        watch = flag("-w", "--watch").text("redraw the list whenever the log has grown, until interrupted");
    }

    /**
     * Shows only rows whose time is in the range, if one is given; a row without that time is left out.
     *
     * @param field the field with this time: {@code completed_at}
     */
    public ListOptions within(RangeOptions range, String field) {
        time = range;
        timeField = field;
        return this;
    }

    /** Says what {@code --quiet} prints of a row that people know by something else. */
    public ListOptions identifiedBy(String field) {
        idField = field;
        return this;
    }

    private boolean isBounded() {
        return time != null && time.isSet();
    }

    private <T> Predicate<T> wanted(Listing<T> listing, Session session) {
        if (time == null || !time.isSet()) {
            return item -> true;
        }
        TimeRange range = time.range(session);
        Listing<T> at = listing.only(List.of(place(listing, timeField)));
        return item -> at.row(item)[0] instanceof Instant instant && range.contains(instant);
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        for (StringTokenizer tokens = new StringTokenizer(text, ", "); tokens.hasMoreTokens();) {
            words.add(tokens.nextToken());
        }
        if (words.isEmpty()) {
            throw new IllegalArgumentException("names no field");
        }
        return List.copyOf(words);
    }

    /** Whether the output contains only ids. */
    public boolean printsIdsOnly() {
        return quiet.isSet();
    }

    @Override
    public boolean repeats() {
        return watch.isSet();
    }

    @Override
    boolean hasHeaders() {
        return !noHeaders.isSet();
    }

    /** The maximum number of rows. */
    public int maxRows(Session session) {
        boolean table = format() == Format.TABLE && !quiet.isSet() && session.terminal().stdoutIsTerminal();
        int rows = limit.or(usual > 0 ? usual : table ? rowsOnTerminal(session) : 0);
        return rows == 0 ? Integer.MAX_VALUE : rows;
    }

    private static int rowsOnTerminal(Session session) {
        String chosen = session.variable(ROWS);
        if (chosen == null) {
            return ROWS_ON_TERMINAL;
        }
        try {
            return Numbers.between(0, Integer.MAX_VALUE).parse(chosen);
        } catch (IllegalArgumentException e) {
            throw new UsageException(session.origin(ROWS) + ": " + e.getMessage());
        }
    }

    /**
     * Reports that a filter names something that does not exist, so that an empty result is not mistaken for a meaningful one.
     *
     * @param what  the kind of name: {@code subsystem}
     * @param given the requested names
     * @param known all existing names
     */
    public void tellUnknown(String what, Collection<String> given, Collection<String> known, Session session) {
        explained |= TaskReading.tellUnknown(what, given, known, session);
    }

    /** The caller explains an empty list itself. */
    public void explained() {
        explained = true;
    }

    @Override
    public <T> void list(Listing<T> listing, Iterable<? extends T> items, Session session) throws IOException {
        written(listing, items, session).finish();
    }

    /**
     * The same for the rows at the beginning of a list, either {@link #maxRows} of them or all.
     *
     * @param all the length of the list
     */
    public <T> void begin(Listing<T> listing, Iterable<? extends T> items, long all, Session session) throws IOException {
        written(listing, items, session).finish(all);
    }

    private <T> ResultRows<T> written(Listing<T> listing, Iterable<? extends T> items, Session session) throws IOException {
        ResultRows<T> rows = stream(listing, session);
        for (T item : items) {
            rows.row(item);
        }
        return rows;
    }

    /** Whether the rows are in their default order. */
    public boolean isInUsualOrder() {
        return !sort.isSet();
    }

    /** Whether the rows are in ascending order of this field, and no more are wanted than {@link #maxRows}, however many there are. */
    public boolean isBeginningBy(String field) {
        return limit.isSet() && sort.isSet() && (sort.get().equals(List.of(field)) || sort.get().equals(List.of(field + ":asc")));
    }

    /** Whether a field is shown: by default all are, except in a table. */
    public boolean shows(String field) {
        return columns.isSet() ? columns.get().contains(field) : format() != Format.TABLE;
    }

    /** Matches the fields of a list that are to be shown, for callers that show it in another form. */
    public Predicate<String> chosenOf(Listing<?> listing) {
        List<String> keys = chosen(listing, listing.columns().size()).stream().map(place -> listing.columns().get(place).key()).toList();
        return keys::contains;
    }

    @Override
    public <T> ResultRows<T> stream(Listing<T> fields, Session session) {
        Listing<T> listing = withParts(fields);
        Comparator<T> order = order(listing);
        Listing<T> some = listing.only(chosen(listing, fields.columns().size()));
        Listing<T> shown = columns.isSet() ? some.asked() : some;
        RowWriter rows = quiet.isSet() ? new IdRows(page(session).terminal(), session.out()) : rows(shown.columns(), session);
        return new ResultRows<>(shown, rows, order, maxRows(session), wanted(listing, session), (count, all) -> tell(count, all, session));
    }

    private void tell(long count, long left, Session session) throws IOException {
        if (session.terminal().stdoutIsTerminal()) {
            session.out().flush(); // otherwise the last line would appear above the first
        }
        if (count == 0 && !explained && !quiet.isSet() && format() == Format.TABLE) {
            session.err().println(Program.NAME + ": no " + things + (isBounded() ? " in that time" : ""));
        } else if (left > 0 && !limit.isSet()) {
            session.err().println("… and " + Human.count(left) + " more: --limit 0 shows all");
        }
    }

    /** @param usual the number of columns unless parts of fields are requested */
    private <T> List<Integer> chosen(Listing<T> listing, int usual) {
        List<Integer> chosen = new ArrayList<>();
        for (String name : columns.or(List.of())) {
            chosen.add(place(columns, name, listing));
        }
        if (quiet.isSet()) {
            return List.of(idField.isEmpty() ? known(listing) : place(listing, idField));
        }
        for (int i = 0; chosen.isEmpty() || !columns.isSet() && i < usual; i++) {
            chosen.add(i);
        }
        return chosen;
    }

    /** The index of the field that identifies a row. */
    private static int known(Listing<?> listing) {
        for (int i = 0; i < listing.columns().size(); i++) {
            if (listing.columns().get(i).rank() == Column.Rank.KEY) {
                return i;
            }
        }
        return 0;
    }

    /** The requested order; null for the default. */
    public <T> @Nullable Comparator<T> order(Listing<T> fields) {
        Listing<T> listing = withParts(fields);
        Comparator<T> order = null;
        for (String word : sort.or(List.of())) {
            int colon = word.indexOf(':');
            String direction = colon < 0 ? "asc" : word.substring(colon + 1);
            if (!direction.equals("asc") && !direction.equals("desc")) {
                throw new UsageException("--sort: '" + direction + "' is no direction; it is asc or desc");
            }
            int place = place(sort, colon < 0 ? word : word.substring(0, colon), listing);
            Comparator<T> next = listing.order(place, direction.equals("desc"));
            order = order == null ? next : order.thenComparing(next);
        }
        return order;
    }

    /** The list with an additional column for each requested part of a field. */
    private <T> Listing<T> withParts(Listing<T> listing) {
        List<FieldPart> parts = new ArrayList<>();
        for (String name : columns.or(List.of())) {
            FieldPart.add(name, listing, parts);
        }
        for (String word : sort.or(List.of())) {
            int colon = word.indexOf(':');
            FieldPart.add(colon < 0 ? word : word.substring(0, colon), listing, parts);
        }
        return parts.isEmpty() ? listing : new ListingWithParts<>(listing, List.copyOf(parts));
    }

    private static int place(Listing<?> listing, String key) {
        for (int i = 0; i < listing.columns().size(); i++) {
            if (listing.columns().get(i).key().equals(key)) {
                return i;
            }
        }
        return -1;
    }

    private static int place(Option<?> option, String name, Listing<?> listing) {
        int place = place(listing, name.toLowerCase(Locale.ROOT));
        place = place < 0 ? place(listing, name) : place;
        if (place < 0) {
            List<String> names = listing.columns().stream().map(Column::key).toList();
            String suggestion = Suggestion.sentence(name, names);
            throw new UsageException(option.name() + ": no field '" + name + "'"
                    + (suggestion.isEmpty() ? "; there are " + String.join(", ", names) : suggestion));
        }
        return place;
    }
}
