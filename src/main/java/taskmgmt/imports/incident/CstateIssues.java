package taskmgmt.imports.incident;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import taskmgmt.imports.Fields;
import taskmgmt.imports.ForeignId;
import taskmgmt.imports.ImportContext;
import taskmgmt.imports.Row;
import taskmgmt.incident.Severity;

/**
 * Issues of a status page made with cState: a file each, whose front matter says what happened. The file's name is the id
 * ({@code 2018-05-25-us-east.md}), and the affected system what fails. The site's JSON of them has other keys for the same.
 */
final class CstateIssues implements IncidentFormat {
    static final String NAME = "cstate";

    private static final Set<String> KEYS = Set.of("title", "date", "resolved", "severity", "affected", "informational", "section", "draft");

    /** What the site generator writes into JSON where there is nothing. */
    private static final String NO_VALUE = "<no value>";

    private final ImportContext context;

    CstateIssues(ImportContext context) {
        this.context = context;
    }

    /** The site generator does not care for the case of keys. */
    private static Row known(Row row) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        row.values().forEach((key, value) -> {
            String small = key.toLowerCase(Locale.ROOT);
            String name = switch (small) {
                case "resolvedwhen", "resolvedat", "resolved_at" -> "resolvedWhen";
                case "createdat", "created_at" -> "date";
                case "filename" -> FILE;
                default -> KEYS.contains(small) ? small : key;
            };
            values.put(name, NO_VALUE.equals(value) ? null : name.equals(FILE) ? withoutEnding(String.valueOf(value)) : value);
        });
        return new Row(row.number(), values);
    }

    private static String withoutEnding(String file) {
        return file.endsWith(".md") ? file.substring(0, file.length() - ".md".length()) : file;
    }

    @Override
    public Reading read(Row row) {
        Fields fields = new Fields(known(row), context.times());
        if (!fields.textOr("is", "issue").equals("issue")) {
            return Reading.passedOver(); // another page of the site, of which cState writes JSON as well
        }
        if (Boolean.parseBoolean(fields.textOr("informational", "false"))) {
            return Reading.passedOver(); // a notice: nothing failed, and nothing was repaired
        }
        if (Boolean.parseBoolean(fields.textOr("draft", "false"))) {
            return Reading.passedOver(); // nobody has published it
        }
        Instant detected = fields.time("date");
        if (detected == null) {
            return Reading.fault("no time in date");
        }
        boolean isOver = Boolean.parseBoolean(fields.textOr("resolved", "false"));
        Instant resolved = isOver ? fields.time("resolvedWhen", detected) : null;
        List<String> affected = fields.texts("affected");
        String title = fields.text("title");
        Map<String, @Nullable Object> own = new LinkedHashMap<>();
        own.put("title", title);
        own.put("affected", affected.size() > 1 ? affected : null);
        fields.ignore("section", "lastMod", FILE);
        return Reading.of(new ForeignIncident(row.number(), ForeignId.taskId(context.prefixOr(NAME), fields.textOr(FILE, context.source())),
                null, detected, null, isOver, resolved, affected.isEmpty() ? title == null ? "unknown" : title : affected.getFirst(),
                severity(fields.textOr("severity", "")), List.of(), ForeignIncident.metadata(fields, NAME, own)));
    }

    /** Under which name a row has the name of its file, without ending. */
    private static final String FILE = "file";

    private static Severity severity(String word) {
        return switch (word) {
            case "down" -> Severity.CRITICAL;
            case "disrupted" -> Severity.HIGH;
            default -> Severity.LOW;
        };
    }
}
