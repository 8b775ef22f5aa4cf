package taskmgmt.view.secret;

import taskmgmt.change.secret.Credentials;
import taskmgmt.view.FieldList;

/** Credentials in a list. */
public final class CredentialRows {
    public static final FieldList<Credentials.Listed> ROWS = FieldList.<Credentials.Listed>always()
            .exact("name", "NAME", Credentials.Listed::name).key()
            .number("version", "VERSION", Credentials.Listed::version)
            .exact("state", "STATE", row -> row.state().text())
            .age("updated_at", "SET", Credentials.Listed::updatedAt)
            .text("updated_by", "BY", Credentials.Listed::updatedBy);

    private CredentialRows() {}
}
