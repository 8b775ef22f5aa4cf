package taskmgmt.serve;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** All routes. A path without names in braces takes precedence over one with. */
public final class RouteTable {
    private final List<Entry> entries = new ArrayList<>();

    private record Entry(Route route, List<String> pattern) {
        /** The values for the names in braces; null if the path does not match. */
        @Nullable Map<String, String> match(List<String> segments) {
            if (segments.size() != pattern.size()) {
                return null;
            }
            Map<String, String> variables = new HashMap<>();
            for (int i = 0; i < pattern.size(); i++) {
                String expected = pattern.get(i);
                if (expected.startsWith("{")) {
                    if (segments.get(i).isEmpty()) {
                        return null;
                    }
                    variables.put(expected.substring(1, expected.length() - 1), segments.get(i));
                } else if (!expected.equals(segments.get(i))) {
                    return null;
                }
            }
            return variables;
        }

        long names() {
            return pattern.stream().filter(each -> each.startsWith("{")).count();
        }
    }

    /** A route and the values for the names in its path. */
    public record Match(Route route, Map<String, String> variables) {}

    /** @throws IllegalArgumentException if two routes have the same name, or the same method and path */
    public RouteTable(List<Route> routes) {
        Map<String, Route> known = new HashMap<>();
        for (Route route : routes) {
            Route other = known.putIfAbsent(route.name(), route);
            Route same = known.putIfAbsent(route.method() + " " + route.path(), route);
            if (other != null || same != null) {
                throw new IllegalArgumentException("two routes are " + route.method() + " " + route.path() + ", or called " + route.name());
            }
            entries.add(new Entry(route, List.of(route.path().substring(1).split("/", -1))));
        }
        entries.sort((a, b) -> Long.compare(a.names(), b.names()));
    }

    public List<Route> routes() {
        return entries.stream().map(Entry::route).toList();
    }

    /**
     * The route for a request. A HEAD request is answered like GET.
     *
     * @throws ProblemException if the path is invalid, or there is nothing at it, or not for this method
     */
    public Match find(Request request) {
        List<String> segments = UrlText.segments(request.path());
        String method = request.method().equals("HEAD") ? "GET" : request.method();
        SortedSet<String> methods = new TreeSet<>();
        for (Entry entry : entries) {
            Map<String, String> variables = entry.match(segments);
            if (variables != null && entry.route().method().equals(method)) {
                return new Match(entry.route(), variables);
            }
            if (variables != null) {
                methods.add(entry.route().method());
            }
        }
        if (methods.isEmpty()) {
            throw Problem.of(404, "nothing is at this path").remedy("GET /api/v1/openapi.json lists what there is").exception();
        }
        throw new MethodException(methods);
    }

    /** There is a route at the path, but not for this method. */
    public static final class MethodException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final String allowed;

        MethodException(SortedSet<String> methods) {
            super("this path knows no such method; it knows " + String.join(", ", methods));
            this.allowed = String.join(", ", methods);
        }

        /** The value of the header {@code Allow}. */
        public String allowed() {
            return allowed;
        }
    }

    /**
     * The query parameters of a request.
     *
     * @throws ProblemException if the route does not know one of them, one is missing, or one is given too often
     */
    public static Map<String, List<String>> parameters(Route route, Request request) {
        Map<String, List<String>> query = UrlText.parameters(request.query());
        query.forEach((name, values) -> check(route, name, values));
        for (QueryParameter parameter : route.parameters()) {
            if (parameter.required() && !query.containsKey(parameter.name())) {
                throw Problem.badRequest("the parameter " + parameter.name() + " is missing: " + parameter.description())
                        .at(parameter.name(), null).exception();
            }
        }
        return query;
    }

    private static void check(Route route, String name, List<String> values) {
        QueryParameter known = null;
        for (QueryParameter parameter : route.parameters()) {
            known = parameter.name().equals(name) ? parameter : known;
        }
        if (known == null) {
            List<String> names = route.parameters().stream().map(QueryParameter::name).toList();
            throw Problem.badRequest("there is no parameter '" + name + "' here").at(name, null)
                    .remedy(names.isEmpty() ? "leave out the query" : "the parameters are " + String.join(", ", names)).exception();
        }
        if (!known.repeated() && values.size() > 1) {
            throw Problem.badRequest("the parameter " + name + " can be given once").at(name, String.join(", ", values)).exception();
        }
    }
}
