package taskmgmt.serve;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import taskmgmt.access.Role;

/** The routes in the form of OpenAPI 3.1 (https://spec.openapis.org/oas/v3.1.1), for people and for client generators. */
public final class OpenApi {
    private static final String PROBLEM = "#/components/responses/Problem";

    private OpenApi() {}

    /**
     * The description.
     *
     * @param version of the program
     */
    public static Map<String, @Nullable Object> of(List<Route> routes, String version) {
        Map<String, Map<String, @Nullable Object>> paths = new TreeMap<>();
        for (Route route : routes) {
            if (!isForPrograms(route)) {
                continue;
            }
            paths.computeIfAbsent(route.path(), _ -> new LinkedHashMap<>()).put(route.method().toLowerCase(Locale.ROOT), operation(route));
        }
        Map<String, @Nullable Object> api = new LinkedHashMap<>();
        api.put("openapi", "3.1.0");
        api.put("info", Map.of("title", "task-mgmt", "version", version, "description", "Work of scripts, healers, trainers and agents, and answers from its record.",
                "license", Map.of("name", "Apache-2.0", "identifier", "Apache-2.0")));
        api.put("servers", List.of(Map.of("url", "/")));
        api.put("security", List.of(Map.of("key", List.of())));
        api.put("paths", paths);
        api.put("components", components());
        return ordered(api);
    }

    /** Programs should not rely on pages and their resources. */
    public static boolean isForPrograms(Route route) {
        return !route.isPage() && !route.path().startsWith("/assets/");
    }

    /** The same with everything in a reproducible order: the platform's small maps have a different order in each process. */
    private static Map<String, @Nullable Object> ordered(Map<?, ?> map) {
        Map<String, @Nullable Object> ordered = map instanceof LinkedHashMap<?, ?> ? new LinkedHashMap<>() : new TreeMap<>();
        map.forEach((key, value) -> ordered.put(String.valueOf(key), ordered(value)));
        return ordered;
    }

