package taskmgmt.agent.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A step of a plan.
 *
 * @param id        the id by which other steps refer to it
 * @param title     what is to be done
 * @param needs     steps that have to be completed first
 * @param tool      the one tool that does it; null if the agent that does it decides
 * @param arguments of the tool
 */
public record PlanStep(String id, String title, List<String> needs, @Nullable String tool, Map<String, @Nullable Object> arguments) {
    static final int MAX_TITLE = 100;
    private static final int MAX_NEEDS = 10;

    public PlanStep {
        needs = List.copyOf(needs);
        arguments = Collections.unmodifiableMap(new LinkedHashMap<>(arguments));
    }

    /** The same step without a tool, so that the agent that does it decides how. */
    public PlanStep asked() {
        return new PlanStep(id, title, needs, null, Map.of());
    }

    /** The part of it that a plan on record holds: short, because the size of a record is limited. */
    public Map<String, @Nullable Object> summary() {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("id", id);
        map.put("title", title.length() <= MAX_TITLE ? title : title.substring(0, MAX_TITLE) + "…");
        if (!needs.isEmpty()) {
            map.put("needs", needs.size() <= MAX_NEEDS ? needs : needs.subList(0, MAX_NEEDS));
        }
        if (tool != null) {
            map.put("tool", tool);
        }
        return map;
    }

    /** The step as JSON. */
    public Map<String, @Nullable Object> toMap() {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("id", id);
        map.put("title", title);
        if (!needs.isEmpty()) {
            map.put("needs", new ArrayList<>(needs));
        }
        if (tool != null) {
            map.put("tool", tool);
            map.put("arguments", arguments);
        }
        return map;
    }
}
