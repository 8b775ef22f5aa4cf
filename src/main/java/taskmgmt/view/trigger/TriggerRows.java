package taskmgmt.view.trigger;

import java.util.LinkedHashMap;
import java.util.Map;
import taskmgmt.trigger.Trigger;
import taskmgmt.view.FieldList;

/** Triggers in a list. */
public final class TriggerRows {
    public static final FieldList<Trigger> ROWS = FieldList.<Trigger>always()
            .exact("name", "NAME", Trigger::name).key()
            .text("on", "ON", trigger -> trigger.source().words())
            .exact("workflow", "WORKFLOW", Trigger::workflow)
            .text("where", "WHERE", trigger -> pairs(trigger.where()))
            .text("params", "PARAMS", trigger -> pairs(params(trigger)))
            .exact("enabled", "ENABLED", Trigger::enabled);

    private TriggerRows() {}

    private static Map<String, String> params(Trigger trigger) {
        Map<String, String> params = new LinkedHashMap<>(trigger.params().given());
        trigger.params().taken().forEach((name, path) -> params.put(name, "<" + path + ">"));
        return params;
    }

    private static String pairs(Map<String, String> map) {
        return String.join(" ", map.entrySet().stream().map(each -> each.getKey() + "=" + each.getValue()).toList());
    }
}