    private static @Nullable Object ordered(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return ordered(map);
        }
        return value instanceof List<?> list ? list.stream().map(OpenApi::ordered).toList() : value;
    }

    private static Map<String, @Nullable Object> operation(Route route) {
        Map<String, @Nullable Object> operation = new LinkedHashMap<>();
        operation.put("operationId", route.name());
        operation.put("summary", Character.toUpperCase(route.summary().charAt(0)) + route.summary().substring(1));
        operation.put("description", route.isOpen() ? "For everybody." : "For the roles " + String.join(", ", roles(route)) + ".");
        operation.put("tags", List.of(tag(route.path())));
        if (route.isOpen()) {
            operation.put("security", List.of());
        }
        List<Map<String, @Nullable Object>> parameters = parameters(route);
        if (!parameters.isEmpty()) {
            operation.put("parameters", parameters);
        }
        if (!route.body().isEmpty()) {
            operation.put("requestBody", Map.of("required", route.body().stream().anyMatch(BodyField::required),
                    "content", Map.of(Route.JSON, Map.of("schema", body(route.body())))));
        }
        Map<String, @Nullable Object> content = Map.of(route.answer(), Map.of("schema", route.answer().equals(Route.JSON) ? Map.of() : Map.of("type", "string")));
        operation.put("responses", responses(Map.of("description", "What was asked for", "content", content)));
        return operation;
    }

    private static Map<String, @Nullable Object> responses(Map<String, @Nullable Object> usual) {
        Map<String, @Nullable Object> responses = new LinkedHashMap<>();
        responses.put("2XX", usual);
        responses.put("4XX", Map.of("$ref", PROBLEM));
        responses.put("5XX", Map.of("$ref", PROBLEM));
        return responses;
    }

    private static List<String> roles(Route route) {
        List<String> roles = new ArrayList<>();
        for (Role role : Role.values()) {
            if (role.covers(route.role())) {
                roles.add(role.text());
            }
        }
        return roles;
    }

    /** The first segment of the path that names its subject. */
    private static String tag(String path) {
        for (String part : path.split("/", -1)) {
            if (!part.isEmpty() && !part.equals("api") && !part.equals("v1") && !part.startsWith("{")) {
                return part;
            }
        }
        return "pages";
    }

    private static List<Map<String, @Nullable Object>> parameters(Route route) {
        List<Map<String, @Nullable Object>> parameters = new ArrayList<>();
        for (String part : route.path().split("/", -1)) {
            if (part.startsWith("{")) {
                parameters.add(parameter(part.substring(1, part.length() - 1), "path", true, "which one", Map.of("type", "string")));
            }
        }
        for (QueryParameter each : route.parameters()) {
            parameters.add(parameter(each.name(), "query", each.required(), each.description(), schema(each)));
        }
        if (route.changes()) {
            parameters.add(parameter("Idempotency-Key", "header", false, "makes the change once, however often it is sent", Map.of("type", "string")));
        }
        return parameters;
    }

    private static Map<String, @Nullable Object> parameter(String name, String in, boolean required, String description, Map<String, @Nullable Object> schema) {
        Map<String, @Nullable Object> parameter = new LinkedHashMap<>();
        parameter.put("name", name);
        parameter.put("in", in);
        if (required) {
            parameter.put("required", true);
        }
        parameter.put("description", description);
        parameter.put("schema", schema);
        if (schema.containsKey("items")) {
            parameter.put("style", "form");
            parameter.put("explode", false);
        }
        return parameter;
    }

    private static Map<String, @Nullable Object> schema(QueryParameter parameter) {
        Map<String, @Nullable Object> one = new LinkedHashMap<>();
        one.put("type", switch (parameter.kind()) {
            case TEXT -> "string";
            case FLAG -> "boolean";
            case WHOLE -> "integer";
        });
        if (!parameter.choices().isEmpty()) {
            // As examples, since other values may be accepted too.
            one.put("examples", parameter.choices());
        }
        return parameter.repeated() ? Map.of("type", "array", "items", one) : one;
    }

    private static Map<String, @Nullable Object> body(List<BodyField> fields) {
        Map<String, @Nullable Object> properties = new LinkedHashMap<>();
        if (fields.stream().anyMatch(BodyField::isAnything)) {
            return Map.of("type", "object", "additionalProperties", true, "description", fields.getFirst().description());
        }
        for (BodyField field : fields) {
            Map<String, @Nullable Object> schema = new LinkedHashMap<>(schema(field.kind()));
            schema.put("description", field.description());
            properties.put(field.name(), schema);
        }
        Map<String, @Nullable Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        schema.put("additionalProperties", false);
        schema.put("properties", properties);
        List<String> required = fields.stream().filter(BodyField::required).map(BodyField::name).toList();
        if (!required.isEmpty()) {
            schema.put("required", required);
        }
        return schema;
    }

    private static Map<String, @Nullable Object> schema(BodyField.Kind kind) {
        return switch (kind) {
            case TEXT -> Map.of("type", "string");
            case FLAG -> Map.of("type", "boolean");
            case WHOLE -> Map.of("type", "integer");
            case NUMBER -> Map.of("type", "number");
            case TEXTS -> Map.of("type", "array", "items", Map.of("type", "string"));
            // Stated because client generators take an object without it for an empty one.
            case OBJECT -> Map.of("type", "object", "additionalProperties", true);
            case PRIORITY -> Map.of("type", List.of("integer", "string"));
            case DURATION -> Map.of("type", List.of("number", "string"));
            case DOCUMENT -> Map.of("type", List.of("string", "object"), "additionalProperties", true);
            case ANY -> Map.of();
        };
    }

    private static Map<String, @Nullable Object> components() {
        Map<String, @Nullable Object> problem = new LinkedHashMap<>();
        problem.put("type", "object");
        problem.put("required", List.of("type", "title", "status", "detail", "correlation_id"));
        problem.put("properties", Map.of("type", Map.of("type", "string"), "title", Map.of("type", "string"), "status", Map.of("type", "integer"),
                "detail", Map.of("type", "string"), "field", Map.of("type", "string"), "value", Map.of(), "remedy", Map.of("type", "string"),
                "correlation_id", Map.of("type", "string")));
        return Map.of("securitySchemes", Map.of("key", Map.of("type", "http", "scheme", "bearer", "description", "An API key, tm_<id>_<secret>")),
                "schemas", Map.of("Problem", problem),
                "responses", Map.of("Problem", Map.of("description", "Why there is no other answer",
                        "content", Map.of(Problem.MEDIA_TYPE, Map.of("schema", Map.of("$ref", "#/components/schemas/Problem"))))));
    }
}
