package taskmgmt.serve.route;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import taskmgmt.serve.Call;
import taskmgmt.serve.JsonPage;
import taskmgmt.serve.Paging;
import taskmgmt.serve.QueryParameter;
import taskmgmt.serve.Response;
import taskmgmt.serve.Route;
import taskmgmt.serve.Reach;

/**
 * Tasks by the filters of {@code task list}, one page at a time: the response is the list as printed by that command, and a header links to
 * the next page.
 */
final class ListRoutes {
    private static final String COMMAND = "task list";
    private static final String ID = "task_id";
    /** The wanted fields; the id is always included, since it says where the next page begins. */
    private static final String COLUMNS = "columns";
    private static final List<String> OPTIONS = List.of("subsystem", "status", "type", "created-by", "assigned-to", "tag", "proof", "priority",
            "text", "overdue", "sort", COLUMNS, "since", "until", "ended-since", "ended-until", "zone");

    private final Readings readings;

    ListRoutes(Readings readings) {
        this.readings = readings;
    }

    /** The list at this path. */
    Route at(String path, String name) {
        List<QueryParameter> parameters = new ArrayList<>();
        parameters.add(QueryParameter.whole(Paging.LIMIT, "how many at most, from 1; more than " + Paging.MOST + " is " + Paging.MOST
                + " (default: " + Paging.USUAL + ")"));
        parameters.add(QueryParameter.text(Paging.CURSOR, "where the page before ended, as its header Link says"));
        parameters.addAll(ReadRoutes.parameters(readings, COMMAND, OPTIONS));
        return Route.get(path, name, "list the tasks that meet all conditions", parameters, this::answer).about(Reach.SUBSYSTEM);
    }

    private Response answer(Call call) throws IOException, InterruptedException {
        Paging paging = Paging.of(call);
        Readings.Reading reading = readings.read(COMMAND, words(call, paging));
        JsonPage page = JsonPage.first(paging.limit(), reading.text());
        Response response = ReadRoutes.answered(new Readings.Reading(page.text(), reading.notices(), reading.negative()), call);
        Map<String, ?> last = page.last();
        return page.more() && last != null ? response.with("Link", next(call, String.valueOf(last.get(ID)))) : response;
    }

    private static List<String> words(Call call, Paging paging) {
        List<String> words = new ArrayList<>(ReadRoutes.words(OPTIONS, call));
        words.replaceAll(word -> word.startsWith("--" + COLUMNS + "=") && !List.of(word.substring(word.indexOf('=') + 1).split(",", -1)).contains(ID)
                ? word + "," + ID : word);
        // One more than requested, to see whether there is a next page.
        words.add("--limit=" + (paging.limit() + 1));
        String after = paging.after();
        if (after != null) {
            words.add("--after=" + after);
        }
        return words;
    }

    /** In the form of RFC 8288. */
    private static String next(Call call, String last) {
        StringBuilder address = new StringBuilder(call.request().path()).append('?');
        call.query().forEach((name, values) -> {
            if (!name.equals(Paging.CURSOR)) {
                values.forEach(value -> address.append(name).append('=').append(Addresses.segment(value)).append('&'));
            }
        });
        return "<" + address.append(Paging.CURSOR).append('=').append(Paging.cursor(last, call.query())) + ">; rel=\"next\"";
    }
}
