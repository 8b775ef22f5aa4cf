package taskmgmt.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import taskmgmt.access.Role;

class RouteTableTest {
    private static final QueryParameter STATUS = new QueryParameter("status", QueryParameter.Kind.TEXT, true, false, List.of(), "in this status");
    private static final QueryParameter LIMIT = QueryParameter.whole("limit", "how many");
    private static final QueryParameter TYPE = new QueryParameter("type", QueryParameter.Kind.TEXT, false, true, List.of(), "of this type");
    private static final Route ONE = route("GET", "/tasks/{id}", "one");
    private static final Route ALL = Route.get("/tasks", "all", "list", List.of(STATUS, LIMIT), _ -> Response.empty(200));
    private static final Route FORECAST = Route.get("/tasks/forecast", "forecast", "forecast", List.of(TYPE), _ -> Response.empty(200));

    private final RouteTable table = new RouteTable(List.of(ONE, ALL, FORECAST, route("POST", "/tasks", "create"), route("POST", "/tasks/{id}/start", "start")));

    private static Route route(String method, String path, String name) {
        return new Route(method, path, Role.VIEWER, name, name, List.of(), List.of(), Route.JSON, false, Reach.LOG, _ -> Response.empty(200));
    }

    static Request request(String method, String path, String query) {
        return new Request(method, path, query, Map.of(), new byte[0], "127.0.0.1");
    }

    @ParameterizedTest
    @CsvSource({"GET,/tasks,all", "HEAD,/tasks,all", "POST,/tasks,create", "GET,/tasks/a,one", "GET,/tasks/forecast,forecast", "POST,/tasks/a/start,start"})
    void findsTheRouteOfAMethodAndAPath(String method, String path, String name) {
        assertThat(table.find(request(method, path, "")).route().name()).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({"/tasks/a%2Fb,a/b", "/tasks/%C3%A4%20b,ä b", "/tasks/a+b,a+b", "/tasks/%25,%", "/tasks/..a,..a", "/tasks/a%3Fb,a?b"})
    void readsWhatIsEscapedInAPath(String path, String id) {
        assertThat(table.find(request("GET", path, "")).variables()).containsExactly(Map.entry("id", id));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/tasks/..", "/tasks/%2e%2e", "/tasks/%2e%2e%2fetc", "/tasks/a%2f..%2fb", "/tasks/.", "/tasks/..%5cb", "/tasks/%00", "/tasks/a%0d%0ab",
            "/tasks/%c0%ae%c0%ae", "/tasks/%e0%80%af", "/tasks/%ff", "/tasks/%ed%a0%80", "/tasks/%4", "/tasks/%zz", "/tasks/%"})
    void refusesStepsControlCharactersAndWhatIsNoUtf8(String path) {
        assertThatThrownBy(() -> table.find(request("GET", path, ""))).isInstanceOfSatisfying(ProblemException.class,
                e -> assertThat(e.problem().status()).isEqualTo(400));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/task", "/tasks/", "/tasks/a/b", "/tasks/a/start/x", "//tasks"})
    void saysThatNothingIsAtAPath(String path) {
        assertThatThrownBy(() -> table.find(request("GET", path, ""))).isInstanceOfSatisfying(ProblemException.class,
                e -> assertThat(e.problem().status()).isEqualTo(404));
    }

    @ParameterizedTest
    @CsvSource({"DELETE,/tasks,'GET, POST'", "TRACE,/tasks,'GET, POST'", "POST,/tasks/a,GET", "GET,/tasks/a/start,POST", "get,/tasks,'GET, POST'"})
    void saysWhichMethodsAPathKnows(String method, String path, String allowed) {
        assertThatThrownBy(() -> table.find(request(method, path, ""))).isInstanceOfSatisfying(RouteTable.MethodException.class,
                e -> assertThat(e.allowed()).isEqualTo(allowed));
    }

    @Test
    void readsParametersThatMayBeRepeated() {
        assertThat(RouteTable.parameters(ALL, request("GET", "/tasks", "status=a+b&status=%C3%A4&limit=3&status")))
                .containsExactly(Map.entry("status", List.of("a b", "ä", "")), Map.entry("limit", List.of("3")));
        assertThat(RouteTable.parameters(ALL, request("GET", "/tasks", "&"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"stats=a,there is no parameter 'stats' here,stats", "limit=1&limit=2,the parameter limit can be given once,limit"})
    void refusesParametersThatMakeNoSense(String query, String detail, String field) {
        assertThatThrownBy(() -> RouteTable.parameters(ALL, request("GET", "/tasks", query))).isInstanceOfSatisfying(ProblemException.class, e -> {
            assertThat(e.problem().status()).isEqualTo(400);
            assertThat(e.problem().detail()).isEqualTo(detail);
            assertThat(e.problem().field()).isEqualTo(field);
        });
    }

    @Test
    void namesTheParameterThatIsMissing() {
        assertThatThrownBy(() -> RouteTable.parameters(FORECAST, request("GET", "/tasks/forecast", ""))).isInstanceOfSatisfying(ProblemException.class,
                e -> assertThat(e.problem().field()).isEqualTo("type"));
        assertThatThrownBy(() -> RouteTable.parameters(ONE, request("GET", "/tasks/a", "x=%0a"))).hasMessage("a control character is in the query");
        assertThatThrownBy(() -> RouteTable.parameters(ONE, request("GET", "/tasks/a", "x=1"))).isInstanceOfSatisfying(ProblemException.class,
                e -> assertThat(e.problem().remedy()).isEqualTo("leave out the query"));
    }

    @Test
    void refusesTwoRoutesThatAreTheSame() {
        assertThatThrownBy(() -> new RouteTable(List.of(ONE, route("GET", "/tasks/{id}", "other")))).hasMessageContaining("two routes");
        assertThatThrownBy(() -> new RouteTable(List.of(ONE, route("GET", "/other", "one")))).hasMessageContaining("called one");
        assertThat(table.routes()).hasSize(5);
    }
}
