package taskmgmt.export;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The statements that create the tables and views, in a schema of their own. */
public final class ExportSchema {
    /** To be incremented with every change of a table or a view: a database with another version is built again. */
    public static final int VERSION = 2;
    /** How far each log has been exported. */
    public static final String POSITIONS = "export_positions";

    private static final String VIEWS = "/taskmgmt/export/views.sql";

    private ExportSchema() {}

    /** Creates a schema and everything in it; afterwards it comes first in the search path. */
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

    /** Resolves unqualified names in this schema until the transaction ends. */
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
