package taskmgmt.export.postgres;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;
import taskmgmt.export.ExportResult;
import taskmgmt.export.ExportSchema;
import taskmgmt.export.ExportTable;
import taskmgmt.export.ExportTables;
import taskmgmt.export.ExportedIntegrations;
import taskmgmt.export.TableBatch;
import taskmgmt.export.read.LogPlace;
import taskmgmt.integration.Integration;
import taskmgmt.journal.LogFiles;
import taskmgmt.task.Refusal;
import taskmgmt.task.RefusedException;

/**
 * Keeps a schema of a database up to date with the logs. Each piece of a log is written in one transaction together with the position it
 * reaches: however this process ends, the next one continues where the last complete transaction ended, and no row is duplicated. Several
 * processes may export at once; they take turns. Not thread-safe.
 */
public final class PostgresExport implements AutoCloseable {
    private static final long PIECE_BYTES = 4L << 20;
    private static final String UNDEFINED_TABLE = "42P01";

    private final Connection connection;
    private final String schema;
    private final long pieceBytes;

    private PostgresExport(Connection connection, String schema, long pieceBytes) {
        this.connection = connection;
        this.schema = schema;
        this.pieceBytes = pieceBytes;
    }

    /** @param password null if the server needs none, or if {@code ~/.pgpass} has it */
    public static PostgresExport connect(ServerAddress address, @Nullable String password, String schema) throws ServerException {
        return connect(address, password, schema, PIECE_BYTES);
    }

    /** @param pieceBytes how much of a log becomes one transaction */
    static PostgresExport connect(ServerAddress address, @Nullable String password, String schema, long pieceBytes) throws ServerException {
        Properties properties = new Properties();
        properties.setProperty("ApplicationName", "task-mgmt");
        properties.setProperty("connectTimeout", "10");
        properties.putAll(address.properties());
        if (password != null) {
            properties.setProperty("password", password);
        }
        try {
            Connection connection = new Driver().connect(address.url(), properties);
            if (connection == null) {
                throw new SQLException("the driver does not understand " + address.url());
            }
            connection.setAutoCommit(false);
            return new PostgresExport(connection, schema, pieceBytes);
        } catch (SQLException e) {
            throw new ServerException(e);
        }
    }

    /**
     * Writes to the database what the logs contain and it does not.
     *
     * @param integrations the current integrations
     * @param rebuild      whether to drop what the database has, and start at the first line
     * @throws RefusedException if the database has another log, or the schema belongs to something else
     */
    public ExportResult update(Path directory, List<Integration> integrations, boolean rebuild) throws IOException, ServerException {
        try {
            prepare(rebuild);
            ExportResult result = ExportResult.NONE;
            for (LogExport log : new LogExport[] {new RegistryExport(connection), new IncidentExport(connection), new AuditExport(connection)}) {
                result = result.plus(export(log, directory.resolve(log.name())));
            }
            return result.plus(new ExportResult(0, 0, 0, 0, export(integrations), 0, 0));
        } catch (SQLException e) {
            rollBack(e);
            throw new ServerException(e);
        } catch (IOException | RuntimeException e) {
            rollBack(e);
            throw e;
        }
    }

    private void rollBack(Exception failure) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }

    /** Creates the schema if it does not exist. */
    private void prepare(boolean rebuild) throws SQLException, IOException {
        Statements statements = new Statements(connection);
        statements.run("SELECT pg_advisory_xact_lock(hashtextextended('task-mgmt ' || " + ExportTable.literal(schema) + ", 0))");
        Integer version = version(statements);
        if (version != null && version != ExportSchema.VERSION && !rebuild) {
            throw new RefusedException(Refusal.NOT_ALLOWED, "the schema " + schema + " was made by another version of task-mgmt: make it again with --rebuild");
        }
        if (version != null && rebuild) {
            statements.run("DROP SCHEMA " + ExportTable.quoted(schema) + " CASCADE");
        }
        if (version == null || rebuild) {
            for (String statement : ExportSchema.statements(schema)) {
                statements.run(statement);
            }
        }
        connection.commit();
    }

    /** The version of the schema; null if there is none. */
    private @Nullable Integer version(Statements statements) throws SQLException {
        boolean exists = statements.number("SELECT count(*) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind = 'r' AND n.nspname = ?",
                schema) > 0;
        if (!exists) {
            return null;
        }
        try {
            return (int) statements.number("SELECT coalesce(max(version), " + ExportSchema.VERSION + ") FROM " + ExportTable.quoted(schema) + "."
                    + ExportSchema.POSITIONS);
        } catch (SQLException e) {
            if (!UNDEFINED_TABLE.equals(e.getSQLState())) {
                throw e;
            }
            throw new RefusedException(Refusal.NOT_ALLOWED, "the schema " + schema + " has tables that are not of an export: name another one with --schema");
        }
    }

    private ExportResult export(LogExport log, Path file) throws SQLException, IOException {
        ExportResult sum = ExportResult.NONE;
        boolean more = true;
        while (more) {
            Statements statements = new Statements(connection);
            statements.run(ExportSchema.searchPath(schema));
            Position position = Position.locked(log.name(), statements, connection);
            LogPlace place = position.place();
            if (!place.isIn(file)) {
                throw new RefusedException(Refusal.NOT_ALLOWED, file + " is not the log that was exported to the schema " + schema
                        + ", or it has lost or changed what it had then: --rebuild empties the schema and exports all of it");
            }
            LogExport.Piece piece = log.piece(file, place.offset(), pieceBytes);
            LogPlace end = LogPlace.at(file, piece.end());
            if (end == null) {
                throw new IOException(file + " became shorter while it was read: look at what else writes to it");
            }
            position.moveTo(end, piece.unreadable(), connection);
            connection.commit();
            sum = sum.plus(piece.counts());
            more = piece.end() > place.offset();
            if (!more) {
                sum = sum.plus(new ExportResult(0, 0, 0, 0, 0, position.unreadable() + piece.unreadable(),
                        log.name().equals(LogFiles.REGISTRY) ? piece.end() : 0));
            }
        }
        return sum;
    }

    /** Writes the whole list if it has changed; returns how many rows were written. */
    private long export(List<Integration> integrations) throws SQLException, IOException {
        TableBatch rows = ExportedIntegrations.rows(integrations);
        LogPlace end = LogPlace.after(rows.text(ExportTables.INTEGRATIONS));
        Statements statements = new Statements(connection);
        statements.run(ExportSchema.searchPath(schema));
        Position position = Position.locked(LogFiles.INTEGRATIONS, statements, connection);
        boolean changed = !position.place().equals(end);
        if (changed) {
            statements.run("DELETE FROM " + ExportTable.quoted(ExportTables.INTEGRATIONS.name()));
            statements.copy(rows);
            position.moveTo(end, 0, connection);
        }
        connection.commit();
        return changed ? rows.rows() : 0;
    }

    @Override
    public void close() throws ServerException {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new ServerException(e);
        }
    }
}
