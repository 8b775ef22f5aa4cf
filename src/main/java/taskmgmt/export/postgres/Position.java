package taskmgmt.export.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import taskmgmt.export.ExportSchema;
import taskmgmt.export.read.LogPlace;

/**
 * How far a log has been exported, as recorded in the database; no one else can move it until the transaction ends.
 *
 * @param unreadable lines before it that are not records
 */
record Position(String log, LogPlace place, long unreadable) {
    /** SHA-256 of nothing: the fingerprint at the start of every log. */
    private static final String NOTHING = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    static Position locked(String log, Statements statements, Connection connection) throws SQLException {
        statements.run("INSERT INTO " + ExportSchema.POSITIONS + " (log, log_offset, fingerprint, version, unreadable_lines) VALUES ('" + log + "', 0, '"
                + NOTHING + "', " + ExportSchema.VERSION + ", 0) ON CONFLICT DO NOTHING");
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT log_offset, fingerprint, unreadable_lines FROM " + ExportSchema.POSITIONS + " WHERE log = ? FOR UPDATE")) {
            query.setString(1, log);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return new Position(log, new LogPlace(row.getLong(1), row.getString(2)), row.getLong(3));
            }
        }
    }

    void moveTo(LogPlace to, long newUnreadable, Connection connection) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("UPDATE " + ExportSchema.POSITIONS
                + " SET log_offset = ?, fingerprint = ?, unreadable_lines = ?, exported_at = now() WHERE log = ?")) {
            update.setLong(1, to.offset());
            update.setString(2, to.fingerprint());
            update.setLong(3, unreadable + newUnreadable);
            update.setString(4, log);
            update.executeUpdate();
        }
    }
}
