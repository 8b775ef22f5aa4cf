package taskmgmt.serve.page;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import taskmgmt.access.Role;
import taskmgmt.serve.Call;
import taskmgmt.serve.html.Data;
import taskmgmt.serve.html.Shown;
import taskmgmt.serve.route.Readings;

/** One visit at a page: who looks, when, and what is read for it. For one thread. */
final class Visit {
    private final Call call;
    private final Readings readings;
    private final Shown shown;
    private final Set<String> notices = new LinkedHashSet<>();

    Visit(Call call, Readings readings, Instant now) {
        this.call = call;
        this.readings = readings;
        this.shown = new Shown(now);
    }

    Call call() {
        return call;
    }

    Shown shown() {
        return shown;
    }

    /** Whether the visitor has this role, or might have it after logging in. */
    boolean maybe(Role role) {
        return call.caller().session() == null || call.caller().role().covers(role);
    }

    /** What was said beside what was read, as that lines are damaged. */
    List<String> notices() {
        return List.copyOf(notices);
    }

    /** An object that a command prints. */
    Data object(String command, String... words) throws IOException, InterruptedException {
        return Data.object(text(command, Arrays.asList(words)));
    }

    /** A list that a command prints. */
    List<Data> rows(String command, String... words) throws IOException, InterruptedException {
        return Data.rows(text(command, Arrays.asList(words)));
    }

    String text(String command, List<String> words) throws IOException, InterruptedException {
        return text(readings.read(command, words));
    }

    /** What was read, whose notices are said on the page. */
    String text(Readings.Reading reading) {
        for (String notice : reading.notices()) {
            // That a list is empty is what the page says in its own words.
            if (!notice.startsWith("no ")) {
                notices.add(notice);
            }
        }
        return reading.text();
    }

    /** What a command prints that has no other form. */
    String plain(String command, String... words) throws IOException, InterruptedException {
        return readings.readAs(command, Arrays.asList(words));
    }

    /** The first of a list, for those that may be long. */
    static List<Data> first(int most, List<Data> rows) {
        return new ArrayList<>(rows.subList(0, Math.min(most, rows.size())));
    }
}
