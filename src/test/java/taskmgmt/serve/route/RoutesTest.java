package taskmgmt.serve.route;

import taskmgmt.serve.action.RunLeader;
import taskmgmt.serve.gate.Logins;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import taskmgmt.access.BrowserSessions;
import taskmgmt.change.trigger.FireTrigger;
import taskmgmt.serve.Cookie;
import taskmgmt.serve.QueryParameter;
import taskmgmt.access.Role;
import taskmgmt.serve.Route;
import taskmgmt.serve.RouteTable;
import taskmgmt.serve.agent.AgentRoutes;
import taskmgmt.serve.hook.HookRoutes;
import taskmgmt.serve.hook.Triggered;
import taskmgmt.serve.page.Pages;
import taskmgmt.serve.figure.ServerFigures;
import taskmgmt.store.read.LogReader;
import taskmgmt.store.write.LogPresence;
import taskmgmt.testkit.Golden;
import taskmgmt.trigger.TriggeringEvent;
import taskmgmt.trigger.Trigger;

/** What holds for every route, also for those that are still to be written. */
class RoutesTest {
    private static final String LIST = "src/test/resources/taskmgmt/serve/routes.txt";
    private static final Pattern NAME = Pattern.compile("[a-z][A-Za-z]+");

    /** Knows every option, and reads nothing. */
    static final class NoReadings implements Readings {
        @Override
        public LogReader log() {
            return LogReader.at(Path.of("nowhere"));
        }

        @Override
        public List<QueryParameter> parameters(String command, List<String> options) {
            return options.stream().map(option -> QueryParameter.text(option.replace('-', '_'), option)).toList();
        }

        @Override
        public Reading read(String command, List<String> words) {
            throw new IllegalStateException("nothing is read here");
        }

        @Override
        public String readAs(String command, List<String> words) {
            throw new IllegalStateException("nothing is read here");
        }
    }

    /** Leads nothing. */
    private static final class NoLeader implements RunLeader {
        @Override
        public Map<String, @Nullable Object> owner() {
            return Map.of();
        }

        @Override
        public boolean isLed(String runId) {
            return false;
        }

        @Override
        public void lead(String runId, String actor) {
            throw new IllegalStateException("nothing is led here");
        }
    }

    /** Starts nothing. */
    private static final class NothingTriggered implements Triggered {
        @Override
        public FireTrigger.Fired fire(Trigger trigger, TriggeringEvent occurrence) {
            throw new IllegalStateException("nothing is started here");
        }

        @Override
        public String secret(String credential) {
            throw new IllegalStateException("nothing is known here");
        }
    }

    static List<Route> routes() {
        Readings readings = new NoReadings();
        try (Writers writers = new Writers(actor -> {
            throw new IllegalStateException("nothing is written here");
        })) {
            LedRuns runs = new LedRuns(Path.of("nowhere"), writers, new NoLeader(), new SplittableRandom(4), Path.of(""));
            List<Route> routes = new ArrayList<>(Api.routes(Path.of("nowhere"), readings, writers, runs, new SplittableRandom(1), new SplittableRandom(2),
                    new ServerState(() -> 0, new ServerFigures(false, InstantSource.system()), new LogPresence(Path.of("nowhere"))), true));
            Logins logins = new Logins(new BrowserSessions(new SplittableRandom(3)), new Cookie(false), InstantSource.system());
            routes.addAll(new Pages(readings, new PageActions(writers, runs), logins, (request, key) -> {
                throw new IllegalStateException("nobody logs in here");
            }, InstantSource.system()).routes());
            routes.addAll(new HookRoutes(Path.of("nowhere"), new NothingTriggered(), () -> 0).routes());
            routes.addAll(new AgentRoutes(actor -> {
                throw new IllegalStateException("nothing is run here");
            }, writers::deny, "1", new SplittableRandom(5), () -> 0).routes());
            return Api.described(routes, "1");
        }
    }

    /** Who may do what, as somebody has read it: a route that is not in the list, or is for others now, shows here. */
    @Test
    void whoMayDoWhatStandsInTheList() throws IOException {
        StringBuilder list = new StringBuilder("# method path: who may\n");
        for (Route route : new RouteTable(routes()).routes().stream().sorted((a, b) -> (a.path() + a.method()).compareTo(b.path() + b.method())).toList()) {
            list.append(route.method()).append(' ').append(route.path()).append(':');
            for (Role role : Role.values()) {
                list.append(!route.isOpen() && role.covers(route.role()) ? " " + role.text() : "");
            }
            list.append(route.isOpen() ? " everybody" : "");
            list.append('\n');
        }

        Golden.check(LIST, list.toString());
    }

    /** What agents may change is up to each tool, and how a viewer is kept from it is tried on a server. */
    @Test
    void noRouteThatChangesSomethingIsForViewers() {
        assertThat(routes()).filteredOn(route -> route.changes() && !route.isOpen() && !route.path().equals("/mcp")).isNotEmpty().noneMatch(route -> Role.VIEWER.covers(route.role()));
        assertThat(routes()).filteredOn(route -> !route.changes()).isNotEmpty().allMatch(route -> route.body().isEmpty());
    }

    @Test
    void everyRouteHasANameForClientsAndASentenceForPeople() {
        assertThat(routes()).allSatisfy(route -> {
            assertThat(route.name()).matches(NAME);
            assertThat(route.summary()).matches("[a-z].*[a-zA-Z0-9]");
            assertThat(route.path()).startsWith("/").doesNotContain("//");
        });
    }

    @Test
    void thePageNamesEveryAddress() throws IOException {
        String page = Files.readString(Golden.inProject("src/docs/serving.md"));

        for (Route route : routes()) {
            String last = route.path().substring(route.path().lastIndexOf('/'));
            assertThat(page.contains("`" + route.path() + "`") || page.contains("`…" + last + "`")).as(route.path()).isTrue();
        }
    }
}
