package taskmgmt.serve.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import taskmgmt.json.BadJsonException;
import taskmgmt.json.Json;
import taskmgmt.serve.OpenApi;
import taskmgmt.serve.Response;
import taskmgmt.serve.Route;

/** Holds the description to the routes, after it has been to JSON and back. */
class OpenApiTest {
    private final List<Route> routes = RoutesTest.routes().stream().filter(OpenApi::isForPrograms).toList();
    private final Map<?, ?> api = read(routes);

    private static Map<?, ?> read(List<Route> routes) {
        try {
            return Json.strict().parse(Response.json(200, OpenApi.of(routes, "1.2.3")).text());
        } catch (BadJsonException e) {
            throw new AssertionError(e);
        }
    }

    private static Map<?, ?> map(@Nullable Object value) {
        assertThat(value).isInstanceOf(Map.class);
        return value instanceof Map<?, ?> map ? map : Map.of();
    }

    private static List<?> list(@Nullable Object value) {
        return value instanceof List<?> list ? list : List.of();
    }

    @Test
    void everyRouteIsAnOperationAndEveryOperationARoute() {
        TreeSet<String> described = new TreeSet<>();
        map(api.get("paths")).forEach((path, item) -> map(item).forEach((method, operation) -> described.add(
                String.valueOf(method).toUpperCase(Locale.ROOT) + " " + path + " " + map(operation).get("operationId"))));

        assertThat(described).containsExactlyElementsOf(
                new TreeSet<>(routes.stream().map(route -> route.method() + " " + route.path() + " " + route.name()).toList()));
        assertThat(api.get("openapi")).isEqualTo("3.1.0");
        assertThat(list(api.get("servers"))).as("whoever answers").isEqualTo(List.of(Map.of("url", "/")));
        assertThat(map(api.get("info")).get("version")).isEqualTo("1.2.3");
    }

    @Test
    void anOperationTakesWhatItsRouteTakes() {
        for (Route route : routes) {
            Map<?, ?> operation = map(map(map(api.get("paths")).get(route.path())).get(route.method().toLowerCase(Locale.ROOT)));
            List<String> query = new ArrayList<>();
            List<String> path = new ArrayList<>();
            for (Object each : list(operation.get("parameters"))) {
                Map<?, ?> parameter = map(each);
                String in = String.valueOf(parameter.get("in"));
                (in.equals("path") ? path : in.equals("query") ? query : new ArrayList<String>()).add(String.valueOf(parameter.get("name")));
                assertThat(map(parameter.get("schema"))).isNotEmpty();
            }
            assertThat(query).as(route.name()).containsExactlyElementsOf(route.parameters().stream().map(each -> each.name()).toList());
            assertThat(path).as(route.name()).allMatch(name -> route.path().contains("{" + name + "}")).hasSize((int) route.path().chars().filter(c -> c == '{').count());
            assertThat(operation.containsKey("requestBody")).as(route.name()).isEqualTo(!route.body().isEmpty());
            if (route.body().stream().anyMatch(field -> field.isAnything())) {
                assertThat(map(map(map(map(operation.get("requestBody")).get("content")).get("application/json")).get("schema")).get("additionalProperties")).isEqualTo(true);
            } else if (!route.body().isEmpty()) {
                Map<?, ?> schema = map(map(map(map(operation.get("requestBody")).get("content")).get("application/json")).get("schema"));
                assertThat(schema.get("additionalProperties")).isEqualTo(false);
                assertThat(map(schema.get("properties")).values()).allSatisfy(field -> assertThat(map(field).get("additionalProperties"))
                        .isEqualTo("object".equals(map(field).get("type")) || list(map(field).get("type")).contains("object") ? true : null));
                assertThat(list(List.copyOf(map(schema.get("properties")).keySet()))).isEqualTo(route.body().stream().map(field -> (Object) field.name()).toList());
            }
            assertThat(operation.containsKey("security")).as(route.name()).isEqualTo(route.isOpen());
        }
    }

    @Test
    void itIsTheSameEachTime() {
        assertThat(Response.json(200, OpenApi.of(routes, "1")).text()).isEqualTo(Response.json(200, OpenApi.of(RoutesTest.routes(), "1")).text());
    }
}
