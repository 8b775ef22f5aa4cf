package taskmgmt.export;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The statements that make the tables and views, in a schema of their own. */
public final class ExportSchema {
    /** To be raised with every change of a table or a view: a database of another version is made again. */
    public static final int VERSION = 2;
    /** Where the export of each log has come to. */
    public static final String POSITIONS = "export_positions";

    private static final String VIEWS = "/taskmgmt/export/views.sql";

    private ExportSchema() {}

    /** Makes a schema and all that belongs in it; afterwards it is where names are looked for first. */
    public static List<String> statements(String schema) throws IOException {
        List<String> statements = new ArrayList<>();
        statements.add("CREATE SCHEMA IF NOT EXISTS " + ExportTable.quoted(schema));
        statements.add(searchPath(schema));
        for (ExportTable table : ExportTables.ALL) {
            statements.add(table.definition());
            statements.add("COMMENT ON TABLE " + ExportTable.quoted(table.name()) + " IS " + ExportTable.literal(table.about()));
        }
        statements.add("CREATE INDEX ON task_events (task_id, log_offset)");
        statements.add("CREATE INDEX ON tasks (created_at)");
        statements.add("CREATE INDEX ON tasks (completed_at)");
        statements.add("CREATE INDEX ON task_metrics (completed_at)");
        statements.add("CREATE INDEX ON task_dependencies (depends_on)");
        statements.add("CREATE INDEX ON workflow_steps (workflow_task_id)");
        statements.add("CREATE TABLE " + POSITIONS + " (\n    log text PRIMARY KEY,\n    log_offset bigint NOT NULL,\n    fingerprint text NOT NULL,\n"
                + "    version integer NOT NULL,\n    unreadable_lines bigint NOT NULL,\n    exported_at timestamptz NOT NULL DEFAULT now()\n)");
        statements.addAll(views());
        return statements;
    }

    /** Names without a schema mean those of this one, until the transaction ends. */
    public static String searchPath(String schema) {
        return "SET LOCAL search_path = " + ExportTable.quoted(schema);
    }

    private static List<String> views() throws IOException {
        try (InputStream file = ExportSchema.class.getResourceAsStream(VIEWS)) {
            if (file == null) {
                throw new IllegalStateException(VIEWS + " is not in the jar");
            }
            List<String> views = new ArrayList<>();
            for (String statement : new String(file.readAllBytes(), StandardCharsets.UTF_8).split(";\n", -1)) {
                if (!statement.isBlank()) {
                    views.add(statement.strip());
                }
            }
            return views;
        }
    }
}
