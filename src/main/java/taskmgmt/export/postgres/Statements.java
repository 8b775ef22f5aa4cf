package taskmgmt.export.postgres;

import java.io.IOException;
import java.io.StringReader;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.Map;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import taskmgmt.export.ExportTable;
import taskmgmt.export.TableBatch;

/** Runs statements within the open transaction. Not thread-safe. */
final class Statements {
    private final Connection connection;

    Statements(Connection connection) {
        this.connection = connection;
    }

    void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The number that a query returns. */
    long number(String sql, String... parameters) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                query.setString(i + 1, parameters[i]);
            }
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /** Deletes the rows with these ids. */
    void delete(ExportTable table, String column, Collection<String> ids) throws SQLException {
        Array array = connection.createArrayOf("text", ids.toArray());
        String sql = "DELETE FROM " + ExportTable.quoted(table.name()) + " WHERE " + ExportTable.quoted(column) + " = ANY (?)";
        try (PreparedStatement delete = connection.prepareStatement(sql)) {
            delete.setArray(1, array);
            delete.executeUpdate();
        } finally {
            array.free();
        }
    }

    /** Writes the rows. */
    void copy(TableBatch batch) throws SQLException, IOException {
        CopyManager copies = connection.unwrap(PGConnection.class).getCopyAPI();
        for (Map.Entry<ExportTable, StringBuilder> each : batch.texts().entrySet()) {
            ExportTable table = each.getKey();
            copies.copyIn("COPY " + ExportTable.quoted(table.name()) + " (" + table.columnList() + ") FROM STDIN", new StringReader(each.getValue().toString()));
        }
    }
}
