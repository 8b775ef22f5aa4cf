package taskmgmt.export.postgres;

import java.sql.SQLException;

/** The server could not be reached, or failed to do what it was asked; nothing of the open transaction is in the database. */
public final class ServerException extends Exception {
    private static final long serialVersionUID = 1;

    ServerException(SQLException cause) {
        super(message(cause), cause);
    }

    private static String message(SQLException cause) {
        String message = String.valueOf(cause.getMessage());
        int end = message.indexOf('\n');
        return end < 0 ? message : message.substring(0, end);
    }
}
