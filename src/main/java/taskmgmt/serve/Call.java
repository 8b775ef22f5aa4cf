package taskmgmt.serve;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An authorized request with a matching route.
 *
 * @param variables the parts of the path for which the route has a name in braces
 * @param query     the parameters, all of them known to the route
 * @param body      the keys of the body, all of them known to the route; empty if the route takes none
 */
public record Call(Request request, Route route, Map<String, String> variables, Map<String, List<String>> query, Body body, Caller caller) {
    /** @throws IllegalStateException if the route has no such name */
    public String variable(String name) {
        String value = variables.get(name);
        if (value == null) {
            throw new IllegalStateException("the route " + route.path() + " has no {" + name + "}");
        }
        return value;
    }

    /** The same with different input. */
    public Call with(Map<String, List<String>> otherQuery, Body otherBody) {
        return new Call(request, route, variables, otherQuery, otherBody, caller);
    }

    /** The last value of a parameter; null if it was not given. */
    public @Nullable String parameter(String name) {
        List<String> values = query.get(name);
        return values == null || values.isEmpty() ? null : values.getLast();
    }
}
