package taskmgmt.run.agent;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import taskmgmt.agent.TaskFacts;
import taskmgmt.json.JsonPrinter;
import taskmgmt.knowledge.KnowledgeHit;
import taskmgmt.knowledge.KnowledgeSource;
import taskmgmt.store.read.KnowledgeReader;
import taskmgmt.store.read.LogReader;
import taskmgmt.task.Task;
import taskmgmt.task.TaskField;

/** The outcomes of similar tasks in the log, a line each. */
public final class Memories {
    private static final int MAX = 3;
    private static final int MAX_LINE = 500;

    private Memories() {}

    /** The best first; tasks that have ended, and not this one. */
    public static List<String> of(TaskFacts task, LogReader logs) throws IOException {
        List<KnowledgeHit> hits = new KnowledgeReader(logs).read().search(task.title(),
                each -> each.source() == KnowledgeSource.TASK && !each.id().equals(task.id()) && each.type().equals(task.type()), MAX);
        Set<String> ids = new LinkedHashSet<>();
        hits.forEach(each -> ids.add(each.id()));
        Map<String, Task> found = logs.tasks(ids);
        List<String> lines = new ArrayList<>();
        for (String id : ids) {
            Task past = found.get(id);
            if (past != null && past.status().isTerminal()) {
                Object result = past.value(TaskField.RESULT);
                String error = past.text(TaskField.ERROR_MESSAGE);
                String what = past.status().isSuccess() ? text(result) : error;
                String line = "'" + past.title() + "' is " + past.status().text() + (what.isEmpty() ? "" : ": " + what);
                lines.add(line.length() <= MAX_LINE ? line : line.substring(0, MAX_LINE) + "…");
            }
        }
        return lines;
    }

    /** What an agent said, or else the result as JSON, in one line. */
    private static String text(@Nullable Object result) {
        Object said = result instanceof Map<?, ?> map && map.get("text") instanceof String text ? text : result;
        String text = said == null ? "" : said instanceof String string ? string : JsonPrinter.compact(said);
        return text.strip().replaceAll("\\s+", " ");
    }
}
