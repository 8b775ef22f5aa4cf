package taskmgmt.access;

import java.util.Arrays;
import java.util.Locale;

/** What a caller may do. The policy of the log directory may forbid further actions, but never allow any. */
public enum Role {
    /** Reads everything but keys. */
    VIEWER,
    /** Reads, and reports on tasks, incidents and learning. */
    REPORTER,
    /** Does what a reporter does; also cancels, retries and pauses other people's tasks, and runs workflows. */
    OPERATOR,
    /**
     * Reads, and decides about updates pending approval and steps that ask for approval; does not report, so that nobody approves
     * their own work.
     */
    APPROVER,
    /** Does everything, and sees the keys. */
    ADMIN;

    /** Whether somebody with this role may do what requires the other one. */
    public boolean covers(Role needed) {
        return switch (this) {
            case VIEWER -> needed == VIEWER;
            case REPORTER -> needed == VIEWER || needed == REPORTER;
            case OPERATOR -> needed == VIEWER || needed == REPORTER || needed == OPERATOR;
            case APPROVER -> needed == VIEWER || needed == APPROVER;
            case ADMIN -> true;
        };
    }

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException if it is not a role */
    public static Role parse(String text) {
        for (Role role : values()) {
            if (role.text().equals(text)) {
                return role;
            }
        }
        throw new IllegalArgumentException("no role '" + text + "'; it is one of "
                + String.join(", ", Arrays.stream(values()).map(Role::text).toList()));
    }
}
