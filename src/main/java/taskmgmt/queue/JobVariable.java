package taskmgmt.queue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A variable of the environment of a task, as people type it: {@code NAME=VALUE}. */
public record JobVariable(String name, String value) {
    /** @throws IllegalArgumentException if it is not of this form */
    public static JobVariable parse(String text) {
        int equals = text.indexOf('=');
        if (equals < 0) {
            throw new IllegalArgumentException("'" + text + "' has no value; write NAME=VALUE");
        }
        return new JobVariable(JobEnvironment.checkedName(text.substring(0, equals)), text.substring(equals + 1));
    }

    /** All of them as a map; if a name is given twice, the last one counts. */
    public static Map<String, String> map(List<JobVariable> variables) {
        Map<String, String> map = new LinkedHashMap<>();
        variables.forEach(each -> map.put(each.name, each.value));
        return map;
    }
}
