package taskmgmt.access;

import java.util.Arrays;
import java.util.Locale;

/** What a caller may do. The policy of the log directory may forbid more, never allow it. */
public enum Role {
    /** Reads everything but keys. */
    VIEWER,
    /** Reads, and reports on tasks, incidents and learning. */
    REPORTER,
    /** Does what a reporter does, and cancels, retries and pauses what is others', and runs workflows. */
    OPERATOR,
    /** Reads, and decides about updates that are held and steps that ask; does not report, so that nobody decides about what is theirs. */
    APPROVER,
    /** Does everything, and sees the keys. */
    ADMIN;

    /** Whether somebody with this role may do what takes that one. */
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

    /** @throws IllegalArgumentException if it is none */
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
